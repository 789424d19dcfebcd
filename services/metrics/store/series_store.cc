#include "services/metrics/store/series_store.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/json/json.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/series_rows.h"
#include "services/query/filter_sql.h"
#include "services/record/page_query.h"
#include "services/record/payload.h"

namespace pepiniere::metrics::store {

using base::Concat;
using query::FieldType;

namespace {

// "audience=COMPANIES": what such a dimension is written as, wherever it stands in the document.
absl::StatusOr<query::SqlFragment> HasDimension(const query::FilterField& field, const query::Restriction& asked,
                                                const query::FilterContext&) {
  const std::string& text = asked.literal.text;
  const std::size_t equals = text.find('=');
  if (equals == text.npos || asked.literal.HasWildcard()) {
    return query::FilterError(asked.position, Concat(field.name, R"( takes a dimension such as "audience=COMPANIES")"));
  }
  const std::string document = WriteDimensions({{text.substr(0, equals), text.substr(equals + 1)}});
  query::SqlFragment has{.sql = "s.dimensions COLLATE utf8mb4_bin LIKE "};
  // Without the brackets of the list.
  has.Bind(query::ContainsPattern(std::string_view(document).substr(1, document.size() - 2)));
  return std::move(has.Add(" ESCAPE '!'"));
}

const query::FilterSchema& SeriesFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "metric", .type = FieldType::kResource, .column = "s.metric", .collection = "definitions"},
          {.name = "source", .type = FieldType::kString, .column = "s.source"},
          {.name = "dimension", .type = FieldType::kString, .compile = HasDimension, .presence = "s.dimensions <> ''"},
          {.name = "purpose",
           .type = FieldType::kEnum,
           .member = "EXISTS (SELECT 1 FROM definitions d WHERE d.id = s.metric AND d.purpose = $)",
           .presence = "EXISTS (SELECT 1 FROM definitions d WHERE d.id = s.metric AND d.purpose IS NOT NULL)",
           .symbols = {{"USAGE", "USAGE"}, {"ONLINE_SHARE", "ONLINE_SHARE"}, {"IMPACT", "IMPACT"}},
           .symbol_prefix = "PURPOSE_"},
          {.name = "create_time", .type = FieldType::kTimestamp, .column = "s.created_at_us"}}};
  return *schema;
}

query::SqlFragment SeenBy(const ProjectReach& reach) {
  query::SqlFragment seen{.sql =
                              "EXISTS (SELECT 1 FROM definitions d WHERE d.id = s.metric AND d.deleted_at_us IS NULL "
                              "AND (COALESCE(d.visibility, 'PUBLIC') = 'PUBLIC'"};
  if (reach.everything) seen.Add(" OR TRUE");
  for (const std::string& project : reach.projects) {
    seen.Add(" OR (s.id > ").Bind(project + "/").Add(" AND s.id < ").Bind(project + "0").Add(")");
  }
  return std::move(seen.Add("))"));
}

}  // namespace

absl::StatusOr<Series> ReadSeries(const db::Row& row) {
  Series series{row.String(0), row.Int64(1), row.String(2), {}, row.String(4), row.Time(5)};
  PEP_ASSIGN(series.dimensions, ReadDimensions(row.String(3)));
  series.first = row.OptTime(6);
  series.last = row.OptTime(7);
  series.received = row.OptTime(8);
  return series;
}

absl::StatusOr<std::vector<Series>> SelectSeries(db::Session& session, const query::SqlFragment& where) {
  std::vector<Series> found;
  PEP_TRY(session.Query(Concat("SELECT ", kSeriesColumns, " FROM ", kSeriesTables, " WHERE ", where.sql),
                        record::Bind(where), [&](const db::Row& row) -> absl::Status {
                          PEP_ASSIGN(Series series, ReadSeries(row));
                          found.push_back(std::move(series));
                          return absl::OkStatus();
                        }));
  return found;
}

absl::StatusOr<std::optional<Series>> FindSeries(db::Database& db, absl::Time deadline, const std::string& id) {
  PEP_ASSIGN(std::vector<Series> found, FindEachSeries(db, deadline, {id}));
  return found.empty() ? std::optional<Series>() : std::optional(std::move(found.front()));
}

absl::StatusOr<std::vector<Series>> FindEachSeries(db::Database& db, absl::Time deadline,
                                                   const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<Series>();
  query::SqlFragment where;
  AddIn("s.id", ids, where);
  return db.Read(deadline, [&](db::Session& session) { return SelectSeries(session, where); });
}

const query::SortSchema& SeriesOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "create_time", .sql = "s.created_at_us", .type = query::SortType::kInteger}},
      .unique = {.name = "name", .sql = "s.id"}};
  return *schema;
}

absl::StatusOr<record::Page<Series>> ListSeries(db::Database& db, absl::Time deadline, const record::ListQuery& list,
                                                const std::string& project, const ProjectReach& reach) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, SeriesFilters()));
  where.Add(" AND ").Add(SeenBy(reach));
  if (!project.empty()) {
    where.Add(" AND s.id > ").Bind(project + "/").Add(" AND s.id < ").Bind(project + "0");
  }
  const record::PageSource source{kSeriesColumns, kSeriesColumnCount, kSeriesTables, where};
  return record::QueryPage<Series>(db, deadline, list, source, ReadSeries);
}

absl::StatusOr<std::vector<Series>> SelectSeries(db::Session& session, const SeriesQuery& query) {
  query::SqlFragment where{.sql = "s.project_no = (SELECT project_no FROM project_numbers WHERE project = "};
  where.Bind(query.project).Add(") AND s.metric_no = (SELECT metric_no FROM metric_numbers WHERE metric = ");
  where.Bind(query.metric).Add(")");
  where.Add(" ORDER BY s.series_no");
  PEP_ASSIGN(std::vector<Series> found, SelectSeries(session, where));
  std::erase_if(found, [&](const Series& series) { return !Matches(series, query); });
  return found;
}

bool Matches(const Series& series, const SeriesQuery& query) {
  return HasAll(series.dimensions, query.dimensions) && (query.source.empty() || series.source == query.source);
}

absl::StatusOr<std::vector<Series>> SelectSeries(db::Session& session, const std::vector<std::string>& projects,
                                                 const std::vector<std::string>& metrics) {
  if (projects.empty() || metrics.empty()) return std::vector<Series>();
  query::SqlFragment where{.sql = "s.project_no IN (SELECT project_no FROM project_numbers WHERE "};
  AddIn("project", projects, where);
  where.Add(") AND s.metric_no IN (SELECT metric_no FROM metric_numbers WHERE ");
  AddIn("metric", metrics, where);
  where.Add(") ORDER BY s.series_no");
  return SelectSeries(session, where);
}

std::string WriteSeriesNews(const SeriesNews& news) {
  return json::Dump(
      json::Json{{"created", news.created}, {"changed", news.changed}, {"received", record::Instant(news.received)}});
}

absl::StatusOr<SeriesNews> ReadSeriesNews(std::string_view payload) {
  PEP_ASSIGN(const json::Json json, record::ParsePayload(payload));
  record::PayloadReader reader(json);
  SeriesNews news{reader.Get<std::vector<std::string>>("created"), reader.Get<std::vector<std::string>>("changed"),
                  reader.Time("received")};
  PEP_TRY(reader.status());
  return news;
}

}  // namespace pepiniere::metrics::store
