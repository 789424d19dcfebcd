// What a request asks to follow: ?feed=portfolio.projects&feed=cohort.cohorts&resume=cohort.cohorts:TOKEN
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/gateway/changes/followed_feed.h"

namespace pepiniere::gateway::changes {

// More than there are: a page of the web client follows all of them, over one connection. Each is a stream of its
// service's for as long as that lasts, and waits for its reader.
inline constexpr std::size_t kMostFeeds = 96;

struct Asked {
  const FollowedFeed* feed;
  std::string token{};  // what follows it; empty: what happens from now on
};

// Each feed once, in the order in which they are asked for. INVALID_ARGUMENT for none, which says which services have
// some; for one that there is not, which says which its service has; for too many; and for a token of a feed that is
// not asked for.
absl::StatusOr<std::vector<Asked>> ReadQuestion(std::string_view query, const std::vector<FollowedFeed>& feeds);

}  // namespace pepiniere::gateway::changes
