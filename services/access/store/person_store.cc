#include "services/access/store/person_store.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/id_turns.h"
#include "services/json/json.h"
#include "services/personal/keys.h"
#include "services/record/table_statements.h"

namespace pepiniere::access::store {
namespace {

using base::Concat;
using query::FieldType;

std::vector<std::string> NamesIn(const std::string& document) {
  std::vector<std::string> names;
  const json::Reader json(document);
  if (json.root() && !record::ReadField(*json.root(), names)) names.clear();
  return names;
}

// As the contract has them.
std::string DocumentOf(const std::vector<PersonSubject>& subjects) {
  json::Json document = json::Json::object();
  for (const PersonSubject& one : subjects) {
    document["subjects"].push_back({{"issuer", one.issuer}, {"subject", one.subject}});
  }
  return json::Dump(document);
}

absl::StatusOr<std::optional<std::string>> FindPersonOf(db::Session& session, const std::string& issuer,
                                                        const std::string& subject) {
  return session.QueryOne("SELECT person_id FROM person_subjects WHERE issuer = ? AND subject = ?", {issuer, subject},
                          [](const db::Row& row) { return row.String(0); });
}

// Those of which that column is one of these values, by person, issuer and subject.
absl::StatusOr<std::vector<PersonSubject>> SubjectsWhere(db::Session& session, std::string_view column,
                                                         const std::vector<std::string>& values) {
  const std::string select = Concat("SELECT person_id, issuer, subject FROM person_subjects WHERE ", column,
                                    db::InTurn(), " ORDER BY person_id, issuer, subject");
  std::vector<PersonSubject> subjects;
  PEP_TRY(db::TakeTurns(values, [&](absl::Span<const db::Value> turn) {
    return session.Query(select, turn, [&](const db::Row& row) {
      subjects.push_back({row.String(0), row.String(1), row.String(2)});
      return absl::OkStatus();
    });
  }));
  return subjects;
}

// Those of `select` whose column of `columns` is one of `principals`, each once, in order.
absl::StatusOr<std::vector<std::string>> BindingsWhere(db::Session& session,
                                                       const std::vector<std::string_view>& columns,
                                                       const std::vector<std::string>& principals) {
  std::string where;
  for (const std::string_view column : columns) where += Concat(where.empty() ? "" : " OR ", column, db::InTurn());
  const std::string select = Concat("SELECT id FROM access_bindings WHERE ", where);
  std::vector<std::string> ids;
  PEP_TRY(db::TakeTurns(principals, [&](absl::Span<const db::Value> turn) {
    std::vector<db::Value> values;
    for (std::size_t i = 0; i < columns.size(); ++i) values.insert(values.end(), turn.begin(), turn.end());
    return session.Query(select, values, [&](const db::Row& row) {
      ids.push_back(row.String(0));
      return absl::OkStatus();
    });
  }));
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

const query::FilterSchema& PersonFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "display_name", .type = FieldType::kText, .column = "display_name"},
                 {.name = "email", .type = FieldType::kText, .column = "email"},
                 {.name = "subject",
                  .type = FieldType::kString,
                  .member =
                      "EXISTS (SELECT 1 FROM person_subjects s WHERE s.person_id = persons.id AND s.subject = $)"}},
      .search = "display_name LIKE $ ESCAPE '!'"};
  return *schema;
}

const query::SortSchema& ErasureOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "create_time", .sql = "created_at_us", .type = query::SortType::kInteger}},
      .unique = {.name = "name", .sql = "id"},
      .default_order = "create_time desc"};
  return *schema;
}

absl::StatusOr<SignIn> FindSignIn(db::Database& db, absl::Time deadline, const std::string& issuer,
                                  const std::string& subject) {
  return db.Snapshot(deadline, [&](db::Session& session) -> absl::StatusOr<SignIn> {
    SignIn found;
    PEP_ASSIGN(found.person, FindPersonOf(session, issuer, subject));
    PEP_ASSIGN(found.erased_at, personal::SubjectErasedAt(session, issuer, subject, /*to_write=*/false));
    return found;
  });
}

absl::StatusOr<std::optional<absl::Time>> ErasedAt(db::Session& session, const PersonSubject& subject) {
  return personal::SubjectErasedAt(session, subject.issuer, subject.subject, /*to_write=*/true);
}

absl::Status AddSubject(db::Session& session, const PersonSubject& subject, absl::Time now) {
  return session
      .Execute("INSERT INTO person_subjects (issuer, subject, person_id, created_at_us) VALUES (?, ?, ?, ?)",
               {subject.issuer, subject.subject, subject.person, now})
      .status();
}

absl::StatusOr<std::string> ClaimSubject(db::Session& session, const PersonSubject& subject, absl::Time now) {
  // One statement, which locks the row that is there: of several who claim it at once, the others wait for the first.
  PEP_TRY(session
              .Execute("INSERT INTO person_subjects (issuer, subject, person_id, created_at_us) VALUES (?, ?, ?, ?) ON "
                       "DUPLICATE KEY UPDATE person_id = person_id",
                       {subject.issuer, subject.subject, subject.person, now})
              .status());
  PEP_ASSIGN(auto person, FindPersonOf(session, subject.issuer, subject.subject));
  return person.value_or(subject.person);
}

