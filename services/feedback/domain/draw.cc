#include "services/feedback/domain/draw.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/feedback/domain/digest.h"

namespace pepiniere::feedback {

std::vector<std::string> DrawOrder(std::vector<std::string> members, std::string_view seed, std::string_view study) {
  std::vector<std::pair<std::string, std::string>> tickets;
  tickets.reserve(members.size());
  for (std::string& member : members) {
    std::string ticket = Sha256Hex(base::Concat(seed, "|", study, "|", member));
    tickets.emplace_back(std::move(ticket), std::move(member));
  }
  std::ranges::sort(tickets);
  for (std::size_t i = 0; i < tickets.size(); ++i) members[i] = std::move(tickets[i].second);
  return members;
}

std::vector<std::string> Drawn(const Stratum& stratum, std::string_view seed, std::string_view study,
                               const std::set<std::string>& refused) {
  std::vector<std::string> drawn;
  for (std::string& member : DrawOrder(stratum.members, seed, study)) {
    if (static_cast<std::int64_t>(drawn.size()) == stratum.wanted) break;
    if (!refused.contains(member)) drawn.push_back(std::move(member));
  }
  return drawn;
}

std::string ListHash(const std::map<std::string, Stratum>& strata) {
  std::vector<std::string> names;
  for (const auto& [_, stratum] : strata) names.insert(names.end(), stratum.members.begin(), stratum.members.end());
  std::ranges::sort(names);
  std::string list;
  for (const std::string& name : names) list += name + "\n";
  return Sha256Hex(list);
}

std::string JoinedSeed(std::string_view first, std::string_view second) { return base::Concat(first, ":", second); }

bool IsSecretOf(std::string_view secret, std::string_view hash) { return Sha256Hex(secret) == hash; }

}  // namespace pepiniere::feedback
