#include "services/portfolio/store/committee_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/store/change_payload.h"
#include "services/query/filter_sql.h"
#include "services/record/document.h"
#include "services/record/id_set.h"
#include "services/record/page_query.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

// The document says it all; the columns and the table of hearings are what committees are found by.
constexpr std::string_view kColumns =
    "id, version, document, created_at_us, updated_at_us, incubator, date, state, source";
constexpr int kColumnCount = 9;

std::string NameOf(const std::string& id) { return Concat(Committee::kCollection, "/", id); }

// What can be read of one that cannot: what its columns say.
StoredCommittee ReadBroken(const db::Row& row) {
  StoredCommittee stored{row.String(0), row.Int64(1), {}, row.Time(3), row.Time(4), std::nullopt};
  Committee& committee = stored.value;
  committee.incubator = row.String(5);
  committee.date = row.Date(6);
  committee.state = CommitteeStateFromSymbol(row.String(7)).value_or(CommitteeState::kPlanned);
  committee.source = row.String(8);
  row.Forgive();
  return stored;
}

absl::StatusOr<StoredCommittee> Read(const db::Row& row) {
  StoredCommittee stored{row.String(0), row.Int64(1), {}, row.Time(3), row.Time(4), std::nullopt};
  PEP_TRY(record::FromDocument(row.String(2), stored.value));
  return stored;
}

absl::StatusOr<std::optional<StoredCommittee>> FindWith(db::Session& session, const std::string& id,
                                                        std::string_view lock) {
  PEP_ASSIGN(auto found,
             session.QueryOne(Concat("SELECT ", kColumns, " FROM committees WHERE id = ?", lock), {id}, Read));
  if (found && found->id != id) found.reset();  // the database takes "x " for x
  return found;
}

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

// Whoever counts by project (the census) learns of those that the session hears, or heard until now.
void AnnounceHearings(journal::Unit& unit, const StoredCommittee* before, const StoredCommittee& after) {
  std::set<std::string> projects;
  for (const Hearing& hearing : after.value.hearings) projects.insert(hearing.project);
  if (before) {
    for (const Hearing& hearing : before->value.hearings) projects.insert(hearing.project);
  }
  for (const std::string& project : projects) {
    unit.Changed("hearings", Concat("projects/", project, "/hearings/", after.id), ChangeKind::kUpdated, "");
  }
}

absl::Status Record(journal::Unit& unit, const StoredCommittee* before, const StoredCommittee& after,
                    const std::string& reason) {
  const std::string document = record::ToDocument(after.value);
  PEP_TRY(WriteHearings(unit.session(), after));
  PEP_TRY(record::KeepVersion(unit, Committee::kCollection, after.id, after.version, document, after.updated_at));
  unit.Audit(NameOf(after.id), before ? record::ToDocument(before->value) : "", document, reason);
  unit.Changed(Committee::kCollection, NameOf(after.id), before ? ChangeKind::kUpdated : ChangeKind::kCreated,
               ToPayload(after));
  AnnounceHearings(unit, before, after);
  return absl::OkStatus();
}

absl::StatusOr<StoredCommittee> Overwrite(journal::Unit& unit, const StoredCommittee& before,
                                          const Committee& committee, const std::string& reason) {
  StoredCommittee after = record::NextVersion(unit, before);
  after.value = committee;
  PEP_TRY(record::ExpectOne(unit.session().Execute(
      "UPDATE committees SET version = ?, incubator = ?, date = ?, state = ?, source = ?, document = ?, "
      "updated_at_us = ? WHERE id = ? AND version = ?",
      {after.version, committee.incubator, committee.date, Symbol(committee.state), committee.source,
       record::ToDocument(committee), after.updated_at, before.id, before.version})));
  PEP_TRY(Record(unit, &before, after, reason));
  return after;
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

absl::StatusOr<std::optional<StoredCommittee>> FindCommittee(db::Database& db, absl::Time deadline,
                                                             const std::string& id) {
  return db.Read(deadline, [&](db::Session& session) { return FindWith(session, id, ""); });
}

absl::StatusOr<std::optional<StoredCommittee>> LockCommittee(db::Session& session, const std::string& id) {
  return FindWith(session, id, " FOR UPDATE");
}

absl::StatusOr<std::optional<StoredCommittee>> LockBrokenCommittee(db::Session& session, const std::string& id) {
  return session.QueryOne(Concat("SELECT ", kColumns, " FROM committees WHERE id = ? FOR UPDATE"), {id}, ReadBroken);
}

absl::StatusOr<std::optional<std::string>> PlannedSessionOf(db::Session& session, const std::string& project) {
  return session.QueryOne(
      "SELECT c.id FROM hearings h JOIN committees c ON c.id = h.committee_id "
      "WHERE h.project_id = ? AND c.state = 'PLANNED' ORDER BY c.date, c.id LIMIT 1",
      {project}, [](const db::Row& row) { return row.String(0); });
}

const query::FilterSchema& CommitteeFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters());
  return *schema;
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
  const query::FilterContext context = {.parameters = {{"prepares_all", std::int64_t{reader.prepares_all}},
                                                       {"prepares", record::IdSet(reader.prepares)}}};
  PEP_ASSIGN(query::SqlFragment filter, query::CompileFilter(list.filter, CommitteeFilters(), context));
  filter.Add(" AND ").Add(record::Outside("incubator", list.concealed));
  return record::QueryPage<StoredCommittee>(db, deadline, list, {kColumns, kColumnCount, "committees", filter}, Read);
}

absl::StatusOr<StoredCommittee> InsertCommittee(journal::Unit& unit, const std::string& id,
                                                const Committee& committee) {
  const StoredCommittee stored{id, 1, committee, unit.now(), unit.now(), std::nullopt};
  PEP_TRY(unit.session()
              .Execute("INSERT INTO committees (id, version, incubator, date, state, source, document, created_at_us, "
                       "updated_at_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       {id, stored.version, committee.incubator, committee.date, Symbol(committee.state),
                        committee.source, record::ToDocument(committee), stored.created_at, stored.updated_at})
              .status());
  PEP_TRY(Record(unit, nullptr, stored, ""));
  return stored;
}

absl::StatusOr<StoredCommittee> UpdateCommittee(journal::Unit& unit, const StoredCommittee& before,
                                                const Committee& committee, const std::string& reason) {
  if (committee == before.value) return before;
  return Overwrite(unit, before, committee, reason);
}

absl::StatusOr<StoredCommittee> RepairCommittee(journal::Unit& unit, const StoredCommittee& before,
                                                const Committee& committee) {
  return Overwrite(unit, before, committee, "");
}

}  // namespace pepiniere::portfolio::store
