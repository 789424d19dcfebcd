#include "services/portfolio/api/service.h"

#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/portfolio/store/schema_version.h"

namespace pepiniere::portfolio::api {
namespace {

// The organisation and those above it, as names; nothing for no organisation.
void AddAbove(const OrganisationTree& tree, const std::string& organisation, std::vector<std::string>& names) {
  if (organisation.empty()) return;
  for (const std::string& id : tree.SelfAndAncestors(organisation)) names.push_back(kOrganisation.Format({id}));
}

}  // namespace

PortfolioService::PortfolioService(const api::Context& context)
    : context_(context),
      organisations_(context_),
      incubators_(context_),
      teams_(context_),
      projects_(context_),
      phases_(context_),
      events_(context_),
      portfolio_(context_),
      imports_(context_) {}

absl::StatusOr<std::vector<std::string>> PortfolioService::Containing(rpc::CallScope& call, std::string_view resource) {
  const std::string id = IdOf(resource).substr(0, IdOf(resource).find('/'));
  if (resource.starts_with("projects/")) return store::ContainersOf(context_.db, call.deadline(), id);
  std::vector<std::string> names;
  std::string incubator, owner;
  if (kTeam.Matches(resource)) {
    PEP_ASSIGN(const auto team, store::Find<Team>(context_.db, call.deadline(), id));
    if (team) incubator = team->value.incubator;
  } else if (kIncubator.Matches(resource)) {
    incubator = id;
  } else if (kOrganisation.Matches(resource)) {
    owner = id;
  }
  if (!incubator.empty()) {
    PEP_ASSIGN(const auto found, store::Find<Incubator>(context_.db, call.deadline(), incubator));
    if (!found) return names;
    names.push_back(kIncubator.Format({incubator}));
    owner = found->value.owner;
  }
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(context_.db, call.deadline()));
  AddAbove(tree, owner, names);
  return names;
}

absl::Status PortfolioService::Ready() {
  PEP_TRY(store::CheckSchemaVersion(context_.db, context_.clock.Now() + absl::Seconds(2)));
  if (!context_.census.loaded()) return absl::UnavailableError("the portfolio is still being loaded");
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
