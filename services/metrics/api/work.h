// Work items and sprints: what each has of its own.
#pragma once

#include <optional>
#include <string>

#include "pepiniere/metrics/v1/sprint.pb.h"
#include "pepiniere/metrics/v1/work_item.pb.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/domain/sprint.h"
#include "services/metrics/domain/work_item.h"

namespace pepiniere::metrics::api {

// That the sprints which it says that it was in are there, and of its project (an id).
absl::Status CheckSprints(journal::Unit& unit, const std::string& project, const domain::WorkItem& before,
                          const domain::WorkItem& now, aip::Violations& violations);

// That whoever writes down that it is done or given up, and nothing else, says so of a time after which nothing
// happened to it: the item would stay as it is otherwise, and nobody would know why.
void CheckEnd(const domain::WorkItem& before, const domain::WorkItem& now, aip::Violations& violations);

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::WorkItem> : metrics::api::ProjectRules<metrics::domain::WorkItem, metrics::v1::WorkItem> {
  using T = metrics::domain::WorkItem;

  // Its lists in order, and what follows from them.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The clock of who tells it; when it ended; its sprints.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  // What was known at which time.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
  // How its source calls it, where nobody said.
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
};

template <>
struct Rules<metrics::domain::Sprint> : metrics::api::ProjectRules<metrics::domain::Sprint, metrics::v1::Sprint> {
  using T = metrics::domain::Sprint;

  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // A sprint that a work item was in stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
};

extern template class StandardMethods<metrics::domain::WorkItem>;
extern template class StandardMethods<metrics::domain::Sprint>;

}  // namespace pepiniere::resource
