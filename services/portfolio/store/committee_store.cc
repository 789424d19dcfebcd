#include "services/portfolio/store/committee_store.h"

#include <set>
#include <utility>

#include "services/portfolio/store/symbols.h"
#include "services/query/filter_sql.h"
#include "services/record/id_set.h"
#include "services/record/table_statements.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

absl::Status WriteHearings(db::Session& session, const StoredCommittee& stored) {
  PEP_TRY(session.Execute("DELETE FROM hearings WHERE committee_id = ?", {stored.id}).status());
  std::vector<db::Value> cells;
  int position = 0;
  for (const Hearing& hearing : stored.value.hearings) {
    cells.insert(cells.end(), {stored.id, ++position, hearing.project, Symbol(hearing.decision),
                               hearing.phase ? db::Value(Symbol(*hearing.phase)) : nullptr, hearing.next_review,
                               hearing.phase_record, hearing.funding_line, record::ToDocument(hearing)});
  }
  return session
      .InsertRows(
          "INSERT INTO hearings (committee_id, position, project_id, decision, phase, next_review_date, phase_record, "
          "funding_line, document) VALUES",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

template <typename Enum>
query::EnumSymbol EnumValue(Enum value) {
  return {std::string(Symbol(value)), std::string(Symbol(value))};
}

query::FilterSchema MakeFilters() {
  constexpr std::string_view kHeard = "EXISTS (SELECT 1 FROM hearings h WHERE h.committee_id = committees.id AND ";
  const std::string decision = Concat("IF(state = 'HELD' OR {prepares_all} OR ", record::InSet("incubator", "prepares"),
                                      ", h.decision, '", Symbol(Decision::kNone), "')");
  query::FilterSchema schema;
  schema.fields = {
      {.name = "state",
       .type = query::FieldType::kEnum,
       .column = "state",
       .symbols = {EnumValue(CommitteeState::kPlanned), EnumValue(CommitteeState::kHeld),
                   EnumValue(CommitteeState::kCancelled)},
       .symbol_prefix = "STATE_"},
      {.name = "incubator", .type = query::FieldType::kResource, .column = "incubator", .collection = "incubators"},
      {.name = "project",
       .type = query::FieldType::kResource,
       .member = Concat(kHeard, "h.project_id = $)"),
       .collection = "projects"},
      {.name = "decision",
       .type = query::FieldType::kEnum,
       .member = Concat(kHeard, decision, " = $)"),
       .symbols = {EnumValue(Decision::kNone), EnumValue(Decision::kGo), EnumValue(Decision::kStop),
                   EnumValue(Decision::kGraduate), EnumValue(Decision::kPivot), EnumValue(Decision::kPostpone)},
       .symbol_prefix = "DECISION_"},
      {.name = "date", .type = query::FieldType::kDate, .column = "date"},
      {.name = "source", .type = query::FieldType::kString, .column = "source"}};
  return schema;
}

}  // namespace

absl::StatusOr<std::optional<std::string>> PlannedSessionOf(db::Session& session, const std::string& project) {
  return session.QueryOne(
      "SELECT c.id FROM hearings h JOIN committees c ON c.id = h.committee_id "
      "WHERE h.project_id = ? AND c.state = 'PLANNED' ORDER BY c.date, c.id LIMIT 1",
      {project}, [](const db::Row& row) { return row.String(0); });
}

const query::SortSchema& CommitteeOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "date", .sql = "date", .type = query::SortType::kDate}},
                            .unique = {.name = "name", .sql = "id"},
                            .default_order = "date desc"};
  return *schema;
}

absl::StatusOr<record::Page<StoredCommittee>> ListCommittees(db::Database& db, absl::Time deadline,
                                                             const record::ListQuery& list,
                                                             const CommitteeReader& reader) {
  static const auto* const kFilters = new query::FilterSchema(MakeFilters());
  const query::FilterContext context = {.parameters = {{"prepares_all", std::int64_t{reader.prepares_all}},
                                                       {"prepares", record::IdSet(reader.prepares)}}};
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, *kFilters, context));
  where.Add(" AND ").Add(record::Outside("incubator", list.concealed));
  return record::ListRows<Committee>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::Status KeepAgenda(journal::Unit& unit, const Committee* before, const StoredCommittee& after) {
  PEP_TRY(WriteHearings(unit.session(), after));
  std::set<std::string> projects;
  for (const Hearing& hearing : after.value.hearings) projects.insert(hearing.project);
  if (before) {
    for (const Hearing& hearing : before->hearings) projects.insert(hearing.project);
  }
  // Whoever counts by project (the census) learns of those that the session hears, or heard until now.
  for (const std::string& project : projects) {
    unit.Changed("hearings", Concat("projects/", project, "/hearings/", after.id), journal::ChangeKind::kUpdated, "");
  }
  return absl::OkStatus();
}

absl::StatusOr<StoredCommittee> InsertCommittee(journal::Unit& unit, const std::string& id,
                                                const Committee& committee) {
  PEP_ASSIGN(StoredCommittee inserted, record::Insert(unit, id, committee));
  PEP_TRY(KeepAgenda(unit, nullptr, inserted));
  return inserted;
}

absl::StatusOr<StoredCommittee> UpdateCommittee(journal::Unit& unit, const StoredCommittee& before,
                                                const Committee& committee) {
  PEP_ASSIGN(StoredCommittee after, record::Update(unit, before, committee));
  if (after.version != before.version) PEP_TRY(KeepAgenda(unit, &before.value, after));
  return after;
}

}  // namespace pepiniere::portfolio::store

namespace pepiniere::record {

// The table of hearings, too, is what they are found by.
template <>
struct Layout<portfolio::Committee> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
  static void Repeated(auto&& visit, auto&... each) {
    visit("incubator", each.incubator...);
    visit("date", each.date...);
    visit("state", each.state...);
    visit("source", each.source...);
  }
};

PEPINIERE_TABLE(portfolio::Committee);

}  // namespace pepiniere::record
