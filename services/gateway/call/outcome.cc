#include "services/gateway/call/outcome.h"

#include <algorithm>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/aip/errors.h"
#include "services/rpc/grpc_status.h"

namespace pepiniere::gateway {

grpc::Status Refusal(const absl::Status& status) { return rpc::Pack(status); }

bool EndsSession(const grpc::Status& status) {
  google::rpc::Status wire;
  if (status.error_code() != grpc::StatusCode::UNAUTHENTICATED || !wire.ParseFromString(status.error_details())) {
    return false;
  }
  return std::ranges::any_of(wire.details(), [](const auto& any) {
    google::rpc::ErrorInfo info;
    return any.UnpackTo(&info) && info.reason() == "SIGN_IN_ERASED";
  });
}

absl::Status TooLarge(std::string_view message) {
  return aip::Failure(absl::StatusCode::kResourceExhausted, kTooLarge, message);
}

absl::Status Explain(const absl::Status& parsed) {
  if (!absl::IsResourceExhausted(parsed)) return parsed;
  return TooLarge({parsed.message().data(), parsed.message().size()});
}

std::string ToBytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Valid() || !buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

grpc::ByteBuffer ToBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

}  // namespace pepiniere::gateway