absl::Status MoveSubject(db::Session& session, const PersonSubject& subject, absl::Time now) {
  return session
      .Execute("UPDATE person_subjects SET person_id = ?, created_at_us = ? WHERE issuer = ? AND subject = ?",
               {subject.person, now, subject.issuer, subject.subject})
      .status();
}

absl::Status RemoveSubject(db::Session& session, const PersonSubject& subject) {
  return session
      .Execute("DELETE FROM person_subjects WHERE issuer = ? AND subject = ? AND person_id = ?",
               {subject.issuer, subject.subject, subject.person})
      .status();
}

absl::StatusOr<base::Stored<Person>> RecordSubjects(journal::Unit& unit, const base::Stored<Person>& person,
                                                    const std::vector<PersonSubject>& were,
                                                    const std::vector<PersonSubject>& are, std::string_view reason) {
  PEP_ASSIGN(auto after, record::Touch(unit, person));
  unit.Audit(record::NameOf(Person::kPattern, person.id), DocumentOf(were), DocumentOf(are), reason);
  return after;
}

absl::StatusOr<std::vector<PersonSubject>> SubjectsOf(db::Session& session, const std::vector<std::string>& persons) {
  return SubjectsWhere(session, "person_id", persons);
}

absl::StatusOr<std::vector<PersonSubject>> SubjectsOf(db::Database& db, absl::Time deadline,
                                                      const std::vector<std::string>& persons) {
  return db.Read(deadline, [&](db::Session& session) { return SubjectsOf(session, persons); });
}

absl::StatusOr<std::vector<PersonSubject>> FindSubjects(db::Database& db, absl::Time deadline,
                                                        const std::vector<std::string>& subjects) {
  return db.Read(deadline, [&](db::Session& session) { return SubjectsWhere(session, "subject", subjects); });
}

absl::Status ForgetSubjects(db::Session& session, const std::string& person) {
  return session.Execute("DELETE FROM person_subjects WHERE person_id = ?", {person}).status();
}

absl::Status EraseSignIn(db::Session& session, const PersonSubject& subject, absl::Time now) {
  return personal::EraseSubject(session, subject.issuer, subject.subject, now);
}

absl::StatusOr<std::vector<std::string>> DisplayNamesOf(db::Database& db, absl::Time deadline,
                                                        const std::vector<std::string>& persons) {
  static const std::string kSelect = Concat("SELECT id, display_name FROM persons WHERE id", db::InTurn());
  std::map<std::string, std::string> names;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    return db::TakeTurns(persons, [&](absl::Span<const db::Value> turn) {
      return session.Query(kSelect, turn, [&](const db::Row& row) {
        names[row.String(0)] = row.String(1);
        return absl::OkStatus();
      });
    });
  }));
  std::vector<std::string> called;
  for (const std::string& person : persons) called.push_back(names[person]);
  return called;
}

absl::StatusOr<std::vector<std::string>> BindingsOf(db::Database& db, absl::Time deadline,
                                                    const std::vector<std::string>& principals) {
  return db.Read(deadline, [&](db::Session& session) { return BindingsWhere(session, {"principal"}, principals); });
}

absl::StatusOr<std::vector<std::string>> BindingsNaming(db::Session& session,
                                                        const std::vector<std::string>& principals) {
  return BindingsWhere(session, {"principal", "granted_by", "revoked_by"}, principals);
}

absl::Status KeepKnownAs(db::Session& session, const std::string& erasure, const std::vector<std::string>& names) {
  const std::optional<record::Json> document = record::WriteField(names);
  return session
      .Execute("UPDATE erasures SET known_as = ? WHERE id = ?", {document ? json::Dump(*document) : "", erasure})
      .status();
}

absl::Status ForgetKnownAs(db::Session& session, const std::string& erasure) {
  return session.Execute("UPDATE erasures SET known_as = NULL WHERE id = ?", {erasure}).status();
}

absl::StatusOr<std::optional<PendingErasure>> FindPending(db::Database& db, absl::Time deadline,
                                                          const std::string& erasure) {
  return db.Snapshot(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<PendingErasure>> {
    PEP_ASSIGN(auto found, record::Find<Erasure>(session, erasure));
    if (!found || found->value.done_at) return std::optional<PendingErasure>();
    PEP_ASSIGN(const auto names, session.QueryOne("SELECT known_as FROM erasures WHERE id = ?", {erasure},
                                                  [](const db::Row& row) { return row.OptString(0).value_or(""); }));
    return PendingErasure{*std::move(found), NamesIn(names.value_or(""))};
  });
}

absl::StatusOr<std::vector<std::string>> PendingErasures(db::Database& db, absl::Time deadline) {
  std::vector<std::string> ids;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    ids.clear();
    return session.Query("SELECT id FROM erasures WHERE done_at_us IS NULL ORDER BY id LIMIT 100", {},
                         [&](const db::Row& row) {
                           ids.push_back(row.String(0));
                           return absl::OkStatus();
                         });
  }));
  return ids;
}

}  // namespace pepiniere::access::store

namespace pepiniere::record {

template <>
struct Layout<access::Person> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"erase_time", "erased_at_us"}, {"mail_stop_time", "mail_stopped_at_us"}}};
};
template <>
struct Layout<access::Erasure> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"done_time", "done_at_us"}}};
};

PEPINIERE_DOCUMENT(access::Person);
PEPINIERE_DOCUMENT(access::Erasure);
PEPINIERE_TABLE(access::Person);
PEPINIERE_TABLE(access::Erasure);

}  // namespace pepiniere::record
