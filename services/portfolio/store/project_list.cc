#include "services/portfolio/store/project_list.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/portfolio/domain/phase.h"
#include "services/portfolio/domain/terms.h"
#include "services/portfolio/store/id_set.h"
#include "services/portfolio/store/page_query.h"
#include "services/portfolio/store/project_rows.h"
#include "services/query/filter_sql.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using query::FieldType;
using query::FilterField;
using query::SqlFragment;

FilterField Column(std::string name, FieldType type, std::string column) {
  return {.name = std::move(name), .type = type, .column = std::move(column)};
}

// A field that projects have several of, kept in project_terms.
FilterField Terms(std::string_view name, std::string_view field, FieldType type, std::string collection = "") {
  const std::string exists = Concat("EXISTS (SELECT 1 FROM project_terms t WHERE t.project_id = p.id AND t.field = '",
                                    field, "' AND t.known_from_us <= {known_at} AND t.known_to_us > {known_at}");
  return {.name = std::string(name),
          .type = type,
          .member = exists + " AND t.value = $)",
          .presence = exists + ")",
          .collection = std::move(collection)};
}

// An incubator that the reader is not told of is none of a project's.
FilterField Incubators() {
  FilterField field = Terms("incubator", term::kIncubator, FieldType::kResource, "incubators");
  const std::string told = Concat(" AND NOT ", InSet("t.value", "concealed"), ")");
  for (std::string* condition : {&field.member, &field.presence}) {
    condition->pop_back();
    *condition += told;
  }
  return field;
}

// Whether the line that decides on the day says a word that nobody explained.
FilterField UnknownPhase() {
  const std::string exists =
      "EXISTS (SELECT 1 FROM unknown_phases u WHERE u.project_id = p.id AND u.known_from_us <= {known_at} AND "
      "u.known_to_us > {known_at} AND u.starts <= {day} AND u.ends > {day}";
  return {.name = "unknown_phase",
          .type = FieldType::kString,
          .compile = [](const FilterField& field, const query::Restriction& asked,
                        const query::FilterContext& context) -> absl::StatusOr<SqlFragment> {
            PEP_ASSIGN(const query::SqlValue word, query::BindLiteral(field, asked.literal, asked.position));
            const query::SqlValue& known = context.parameters.find("known_at")->second;
            const query::SqlValue& day = context.parameters.find("day")->second;
            SqlFragment sql;
            sql.Add("EXISTS (SELECT 1 FROM unknown_phases u WHERE u.project_id = p.id AND u.word = ").Bind(word);
            sql.Add(" AND u.known_from_us <= ").Bind(known).Add(" AND u.known_to_us > ").Bind(known);
            return sql.Add(" AND u.starts <= ").Bind(day).Add(" AND u.ends > ").Bind(day).Add(")");
          },
          .presence = exists + ")"};
}

FilterField Money(std::string name, std::string column) {
  return {.name = std::move(name),
          .type = FieldType::kDecimal,
          .column = std::move(column),
          .scale = 2,
          .restricted = true};
}

FilterField PhaseField() {
  FilterField field = {.name = "phase", .type = FieldType::kEnum, .column = "s.phase", .symbol_prefix = "PHASE_"};
  for (Phase phase : AllPhases()) {
    field.symbols.push_back({std::string(Symbol(phase)), std::string(Symbol(phase))});
  }
  return field;
}

// The year of the first day in its ledger, as the census has it.
FilterField YearOfEntry() {
  return Column("year_of_entry", FieldType::kInteger,
                "(SELECT YEAR(MIN(e.starts)) FROM phase_spans e WHERE e.project_id = p.id AND e.known_from_us <= "
                "{known_at} AND e.known_to_us > {known_at})");
}

FilterField KindField() {
  FilterField field = {.name = "kind", .type = FieldType::kEnum, .column = "p.kind", .symbol_prefix = "PROJECT_KIND_"};
  for (int i = 1; i <= 4; ++i) {
    const std::string symbol(Symbol(static_cast<ProjectKind>(i)));
    field.symbols.push_back({symbol, symbol});
  }
  return field;
}

