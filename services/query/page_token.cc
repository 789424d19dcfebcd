// The binary form, before base64url, integers little-endian:
//
//   version       1 byte, 1
//   fingerprint   8
//   as_of         1 byte, 0 or 1; then 4 if 1
//   known_at      1 byte, 0 or 1; then 8 if 1
//   last          1 byte, how many; each a tag of 1 byte (the SqlValue alternative) and its value:
//                 NULL nothing, integer 8, double 8, text 4 for its length then its bytes, day 4
//   checksum      4, FNV-1a of all of the above: catches accidents, not intent
#include "services/query/page_token.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/query/utf8.h"

namespace pepiniere::query {
namespace {

using base::Absl;
using base::Concat;

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMaxBytes = 16 * 1024;
constexpr std::size_t kMaxValues = 16;

// FNV-1a; http://www.isthe.com/chongo/tech/comp/fnv.
constexpr std::uint64_t kFnvOffset = 14695981039346656037u;
constexpr std::uint64_t kFnvPrime = 1099511628211u;

std::uint64_t Fnv(std::string_view bytes, std::uint64_t hash = kFnvOffset) {
  for (const char c : bytes) hash = (hash ^ static_cast<std::uint8_t>(c)) * kFnvPrime;
  return hash;
}

std::uint32_t Checksum(std::string_view bytes) {
  const std::uint64_t hash = Fnv(bytes);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

class Writer {
 public:
  template <typename Int>
  void Put(Int value) {
    const auto bits = static_cast<std::make_unsigned_t<Int>>(value);
    for (std::size_t i = 0; i < sizeof(Int); ++i) bytes_ += static_cast<char>(bits >> (8 * i));
  }
  void Put(base::Date day) { Put(day.days()); }
  void Put(double value) { Put(std::bit_cast<std::uint64_t>(value)); }
  void Put(std::nullptr_t) {}
  void Put(const std::string& text) {
    Put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void Put(const SqlValue& value) {
    Put(static_cast<std::uint8_t>(value.index()));
    std::visit([this](const auto& v) { Put(v); }, value);
  }
  template <typename T>
  void Put(const std::optional<T>& value) {
    Put(static_cast<std::uint8_t>(value.has_value()));
    if (value) Put(*value);
  }
  std::string Finish() {
    Put(Checksum(bytes_));
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

// Every Get is false once the bytes do not fit.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool AtEnd() const { return bytes_.empty(); }

  template <typename Int>
  bool Get(Int& value) {
    if (bytes_.size() < sizeof(Int)) return false;
    std::make_unsigned_t<Int> bits = 0;
    for (std::size_t i = 0; i < sizeof(Int); ++i) {
      bits |= static_cast<std::make_unsigned_t<Int>>(
          static_cast<std::make_unsigned_t<Int>>(static_cast<std::uint8_t>(bytes_[i])) << (8 * i));
    }
    value = static_cast<Int>(bits);
    bytes_.remove_prefix(sizeof(Int));
    return true;
  }
  bool Get(base::Date& day) {
    std::int32_t days = 0;
    if (!Get(days)) return false;
    day = base::Date::FromDays(days);
    return base::Date::Min() <= day && day <= base::Date::Max();
  }
  bool Get(double& value) {
    std::uint64_t bits = 0;
    if (!Get(bits)) return false;
    value = std::bit_cast<double>(bits);
    return true;
  }
  bool Get(std::nullptr_t&) { return true; }
  bool Get(std::string& text) {
    std::uint32_t size = 0;
    if (!Get(size) || size > bytes_.size()) return false;
    text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return !FirstInvalidUtf8(text);
  }
  bool Get(SqlValue& value) {
    std::uint8_t tag = 0;
    return Get(tag) && GetAlternative(tag, value, std::make_index_sequence<std::variant_size_v<SqlValue>>());
  }
  template <typename T>
  bool Get(std::optional<T>& value) {
    std::uint8_t present = 0;
    if (!Get(present) || present > 1) return false;
    return present == 0 || Get(value.emplace());
  }
  bool Get(std::vector<SqlValue>& values) {
    std::uint8_t count = 0;
    if (!Get(count) || count > kMaxValues) return false;
    values.resize(count);
    for (SqlValue& value : values) {
      if (!Get(value)) return false;
    }
    return true;
  }

 private:
  template <std::size_t... kTags>
  bool GetAlternative(std::size_t tag, SqlValue& value, std::index_sequence<kTags...>) {
    return ((tag == kTags && Get(value.emplace<kTags>())) || ...);
  }

  std::string_view bytes_;
};

// None unless it is exactly what EncodePageToken writes.
std::optional<PageToken> Parse(std::string_view text) {
  std::string bytes;
  if (text.size() > kMaxBytes || !absl::WebSafeBase64Unescape(Absl(text), &bytes)) return std::nullopt;
  constexpr std::size_t kChecksumBytes = sizeof(std::uint32_t);
  if (bytes.size() < kChecksumBytes) return std::nullopt;
  const std::string_view content = std::string_view(bytes).substr(0, bytes.size() - kChecksumBytes);
  std::uint32_t checksum = 0;
  Reader(std::string_view(bytes).substr(content.size())).Get(checksum);
  if (checksum != Checksum(content)) return std::nullopt;

  Reader reader(content);
  std::uint8_t version = 0;
  PageToken token;
  const bool whole = reader.Get(version) && version == kVersion && reader.Get(token.fingerprint) &&
                     reader.Get(token.as_of) && reader.Get(token.known_at) && reader.Get(token.last);
  return whole && reader.AtEnd() ? std::optional(std::move(token)) : std::nullopt;
}

}  // namespace

std::uint64_t ArgumentsFingerprint(std::initializer_list<std::string_view> arguments) {
  std::uint64_t hash = kFnvOffset;
  for (const std::string_view argument : arguments) {
    // Its length first, so that ("ab", "c") is not ("a", "bc").
    hash = Fnv(argument, Fnv(Concat(argument.size(), ":"), hash));
  }
  return hash;
}

std::string EncodePageToken(const PageToken& token) {
  Writer writer;
  writer.Put(kVersion);
  writer.Put(token.fingerprint);
  writer.Put(token.as_of);
  writer.Put(token.known_at);
  writer.Put(static_cast<std::uint8_t>(token.last.size()));
  for (const SqlValue& value : token.last) writer.Put(value);
  return absl::WebSafeBase64Escape(writer.Finish());
}

absl::StatusOr<PageToken> DecodePageToken(std::string_view text, std::uint64_t fingerprint, const OrderBy& order) {
  std::optional<PageToken> token = Parse(text);
  if (!token || token->fingerprint != fingerprint || !order.Accepts(token->last).ok()) {
    return absl::InvalidArgumentError(
        "page_token does not come from this list with these arguments; start again without it");
  }
  return *std::move(token);
}

absl::StatusOr<std::int32_t> PageSize(std::int32_t requested, const PageSizes& sizes) {
  if (requested < 0) {
    return absl::InvalidArgumentError(
        Concat("page_size is ", requested, "; give 0 (the service chooses ", sizes.preset, ") to ", sizes.max));
  }
  return requested == 0 ? sizes.preset : std::min(requested, sizes.max);
}

}  // namespace pepiniere::query
