#include "services/cohort/api/assignments.h"

#include <algorithm>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/people.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/programme.h"
#include "services/resource/references.h"

namespace pepiniere::cohort::api {
namespace {

void Add(const std::vector<base::FieldProblem>& problems, aip::Violations& violations) {
  for (const auto& [field, problem] : problems) violations.Add(base::Concat("assignment.", field), problem);
}

// The days of the person's other live assignments. Their profile is locked: nobody else adds any meanwhile.
absl::StatusOr<std::vector<HeldDays>> HeldBeside(journal::Unit& unit, const std::string& id,
                                                 const std::string& person) {
  PEP_ASSIGN(const auto others, store::AssignmentsOf(unit.session(), person));
  std::vector<HeldDays> held;
  for (const base::Stored<Assignment>& other : others) {
    const std::optional<DayRange> days = DaysOf(other.value);
    if (other.id != id && days) held.push_back({record::NameOf(Assignment::kPattern, other.id), *days});
  }
  return held;
}

// Live, and locked.
absl::StatusOr<bool> LockProfile(journal::Unit& unit, const std::string& person) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Profile>(unit.session(), person));
  return found && !found->deleted_at;
}

absl::Status CheckChallenge(journal::Unit& unit, const Assignment& now, aip::Violations& violations) {
  if (now.challenge.empty() || violations.Names("assignment.challenge")) return absl::OkStatus();
  PEP_ASSIGN(const auto missing, record::Missing<Challenge>(unit.session(), {now.challenge}));
  PEP_ASSIGN(const auto challenge, record::Find<Challenge>(unit.session(), now.challenge));
  const bool is_of_it = missing.empty() && std::ranges::count(challenge->value.cohorts, now.cohort) > 0;
  if (!is_of_it) {
    violations.Add("assignment.challenge",
                   base::Concat("is no challenge of ", record::NameOf(Cohort::kPattern, now.cohort)));
  }
  return absl::OkStatus();
}

// The profile says what it said: another version of it, for those who follow it, and what it is found by.
absl::Status TouchProfile(journal::Unit& unit, const std::string& person) {
  PEP_ASSIGN(const auto profile, record::FindForUpdate<Profile>(unit.session(), person));
  if (!profile) return absl::OkStatus();
  PEP_TRY(record::Touch(unit, *profile).status());
  return store::KeepTerms(unit.session(), *profile);
}

}  // namespace

std::vector<std::string> ContainersOf(const Assignment& assignment) {
  return {record::NameOf(Programme::kPattern, ProgrammeOf(assignment)),
          base::Concat(identity::kPersons, assignment.person)};
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Assignment;

void Rules<Assignment>::Complete(const rpc::CallScope&, const Assignment*, Assignment& now) { cohort::Complete(now); }

absl::Status Rules<Assignment>::Check(journal::Unit& unit, const std::string& id, const Assignment& before,
                                      const Assignment& now, aip::Violations& violations) {
  if (violations.Names("assignment.person") || violations.Names("assignment.cohort")) return absl::OkStatus();
  PEP_ASSIGN(const bool has_profile, LockProfile(unit, now.person));
  if (!has_profile) violations.Add("assignment.person", "is nobody who has a profile: create it first");
  if (now.cohort != before.cohort) {
    PEP_TRY(CheckExist<cohort::Cohort>(unit, "assignment.cohort", {now.cohort}, violations));
  }
  if (now.challenge != before.challenge) PEP_TRY(CheckChallenge(unit, now, violations));
  PEP_ASSIGN(const auto cohort, record::Find<cohort::Cohort>(unit.session(), now.cohort));
  const std::optional<cohort::DayRange> days = cohort::DaysOf(now);
  if (!violations.empty() || !cohort || !days) return absl::OkStatus();
  const bool moves = days != cohort::DaysOf(before);
  if (moves || now.outside_cohort_reason != before.outside_cohort_reason) {
    Add(cohort::CheckWithinCohort(*days, cohort->value, now.outside_cohort_reason), violations);
  }
  if (!moves) return absl::OkStatus();
  PEP_ASSIGN(const auto held, HeldBeside(unit, id, now.person));
  Add(cohort::CheckOverlaps(*days, held), violations);
  return absl::OkStatus();
}

absl::Status Rules<Assignment>::CheckAlive(journal::Unit& unit, const base::Stored<Assignment>& before) {
  const std::string name = record::NameOf(Assignment::kPattern, before.id);
  PEP_TRY(CheckNotDeleted<cohort::Profile>(unit, name, {before.value.person}));
  PEP_TRY(CheckNotDeleted<cohort::Cohort>(unit, name, {before.value.cohort}));
  PEP_TRY(CheckNotDeleted<cohort::Challenge>(unit, name, {before.value.challenge}));
  PEP_TRY(LockProfile(unit, before.value.person).status());
  PEP_ASSIGN(const auto held, HeldBeside(unit, before.id, before.value.person));
  const std::optional<cohort::DayRange> days = cohort::DaysOf(before.value);
  std::vector<aip::PreconditionViolation> violations;
  for (const auto& [field, problem] : days ? cohort::CheckOverlaps(*days, held) : std::vector<base::FieldProblem>()) {
    violations.push_back({"OVERLAP", name, base::Concat(field, " ", problem)});
  }
  if (violations.empty()) return absl::OkStatus();
  return aip::Precondition(base::Concat(name, " shares days with another one of the same person"),
                           std::move(violations));
}

absl::Status Rules<Assignment>::CheckMove(const rpc::CallScope&, const Assignment& before, const Assignment& now) {
  aip::Violations violations;
  Add(cohort::CheckFundingMoves(before, now), violations);
  return violations.ToStatus();
}

absl::Status Rules<Assignment>::Changed(journal::Unit& unit, const Assignment*, const base::Stored<Assignment>& after) {
  return TouchProfile(unit, after.value.person);
}

absl::Status Rules<Assignment>::LifeChanged(journal::Unit& unit, const base::Stored<Assignment>& after) {
  return TouchProfile(unit, after.value.person);
}

const query::SortSchema& Rules<Assignment>::Order() { return cohort::store::AssignmentOrder(); }

absl::StatusOr<record::Page<base::Stored<Assignment>>> Rules<Assignment>::List(const Context& context,
                                                                               const rpc::CallScope& call,
                                                                               const record::ListQuery& list,
                                                                               const std::string&) {
  return cohort::store::ListAssignments(context.db, call.deadline(), list, PeopleReachOf(call));
}

void Rules<Assignment>::Tell(const base::Stored<Assignment>& stored, base::Date, Proto& proto) {
  const cohort::FundingDues dues = cohort::DuesOf(stored.value.funding_lines);
  for (int i = 0; i < proto.funding_lines_size(); ++i) {
    auto& line = *proto.mutable_funding_lines(i);
    const cohort::FundingDue& due = dues.lines[static_cast<std::size_t>(i)];
    *line.mutable_deducted_amount() = aip::ToMoney(due.deducted);
    *line.mutable_due_amount() = aip::ToMoney(due.due);
  }
  for (const cohort::Overpayment& open : dues.unrecovered) {
    auto& told = *proto.add_unrecovered();
    told.set_funding_source(open.funding_source);
    *told.mutable_amount() = aip::ToMoney(open.amount);
  }
}

absl::StatusOr<bool> Rules<Assignment>::Viewer::Sees(const base::Stored<Assignment>& stored) {
  return call_.principal().SeesAny(ContainersOf(stored.value));
}

template class StandardMethods<Assignment>;

}  // namespace pepiniere::resource