query::FilterSchema MakeFilters() {
  return {.fields = {KindField(),
                     PhaseField(),
                     Column("phase_since", FieldType::kDate, "s.since"),
                     Column("paused", FieldType::kBoolean, "COALESCE(s.paused, 0)"),
                     UnknownPhase(),
                     YearOfEntry(),
                     {.name = "primary_incubator",
                      .type = FieldType::kResource,
                      .column = Concat("IF(", InSet("p.primary_incubator", "concealed"), ", '', p.primary_incubator)"),
                      .collection = "incubators"},
                     Incubators(),
                     Terms("sponsor", term::kSponsor, FieldType::kResource, "organisations"),
                     Terms("ministry", term::kMinistry, FieldType::kResource, "organisations"),
                     Terms("domain", term::kDomain, FieldType::kString),
                     Terms("theme", term::kTheme, FieldType::kString),
                     Terms("user_type", term::kUserType, FieldType::kString),
                     Terms("technology", term::kTechnology, FieldType::kString),
                     Column("title", FieldType::kText, "p.title"),
                     Column("mission", FieldType::kText, "p.mission"),
                     Column("text", FieldType::kText, "CONCAT_WS(' ', p.title, p.mission, p.description)"),
                     Column("create_time", FieldType::kTimestamp, "p.created_at_us"),
                     Column("update_time", FieldType::kTimestamp, "p.updated_at_us"),
                     Money("budget.allocated", "p.budget_allocated_cents"),
                     Money("budget.spent", "p.budget_spent_cents"),
                     Column("time_box.start_date", FieldType::kDate, "p.time_box_start"),
                     Column("time_box.end_date", FieldType::kDate, "p.time_box_end")},
          .search = "(p.title LIKE $ ESCAPE '!' OR p.mission LIKE $ ESCAPE '!' OR p.description LIKE $ ESCAPE '!')"};
}

// A condition of the filter that every match meets and that an index answers in the order of ids.
struct Driver {
  std::string_view table;
  SqlFragment condition;
  std::optional<query::Restriction> answers;  // what of the filter it answers by itself
};

// Rows of d that are known then.
SqlFragment KnownOf(const AsOf& as_of) {
  SqlFragment known;
  if (!as_of.known_at) return known.Add(Concat(" AND d.known_to_us = ", kUntilFurtherNotice));
  known.Add(" AND d.known_from_us <= ").Bind(as_of.known_at_us());
  return known.Add(" AND d.known_to_us > ").Bind(as_of.known_at_us());
}

// Terms narrow best, the phase comes next, but leads only where it is what is known now: so it is indexed.
std::optional<Driver> ChooseDriver(const ListQuery& list, const AsOf& as_of) {
  std::optional<Driver> phase;
  for (const query::Restriction& restriction : list.filter.Conjuncts()) {
    const bool exact =
        (restriction.comparator == query::Comparator::kEqual || restriction.comparator == query::Comparator::kHas) &&
        !restriction.literal.HasWildcard();
    const FilterField* field = ProjectFilters().Find(restriction.field);
    if (!exact || !field) continue;
    const auto value = query::BindLiteral(*field, restriction.literal, restriction.position);
    if (!value.ok()) continue;  // compiling the filter will say so
    if (!field->member.empty()) {
      const auto* id = std::get_if<std::string>(&*value);
      if (field->name == term::kIncubator && std::ranges::find(list.concealed, *id) != list.concealed.end()) continue;
      Driver driver{"project_terms", {}, restriction};
      driver.condition.Add("d.field = ").Bind(restriction.field).Add(" AND d.value = ").Bind(*value);
      driver.condition.Add(KnownOf(as_of));
      return driver;
    }
    if (field->column == "s.phase" && !as_of.known_at) {
      phase = Driver{"phase_spans", {}, std::nullopt};
      phase->condition.Add("d.phase = ").Bind(*value).Add(KnownOf(as_of));
      phase->condition.Add(" AND d.starts <= ").Bind(as_of.day).Add(" AND d.ends > ").Bind(as_of.day);
    }
  }
  return phase;
}

// What of the filter is left to ask once the driver has answered.
query::Filter Without(query::Filter filter, const std::optional<query::Restriction>& answered) {
  const auto is_answered = [&](const query::Expression& e) {
    return answered && e.kind == query::Expression::Kind::kRestriction && e.restriction == *answered;
  };
  if (is_answered(filter.root)) return {};
  if (filter.root.kind == query::Expression::Kind::kAnd) std::erase_if(filter.root.operands, is_answered);
  return filter;
}

// SELECT up to its columns. The tables are joined in the order of FROM, what gives the order of ids first: left to
// itself, the optimizer reads every project of a phase and sorts them.
constexpr std::string_view kSelect = "SELECT STRAIGHT_JOIN ";

