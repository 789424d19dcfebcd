#include "services/portfolio/store/project_list.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/portfolio/domain/phase.h"
#include "services/portfolio/domain/spellings.h"
#include "services/portfolio/domain/terms.h"
#include "services/portfolio/store/project_rows.h"
#include "services/portfolio/store/words.h"
#include "services/query/filter_sql.h"
#include "services/record/id_set.h"
#include "services/record/page_query.h"

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
  const std::string told = Concat(" AND NOT ", record::InSet("t.value", "concealed"), ")");
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

// Values that people write as they please: those that differ in spelling only are one.
FilterField Spelt(std::string_view name, std::string_view field) {
  FilterField spelt = Terms(name, field, FieldType::kString);
  spelt.key = [](std::string_view value) { return SpellingKey(value); };
  return spelt;
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
                      .column = Concat("IF(", record::InSet("p.primary_incubator", "concealed"),
                                       ", '', p.primary_incubator)"),
                      .collection = "incubators"},
                     Incubators(),
                     Terms("sponsor", term::kSponsor, FieldType::kResource, "organisations"),
                     Terms("ministry", term::kMinistry, FieldType::kResource, "organisations"),
                     Spelt("domain", term::kDomain),
                     Spelt("theme", term::kTheme),
                     Spelt("user_type", term::kUserType),
                     Spelt("technology", term::kTechnology),
                     Column("title", FieldType::kText, "p.title"),
                     Column("mission", FieldType::kText, "p.mission"),
                     Column("text", FieldType::kText, "CONCAT_WS(' ', p.title, p.mission, p.description)"),
                     Column("create_time", FieldType::kTimestamp, "p.created_at_us"),
                     Column("update_time", FieldType::kTimestamp, "p.updated_at_us"),
                     Money("budget.allocated", "p.budget_allocated_cents"),
                     Money("budget.spent", "p.budget_spent_cents"),
                     Column("time_box.start_date", FieldType::kDate, "p.time_box_start"),
                     Column("time_box.end_date", FieldType::kDate, "p.time_box_end")},
          .find = FoundIn("p.id")};
}

// A condition of the filter that every match meets and that an index answers in the order of ids.
struct Driver {
  SqlFragment table;
  SqlFragment condition;
  std::optional<query::Expression> answers;  // what of the filter it answers by itself
};

// Rows of d that are known then.
SqlFragment KnownOf(const AsOf& as_of) {
  SqlFragment known;
  if (!as_of.known_at) return known.Add(Concat(" AND d.known_to_us = ", kUntilFurtherNotice));
  known.Add(" AND d.known_from_us <= ").Bind(as_of.known_at_us());
  return known.Add(" AND d.known_to_us > ").Bind(as_of.known_at_us());
}

// The projects that have a value, in one of its spellings: each once, though it may have several.
Driver ByTerm(const query::Restriction& restriction, const std::vector<std::string>& spellings, const AsOf& as_of) {
  Driver driver{{"project_terms", {}}, {}, query::Expression{query::Expression::Kind::kRestriction, {}, restriction}};
  SqlFragment condition;
  condition.Add("d.field = ").Bind(restriction.field).Add(" AND d.value IN (");
  for (const std::string& spelling : spellings)
    condition.Add(&spelling == &spellings.front() ? "" : ", ").Bind(spelling);
  condition.Add(")").Add(KnownOf(as_of));
  if (spellings.size() == 1) {
    driver.condition = condition;
  } else {
    driver.table = {"(SELECT DISTINCT d.project_id FROM project_terms d WHERE ", {}};
    driver.table.Add(condition).Add(")");
    driver.condition = {"TRUE", {}};
  }
  return driver;
}

