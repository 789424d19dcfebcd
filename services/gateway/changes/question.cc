#include "services/gateway/changes/question.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway::changes {
namespace {

using base::Concat;

std::string_view ServiceOf(std::string_view feed) { return feed.substr(0, feed.find('.')); }

// "portfolio.projects, .committees, .lines": those of a service, which fit into an error; of all services they would
// not.
std::string NamesOf(std::string_view service, const std::vector<FollowedFeed>& feeds) {
  std::string names;
  for (const FollowedFeed& feed : feeds) {
    if (feed.service() != service) continue;
    names += names.empty() ? feed.name() : Concat(", ", feed.name().substr(service.size()));
  }
  return names;
}

// "those of portfolio, cohort".
std::string ServicesOf(const std::vector<FollowedFeed>& feeds) {
  std::string names;
  std::string_view before;
  for (const FollowedFeed& feed : feeds) {
    if (feed.service() != before) names += Concat(names.empty() ? "those of " : ", ", feed.service());
    before = feed.service();
  }
  return names;
}

// `feed`: what was asked for; those of its service are told, or which services have some.
absl::Status NotThese(std::string_view why, std::string_view feed, const std::vector<FollowedFeed>& feeds) {
  const std::string names = NamesOf(ServiceOf(feed), feeds);
  return aip::Invalid("feed", Concat(why, "; there are ", names.empty() ? ServicesOf(feeds) : names));
}

}  // namespace

absl::StatusOr<std::vector<Asked>> ReadQuestion(std::string_view query, const std::vector<FollowedFeed>& feeds) {
  std::vector<Asked> asked;
  const auto find = [&](std::string_view name) {
    return std::ranges::find(asked, name, [](const Asked& one) -> std::string_view { return one.feed->name(); });
  };
  for (const std::string& name : QueryParameters(query, "feed")) {
    if (find(name) != asked.end()) continue;
    const auto known = std::ranges::find(feeds, name, &FollowedFeed::name);
    if (known == feeds.end()) return NotThese(Concat("there is no feed ", PercentEncode(name)), name, feeds);
    asked.push_back({&*known});
  }
  if (asked.empty()) return NotThese("say what to follow: feed=NAME, and again for another", "", feeds);
  if (asked.size() > kMostFeeds) return aip::Invalid("feed", Concat("ask for ", kMostFeeds, " feeds at most"));
  for (const std::string& resume : QueryParameters(query, "resume")) {
    const std::size_t colon = resume.find(':');
    if (colon == resume.npos) return aip::Invalid("resume", "say of which feed a token is: resume=FEED:TOKEN");
    const auto its = find(std::string_view(resume).substr(0, colon));
    if (its == asked.end()) return aip::Invalid("resume", "this is a token of a feed that is not asked for");
    its->token = resume.substr(colon + 1);
  }
  return asked;
}

}  // namespace pepiniere::gateway::changes
