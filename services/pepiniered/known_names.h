// Whether there is what a page of the web client is about, as anybody sees it.
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/status.h"
#include "grpcpp/channel.h"

namespace pepiniere {

// OK, NOT_FOUND, or why that cannot be told for the moment. They block. The channel is of the service that keeps it.
absl::Status FindCommittee(const std::shared_ptr<grpc::Channel>& channel, std::string_view id);
absl::Status FindOrganisation(const std::shared_ptr<grpc::Channel>& channel, std::string_view id);
absl::Status FindProgramme(const std::shared_ptr<grpc::Channel>& channel, std::string_view id);

}  // namespace pepiniere
