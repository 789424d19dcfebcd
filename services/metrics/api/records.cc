#include "services/metrics/api/records.h"

#include <algorithm>
#include <optional>
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
#include "services/metrics/domain/instants.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/survey_store.h"
#include "services/record/table.h"
#include "services/secret/aead.h"

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
  const bool unknown = problem.ends_with(" does not exist") || problem.ends_with("is of another project");
  if (unknown && field.ends_with("memberships")) return "UNKNOWN_SPRINT";
  if (unknown && field.ends_with("deployment")) return "UNKNOWN_DEPLOYMENT";
  if (problem.starts_with("is required")) return "MISSING_FIELD";
  if (problem == domain::kAhead) return "FUTURE";
  if (domain::SaysEndBeforeStart(problem)) return "END_BEFORE_START";
  return "OUT_OF_BOUNDS";
}

// Of several that are called so in several places, the one that is here; else the id of a new one: what its source
// calls it, where that can be one and is nobody else's, or what follows from that, so that those who tell of it at once
// mean the same. What no source has a name for is each time another one.
template <typename T>
absl::StatusOr<std::string> IdFor(journal::Unit& unit, const Telling& telling, const T& told) {
  constexpr std::size_t kDigits = 26;
  const std::string below = telling.project + "/";
  if (!told.source_id.empty()) {
    PEP_ASSIGN(const auto known,
               store::IdFromSource(unit.session(), T::kCollection, telling.project, telling.source, told.source_id));
    if (known) return *known;
  }
  if (!telling.own_id.empty()) return below + telling.own_id;
  if (told.source_id.empty()) return below + base::NewId(unit.now());
  std::string own = told.source_id;
  bool is_free = aip::CheckId("source_id", own).ok();
  for (int turn = 0;; ++turn) {
    if (is_free) {
      PEP_ASSIGN(const auto taken, record::Find<T>(unit.session(), below + own));
      is_free = !taken;
    }
    if (is_free) return below + own;
    own = secret::Sha256Hex(base::Concat(telling.source, "\n", told.source_id, "\n", turn)).substr(0, kDigits);
    is_free = true;
  }
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

// `merge(id, known)` is what is known once that was told beside what is stored; null: nothing is. None: somebody else
// made it meanwhile.
template <typename T, typename MergeWith>
absl::StatusOr<std::optional<Recorded>> KeepAs(journal::Unit& unit, const std::string& id, aip::Violations wrong,
                                               MergeWith merge) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<T>(unit.session(), id));
  const std::string project = record::ParentIn(id);
  if (before && before->deleted_at) {
    return Recorded{.state = RecordState::kRefused,
                    .id = id,
                    .reason = "DELETED",
                    .field = "name",
                    .message = "was deleted here: undelete it first"};
  }
  const T now = merge(id, before ? &*before : nullptr);
  CheckWhole(now, wrong);
  CheckClock(now, unit.now(), wrong);
  std::vector<base::FieldProblem> problems = ProblemsOf(now, base::Date::InParis(unit.now()));
  std::erase_if(problems,
                [&](const base::FieldProblem& problem) { return wrong.Names(problem.field); });  // said already
  AddAll(problems, "", wrong);
  PEP_TRY(CheckReferences(unit, project, before ? before->value : T(), now, wrong));
  if (!wrong.empty()) {
    Recorded refused = RefusedFor(wrong);
    if (before) refused.id = id;
    return refused;
  }
  if (!before) {
    const absl::Status made = Insert(unit, id, now).status();
    if (absl::IsAlreadyExists(made)) return std::optional<Recorded>();
    PEP_TRY(made);
    return Recorded{.state = RecordState::kCreated, .id = id};
  }
  PEP_ASSIGN(const base::Stored<T> after, Update(unit, *before, now));
  return Recorded{.state = after.version == before->version ? RecordState::kUnchanged : RecordState::kUpdated,
                  .id = id};
}

