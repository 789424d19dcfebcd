#include "services/metrics/api/records.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "services/aip/convert_fields.h"
#include "services/aip/field_mask.h"
#include "services/aip/resource_name.h"
#include "services/base/date.h"
#include "services/base/ids.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/deliveries.h"
#include "services/metrics/api/surveys.h"
#include "services/metrics/api/work.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/survey_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

// The fields and problems of violations, as the error says them.
std::vector<std::pair<std::string, std::string>> FieldsOf(const aip::Violations& violations) {
  google::rpc::BadRequest told;
  std::vector<std::pair<std::string, std::string>> fields;
  if (!aip::GetDetail(violations.ToStatus(), told)) return fields;
  for (const auto& violation : told.field_violations()) fields.emplace_back(violation.field(), violation.description());
  return fields;
}

std::string ReasonOf(std::string_view field, std::string_view problem) {
  if (field.ends_with("memberships")) return "UNKNOWN_SPRINT";
  if (field.ends_with("deployment")) return "UNKNOWN_DEPLOYMENT";
  if (problem.starts_with("is required")) return "MISSING_FIELD";
  if (problem.find("ahead") != problem.npos) return "FUTURE";
  if (problem.find("must lie after") != problem.npos || problem.find("before") != problem.npos) {
    return "END_BEFORE_START";
  }
  return "OUT_OF_BOUNDS";
}

// Of several that are called so in several places, the one that is here; else a new id: what its source calls it, where
// that can be one.
template <typename T>
absl::StatusOr<std::string> IdFor(journal::Unit& unit, const Telling& telling, const T& told) {
  const std::string below = telling.project + "/";
  if (!told.source_id.empty()) {
    PEP_ASSIGN(const auto known,
               store::IdFromSource(unit.session(), T::kCollection, telling.project, telling.source, told.source_id));
    if (known) return *known;
  }
  if (!telling.own_id.empty()) return below + telling.own_id;
  if (!told.source_id.empty() && aip::CheckId("source_id", told.source_id).ok()) {
    PEP_ASSIGN(const auto taken, record::Find<T>(unit.session(), below + told.source_id));
    if (!taken) return below + told.source_id;
  }
  return below + base::NewId(unit.now());
}

absl::StatusOr<base::Stored<domain::WorkItem>> Insert(journal::Unit& unit, const std::string& id,
                                                      const domain::WorkItem& item) {
  return store::InsertItem(unit, id, item);
}
template <typename T>
absl::StatusOr<base::Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value) {
  return record::Insert(unit, id, value);
}

absl::StatusOr<base::Stored<domain::WorkItem>> Update(journal::Unit& unit, const base::Stored<domain::WorkItem>& before,
                                                      const domain::WorkItem& item) {
  return store::UpdateItem(unit, before, item);
}
template <typename T>
absl::StatusOr<base::Stored<T>> Update(journal::Unit& unit, const base::Stored<T>& before, const T& value) {
  return record::Update(unit, before, value);
}

// What it is once it was told has all that the contract requires, in it too, whatever the way in: what is added to a
// known one says again only what is new.
template <typename T>
void CheckWhole(const T& value, aip::Violations& violations) {
  typename resource::Rules<T>::Proto whole;
  aip::WriteFields(value, whole);
  aip::CheckRequired(whole, "", violations);
}

template <typename T>
void CheckClock(const T& value, absl::Time now, aip::Violations& violations) {
  if constexpr (requires { CheckFuture(value, now); }) AddAll(CheckFuture(value, now), "", violations);
}

absl::Status CheckReferences(journal::Unit& unit, const std::string& project, const domain::WorkItem& before,
                             const domain::WorkItem& now, aip::Violations& violations) {
  return CheckSprints(unit, project, before, now, violations);
}
absl::Status CheckReferences(journal::Unit& unit, const std::string& project, const domain::Incident& before,
                             const domain::Incident& now, aip::Violations& violations) {
  return CheckCause(unit, project, before, now, violations);
}
template <typename T>
absl::Status CheckReferences(journal::Unit&, const std::string&, const T&, const T&, aip::Violations&) {
  return absl::OkStatus();
}

