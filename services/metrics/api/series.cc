#include "services/metrics/api/series.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/store/reading_store.h"
#include "services/query/page_token.h"
#include "services/record/table.h"
#include "services/resource/feed_source.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

const aip::ResourcePattern& Pattern() {
  static const auto* const pattern = new aip::ResourcePattern(store::kSeriesPattern);
  return *pattern;
}
const aip::ResourcePattern& ParentPattern() {
  static const auto* const pattern = new aip::ResourcePattern(kProject);
  return *pattern;
}

// By the time of the point, then by when it was told.
const query::SortSchema& RevisionOrder() {
  using query::SortType;
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "time", .sql = "time", .type = SortType::kInteger}},
                            .unique = {.name = "receive_time", .sql = "receive_time", .type = SortType::kInteger},
                            .default_order = "time"};
  return *schema;
}

absl::StatusOr<std::optional<absl::Time>> TimeOf(bool there, const google::protobuf::Timestamp& time,
                                                 std::string_view field) {
  if (!there) return std::optional<absl::Time>();
  aip::Violations violations;
  const auto read = aip::ReadTime(time, field, violations);
  PEP_TRY(violations.ToStatus());
  return read;
}

v1::PointRevision Told(const store::PointRevision& revision) {
  v1::PointRevision told;
  *told.mutable_time() = aip::ToProto(revision.time);
  told.set_value(revision.value);
  told.set_revision(revision.revision);
  told.set_withdrawn(revision.withdrawn);
  *told.mutable_receive_time() = aip::ToProto(revision.received);
  if (revision.superseded) *told.mutable_supersede_time() = aip::ToProto(*revision.superseded);
  return told;
}

}  // namespace

v1::Series Told(const store::Series& series) {
  v1::Series told;
  told.set_name(record::NameOf(store::kSeriesPattern, series.id));
  told.set_metric(record::NameOf(domain::Definition::kPattern, series.metric));
  for (const domain::Dimension& dimension : series.dimensions) {
    auto& one = *told.add_dimensions();
    one.set_key(dimension.key);
    one.set_value(dimension.value);
  }
  told.set_source(series.source);
  if (series.first) *told.mutable_first_time() = aip::ToProto(*series.first);
  if (series.last) *told.mutable_last_time() = aip::ToProto(*series.last);
  if (series.received) *told.mutable_last_receive_time() = aip::ToProto(*series.received);
  *told.mutable_create_time() = aip::ToProto(series.created_at);
  return told;
}

absl::StatusOr<store::Series> FindTold(const Context& context, const rpc::CallScope& call, std::string_view field,
                                       const std::string& name) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(Pattern(), field, name));
  PEP_ASSIGN(const auto found, store::FindSeries(context.db, call.deadline(), id));
  if (!found) return aip::NotFound(name);
  Visibility visibility(context, call);
  PEP_ASSIGN(const bool told, visibility.IsTold(found->metric, ProjectIn(name)));
  if (!told) return aip::NotFound(name);
  return *found;
}

absl::StatusOr<v1::Series> SeriesMethods::Get(rpc::CallScope& call, const v1::GetSeriesRequest& request) {
  PEP_ASSIGN(const store::Series series, FindTold(context_, call, "name", request.name()));
  return Told(series);
}

absl::StatusOr<v1::ListSeriesResponse> SeriesMethods::List(rpc::CallScope& call, const v1::ListSeriesRequest& request) {
  PEP_ASSIGN(const std::string project, aip::ParseListedKey(ParentPattern(), "parent", request.parent()));
  if (!project.empty()) PEP_TRY(CheckNotFormer(context_, call, project));
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .filter = request.filter(),
                                                                  .order_by = request.order_by(),
                                                                  .bound_to = {project}},
                                                                 store::SeriesOrder()));
  PEP_ASSIGN(const store::ProjectReach reach, ReachOf(context_, call));
  const auto page = store::ListSeries(context_.db, call.deadline(), paging.list, project, reach);
  if (!page.ok()) return resource::OnField("filter", page.status());
  v1::ListSeriesResponse reply;
  for (const store::Series& series : page->rows) *reply.add_series() = Told(series);
  reply.set_next_page_token(paging.NextToken(page->last));
  return reply;
}