// Terms narrow best, the phase comes next, but leads only where it is what is known now: so it is indexed.
std::optional<Driver> ChooseIndex(const Prepared& prepared, const record::ListQuery& list, const AsOf& as_of) {
  std::optional<Driver> phase;
  for (const query::Restriction& restriction : prepared.filter.Conjuncts()) {
    const bool exact =
        (restriction.comparator == query::Comparator::kEqual || restriction.comparator == query::Comparator::kHas) &&
        !restriction.literal.HasWildcard();
    const FilterField* field = ProjectFilters().Find(restriction.field);
    if (!exact || !field) continue;
    const auto value = query::BindLiteral(*field, restriction.literal, restriction.position);
    if (!value.ok()) continue;  // compiling the filter will say so
    if (!field->member.empty()) {
      if (const auto* id = std::get_if<std::string>(&*value);
          field->name == term::kIncubator && std::ranges::find(list.concealed, *id) != list.concealed.end()) {
        continue;
      }
      const auto spelt = prepared.context.spellings.find({restriction.field, restriction.literal.text});
      const bool is_spelt = field->key && spelt != prepared.context.spellings.end();
      return ByTerm(restriction, is_spelt ? spelt->second : std::vector{std::get<std::string>(*value)}, as_of);
    }
    if (field->column == "s.phase" && !as_of.known_at) {
      phase = Driver{{"phase_spans", {}}, {}, std::nullopt};
      phase->condition.Add("d.phase = ").Bind(*value).Add(KnownOf(as_of));
      phase->condition.Add(" AND d.starts <= ").Bind(as_of.day).Add(" AND d.ends > ").Bind(as_of.day);
    }
  }
  return phase;
}

// What words found, in their order, with the column `place`.
Driver ByIds(const std::vector<std::string>& ids, std::optional<query::Expression> answers) {
  return {TableOf(ids), {"TRUE", {}}, std::move(answers)};
}

// Words that found few projects lead, before all else.
std::optional<Driver> ChooseDriver(const Prepared& prepared, const record::ListQuery& list, const AsOf& as_of) {
  constexpr std::size_t kFew = 2000;
  if (!prepared.has_words || prepared.ranking.size() > kFew) return ChooseIndex(prepared, list, as_of);
  std::vector<std::string> ids;
  for (const Ranked& ranked : prepared.ranking) ids.push_back(ranked.id);
  return ByIds(ids, prepared.words);
}

// What of the filter is left to ask once the driver has answered.
query::Filter Without(query::Filter filter, const std::optional<query::Expression>& answered) {
  if (answered && filter.root == *answered) return {};
  if (answered && filter.root.kind == query::Expression::Kind::kAnd) {
    std::erase(filter.root.operands, *answered);
  }
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
absl::StatusOr<SqlFragment> FromWhere(const Prepared& prepared, const std::optional<Driver>& driver, const AsOf& as_of,
                                      bool show_deleted) {
  const query::Filter rest = Without(prepared.filter, driver ? driver->answers : std::nullopt);
  PEP_ASSIGN(const SqlFragment condition, query::CompileFilter(rest, ProjectFilters(), prepared.context));
  const std::int64_t known = as_of.known_at_us();
  SqlFragment sql;
  sql.Add(" FROM ");
  if (driver) sql.Add(driver->table).Add(" d JOIN ");
  sql.Add(as_of.known_at ? "project_history p" : "projects p");
  if (driver) sql.Add(" ON p.id = d.project_id");
  sql.Add(JoinSpans(as_of));
  sql.Add(" WHERE ").Add(condition);
  if (driver) sql.Add(" AND ").Add(driver->condition);
  if (as_of.known_at) sql.Add(" AND p.known_from_us <= ").Bind(known).Add(" AND p.known_to_us > ").Bind(known);
  if (!show_deleted) sql.Add(" AND p.deleted_at_us IS NULL");
  return sql;
}

absl::StatusOr<Prepared> PrepareProjects(const Finder& finder, absl::Time deadline, const record::ListQuery& list,
                                         const AsOf& as_of) {
  query::FilterContext context = ProjectFilterContext(as_of, list.privileged, list.concealed);
  // What is wrong with the filter is said before anything is looked for.
  PEP_TRY(query::CompileFilter(list.filter, ProjectFilters(), context).status());
  PEP_ASSIGN(Prepared prepared, Prepare(finder, deadline, list.filter, ProjectFilters(),
                                        {.as_of = as_of, .deleted_too = list.show_deleted}));
  prepared.context.parameters.merge(context.parameters);
  prepared.context.privileged = list.privileged;
  return prepared;
}

}  // namespace

