#include "services/metrics/api/explanations.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/explanation.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/indicators.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/domain/work_item.h"
#include "services/metrics/store/project_uids.h"
#include "services/query/page_token.h"
#include "services/record/table.h"
#include "services/resource/paging.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::api {
namespace {

constexpr int kRows = 100, kMostRows = 1'000;
constexpr std::size_t kMostChanges = 1'000;

const query::SortSchema& ByPlace() {
  static const auto* const schema =
      new query::SortSchema{.keys = {}, .unique = {.name = "place", .sql = "place", .type = query::SortType::kInteger}};
  return *schema;
}

// Whether of each series the last point counts alone.
absl::StatusOr<bool> CountsLastAlone(const Context& context, const rpc::CallScope& call, const Explained& explained) {
  if (!IsOfPoints(explained.formula->id)) return false;
  std::string metric = record::IdIn(domain::Definition::kPattern, explained.subject);
  const bool is_impact = explained.formula->id == kImpact;
  if (is_impact) {
    const std::string id = record::IdIn(domain::Objective::kPattern, explained.subject);
    PEP_ASSIGN(const auto objective, record::Find<domain::Objective>(context.db, call.deadline(), id));
    metric = objective ? objective->value.metric : "";
  }
  PEP_ASSIGN(const auto definition, record::Find<domain::Definition>(context.db, call.deadline(), metric));
  if (!definition || definition->value.kind == domain::Kind::kRatio) return false;
  return is_impact || definition->value.kind != domain::Kind::kAdditive;
}

using Rows = std::map<std::string, const v1::Explanation::Row*>;

std::pair<std::int64_t, std::int32_t> TimeOf(const v1::Explanation::Row& row) {
  if (row.times().empty()) return {};
  return {row.times(0).seconds(), row.times(0).nanos()};
}

// Each row by what it is of, and its instants or what it is called: a series has many points, unless the last one
// counts alone; a survey many answers.
Rows RowsOf(const v1::Explanation& told, bool last_alone) {
  Rows rows;
  for (const v1::Explanation::Row& row : told.rows()) {
    const bool is_point = row.resource().find("/series/") != std::string::npos;
    std::string place;
    if (!is_point) place = row.label();
    if (is_point && !last_alone && row.times_size() > 0) place = row.times(0).SerializeAsString();
    rows.emplace(row.resource() + "\n" + place, &row);
  }
  return rows;
}

// What became of a row that was known otherwise, or not at all (null).
v1::Explanation::Difference::Kind KindOf(const v1::Explanation::Row* before, const v1::Explanation::Row& now,
                                         bool last_alone) {
  using Difference = v1::Explanation::Difference;
  if (!before) return Difference::KIND_LATE;
  if (!last_alone || TimeOf(*before) == TimeOf(now)) return Difference::KIND_RESTATED;
  // A later point came; or the one that was the last one was taken back.
  return TimeOf(*before) < TimeOf(now) ? Difference::KIND_LATE : Difference::KIND_WITHDRAWN;
}

// What is otherwise than it was known to be, the latest first.
void AddChanges(const v1::Explanation& before, const v1::Explanation& now, bool last_alone, v1::Explanation& told) {
  using Difference = v1::Explanation::Difference;
  std::vector<Difference> changes;
  const Rows then = RowsOf(before, last_alone), today = RowsOf(now, last_alone);
  for (const auto& [key, row] : today) {
    const auto found = then.find(key);
    const v1::Explanation::Row* const known = found == then.end() ? nullptr : found->second;
    const bool is_same_point = known && (!last_alone || TimeOf(*known) == TimeOf(*row));
    if (is_same_point && known->contribution() == row->contribution()) continue;
    Difference& one = changes.emplace_back();
    one.set_kind(KindOf(known, *row, last_alone));
    one.set_resource(row->resource());
    *one.mutable_receive_time() = row->receive_time();
    if (known) one.set_before(known->contribution());
    one.set_after(row->contribution());
  }
  for (const auto& [key, row] : then) {
    if (today.contains(key)) continue;
    Difference& one = changes.emplace_back();
    one.set_kind(Difference::KIND_WITHDRAWN);
    one.set_resource(row->resource());
    one.set_before(row->contribution());
  }
  std::ranges::stable_sort(changes, std::greater(), [](const Difference& one) {
    return std::pair(one.receive_time().seconds(), one.receive_time().nanos());
  });
  changes.resize(std::min(changes.size(), kMostChanges));
  for (Difference& one : changes) *told.add_changes() = std::move(one);
}

// The rows and exclusions of a page, and their part of the export.
void Cut(const v1::Explanation& whole, const std::vector<std::string>& lines, std::int64_t first, int limit,
         bool with_export, v1::Explanation& page) {
  const std::int64_t end = std::min(whole.row_count(), first + limit);
  for (std::int64_t i = first; i < end; ++i) {
    const int place = static_cast<int>(i);
    if (place < whole.rows_size()) {
      *page.add_rows() = whole.rows(place);
    } else {
      *page.add_exclusions() = whole.exclusions(place - whole.rows_size());
    }
    if (with_export) page.mutable_export_part()->append(lines[static_cast<std::size_t>(i) + 1]);
  }
}

// What the work items of a page are called, for who reads that.
absl::Status AddTitles(const Context& context, const rpc::CallScope& call, const std::string& project,
                       v1::Explanation& page) {
  Visibility visibility(context, call);
  PEP_ASSIGN(const bool reads, visibility.Reads(ProjectName(project)));
  if (!reads) return absl::OkStatus();
  const std::string below = base::Concat(ProjectName(project), "/", domain::WorkItem::kCollection, "/");
  std::set<std::string> ids;
  const auto add = [&](const std::string& resource) {
    if (resource.starts_with(below)) ids.insert(record::IdIn(domain::WorkItem::kPattern, resource));
  };
  for (const v1::Explanation::Row& row : page.rows()) add(row.resource());
  for (const v1::Indicator::Exclusion& exclusion : page.exclusions()) add(exclusion.resource());
  PEP_ASSIGN(const auto items,
             record::FindEach<domain::WorkItem>(context.db, call.deadline(), {ids.begin(), ids.end()}));
  for (const base::Stored<domain::WorkItem>& item : items) {
    if (item.deleted_at || item.value.title.empty()) continue;
    v1::Explanation::ItemTitle& told = *page.add_titles();
    told.set_work_item(record::NameOf(domain::WorkItem::kPattern, item.id));
    told.set_title(item.value.title);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Explanation> Explanations::Get(rpc::CallScope& call, const v1::ExplainIndicatorRequest& request) {
  PEP_ASSIGN(const std::string project, ReadProject(context_, call, "project", request.project()));
  v1::ExplainIndicatorRequest bound = request;
  bound.clear_page_size();
  bound.clear_page_token();
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(call,
                           {.page_size = request.page_size() > 0 ? std::min(request.page_size(), kMostRows) : kRows,
                            .page_token = request.page_token(),
                            .bound_to = {bound.SerializeAsString()}},
                           ByPlace()));
  // Later pages are of the same figure as the first one.
  absl::Time now = paging.known_at.value_or(absl::InfinitePast());
  if (!paging.known_at) {
    PEP_ASSIGN(now, store::SettledTime(context_.db, call.deadline(), context_.clock, project));
  }
  PEP_ASSIGN(Explained explained, ReadExplained(request, project, now));
  explained.question.known_before = explained.question.known_at;
  PEP_ASSIGN(const v1::Explanation whole, Explain(context_, call, explained));
  const std::vector<std::string> lines = ExportOf(whole);
  const bool is_first = paging.list.after.empty();
  const std::int64_t first = is_first ? 0 : std::get<std::int64_t>(paging.list.after.front());
  v1::Explanation page;
  if (is_first) {
    page = whole;
    page.clear_rows();
    page.clear_exclusions();
    std::string exported;
    for (const std::string& line : lines) exported += line;
    page.set_sha256(secret::Sha256Hex(exported));
    if (request.with_export()) page.set_export_part(lines.front());
    if (request.has_compare_known_at()) {
      aip::Violations violations;
      const auto then = aip::ReadTime(request.compare_known_at(), "compare_known_at", violations);
      PEP_TRY(violations.ToStatus());
      if (*then >= explained.question.known_at) return aip::Invalid("compare_known_at", "must lie before known_at");
      Explained before = explained;
      before.question.known_at = *then;
      before.question.known_before = *then;
      PEP_ASSIGN(const v1::Explanation known, Explain(context_, call, before));
      *page.mutable_before() = known.indicator();
      PEP_ASSIGN(const bool last_alone, CountsLastAlone(context_, call, explained));
      AddChanges(known, whole, last_alone, page);
    }
  }
  Cut(whole, lines, first, paging.list.limit, request.with_export(), page);
  PEP_TRY(AddTitles(context_, call, project, page));
  const std::int64_t next = first + paging.list.limit;
  if (next < whole.row_count()) page.set_next_page_token(paging.NextToken({next}, std::nullopt, now));
  return page;
}

void Explanations::Mount(rpc::Service& service) { service.Unary("ExplainIndicator", *this, &Explanations::Get); }

}  // namespace pepiniere::metrics::api
