#include "services/cohort/api/challenges.h"

#include <algorithm>
#include <set>
#include <span>

#include "services/aip/names.h"
#include "services/aip/redaction.h"
#include "services/aip/values.h"
#include "services/cohort/api/answered.h"
#include "services/cohort/api/cohort_moves.h"
#include "services/cohort/domain/challenge_project.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/assignment_store.h"
#include "services/cohort/store/seat_store.h"
#include "services/resource/references.h"

namespace pepiniere::cohort::api {
namespace {

constexpr std::string_view kOrganisations = "organisations";
constexpr std::size_t kHosts = 2;  // what is said of the hosts comes first in kAnswered

std::vector<std::string> NamesOf(const std::vector<std::string>& programmes) {
  std::vector<std::string> names;
  for (const std::string& programme : programmes) names.push_back(record::NameOf(Programme::kPattern, programme));
  return names;
}

bool IsIn(std::string_view name, std::string_view collection) {
  return name.starts_with(collection) && name.substr(collection.size()).starts_with('/');
}

// What the caller reads of what is concealed: of an organisation, what it and those below it host.
absl::StatusOr<store::Reach> ReachOf(const Context& context, const rpc::CallScope& call) {
  store::Reach reach{.everything = resource::SeesEverything(call), .programmes = {}, .organisations = {}};
  for (const identity::Binding& held : call.principal().bindings) {
    if (!identity::ReadsRestricted(held.role)) continue;
    if (IsIn(held.resource, Programme::kCollection)) reach.programmes.push_back(aip::IdOf(held.resource));
    if (!IsIn(held.resource, kOrganisations) || reach.everything) continue;
    PEP_ASSIGN(const auto below, context.neighbours.SelfAndBelow(held.resource));
    reach.organisations.insert(reach.organisations.end(), below.begin(), below.end());
  }
  return reach;
}

// Whether the caller has a role on an organisation, which may be above a host.
bool HoldsOrganisation(const rpc::CallScope& call) {
  return std::ranges::any_of(call.principal().bindings, [](const identity::Binding& held) {
    return identity::ReadsRestricted(held.role) && IsIn(held.resource, kOrganisations);
  });
}

// Whether the caller reads what is concealed of it. What lies above its hosts is asked for those alone to whom it
// matters.
absl::StatusOr<bool> Reaches(const Context& context, const rpc::CallScope& call, const Challenge& challenge) {
  if (call.principal().SeesAny(ContainersOf(challenge))) return true;
  if (!HoldsOrganisation(call)) return false;
  for (const std::string& host : {challenge.host, challenge.administrative_host}) {
    if (host.empty()) continue;
    PEP_ASSIGN(const auto above, context.neighbours.SelfAndAbove(host));
    if (call.principal().SeesAny(above)) return true;
  }
  return false;
}

// The project that it names, as the portfolio knows it; that it has none such is an answer too.
void AskForProject(const Context& context, const rpc::CallScope& call, v1::Challenge& told) {
  if (told.project().empty()) return;
  const auto found = context.resources.Find(call, told.project());
  if (absl::IsNotFound(found.status())) told.set_project_state(v1::Challenge::PROJECT_STATE_UNKNOWN);
  if (!found.ok()) return;
  told.set_project(found->name);
  told.set_project_uid(found->uid);
}

absl::Status CheckNotOpening(const std::string& id, const Challenge& challenge) {
  if (!IsOpening(challenge)) return absl::OkStatus();
  const std::string name = record::NameOf(Challenge::kPattern, id);
  return aip::Precondition(name + " is having its project opened",
                           {{"PROJECT_OPENING", name, "its project is being opened: wait until that is settled"}});
}

}  // namespace

std::vector<std::string> ContainersOf(const Challenge& challenge) {
  std::vector<std::string> names = NamesOf(ProgrammesOf(challenge));
  for (const std::string& host : {challenge.host, challenge.administrative_host}) {
    if (!host.empty()) names.push_back(host);
  }
  return names;
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Challenge;
using cohort::ChallengeOutcome;
using cohort::ChallengeState;

absl::Status Rules<Challenge>::Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations&) {
  AskFor(context, call, std::span(kAnswered).first(kHosts), told);
  AskForProject(context, call, told);
  return absl::OkStatus();
}

void Rules<Challenge>::Complete(const rpc::CallScope& call, const Challenge* before, Challenge& now) {
  if (Symbol(now.state).empty()) now.state = ChallengeState::kProposed;
  SettleSelection(before, call.received_at(), now);
  SettleProject(before, now);
}

absl::Status Rules<Challenge>::Check(journal::Unit& unit, const std::string& id, const Challenge& before,
                                     const Challenge& now, aip::Violations& violations) {
  if (before.project != now.project) PEP_TRY(CheckNotOpening(id, before));
  return CheckExist<cohort::Cohort>(unit, "challenge.cohorts", AddedTo(before.cohorts, now.cohorts), violations);
}

absl::Status Rules<Challenge>::CheckAlive(journal::Unit& unit, const base::Stored<Challenge>& before) {
  return CheckNotDeleted<cohort::Cohort>(unit, record::NameOf(Challenge::kPattern, before.id), before.value.cohorts);
}

absl::Status Rules<Challenge>::CheckDeletable(const journal::Unit&, const base::Stored<Challenge>& before) {
  return CheckNotOpening(before.id, before.value);
}

absl::Status Rules<Challenge>::CheckMove(const rpc::CallScope& call, const Challenge& before, const Challenge& now) {
  return CheckMayMove(call, before.cohorts, now.cohorts, "a challenge comes to cohorts, and leaves them,");
}

absl::Status Rules<Challenge>::Changed(journal::Unit& unit, const Challenge* before,
                                       const base::Stored<Challenge>& after) {
  return cohort::store::KeepTerms(unit.session(), before, after);
}

absl::StatusOr<std::optional<std::string>> Rules<Challenge>::FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto assignment, cohort::store::AnyAssignmentWith(session, "challenge", id));
  if (assignment) return record::NameOf(cohort::Assignment::kPattern, *assignment);
  PEP_ASSIGN(const auto seat, cohort::store::AnyPublishedSeatOf(session, id));
  if (!seat) return std::optional<std::string>();
  return record::NameOf(cohort::Seat::kPattern, *seat);
}

