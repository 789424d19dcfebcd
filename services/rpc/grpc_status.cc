#include "services/rpc/grpc_status.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/aip/errors.h"
#include "services/aip/short_status.h"

namespace pepiniere::rpc {
namespace {

// What callers read instead of the words of such an error, which may name tables or hosts.
constexpr std::array<std::pair<absl::StatusCode, const char*>, 6> kDiscreet{{
    {absl::StatusCode::kInternal, "internal error"},
    {absl::StatusCode::kUnknown, "internal error"},
    {absl::StatusCode::kDataLoss, "internal error"},
    {absl::StatusCode::kUnavailable, "the service is not available for the moment"},
    {absl::StatusCode::kAborted, "the call ran into a concurrent change; try again"},
    {absl::StatusCode::kAlreadyExists, "a resource like this one exists already"},
}};

const char* DiscreetMessage(absl::StatusCode code) {
  const auto* found = std::ranges::find(kDiscreet, code, [](const auto& row) { return row.first; });
  return found == kDiscreet.end() ? nullptr : found->second;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status, std::string_view trace_id) {
  if (status.ok()) return grpc::Status::OK;
  absl::Status said = status;
  google::rpc::ErrorInfo info;
  if (!aip::GetDetail(status, info)) {
    // Not made by aip/errors.h: its code is for the caller, its words may not be.
    const char* discreet = DiscreetMessage(status.code());
    said = aip::Failure(status.code(), absl::StatusCodeToString(status.code()),
                        discreet ? std::string(discreet) : std::string(status.message()));
  }
  google::rpc::RequestInfo request;
  request.set_request_id(std::string(trace_id));
  aip::AddDetail(said, request);
  return Pack(said);
}

grpc::Status Pack(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  absl::Status said = status;
  google::rpc::ErrorInfo info;
  if (!aip::GetDetail(status, info)) {
    said = aip::Failure(status.code(), absl::StatusCodeToString(status.code()), std::string(status.message()));
  }
  said = aip::Shortened(said);
  google::rpc::Status wire;
  wire.set_code(said.raw_code());
  wire.set_message(std::string(said.message()));
  said.ForEachPayload([&wire](absl::string_view type, const absl::Cord& value) {
    if (!aip::IsDetail({type.data(), type.size()})) return;
    auto* detail = wire.add_details();
    detail->set_type_url(std::string(type));
    detail->set_value(std::string(value));
  });
  return {static_cast<grpc::StatusCode>(said.raw_code()), wire.message(), wire.SerializeAsString()};
}

}  // namespace pepiniere::rpc
