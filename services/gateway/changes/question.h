// What a request asks to follow: ?feed=portfolio.projects&feed=cohort.cohorts&resume=cohort.cohorts:TOKEN
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/gateway/changes/followed_feed.h"

namespace pepiniere::gateway::changes {

inline constexpr std::size_t kMostFeeds = 32;

struct Asked {
  const FollowedFeed* feed;
  std::string token{};  // what follows it; empty: what happens from now on
};

// Each feed once, in the order in which they are asked for. INVALID_ARGUMENT, saying which feeds there are, for none,
// for one that there is not, and for too many; and for a token of a feed that is not asked for.
absl::StatusOr<std::vector<Asked>> ReadQuestion(std::string_view query, const std::vector<FollowedFeed>& feeds);

}  // namespace pepiniere::gateway::changes
