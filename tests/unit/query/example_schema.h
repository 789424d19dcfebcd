// A whitelist with a field of every kind, shared by the tests and the fuzz targets.
#pragma once

#include <cstdint>

#include "services/query/filter_sql.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"

namespace pepiniere::query {

inline const FilterSchema& ExampleFilters() {
  static const auto* schema = new FilterSchema{
      .fields =
          {
              {.name = "title", .type = FieldType::kText, .column = "p.title"},
              {.name = "slug", .type = FieldType::kString, .column = "p.slug"},
              {.name = "kind",
               .type = FieldType::kEnum,
               .column = "p.kind",
               .symbols = {{"STATE_STARTUP", std::int64_t{1}}, {"EIG_CHALLENGE", std::int64_t{3}}},
               .symbol_prefix = "PROJECT_KIND_"},
              {.name = "incubator", .type = FieldType::kResource, .column = "p.incubator", .collection = "incubators"},
              {.name = "sponsored", .type = FieldType::kBoolean, .column = "p.sponsored"},
              {.name = "start", .type = FieldType::kDate, .column = "p.start"},
              {.name = "create_time", .type = FieldType::kTimestamp, .column = "p.create_time"},
              {.name = "team.size", .type = FieldType::kInteger, .column = "p.team_size"},
              {.name = "budget", .type = FieldType::kDecimal, .column = "p.budget", .scale = 2, .restricted = true},
              {.name = "theme",
               .type = FieldType::kString,
               .member = "EXISTS (SELECT 1 FROM terms t WHERE t.known_to > {known_at} AND t.value = $)",
               .presence = "EXISTS (SELECT 1 FROM terms t WHERE t.known_to > {known_at})"},
              {.name = "lesson",
               .type = FieldType::kText,
               .member = "EXISTS (SELECT 1 FROM lessons l WHERE l.text LIKE $ ESCAPE '!')"},
              {.name = "ministry",
               .type = FieldType::kResource,
               .compile = [](const FilterField& field, const Restriction& r,
                             const FilterContext&) -> absl::StatusOr<SqlFragment> {
                 absl::StatusOr<SqlValue> value = BindLiteral(field, r.literal, r.position);
                 if (!value.ok()) return value.status();
                 SqlFragment below;
                 return below.Add("p.ministry IN (SELECT below FROM tree WHERE above = ").Bind(*value).Add(")");
               },
               .collection = "organisations"},
          },
      .search = "(p.title LIKE $ ESCAPE '!' OR p.mission LIKE $ ESCAPE '!')"};
  return *schema;
}

inline FilterContext ExampleContext() { return {.parameters = {{"known_at", std::int64_t{77}}}, .privileged = true}; }

inline const SortSchema& ExampleOrders() {
  static const auto* schema =
      new SortSchema{.keys = {{.name = "title", .sql = "p.title"},
                              {.name = "start", .sql = "p.start", .type = SortType::kDate, .nullable = true},
                              {.name = "create_time", .sql = "p.create_time", .type = SortType::kInteger}},
                     .unique = {.name = "id", .sql = "p.id"},
                     .max_keys = 3};
  return *schema;
}

}  // namespace pepiniere::query
