#include "services/cohort/api/people.h"

#include <algorithm>
#include <utility>

#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/cohort_moves.h"
#include "services/cohort/domain/alumni.h"
#include "services/cohort/domain/assignment.h"
#include "services/cohort/domain/programme.h"
#include "services/resource/paging.h"
#include "services/resource/references.h"

namespace pepiniere::cohort::api {

// A purpose of the access service's.
constexpr std::string_view kAlumni = "alumni";

namespace {

std::string PersonOf(const std::string& id) { return base::Concat(identity::kPersons, id); }

}  // namespace

store::PeopleReach PeopleReachOf(const rpc::CallScope& call) {
  const identity::Principal& caller = call.principal();
  store::PeopleReach reach{.everything = resource::SeesEverything(call), .programmes = {}, .person = {}};
  for (const identity::Binding& held : caller.bindings) {
    if (!identity::ReadsRestricted(held.role)) continue;
    if (resource::PatternOf<Programme>().Matches(held.resource)) reach.programmes.push_back(aip::IdOf(held.resource));
  }
  if (!caller.person.empty()) reach.person = aip::IdOf(caller.person);
  return reach;
}

absl::StatusOr<std::vector<std::string>> ContainersOfPerson(const Context& context, const rpc::CallScope& call,
                                                            const std::string& id) {
  std::vector<std::string> names = {PersonOf(id)};
  PEP_ASSIGN(const auto programmes, store::ProgrammesOfPerson(context.db, call.deadline(), id));
  for (const std::string& programme : programmes) names.push_back(record::NameOf(Programme::kPattern, programme));
  return names;
}

absl::StatusOr<v1::ListAlumniResponse> People::ListAlumni(rpc::CallScope& call, const v1::ListAlumniRequest& request) {
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .filter = request.filter(),
                                                                  .order_by = request.order_by()},
                                                                 store::ProfileOrder()));
  PEP_ASSIGN(const std::vector<std::string> consenting, context_.neighbours.Agreeing(kAlumni));
  const auto page =
      store::ListAlumni(context_.db, call.deadline(), paging.list, aip::IdsOf(consenting), resource::Today(call));
  if (!page.ok()) return resource::OnField("filter", page.status());
  std::vector<std::string> ids;
  for (const base::Stored<Profile>& profile : page->rows) ids.push_back(profile.id);
  PEP_ASSIGN(auto cohorts, store::CohortsOfEach(context_.db, call.deadline(), ids));
  v1::ListAlumniResponse reply;
  for (const base::Stored<Profile>& profile : page->rows) {
    v1::Alumnus& told = *reply.add_alumni();
    told.set_name(record::NameOf("alumni/{person}", profile.id));
    told.set_display_name(profile.value.display_name);
    for (const std::string& cohort : cohorts[profile.id]) told.add_cohorts(cohort);
  }
  reply.set_next_page_token(paging.NextToken(page->last));
  return reply;
}

void People::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("ListAlumni", *this, &People::ListAlumni);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Profile;

std::string Rules<Profile>::IdOf(const Proto& told) { return aip::IdOf(told.person()); }

absl::Status Rules<Profile>::Check(journal::Unit& unit, const std::string&, const Profile& before, const Profile& now,
                                   aip::Violations& violations) {
  return CheckExist<cohort::Cohort>(unit, "profile.cohorts", AddedTo(before.cohorts, now.cohorts), violations);
}

absl::Status Rules<Profile>::CheckAlive(journal::Unit& unit, const base::Stored<Profile>& before) {
  return CheckNotDeleted<cohort::Cohort>(unit, record::NameOf(Profile::kPattern, before.id), before.value.cohorts);
}

absl::Status Rules<Profile>::CheckMove(const rpc::CallScope& call, const Profile& before, const Profile& now) {
  return CheckMayMove(call, before.cohorts, now.cohorts, "somebody comes to cohorts, and leaves them,");
}

absl::Status Rules<Profile>::Changed(journal::Unit& unit, const Profile*, const base::Stored<Profile>& after) {
  return cohort::store::KeepTerms(unit.session(), after);
}

absl::StatusOr<std::optional<std::string>> Rules<Profile>::FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto assignment, cohort::store::AnyAssignmentWith(session, "person", id));
  if (!assignment) return std::optional<std::string>();
  return record::NameOf(cohort::Assignment::kPattern, *assignment);
}

const query::SortSchema& Rules<Profile>::Order() { return cohort::store::ProfileOrder(); }

absl::StatusOr<record::Page<base::Stored<Profile>>> Rules<Profile>::List(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         const record::ListQuery& list,
                                                                         const std::string&) {
  return cohort::store::ListProfiles(context.db, call.deadline(), list, PeopleReachOf(call), Today(call));
}

absl::Status Rules<Profile>::AddBeside(const Context& context, const rpc::CallScope& call,
                                       const std::vector<Proto*>& profiles) {
  std::vector<std::string> ids;
  for (const Proto* profile : profiles) ids.push_back(aip::IdOf(profile->name()));
  PEP_ASSIGN(auto cohorts, cohort::store::CohortsOfEach(context.db, call.deadline(), ids));
  PEP_ASSIGN(auto days, cohort::store::DaysOfEach(context.db, call.deadline(), ids));
  const base::Date today = base::Date::InParis(context.clock.Now());
  for (Proto* profile : profiles) {
    const std::string id = aip::IdOf(profile->name());
    profile->clear_all_cohorts();
    for (const std::string& cohort : cohorts[id]) profile->add_all_cohorts(cohort);
    profile->set_assigned(
        std::ranges::any_of(days[id], [&](const cohort::DayRange& range) { return range.Contains(today); }));
    const bool consents = context.neighbours.Agrees(profile->person(), kAlumni).value_or(false);
    profile->set_alumnus(!profile->has_delete_time() && cohort::IsAlumnus(days[id], consents, today));
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<Profile>::Viewer::Sees(const base::Stored<Profile>& stored) {
  if (SeesEverything(call_)) return true;
  PEP_ASSIGN(const auto containers, ContainersOfPerson(context_, call_, stored.id));
  return call_.principal().SeesAny(containers);
}

// In a stream, nothing is beside it yet.
absl::Status Rules<Profile>::Viewer::Restrict(Proto& proto) {
  return proto.all_cohorts().empty() ? AddBeside(context_, call_, {&proto}) : absl::OkStatus();
}

template class StandardMethods<Profile>;

}  // namespace pepiniere::resource
