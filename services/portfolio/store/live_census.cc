#include "services/portfolio/store/live_census.h"

#include <set>
#include <utility>

#include "services/portfolio/store/census_facts.h"

namespace pepiniere::portfolio::store {

absl::Status LiveCensus::ReadAll(db::Session& session) {
  fresh_ = Census();
  return ReadAllFacts(session, [&](const ProjectFacts& facts) { fresh_.Put(facts); });
}

void LiveCensus::TakeAll() { copy_ = std::exchange(fresh_, Census()); }

absl::Status LiveCensus::ReadChanged(db::Session& session, const std::vector<std::string>& changed) {
  std::vector<std::string> ids;
  for (const std::string& name : changed) ids.push_back(name.substr(name.find('/') + 1));
  changed_.clear();
  std::set<std::string> found;
  PEP_TRY(ReadFactsOf(session, ids, [&](ProjectFacts facts) {
    found.insert(facts.id);
    changed_.push_back(std::move(facts));
  }));
  // Of a project that is called otherwise by now nothing is found under its old name, and nothing counts.
  for (const std::string& id : ids) {
    if (!found.contains(id)) changed_.emplace_back().id = id;
  }
  return absl::OkStatus();
}

void LiveCensus::TakeChanged() {
  for (const ProjectFacts& facts : changed_) copy_.Put(facts);
  changed_.clear();
}

}  // namespace pepiniere::portfolio::store
