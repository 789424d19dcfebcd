// Messages one after the other, as Connect's streams and gRPC-Web frame them: a byte of flags, the length in four
// bytes, the payload.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pepiniere::gateway {

inline constexpr std::uint8_t kCompressed = 0x01;
inline constexpr std::uint8_t kConnectEnd = 0x02;   // Connect: the payload is how the stream ended
inline constexpr std::uint8_t kWebTrailers = 0x80;  // gRPC-Web: the payload is the trailers

struct Envelope {
  std::uint8_t flags = 0;
  std::string payload{};
};

std::string MakeEnvelope(std::uint8_t flags, std::string_view payload);

// Takes bytes as they come, gives envelopes as they are whole. Holds no more than was pushed.
class EnvelopeParser {
 public:
  // `max_bytes`: of a payload.
  explicit EnvelopeParser(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  void Push(std::string_view bytes);
  // The next one, or nothing until more is pushed. RESOURCE_EXHAUSTED for one that is too large, as soon as it says so;
  // nothing can follow then.
  absl::StatusOr<std::optional<Envelope>> Next();
  // Whether what was pushed ends with an envelope.
  bool complete() const { return at_ == bytes_.size(); }

 private:
  const std::size_t max_bytes_;
  std::string bytes_;
  std::size_t at_ = 0;  // where the next envelope begins
};

}  // namespace pepiniere::gateway