// The same of the one that `identify()` says. What is told by several at once, one of them makes; the others look again
// then, and find it: or that what they meant by the same id is another source's.
template <typename T, typename Identify, typename MergeWith>
absl::StatusOr<Recorded> Keep(journal::Unit& unit, Identify identify, const aip::Violations& wrong, MergeWith merge) {
  constexpr int kMostLooks = 5;
  std::string id;
  for (int look = 0; look < kMostLooks; ++look) {
    PEP_ASSIGN(id, identify());
    PEP_ASSIGN(const std::optional<Recorded> kept, KeepAs<T>(unit, id, wrong, merge));
    if (kept) return *kept;
  }
  return aip::AlreadyExists(record::NameOf(T::kPattern, id));
}

// What is known once `told` came, in the order in which they were told: `merge(earlier, later)`.
template <typename T, typename MergeWith>
T InOrder(const Telling& telling, const base::Stored<T>& known, const T& told, MergeWith merge) {
  const bool stands = telling.stands && telling.stands(known.updated_at);
  return stands ? merge(told, known.value) : merge(known.value, told);
}

// One that its source has a name for.
template <typename T, typename MergeWith>
absl::StatusOr<Recorded> KeepTold(journal::Unit& unit, const Telling& telling, T told, const aip::Violations& wrong,
                                  MergeWith merge) {
  if (!wrong.empty()) return RefusedFor(wrong);  // what it is looked up by may be what is wrong
  told.source = telling.source;
  const auto identify = [&] { return IdFor(unit, telling, told); };
  return Keep<T>(unit, identify, wrong, [&](const std::string& id, const base::Stored<T>* known) {
    // What is known of it, its first source told: another one that adds to it does not take it over.
    T now = told;
    if (known) {
      now.source = known->value.source;
      now.source_id = known->value.source_id;
    }
    const std::string own = id.substr(id.find('/') + 1);
    if (known) {
      now = InOrder(telling, *known, now, [&](const T& earlier, const T& later) { return merge(own, earlier, later); });
    }
    domain::Complete(own, now);
    return now;
  });
}

template <typename T>
absl::StatusOr<Recorded> MergeInto(journal::Unit& unit, const Telling& telling, T told, const aip::Violations& wrong) {
  return KeepTold(unit, telling, std::move(told), wrong,
                  [](const std::string&, const T& known, const T& now) { return domain::Merge(known, now); });
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
                                const aip::Violations& wrong) {
  using domain::WorkItem;
  return KeepTold(unit, telling, std::move(told), wrong,
                  [complete](const std::string& own, const WorkItem& earlier, const WorkItem& later) {
                    return domain::Merge(own, earlier, later, complete);
                  });
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Sprint told,
                                const aip::Violations& wrong) {
  using domain::Sprint;
  return KeepTold(unit, telling, std::move(told), wrong,
                  [](const std::string&, const Sprint& known, const Sprint& now) {
                    Sprint merged = now;
                    if (merged.title.empty()) merged.title = known.title;
                    if (merged.goal.empty()) merged.goal = known.goal;
                    merged.closed = merged.closed || known.closed;
                    return merged;
                  });
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::CodeChange told,
                                const aip::Violations& wrong) {
  using domain::CodeChange;
  told.source = telling.source;
  const auto identify = [&]() -> absl::StatusOr<std::string> { return telling.project + "/" + telling.own_id; };
  return Keep<CodeChange>(unit, identify, wrong, [&](const std::string&, const base::Stored<CodeChange>* known) {
    CodeChange now = told;
    if (known) {
      now.source = known->value.source;
      now = InOrder(telling, *known, now,
                    [](const CodeChange& earlier, const CodeChange& later) { return domain::Merge(earlier, later); });
    }
    domain::Complete(telling.own_id, now);
    return now;
  });
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Deployment told,
                                const aip::Violations& wrong) {
  return MergeInto(unit, telling, std::move(told), wrong);
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Incident told,
                                const aip::Violations& wrong) {
  return MergeInto(unit, telling, std::move(told), wrong);
}

absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Survey told,
                                const aip::Violations& wrong) {
  told.source = telling.source;
  domain::Complete(told);
  const auto identify = [&]() -> absl::StatusOr<std::string> {
    return telling.project + "/" + store::SurveyIdOf(told);
  };
  return Keep<domain::Survey>(unit, identify, wrong,
                              [&](const std::string&, const base::Stored<domain::Survey>*) { return told; });
}

}  // namespace pepiniere::metrics::api
