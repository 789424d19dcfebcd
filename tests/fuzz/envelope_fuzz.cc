// Whatever a client sends for a stream's body, as it is and in base64, cut into pieces anywhere.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/gateway/call/base64.h"
#include "services/gateway/call/envelope.h"
#include "tests/fuzz/require.h"

namespace pepiniere::gateway {
namespace {

using fuzz::Require;

constexpr std::size_t kMost = 1000;

struct Heard {
  std::vector<Envelope> envelopes;
  bool refused = false;
  bool complete = false;
};

// What a parser makes of `content` that comes in pieces of that size.
Heard Hear(std::string_view content, std::size_t piece) {
  EnvelopeParser parser(kMost);
  Heard heard;
  while (!content.empty() && !heard.refused) {
    parser.Push(content.substr(0, piece));
    content.remove_prefix(std::min(piece, content.size()));
    for (;;) {
      absl::StatusOr<std::optional<Envelope>> next = parser.Next();
      heard.refused = !next.ok();
      if (heard.refused || !*next) break;
      Require((*next)->payload.size() <= kMost, "no message is larger than may be");
      heard.envelopes.push_back(**std::move(next));
    }
  }
  heard.complete = parser.complete();
  return heard;
}

bool Same(const Heard& a, const Heard& b) {
  return a.refused == b.refused && a.complete == b.complete &&
         std::ranges::equal(a.envelopes, b.envelopes, [](const Envelope& x, const Envelope& y) {
           return x.flags == y.flags && x.payload == y.payload;
         });
}

void CheckEnvelopes(std::string_view content) {
  const Heard whole = Hear(content, content.size());
  for (const std::size_t piece : {1, 3, 64}) Require(Same(whole, Hear(content, piece)), "pieces do not matter");
  std::string written;
  for (const Envelope& envelope : whole.envelopes) written += MakeEnvelope(envelope.flags, envelope.payload);
  Require(content.starts_with(written), "what was heard is what was said");
  if (whole.complete) Require(written == content, "all of it");
}

std::optional<std::string> Decode(std::string_view text, std::size_t piece, bool& complete) {
  Base64Stream stream;
  std::string bytes;
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) {
    const auto part = stream.Push(text.substr(0, piece));
    if (!part) return std::nullopt;
    bytes += *part;
  }
  complete = stream.complete();
  return bytes;
}

void CheckText(std::string_view content) {
  bool complete = false;
  (void)Decode(content, 5, complete);
  const std::string half(content.substr(0, content.size() / 2)), rest(content.substr(content.size() / 2));
  for (const std::size_t piece : {1, 3, 64}) {
    Require(Decode(Base64(half) + Base64(rest), piece, complete) == content && complete, "padding may be anywhere");
  }
}

}  // namespace
}  // namespace pepiniere::gateway

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  pepiniere::gateway::CheckEnvelopes(content);
  pepiniere::gateway::CheckText(content);
  return 0;
}
