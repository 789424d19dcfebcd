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

// "portfolio.projects, .lines, cohort.calls": all of them fit into an error.
std::string NamesOf(const std::vector<FollowedFeed>& feeds) {
  std::string names, before;
  for (const FollowedFeed& feed : feeds) {
    const std::string& name = feed.name();
    const std::size_t dot = name.find('.');
    if (!names.empty()) names += ", ";
    names += name.substr(0, dot) == before ? name.substr(dot) : name;
    before = name.substr(0, dot);
  }
  return names;
}

absl::Status NotThese(std::string_view why, const std::vector<FollowedFeed>& feeds) {
  return aip::Invalid("feed", Concat(why, "; there are ", NamesOf(feeds)));
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
    if (known == feeds.end()) return NotThese(Concat("there is no feed ", PercentEncode(name)), feeds);
    asked.push_back({&*known});
  }
  if (asked.empty()) return NotThese("say what to follow: feed=NAME, and again for another", feeds);
  if (asked.size() > kMostFeeds) return NotThese(Concat("ask for ", kMostFeeds, " feeds at most"), feeds);
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
