#include "services/metrics/api/work.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/metrics/store/item_store.h"
#include "services/resource/references.h"

namespace pepiniere::metrics::api {

absl::Status CheckSprints(journal::Unit& unit, const std::string& project, const domain::WorkItem& before,
                          const domain::WorkItem& now, aip::Violations& violations) {
  if (now.memberships == before.memberships) return absl::OkStatus();
  std::vector<std::string> sprints;
  for (const domain::Membership& membership : now.memberships) {
    if (membership.sprint.empty()) continue;
    if (record::ParentIn(membership.sprint) != project) {
      violations.Add("work_item.memberships", base::Concat(record::NameOf(domain::Sprint::kPattern, membership.sprint),
                                                           " is of another project"));
    } else {
      sprints.push_back(membership.sprint);
    }
  }
  return resource::CheckExist<domain::Sprint>(unit, "work_item.memberships", sprints, violations);
}

void CheckEnd(const domain::WorkItem& before, const domain::WorkItem& now, aip::Violations& violations) {
  std::optional<std::size_t> added;
  for (std::size_t i = 0; i < now.transitions.size(); ++i) {
    const domain::Transition& one = now.transitions[i];
    const bool known = std::ranges::any_of(before.transitions, [&](const domain::Transition& other) {
      return other.to == one.to && other.time == one.time;
    });
    if (known) continue;
    if (added) return;  // a history, in which it may well have been reopened
    added = i;
  }
  if (!added) return;
  const domain::StateCategory to = now.transitions[*added].to;
  const bool is_end = to == domain::StateCategory::kDone || to == domain::StateCategory::kCancelled;
  if (!is_end || now.state == to) return;
  violations.Add(base::Concat("work_item.transitions[", *added, "].time"),
                 "lies before the last step: the item would stay as it is");
}

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

using metrics::domain::Sprint;
using metrics::domain::WorkItem;
namespace api = metrics::api;
namespace store = metrics::store;

// What it is called there, the standard methods say later: its id is not at hand here.
void Rules<WorkItem>::Complete(const rpc::CallScope&, const WorkItem*, WorkItem& now) {
  metrics::domain::Complete("", now);
}

absl::Status Rules<WorkItem>::Check(journal::Unit& unit, const std::string& id, const WorkItem& before,
                                    const WorkItem& now, aip::Violations& violations) {
  api::AddAll(CheckFuture(now, unit.now()), "work_item.", violations);
  api::CheckEnd(before, now, violations);
  return api::CheckSprints(unit, record::ParentIn(id), before, now, violations);
}

absl::Status Rules<WorkItem>::CheckAlive(journal::Unit& unit, const base::Stored<WorkItem>& before) {
  std::vector<std::string> sprints;
  for (const metrics::domain::Membership& membership : before.value.memberships) sprints.push_back(membership.sprint);
  return CheckNotDeleted<Sprint>(unit, record::NameOf(WorkItem::kPattern, before.id), std::move(sprints));
}

absl::Status Rules<WorkItem>::Changed(journal::Unit& unit, const WorkItem* before,
                                      const base::Stored<WorkItem>& after) {
  return store::KeepInstants(unit, before, after);
}

const query::SortSchema& Rules<WorkItem>::Order() { return store::WorkItemOrder(); }
const query::FilterSchema& Rules<WorkItem>::Filters() { return store::WorkItemFilters(); }

void Rules<WorkItem>::Tell(const base::Stored<WorkItem>& stored, base::Date, Proto& proto) {
  if (proto.source_id().empty()) proto.set_source_id(stored.id.substr(stored.id.find('/') + 1));
}

void Rules<Sprint>::Complete(const rpc::CallScope&, const Sprint*, Sprint& now) { metrics::domain::Complete("", now); }

absl::StatusOr<std::optional<std::string>> Rules<Sprint>::FindReferrer(db::Session& session, const std::string& id) {
  const std::string project = record::ParentIn(id);
  query::SqlFragment in_it{.sql = "EXISTS (SELECT 1 FROM item_memberships m WHERE m.item_id = id AND m.sprint = "};
  in_it.Bind(id.substr(project.size() + 1)).Add(" AND m.withdrawn_at_us IS NULL) AND id >= ").Bind(project + "/");
  in_it.Add(" AND id < ").Bind(project + "0");  // what follows the slash
  PEP_ASSIGN(const auto items, record::Select<WorkItem>(session, in_it));
  if (items.empty()) return std::optional<std::string>();
  return record::NameOf(WorkItem::kPattern, items.front().id);
}

const query::SortSchema& Rules<Sprint>::Order() { return store::SprintOrder(); }
const query::FilterSchema& Rules<Sprint>::Filters() { return store::SprintFilters(); }

void Rules<Sprint>::Tell(const base::Stored<Sprint>& stored, base::Date, Proto& proto) {
  if (proto.source_id().empty()) proto.set_source_id(stored.id.substr(stored.id.find('/') + 1));
}

template class StandardMethods<WorkItem>;
template class StandardMethods<Sprint>;

}  // namespace pepiniere::resource