const query::FilterSchema& ProjectFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters());
  return *schema;
}

query::FilterContext ProjectFilterContext(const AsOf& as_of, bool privileged,
                                          const std::vector<std::string>& concealed) {
  return {
      .parameters = {{"known_at", as_of.known_at_us()}, {"day", as_of.day}, {"concealed", record::IdSet(concealed)}},
      .privileged = privileged};
}

std::vector<query::FilterField> ProjectFiltersOf(std::span<const std::string_view> names) {
  std::vector<query::FilterField> fields;
  for (const std::string_view name : names) fields.push_back(*ProjectFilters().Find(name));
  return fields;
}

const query::SortSchema& ProjectOrder() {
  // By relevance, a list without words to look for is in the order of names.
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "name", .sql = "p.id"},
               {.name = "title", .sql = "p.title"},
               {.name = "create_time", .sql = "p.created_at_us", .type = query::SortType::kInteger},
               {.name = "update_time", .sql = "p.updated_at_us", .type = query::SortType::kInteger},
               {.name = std::string(kRelevance), .sql = "p.id"}},
      .unique = {.name = "name", .sql = "p.id"}};
  return *schema;
}

namespace {

bool IsByRelevance(const query::OrderBy& order) { return order.terms.front().key.name == kRelevance; }

// The ids from which lists by relevance are filled: some at first, more where the rest of the filter leaves few of
// them.
constexpr std::size_t kFirstTurn = 256, kMostInTurn = 20'000;

// Where the last thing of a page, read or not, stands among the ids that it was asked for. It is not empty.
std::size_t LastOf(const record::Page<ProjectView>& page, const std::vector<std::string>& ids) {
  std::size_t last = 0;
  const auto meet = [&](const std::string& id) {
    last = std::max(last, static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin()));
  };
  if (!page.rows.empty()) meet(page.rows.back().stored.id);
  if (!page.unreachable.empty()) meet(page.unreachable.back());
  return last;
}

absl::StatusOr<record::Page<ProjectView>> ReadViews(const Finder& finder, absl::Time deadline,
                                                    const ProjectReader& reader, SqlFragment select,
                                                    const query::OrderBy& order,
                                                    const std::vector<query::SqlValue>& after, int limit) {
  return record::ReadPage<ProjectView>(
      finder.db, deadline, std::move(select), {order, after, limit, ProjectReader::kViewColumns},
      [&reader](const db::Row& row, ProjectView& view) { return reader.ReadView(row, view); });
}

