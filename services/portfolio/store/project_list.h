// Lists of projects: filters, orders, pages, as of a day and as known at a time.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/store/finder.h"
#include "services/portfolio/store/project_store.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"

namespace pepiniere::portfolio::store {

// What projects can be filtered on and ordered by.
const query::FilterSchema& ProjectFilters();
// Those of these names, in their order.
std::vector<query::FilterField> ProjectFiltersOf(std::span<const std::string_view> names);
const query::SortSchema& ProjectOrder();
// The order that is none of the database's: how well a project answers the words of the filter. It stands alone.
inline constexpr std::string_view kRelevance = "relevance";

struct ProjectQuery {
  record::ListQuery list;
  AsOf as_of;
};

struct FoundProjects {
  record::Page<ProjectView> page;
  std::vector<std::string> did_you_mean;  // see words.h
};

// In the order of relevance, a page follows the words of the filter: the best first.
absl::StatusOr<FoundProjects> ListProjects(const Finder& finder, absl::Time deadline, const ProjectQuery& query);

// What a filter over projects is compiled with, by this and other stores. `concealed`: see ListQuery.
query::FilterContext ProjectFilterContext(const AsOf& as_of, bool privileged,
                                          const std::vector<std::string>& concealed);

// The ids of all live projects that the list's filter matches.
absl::StatusOr<absl::flat_hash_set<std::string>> MatchProjects(const Finder& finder, absl::Time deadline,
                                                               const record::ListQuery& list, const AsOf& as_of);

}  // namespace pepiniere::portfolio::store
