#include "services/rpc/trace_id.h"

#include <algorithm>
#include <cstdint>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"

namespace pepiniere::rpc {
namespace {

constexpr std::size_t kTraceIdAt = 3;  // after "00-"
constexpr std::size_t kTraceIdSize = 32;
constexpr std::size_t kTraceparentSize = 55;

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

// 16 hex digits: unique, not secret.
std::string SpanId() {
  thread_local absl::InsecureBitGen random;
  return absl::StrCat(absl::Hex(random() | 1, absl::kZeroPad16));
}

}  // namespace

std::string TraceId(std::string_view traceparent) {
  if (traceparent.size() >= kTraceparentSize && traceparent[2] == '-' && traceparent[35] == '-') {
    const std::string_view id = traceparent.substr(kTraceIdAt, kTraceIdSize);
    if (std::ranges::all_of(id, IsHex) && id.find_first_not_of('0') != std::string_view::npos) return std::string(id);
  }
  return SpanId() + SpanId();
}

std::string Traceparent(std::string_view trace_id) {
  return absl::StrCat("00-", std::string(trace_id), "-", SpanId(), "-01");
}

}  // namespace pepiniere::rpc