// A page of what the words found, the best first, as far as the rest of the filter lets it through.
absl::StatusOr<record::Page<ProjectView>> ListRanked(const Finder& finder, absl::Time deadline,
                                                     const ProjectQuery& query, std::vector<Ranked> ranking,
                                                     const Prepared& prepared) {
  const record::ListQuery& list = query.list;
  const ProjectReader reader(list.fields);
  const bool worst_first = list.order.terms.front().descending;
  std::ranges::sort(ranking);
  if (worst_first) std::ranges::reverse(ranking);
  std::size_t next = 0;
  if (!list.after.empty()) {
    const Ranked after{std::get<std::string>(list.after[0]), std::get<std::string>(list.after[1])};
    const auto is_past = [&](const Ranked& ranked) { return worst_first ? ranked < after : ranked > after; };
    next = static_cast<std::size_t>(std::ranges::find_if(ranking, is_past) - ranking.begin());
  }
  const query::OrderBy by_place{{{{.name = "place", .sql = "d.place", .type = query::SortType::kInteger}, false}}};
  record::Page<ProjectView> page;
  std::optional<Ranked> last;
  for (std::size_t turn = kFirstTurn; next < ranking.size(); turn = std::min(turn * 4, kMostInTurn)) {
    const std::size_t end = std::min(next + turn, ranking.size());
    std::vector<std::string> ids;
    for (std::size_t i = next; i < end; ++i) ids.push_back(ranking[i].id);
    const Driver driver = ByIds(ids, prepared.words);
    SqlFragment sql;
    sql.Add(kSelect).Add(reader.ViewColumns(query.as_of)).Add(", d.place");
    PEP_ASSIGN(const SqlFragment from_where, FromWhere(prepared, driver, query.as_of, list.show_deleted));
    sql.Add(from_where);
    const int missing = list.limit - static_cast<int>(page.rows.size() + page.unreachable.size());
    // A full page asks for one more, to know whether another follows.
    PEP_ASSIGN(record::Page<ProjectView> some,
               ReadViews(finder, deadline, reader, std::move(sql), by_place, {}, std::max(missing, 1)));
    const bool found_any = !some.rows.empty() || !some.unreachable.empty();
    const bool goes_on = !some.last.empty() || (missing == 0 && found_any);
    if (missing > 0) {
      if (found_any) last = ranking[next + LastOf(some, ids)];
      std::ranges::move(some.rows, std::back_inserter(page.rows));
      std::ranges::move(some.unreachable, std::back_inserter(page.unreachable));
    }
    if (goes_on) {
      page.last = {last->order, last->id};
      break;
    }
    next = end;
  }
  return page;
}

}  // namespace

absl::StatusOr<FoundProjects> ListProjects(const Finder& finder, absl::Time deadline, const ProjectQuery& query) {
  const record::ListQuery& list = query.list;
  PEP_ASSIGN(Prepared prepared, PrepareProjects(finder, deadline, list, query.as_of));
  FoundProjects found{{}, std::move(prepared.did_you_mean)};
  if (IsByRelevance(list.order) && prepared.has_words) {
    const std::vector<Ranked> ranking = std::exchange(prepared.ranking, {});
    PEP_ASSIGN(found.page, ListRanked(finder, deadline, query, ranking, prepared));
    return found;
  }
  const ProjectReader reader(list.fields);
  const std::optional<Driver> driver = ChooseDriver(prepared, list, query.as_of);
  const query::OrderBy order = Along(driver, list.order);
  SqlFragment sql;
  sql.Add(kSelect).Add(reader.ViewColumns(query.as_of)).Add(Concat(", ", order.Columns()));
  PEP_ASSIGN(const SqlFragment from_where, FromWhere(prepared, driver, query.as_of, list.show_deleted));
  sql.Add(from_where);
  PEP_ASSIGN(found.page, ReadViews(finder, deadline, reader, std::move(sql), order, list.after, list.limit));
  return found;
}

absl::StatusOr<absl::flat_hash_set<std::string>> MatchProjects(const Finder& finder, absl::Time deadline,
                                                               const record::ListQuery& list, const AsOf& as_of) {
  PEP_ASSIGN(const Prepared prepared, PrepareProjects(finder, deadline, list, as_of));
  absl::flat_hash_set<std::string> ids;
  if (prepared.has_words && prepared.filter.root.kind == query::Expression::Kind::kText) {
    for (const Ranked& ranked : prepared.ranking) ids.insert(ranked.id);
    return ids;
  }
  const std::optional<Driver> driver = ChooseDriver(prepared, list, as_of);
  SqlFragment sql;
  sql.Add(Concat(kSelect, "p.id"));
  PEP_ASSIGN(const SqlFragment from_where, FromWhere(prepared, driver, as_of, list.show_deleted));
  sql.Add(from_where);
  PEP_TRY(finder.db.Read(deadline, [&](db::Session& session) {
    ids.clear();
    return session.Query(sql.sql, record::Bind(sql), [&](const db::Row& row) {
      ids.insert(row.String(0));
      return absl::OkStatus();
    });
  }));
  return ids;
}

}  // namespace pepiniere::portfolio::store