// The order in the driver's own ids, so that walking its index is seen to give it.
query::OrderBy Along(const std::optional<Driver>& driver, query::OrderBy order) {
  for (query::SortTerm& term : order.terms) {
    if (driver && term.key.sql == "p.id") term.key.sql = "d.project_id";
  }
  return order;
}

// FROM and WHERE of every list: d drives, if anything does, p is the project, s its span on the day, if any.
absl::StatusOr<SqlFragment> FromWhere(const ListQuery& list, const std::optional<Driver>& driver, const AsOf& as_of) {
  const query::Filter rest = Without(list.filter, driver ? driver->answers : std::nullopt);
  PEP_ASSIGN(
      const SqlFragment condition,
      query::CompileFilter(rest, ProjectFilters(), ProjectFilterContext(as_of, list.privileged, list.concealed)));
  const std::int64_t known = as_of.known_at_us();
  SqlFragment sql;
  sql.Add(" FROM ");
  if (driver) sql.Add(Concat(driver->table, " d JOIN "));
  sql.Add(as_of.known_at ? "project_history p" : "projects p");
  if (driver) sql.Add(" ON p.id = d.project_id");
  sql.Add(" LEFT JOIN phase_spans s ON s.project_id = p.id AND ");
  if (as_of.known_at) {
    sql.Add("s.known_from_us <= ").Bind(known).Add(" AND s.known_to_us > ").Bind(known);
  } else {
    sql.Add(Concat("s.known_to_us = ", kUntilFurtherNotice));
  }
  sql.Add(" AND s.starts <= ").Bind(as_of.day).Add(" AND s.ends > ").Bind(as_of.day);
  sql.Add(" WHERE ").Add(condition);
  if (driver) sql.Add(" AND ").Add(driver->condition);
  if (as_of.known_at) sql.Add(" AND p.known_from_us <= ").Bind(known).Add(" AND p.known_to_us > ").Bind(known);
  if (!list.show_deleted) sql.Add(" AND p.deleted_at_us IS NULL");
  return sql;
}

}  // namespace

const query::FilterSchema& ProjectFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters());
  return *schema;
}

query::FilterContext ProjectFilterContext(const AsOf& as_of, bool privileged,
                                          const std::vector<std::string>& concealed) {
  return {.parameters = {{"known_at", as_of.known_at_us()}, {"day", as_of.day}, {"concealed", IdSet(concealed)}},
          .privileged = privileged};
}

std::vector<query::FilterField> ProjectFiltersOf(std::span<const std::string_view> names) {
  std::vector<query::FilterField> fields;
  for (const std::string_view name : names) fields.push_back(*ProjectFilters().Find(name));
  return fields;
}

const query::SortSchema& ProjectOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "name", .sql = "p.id"},
               {.name = "title", .sql = "p.title"},
               {.name = "create_time", .sql = "p.created_at_us", .type = query::SortType::kInteger},
               {.name = "update_time", .sql = "p.updated_at_us", .type = query::SortType::kInteger}},
      .unique = {.name = "name", .sql = "p.id"}};
  return *schema;
}

absl::StatusOr<Page<ProjectView>> ListProjects(db::Database& db, absl::Time deadline, const ProjectQuery& query) {
  const ListQuery& list = query.list;
  const std::optional<Driver> driver = ChooseDriver(list, query.as_of);
  const query::OrderBy order = Along(driver, list.order);
  SqlFragment sql;
  sql.Add(Concat(kSelect, query.with_description ? kViewColumns : kLightViewColumns, ", ", order.Columns()));
  PEP_ASSIGN(const SqlFragment from_where, FromWhere(list, driver, query.as_of));
  sql.Add(from_where);
  return ReadPage<ProjectView>(db, deadline, std::move(sql), {order, list.after, list.limit, kViewColumnCount},
                               ReadView);
}

absl::StatusOr<absl::flat_hash_set<std::string>> MatchProjects(db::Database& db, absl::Time deadline,
                                                               const ListQuery& list, const AsOf& as_of) {
  const std::optional<Driver> driver = ChooseDriver(list, as_of);
  SqlFragment sql;
  sql.Add(Concat(kSelect, "p.id"));
  PEP_ASSIGN(const SqlFragment from_where, FromWhere(list, driver, as_of));
  sql.Add(from_where);
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<absl::flat_hash_set<std::string>> {
    absl::flat_hash_set<std::string> ids;
    PEP_TRY(session.Query(sql.sql, Bind(sql), [&](const db::Row& row) {
      ids.insert(row.String(0));
      return absl::OkStatus();
    }));
    return ids;
  });
}

}  // namespace pepiniere::portfolio::store
