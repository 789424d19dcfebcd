#include "services/metrics/api/explanations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/metrics/api/explanation.h"
#include "services/metrics/api/indicators.h"
#include "services/query/page_token.h"
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

// Each row by what it is of, and its instants or what it is called: a series has many points, a survey many answers.
std::map<std::string, const v1::Explanation::Row*> RowsOf(const v1::Explanation& told) {
  std::map<std::string, const v1::Explanation::Row*> rows;
  for (const v1::Explanation::Row& row : told.rows()) {
    const bool is_point = row.resource().find("/series/") != std::string::npos;
    const std::string place = is_point && row.times_size() > 0 ? row.times(0).SerializeAsString() : row.label();
    rows.emplace(row.resource() + "\n" + place, &row);
  }
  return rows;
}

// What is otherwise than it was known to be, the latest first.
void AddChanges(const v1::Explanation& before, const v1::Explanation& now, v1::Explanation& told) {
  using Difference = v1::Explanation::Difference;
  std::vector<Difference> changes;
  const auto then = RowsOf(before), today = RowsOf(now);
  for (const auto& [key, row] : today) {
    const auto known = then.find(key);
    if (known != then.end() && known->second->contribution() == row->contribution()) continue;
    Difference& one = changes.emplace_back();
    one.set_kind(known == then.end() ? Difference::KIND_LATE : Difference::KIND_RESTATED);
    one.set_resource(row->resource());
    *one.mutable_receive_time() = row->receive_time();
    if (known != then.end()) one.set_before(known->second->contribution());
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
  const absl::Time now = paging.known_at.value_or(call.received_at());
  PEP_ASSIGN(Explained explained, ReadExplained(request, project, now));
  if (paging.known_at && !explained.question.known_before) explained.question.known_before = now;
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
      AddChanges(known, whole, page);
    }
  }
  Cut(whole, lines, first, paging.list.limit, request.with_export(), page);
  const std::int64_t next = first + paging.list.limit;
  if (next < whole.row_count()) page.set_next_page_token(paging.NextToken({next}, std::nullopt, now));
  return page;
}

void Explanations::Mount(rpc::Service& service) { service.Unary("ExplainIndicator", *this, &Explanations::Get); }

}  // namespace pepiniere::metrics::api