absl::StatusOr<record::Page<base::Stored<Challenge>>> Rules<Challenge>::List(const Context& context,
                                                                             const rpc::CallScope& call,
                                                                             const record::ListQuery& list,
                                                                             const std::string&) {
  PEP_ASSIGN(const auto reach, ReachOf(context, call));
  return cohort::store::ListChallenges(context.db, call.deadline(), list, reach);
}

absl::StatusOr<bool> Rules<Challenge>::Viewer::Sees(const base::Stored<Challenge>& stored) {
  if (!stored.value.Concealed()) return true;
  return Reaches(context_, call_, stored.value);
}

absl::Status Rules<Challenge>::Viewer::Restrict(Proto& proto) {
  aip::Violations none;
  PEP_ASSIGN(const bool reaches, Reaches(context_, call_, StandardMethods<Challenge>::Read(proto, "", none)));
  if (!reaches) aip::Redact(proto);
  return absl::OkStatus();
}

absl::StatusOr<bool> LineRules<ChallengeOutcome>::FindParent(const Context& context, const rpc::CallScope& call,
                                                             const std::string& challenge) {
  PEP_ASSIGN(const auto found, record::Find<Challenge>(context.db, call.deadline(), challenge));
  if (!found || found->deleted_at) return false;
  return Rules<Challenge>::Viewer(context, call).Sees(*found);
}

absl::StatusOr<base::Stored<Challenge>> LineRules<ChallengeOutcome>::LockParent(journal::Unit& unit,
                                                                                const std::string& challenge) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Challenge>(unit.session(), challenge));
  if (!found || found->deleted_at) return aip::NotFound(record::NameOf(Challenge::kPattern, challenge));
  return *found;
}

absl::Status LineRules<ChallengeOutcome>::Restrict(const Context& context, const rpc::CallScope& call,
                                                   const std::string& challenge, google::protobuf::Message& page) {
  PEP_ASSIGN(const auto found, record::Find<Challenge>(context.db, call.deadline(), challenge));
  bool reaches = false;
  if (found) {
    PEP_ASSIGN(reaches, Reaches(context, call, found->value));
  }
  if (!reaches) aip::Redact(page);
  return absl::OkStatus();
}

absl::StatusOr<record::Page<record::LineBelow<ChallengeOutcome>>> LineRules<ChallengeOutcome>::List(
    const Context& context, const rpc::CallScope& call, const record::ListQuery& list, const std::string& challenge) {
  PEP_ASSIGN(const auto reach, ReachOf(context, call));
  return cohort::store::ListOutcomes(context.db, call.deadline(), list, challenge, reach);
}

absl::Status LineRules<ChallengeOutcome>::RestrictEach(const Context& context, const rpc::CallScope& call,
                                                       const std::vector<ToldLine>& lines) {
  std::vector<std::string> challenges;  // the lines of one follow one another
  for (const ToldLine& told : lines) {
    if (challenges.empty() || challenges.back() != told.parent) challenges.push_back(told.parent);
  }
  PEP_ASSIGN(const auto found, record::FindEach<Challenge>(context.db, call.deadline(), challenges));
  std::set<std::string> reached;
  for (const base::Stored<Challenge>& challenge : found) {
    PEP_ASSIGN(const bool reaches, Reaches(context, call, challenge.value));
    if (reaches) reached.insert(challenge.id);
  }
  for (const ToldLine& told : lines) {
    if (!reached.contains(told.parent)) aip::Redact(*told.line);
  }
  return absl::OkStatus();
}

template class StandardMethods<Challenge>;
template class LineMethods<ChallengeOutcome>;

}  // namespace pepiniere::resource
