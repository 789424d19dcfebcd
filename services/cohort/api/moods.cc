#include "services/cohort/api/moods.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/assignment.h"
#include "services/cohort/store/assignment_store.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

// Whether the caller coaches the programme of that cohort (an id), or administers all.
bool Leads(const rpc::CallScope& call, const std::string& cohort) {
  constexpr identity::Role kLeaders[] = {rpc::v1::ROLE_COACH, rpc::v1::ROLE_PROGRAMME_ADMIN};
  const std::vector<std::string> programme = {record::NameOf(Programme::kPattern, record::ParentIn(cohort))};
  return call.principal().CoversAny(kLeaders, programme);
}

// Whether that person has a live assignment in the cohort, on one of these days at least.
absl::StatusOr<bool> TakesPart(journal::Unit& unit, const std::string& person, const std::string& cohort,
                               const DayRange& days) {
  PEP_ASSIGN(const auto assignments, store::AssignmentsOf(unit.session(), aip::IdOf(person)));
  return std::ranges::any_of(assignments, [&](const base::Stored<Assignment>& assignment) {
    const std::optional<DayRange> its = DaysOf(assignment.value);
    return assignment.value.cohort == cohort && its && SharedDays(*its, days);
  });
}

}  // namespace

absl::StatusOr<v1::ListMoodFiguresResponse> Moods::ListFigures(rpc::CallScope& call,
                                                               const v1::ListMoodFiguresRequest& request) {
  PEP_ASSIGN(const std::string cohort, aip::ParseKey(resource::PatternOf<Cohort>(), "parent", request.parent()));
  PEP_ASSIGN(const auto found, record::Find<Cohort>(context_.db, call.deadline(), cohort));
  if (!found || found->deleted_at) return aip::NotFound(request.parent());
  PEP_ASSIGN(const auto stored, record::SelectBelow<Mood>(context_.db, call.deadline(), cohort));
  std::vector<Mood> moods;
  for (const base::Stored<Mood>& mood : stored) moods.push_back(mood.value);
  v1::ListMoodFiguresResponse reply;
  for (const WeekOfMoods& week : WeeksOf(moods, resource::Today(call))) {
    v1::MoodFigure& told = *reply.add_figures();
    *told.mutable_week_start_date() = aip::ToProto(week.monday);
    told.set_withheld(!week.figure);
    if (!week.figure) continue;
    told.set_people(week.figure->people);
    told.set_mean(week.figure->Mean());
  }
  return reply;
}

void Moods::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("ListMoodFigures", *this, &Moods::ListFigures);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Mood;

void Rules<Mood>::Complete(const rpc::CallScope& call, const Mood* before, Mood& now) {
  now.person = before ? before->person : call.principal().person;
  now.week_start = before ? before->week_start : cohort::MondayOf(Today(call));
}

absl::Status Rules<Mood>::Check(journal::Unit& unit, const std::string& id, const Mood& before, const Mood& now,
                                aip::Violations& violations) {
  if (!violations.empty() || now.week_start == before.week_start) return absl::OkStatus();
  const std::string cohort = record::ParentIn(id), name = record::NameOf(cohort::Cohort::kPattern, cohort);
  PEP_ASSIGN(const bool takes_part, TakesPart(unit, now.person, cohort, cohort::WeekFrom(*now.week_start)));
  if (!takes_part) {
    violations.Add("parent", base::Concat("you have no assignment in ", name, " this week"));
    return absl::OkStatus();
  }
  PEP_ASSIGN(const auto twin, cohort::store::FindMood(unit.session(), cohort, now.person, *now.week_start));
  return twin ? aip::AlreadyExists(record::NameOf(Mood::kPattern, *twin)) : absl::OkStatus();
}

absl::Status Rules<Mood>::CheckMove(const rpc::CallScope& call, const Mood& before, const Mood&) {
  if (call.principal().person != before.person) {
    return aip::PermissionDenied("nobody changes what somebody else wrote of their week");
  }
  const cohort::DayRange week = cohort::WeekFrom(before.week_start.value_or(base::Date::Min()));
  if (Today(call) <= week.last) return absl::OkStatus();
  return aip::Precondition("the week is over",
                           {{"WEEK_OVER", "week_start_date",
                             base::Concat("it ended on ", week.last.ToString(), ": what was written of it stays")}});
}

absl::Status Rules<Mood>::LockParent(journal::Unit& unit, const std::string& cohort) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<cohort::Cohort>(unit.session(), cohort));
  return found && !found->deleted_at ? absl::OkStatus()
                                     : aip::NotFound(record::NameOf(cohort::Cohort::kPattern, cohort));
}

const query::SortSchema& Rules<Mood>::Order() { return cohort::store::MoodOrder(); }

absl::StatusOr<record::Page<base::Stored<Mood>>> Rules<Mood>::List(const Context& context, const rpc::CallScope& call,
                                                                   const record::ListQuery& list,
                                                                   const std::string& cohort) {
  const auto author = Leads(call, cohort) ? std::nullopt : std::optional(call.principal().person);
  return cohort::store::ListMoods(context.db, call.deadline(), list, cohort, author);
}

absl::StatusOr<bool> Rules<Mood>::Viewer::Sees(const base::Stored<Mood>& stored) {
  const std::string& person = call_.principal().person;
  return (!person.empty() && stored.value.person == person) || Leads(call_, record::ParentIn(stored.id));
}

template class StandardMethods<Mood>;

}  // namespace pepiniere::resource
