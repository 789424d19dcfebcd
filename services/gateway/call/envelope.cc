#include "services/gateway/call/envelope.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kPrefix = 5;

}  // namespace

std::string MakeEnvelope(std::uint8_t flags, std::string_view payload) {
  std::string envelope;
  envelope.reserve(kPrefix + payload.size());
  envelope += static_cast<char>(flags);
  for (const int shift : {24, 16, 8, 0}) envelope += static_cast<char>(payload.size() >> shift & 0xff);
  return envelope.append(payload);
}

void EnvelopeParser::Push(std::string_view bytes) {
  if (complete()) {
    bytes_.assign(bytes);
    at_ = 0;
  } else {
    bytes_.append(bytes);
  }
}

absl::StatusOr<std::optional<Envelope>> EnvelopeParser::Next() {
  const std::string_view rest = std::string_view(bytes_).substr(at_);
  if (rest.size() < kPrefix) return std::nullopt;
  std::size_t size = 0;
  for (const char byte : rest.substr(1, 4)) size = size << 8 | static_cast<unsigned char>(byte);
  if (size > max_bytes_) {
    return absl::ResourceExhaustedError(
        absl::StrCat("a message of ", size, " bytes is too large: ", max_bytes_, " at most"));
  }
  if (rest.size() - kPrefix < size) {
    bytes_.erase(0, std::exchange(at_, 0));
    return std::nullopt;
  }
  at_ += kPrefix + size;
  return Envelope{static_cast<std::uint8_t>(rest[0]), std::string(rest.substr(kPrefix, size))};
}

}  // namespace pepiniere::gateway
