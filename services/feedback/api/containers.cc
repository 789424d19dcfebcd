#include "services/feedback/api/containers.h"

#include <optional>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/campaign.h"
#include "services/feedback/domain/constraint.h"
#include "services/feedback/domain/invitation.h"
#include "services/feedback/domain/network.h"
#include "services/feedback/domain/questionnaire.h"
#include "services/feedback/domain/receipt.h"
#include "services/feedback/domain/retrospective.h"
#include "services/feedback/domain/space.h"
#include "services/feedback/store/answer_store.h"
#include "services/feedback/store/vote_store.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::feedback::api {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kPersons = "persons/";

// What is stored and cannot be read is contained in nothing: administrators alone reach it.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindReadable(const Context& context, const rpc::CallScope& call,
                                                            const std::string& id) {
  auto found = record::Find<T>(context.db, call.deadline(), id);
  if (absl::IsDataLoss(found.status())) return std::optional<base::Stored<T>>();
  return found;
}

// The programme of a T at the top, and itself.
template <typename T>
absl::StatusOr<Names> WithProgramme(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto found, FindReadable<T>(context, call, id));
  if (!found) return Names();
  return Names{record::NameOf(T::kPattern, id), found->value.programme};
}

// Whose a T is, where it is the caller's.
template <typename T>
absl::StatusOr<Names> OwnOf(const Context& context, const rpc::CallScope& call, std::string_view resource,
                            std::string T::*owner) {
  if (!resource::PatternOf<T>().Matches(resource)) return Names();
  PEP_ASSIGN(const auto found, FindReadable<T>(context, call, record::IdIn(T::kPattern, resource)));
  if (!found || !IsCaller(call, found->value.*owner)) return Names();
  return Names{call.principal().person};
}

void Append(const Names& more, Names& names) { names.insert(names.end(), more.begin(), more.end()); }

// Of what is below a campaign too: coaches of its programme, and those whom it asks.
absl::StatusOr<Names> OverCampaign(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(Names names, WithProgramme<Campaign>(context, call, id));
  PEP_ASSIGN(const bool asked, context.db.Read(call.deadline(), [&](db::Session& session) {
    return store::IsAsked(session, id, call.principal().person);
  }));
  if (asked) names.push_back(call.principal().person);
  return names;
}

// Of a network and what is below it: its coaches; whoever is signed in, to join; and whose a member is.
absl::StatusOr<Names> OverNetwork(const Context& context, const rpc::CallScope& call, const std::string& id,
                                  std::string_view resource) {
  PEP_ASSIGN(Names names, WithProgramme<Network>(context, call, id));
  if (resource::PatternOf<Member>().Matches(resource)) {
    PEP_ASSIGN(const Names own, OwnOf<Member>(context, call, resource, &Member::person));
    Append(own, names);
  } else if (!call.principal().person.empty()) {
    names.push_back(call.principal().person);
  }
  return names;
}

absl::StatusOr<Names> OverPanel(const Context& context, const rpc::CallScope& call, const std::string& id,
                                std::string_view resource) {
  Names names = {record::NameOf(Panel::kPattern, id)};
  if (resource::PatternOf<Panelist>().Matches(resource)) {
    PEP_ASSIGN(const Names own, OwnOf<Panelist>(context, call, resource, &Panelist::person));
    Append(own, names);
  } else if (resource::PatternOf<Invitation>().Matches(resource)) {
    PEP_ASSIGN(const Names own, OwnOf<Invitation>(context, call, resource, &Invitation::person));
    Append(own, names);
  } else if (!call.principal().person.empty()) {
    names.push_back(call.principal().person);
  }
  return names;
}

// What stands for several ("networks/-", "panels/-/studies/-") reaches what lists filter by themselves.
bool IsOfAll(std::string_view resource) {
  const std::size_t slash = resource.find('/');
  return slash != resource.npos && resource.substr(slash + 1, 1) == "-" &&
         (resource.size() == slash + 2 || resource[slash + 2] == '/');
}

Names HeldOn(const rpc::CallScope& call) {
  Names names;
  for (const identity::Binding& held : call.principal().bindings) {
    if (!held.resource.empty()) names.push_back(held.resource);
  }
  if (!call.principal().person.empty()) names.push_back(call.principal().person);
  return names;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource) {
  if (IsOfAll(resource)) return HeldOn(call);
  const std::size_t slash = resource.find('/');
  if (slash == resource.npos) return Names();
  const std::string_view collection = resource.substr(0, slash), rest = resource.substr(slash + 1);
  const std::string id(rest.substr(0, rest.find('/')));
  if (collection == Campaign::kCollection) return OverCampaign(context, call, id);
  if (collection == Network::kCollection) return OverNetwork(context, call, id, resource);
  if (collection == Questionnaire::kCollection) return WithProgramme<Questionnaire>(context, call, id);
  if (collection == Panel::kCollection) return OverPanel(context, call, id, resource);
  if (collection == Constraint::kCollection) return OwnOf<Constraint>(context, call, resource, &Constraint::reporter);
  if (collection == Retrospective::kCollection) {
    return OwnOf<Retrospective>(context, call, resource, &Retrospective::author);
  }
  if (collection == Receipt::kCollection) return OwnOf<Receipt>(context, call, resource, &Receipt::person);
  if (collection == Space::kCollection) {
    Names names = {record::NameOf(Space::kPattern, id)};
    if (!call.principal().person.empty()) names.push_back(call.principal().person);
    return names;
  }
  // What another service keeps (a programme, a person) is reached by what is held on it itself.
  return Names{std::string(resource)};
}

absl::StatusOr<std::vector<identity::Binding>> ModeratorRolesOf(const Context& context, const rpc::CallScope& call) {
  std::vector<identity::Binding> roles;
  const std::string& person = call.principal().person;
  if (!person.starts_with(kPersons)) return roles;
  PEP_ASSIGN(const auto spaces, context.db.Read(call.deadline(), [&](db::Session& session) {
    return store::SpacesModeratedBy(session, person);
  }));
  for (const std::string& space : spaces) {
    roles.push_back({rpc::v1::ROLE_MODERATOR, record::NameOf(Space::kPattern, space)});
  }
  return roles;
}

}  // namespace pepiniere::feedback::api