absl::Status SeriesMethods::AddChanges(const rpc::CallScope& call, const std::vector<journal::Change>& changes,
                                       const std::string& project, v1::WatchSeriesResponse& message) {
  Visibility visibility(context_, call);
  for (const journal::Change& change : changes) {
    if (change.resource_type != store::kSeries) continue;
    if (!project.empty() && change.resource != ProjectName(project)) continue;
    const auto news = store::ReadSeriesNews(change.payload);
    if (!news.ok()) return resource::ListAgain("a change was written by another release");
    std::vector<std::string> ids = news->created;
    ids.insert(ids.end(), news->changed.begin(), news->changed.end());
    PEP_ASSIGN(const auto series, store::FindEachSeries(context_.db, call.deadline(), ids));
    for (store::Series one : series) {
      PEP_ASSIGN(const bool told, visibility.IsTold(one.metric, change.resource));
      if (!told) continue;
      const bool is_new = std::ranges::count(news->created, one.id) > 0;
      one.first = one.last = std::nullopt;
      one.received = news->received;
      auto& added = *message.add_changes();
      added.set_kind(is_new ? rpc::v1::CHANGE_KIND_CREATED : rpc::v1::CHANGE_KIND_UPDATED);
      *added.mutable_series() = Told(one);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<rpc::MessageSource<v1::WatchSeriesResponse>>> SeriesMethods::Watch(
    rpc::CallScope& call, const v1::WatchSeriesRequest& request, std::function<void()> wake) {
  PEP_ASSIGN(const std::string project, aip::ParseFollowedKey(ParentPattern(), "parent", request.parent()));
  if (!project.empty()) PEP_TRY(CheckNotFormer(context_, call, project));
  PEP_ASSIGN(const resource::FeedPosition position,
             resource::FeedPosition::Open(context_, hub_, call, request.resume_token(), {project}));
  return std::make_unique<resource::TypedFeedSource<v1::WatchSeriesResponse>>(
      context_, hub_, position,
      [this, &call, project](const std::vector<journal::Change>& changes, v1::WatchSeriesResponse& message) {
        return AddChanges(call, changes, project, message);
      },
      wake);
}

absl::StatusOr<v1::ListPointRevisionsResponse> SeriesMethods::ListRevisions(
    rpc::CallScope& call, const v1::ListPointRevisionsRequest& request) {
  PEP_ASSIGN(const store::Series series, FindTold(context_, call, "parent", request.parent()));
  v1::ListPointRevisionsRequest bound = request;
  bound.clear_page_size();
  bound.clear_page_token();
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .bound_to = {bound.SerializeAsString()}},
                                                                 RevisionOrder()));
  PEP_ASSIGN(const auto from, TimeOf(request.has_from_time(), request.from_time(), "from_time"));
  PEP_ASSIGN(const auto to, TimeOf(request.has_to_time(), request.to_time(), "to_time"));
  const store::PointRange range = {.from = from.value_or(absl::FromUnixMicros(0)),
                                   .to = to.value_or(absl::FromUnixSeconds(253'402'300'799))};
  store::RevisionPlace after;
  if (paging.list.after.size() == 2) {
    after = {absl::FromUnixMicros(std::get<std::int64_t>(paging.list.after[0])),
             absl::FromUnixMicros(std::get<std::int64_t>(paging.list.after[1]))};
  }
  const int limit = paging.list.limit;
  PEP_ASSIGN(auto revisions, context_.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return store::ListRevisions(session, series.number, range, after, limit + 1);
  }));
  v1::ListPointRevisionsResponse reply;
  if (std::ssize(revisions) > limit) {
    revisions.resize(static_cast<std::size_t>(limit));
    const store::PointRevision& last = revisions.back();
    reply.set_next_page_token(paging.NextToken({absl::ToUnixMicros(last.time), absl::ToUnixMicros(last.received)}));
  }
  for (const store::PointRevision& revision : revisions) *reply.add_revisions() = Told(revision);
  return reply;
}

void SeriesMethods::Mount(rpc::Service& service) {
  service.Unary("GetSeries", *this, &SeriesMethods::Get);
  service.Unary("ListSeries", *this, &SeriesMethods::List);
  service.ServerStream("WatchSeries", *this, &SeriesMethods::Watch);
  service.Unary("ListPointRevisions", *this, &SeriesMethods::ListRevisions);
}

}  // namespace pepiniere::metrics::api