// `merge(known)` is what is known once that was told; null: nothing was.
template <typename T, typename MergeWith>
absl::StatusOr<Recorded> Keep(journal::Unit& unit, const std::string& id, aip::Violations wrong, MergeWith merge) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<T>(unit.session(), id));
  const std::string project = record::ParentIn(id);
  if (before && before->deleted_at) {
    return Recorded{.state = RecordState::kRefused,
                    .id = id,
                    .reason = "DELETED",
                    .field = "name",
                    .message = "was deleted here: undelete it first"};
  }
  const T now = merge(before ? &before->value : nullptr);
  CheckWhole(now, wrong);
  std::vector<base::FieldProblem> problems = ProblemsOf(now, base::Date::InParis(unit.now()));
  std::erase_if(problems,
                [&](const base::FieldProblem& problem) { return wrong.Names(problem.field); });  // said already
  AddAll(problems, "", wrong);
  CheckClock(now, unit.now(), wrong);
  PEP_TRY(CheckReferences(unit, project, before ? before->value : T(), now, wrong));
  if (!wrong.empty()) {
    Recorded refused = RefusedFor(wrong);
    if (before) refused.id = id;
    return refused;
  }
  if (!before) {
    PEP_TRY(Insert(unit, id, now).status());
    return Recorded{.state = RecordState::kCreated, .id = id};
  }
  PEP_ASSIGN(const base::Stored<T> after, Update(unit, *before, now));
  return Recorded{.state = after.version == before->version ? RecordState::kUnchanged : RecordState::kUpdated,
                  .id = id};
}

template <typename T>
absl::StatusOr<Recorded> MergeInto(journal::Unit& unit, const Telling& telling, T told, aip::Violations wrong) {
  if (!wrong.empty()) return RefusedFor(wrong);  // what it is looked up by may be what is wrong
  told.source = telling.source;
  PEP_ASSIGN(const std::string id, IdFor(unit, telling, told));
  return Keep<T>(unit, id, std::move(wrong), [&](const T* known) {
    // What is known of it, its first source told: another one that adds to it does not take it over.
    T now = told;
    if (known) {
      told.source = known->source;
      told.source_id = known->source_id;
      now = Merge(*known, told);
    }
    Complete(id.substr(id.find('/') + 1), now);
    return now;
  });
}

}  // namespace

Recorded RefusedFor(const aip::Violations& violations) {
  Recorded refused;
  const auto fields = FieldsOf(violations);
  if (fields.empty()) return refused;
  const auto& [field, problem] = fields.front();
  const std::size_t place = field.rfind("work_item.") == 0 ? 10 : field.rfind("incident.") == 0 ? 9 : 0;
  refused.field = field.substr(place);
  refused.reason = ReasonOf(field, problem);
  refused.message = problem;
  return refused;
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::WorkItem told, bool complete,
                                aip::Violations wrong) {
  if (!wrong.empty()) return RefusedFor(wrong);  // what it is looked up by may be what is wrong
  told.source = telling.source;
  PEP_ASSIGN(const std::string id, IdFor(unit, telling, told));
  const std::string own = id.substr(id.find('/') + 1);
  return Keep<domain::WorkItem>(unit, id, std::move(wrong), [&](const domain::WorkItem* known) {
    if (!known) {
      domain::WorkItem now = told;
      domain::Complete(own, now);
      return now;
    }
    told.source = known->source;
    told.source_id = known->source_id;
    return domain::Merge(own, *known, told, complete);
  });
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Sprint told,
                                aip::Violations wrong) {
  if (!wrong.empty()) return RefusedFor(wrong);  // what it is looked up by may be what is wrong
  told.source = telling.source;
  PEP_ASSIGN(const std::string id, IdFor(unit, telling, told));
  return Keep<domain::Sprint>(unit, id, std::move(wrong), [&](const domain::Sprint* known) {
    domain::Sprint now = told;
    if (known) {
      now.source = known->source;
      now.source_id = known->source_id;
      if (now.title.empty()) now.title = known->title;
      if (now.goal.empty()) now.goal = known->goal;
      now.closed = now.closed || known->closed;
    }
    domain::Complete(id.substr(id.find('/') + 1), now);
    return now;
  });
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::CodeChange told,
                                aip::Violations wrong) {
  told.source = telling.source;
  const std::string id = telling.project + "/" + telling.own_id;
  return Keep<domain::CodeChange>(unit, id, std::move(wrong), [&](const domain::CodeChange* known) {
    domain::CodeChange now = told;
    if (known) {
      told.source = known->source;
      now = domain::Merge(*known, told);
    }
    domain::Complete(telling.own_id, now);
    return now;
  });
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Deployment told,
                                aip::Violations wrong) {
  return MergeInto(unit, telling, std::move(told), std::move(wrong));
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Incident told,
                                aip::Violations wrong) {
  return MergeInto(unit, telling, std::move(told), std::move(wrong));
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Survey told,
                                aip::Violations wrong) {
  told.source = telling.source;
  domain::Complete(told);
  const std::string id = telling.project + "/" + store::SurveyIdOf(told);
  return Keep<domain::Survey>(unit, id, std::move(wrong), [&](const domain::Survey*) { return told; });
}

}  // namespace pepiniere::metrics::api
