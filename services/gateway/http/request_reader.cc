#include "services/gateway/http/request_reader.h"

#include <limits>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "boost/beast/core/buffer_traits.hpp"
#include "boost/beast/core/buffers_range.hpp"
#include "boost/beast/core/flat_buffer.hpp"
#include "boost/beast/http/parser.hpp"
#include "services/base/text.h"
#include "services/gateway/http/target.h"

namespace pepiniere::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t kPiece = 64 << 10;
constexpr std::size_t kHeadPiece = 4 << 10;
constexpr double kSlowest = 4096;  // bytes a second

// A body that is taken away while it comes: what was parsed and not taken yet.
struct Pieces {
  using value_type = std::string;
  class reader {  // the name that Beast looks for
   public:
    template <bool isRequest, class Fields>
    reader(http::header<isRequest, Fields>&, value_type& pieces) : pieces_(pieces) {}
    void init(const boost::optional<std::uint64_t>&, error_code& error) { error = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, error_code& error) {
      error = {};
      for (const asio::const_buffer part : beast::buffers_range(buffers)) {
        pieces_.append(static_cast<const char*>(part.data()), part.size());
      }
      return beast::buffer_bytes(buffers);
    }
    void finish(error_code& error) { error = {}; }

   private:
    value_type& pieces_;
  };
};

std::string_view View(beast::string_view text) { return {text.data(), text.size()}; }
std::string_view View(asio::const_buffer bytes) { return {static_cast<const char*>(bytes.data()), bytes.size()}; }

// A line that ends without a CR, which the parser would wait for.
bool HasBareLineFeed(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    if (at == 0 || text[at - 1] != '\r') return true;
  }
  return false;
}

}  // namespace

struct RequestReader::Parsing {
  beast::flat_buffer buffer;
  std::optional<http::request_parser<Pieces>> parser;
};

RequestReader::RequestReader(Transport& transport, const HttpOptions& options)
    : transport_(transport), options_(options), parsing_(std::make_unique<Parsing>()) {}
RequestReader::~RequestReader() = default;

asio::awaitable<bool> RequestReader::Fill(absl::Time deadline, std::size_t piece) {
  const asio::mutable_buffer room = parsing_->buffer.prepare(piece);
  const std::size_t n = co_await transport_.Read(room, deadline);
  parsing_->buffer.commit(n);
  co_return n > 0;
}

bool RequestReader::unfinished() const { return parsing_->parser && !parsing_->parser->is_done(); }

asio::awaitable<std::optional<RequestReader::Head>> RequestReader::ReadHead(std::function<void()> began) {
  auto& buffer = parsing_->buffer;
  auto& parser = parsing_->parser.emplace();
  received_ = 0;
  parser.header_limit(static_cast<std::uint32_t>(options_.max_header_bytes));
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());
  // Empty lines between requests are tolerated.
  for (;;) {
    const std::string_view there = View(buffer.data());
    const std::size_t begin = there.find_first_not_of("\r\n");
    if (begin != there.npos) {
      buffer.consume(begin);
      break;
    }
    buffer.consume(buffer.size());
    buffer.shrink_to_fit();  // who waits for long holds little
    const bool more = co_await Fill(absl::Now() + options_.idle_timeout, kHeadPiece);
    if (!more) co_return std::nullopt;
  }
  began();
  const absl::Time deadline = absl::Now() + options_.header_timeout;
  bool line = false;  // whether the request line is whole
  while (!parser.is_header_done()) {
    error_code error;
    line = line || View(buffer.data()).find('\n') != std::string_view::npos;
    buffer.consume(parser.put(buffer.data(), error));
    if (error == http::error::need_more) {
      if (!co_await Fill(deadline, kHeadPiece)) co_return std::nullopt;
    } else if (error == http::error::header_limit) {
      co_return Head{.refusal = line ? 431 : 414, .why = line ? "the headers are too long" : "the address is too long"};
    } else if (error) {
      co_return Head{.refusal = 400, .why = "this is no HTTP/1.1 request: " + error.message()};
    }
  }
  body_began_ = absl::Now();
  co_return Judge();
}

RequestReader::Head RequestReader::Judge() {
  const auto& parser = *parsing_->parser;
  const auto& message = parser.get();
  Head head{.http11 = message.version() >= 11, .keep_alive = parser.keep_alive()};
  head.request.method = View(message.method_string());
  for (const auto& field : message) {
    head.request.headers.Add(std::string(View(field.name_string())), std::string(View(field.value())));
  }
  if (!parser.chunked()) {
    const auto length = parser.content_length();
    head.length = length ? *length : 0;
  }
  head.expects_continue =
      head.http11 && absl::EqualsIgnoreCase(base::Absl(head.request.headers.Get("expect")), "100-continue");
  auto target = ParseTarget(View(message.target()));
  const std::string_view coding = View(message[http::field::transfer_encoding]);
  const bool coded = message.count(http::field::transfer_encoding) > 0;
  // Where a proxy and we could take different bytes for the body, the next request could be a stranger's (RFC 9112,
  // section 6): chunks are the one coding here, by itself, and not in HTTP/1.0.
  if (coded && (!head.http11 || !absl::EqualsIgnoreCase(base::Absl(coding), "chunked") ||
                message.count(http::field::transfer_encoding) > 1)) {
    head.refusal = head.http11 && parser.chunked() ? 501 : 400;
    head.why = "a body comes in chunks, or with its length";
  } else if (!target) {
    head.refusal = 400;
    head.why = "the request's target is no path";
  } else if (head.http11 && message.count(http::field::host) != 1) {
    head.refusal = 400;
    head.why = "a request names its host, once";
  } else {
    head.request.path = std::move(target->path);
    head.request.query = std::move(target->query);
  }
  return head;
}

asio::awaitable<std::optional<std::string>> RequestReader::ReadPiece() {
  auto& buffer = parsing_->buffer;
  auto& parser = *parsing_->parser;
  std::string& body = parser.get().body();
  for (;;) {
    if (parser.is_done() || body.size() >= kPiece) break;
    bool hungry = buffer.size() == 0;
    if (!hungry) {
      error_code error;
      buffer.consume(parser.put(buffer.data(), error));
      hungry = error == http::error::need_more;
      // What is left is neither body nor whole: the line before a chunk, or the trailers.
      malformed_ =
          error && (!hungry || buffer.size() > options_.max_header_bytes || HasBareLineFeed(View(buffer.data())));
      if (malformed_) co_return std::nullopt;
    }
    if (!hungry) continue;
    if (!body.empty()) break;
    const absl::Time deadline =
        body_began_ + options_.body_timeout + absl::Seconds(static_cast<double>(received_) / kSlowest);
    if (!co_await Fill(deadline, kPiece)) co_return std::nullopt;
  }
  received_ += body.size();
  co_return std::exchange(body, {});
}

asio::awaitable<std::optional<std::string>> RequestReader::ReadBody(std::size_t most) {
  std::string whole;
  for (;;) {
    std::optional<std::string> piece = co_await ReadPiece();
    if (!piece) co_return std::nullopt;
    if (piece->empty()) co_return whole;
    if (whole.size() + piece->size() > most) co_return std::nullopt;
    if (whole.empty()) {
      whole = *std::move(piece);
    } else {
      whole += *piece;
    }
  }
}

}  // namespace pepiniere::gateway
