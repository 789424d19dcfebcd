// The projects that search engines may see, or are asked to leave out.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/gateway/site/crawlers.h"

namespace pepiniere {

// As anybody sees them. Both block.
absl::StatusOr<std::vector<gateway::site::CrawledProject>> ListCrawledProjects(
    const std::shared_ptr<grpc::Channel>& channel);
absl::StatusOr<gateway::site::CrawledProject> FindCrawledProject(const std::shared_ptr<grpc::Channel>& channel,
                                                                 std::string_view id);

}  // namespace pepiniere
