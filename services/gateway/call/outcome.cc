#include "services/gateway/call/outcome.h"

#include <vector>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/rpc/errors.h"

namespace pepiniere::gateway {

grpc::Status Refusal(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  absl::Status said = status;
  google::rpc::ErrorInfo info;
  if (!rpc::GetDetail(status, info)) {
    const absl::string_view words = status.message();
    said = rpc::Failure(status.code(), absl::StatusCodeToString(status.code()), {words.data(), words.size()});
  }
  google::rpc::Status wire;
  wire.set_code(said.raw_code());
  wire.set_message(std::string(said.message()));
  said.ForEachPayload([&wire](absl::string_view type, const absl::Cord& value) {
    auto* detail = wire.add_details();
    detail->set_type_url(std::string(type));
    detail->set_value(std::string(value));
  });
  return {static_cast<grpc::StatusCode>(said.raw_code()), wire.message(), wire.SerializeAsString()};
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
