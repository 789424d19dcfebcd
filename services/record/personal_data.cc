#include "services/record/personal_data.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/personal/document.h"
#include "services/personal/fields.h"
#include "services/personal/keys.h"

namespace pepiniere::record {
namespace {

using base::Concat;
using personal::Field;
using personal::Fields;

constexpr std::size_t kRowsAtOnce = 100;

std::string Joined(const std::vector<std::string_view>& parts, std::string_view between, std::string_view after = "") {
  std::string all;
  for (const std::string_view part : parts) all += Concat(all.empty() ? "" : between, part, after);
  return all;
}

std::vector<db::Value> Values(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

// What an import remembers of a project: its document, and a line for each line that it told.
std::pair<std::string_view, std::string_view> FirstLine(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  return {text.substr(0, end), text.substr(end)};
}

std::optional<std::string> RewriteText(const Field* field, std::string_view text, personal::Change change) {
  return field == nullptr || text.empty() ? std::nullopt : change(*field, "", std::string(text));
}

// Each line of what an import remembers, by the collection that its first word stands for.
std::optional<std::string> RewriteLines(std::string_view service, const KeptDocuments& documents,
                                        std::string_view lines, personal::Change change) {
  std::string rewritten;
  bool changed = false;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n', 1), lines.size());
    const std::string_view line = lines.substr(0, end);
    const std::size_t space = std::min(line.find(' '), line.size());
    const auto kind = std::ranges::find(documents.lines, line.substr(1, space - 1),
                                        &std::pair<std::string_view, std::string_view>::first);
    const bool known = kind != documents.lines.end() && space < line.size();
    const std::optional<std::string> now =
        known ? personal::RewriteDocument(line.substr(space + 1), personal::FieldsOf(service, kind->second), change)
              : std::nullopt;
    changed = changed || now;
    rewritten += now ? Concat(line.substr(0, space + 1), *now) : std::string(line);
    lines.remove_prefix(end);
  }
  return changed ? std::optional(std::move(rewritten)) : std::nullopt;
}

std::optional<std::string> RewriteImport(std::string_view service, const KeptDocuments& documents, const Fields& fields,
                                         std::string_view text, personal::Change change) {
  const auto [document, lines] = FirstLine(text);
  const std::optional<std::string> now = personal::RewriteDocument(document, fields, change);
  const std::optional<std::string> lines_now = RewriteLines(service, documents, lines, change);
  if (!now && !lines_now) return std::nullopt;
  return Concat(now.value_or(std::string(document)), lines_now.value_or(std::string(lines)));
}

std::optional<std::string> Rewrite(std::string_view service, const KeptDocuments& documents,
                                   std::string_view collection, std::string_view text, personal::Change change) {
  const Fields& fields = personal::FieldsOf(service, collection);
  if (fields.empty()) return std::nullopt;
  switch (documents.form) {
    case KeptDocuments::Form::kDocument:
      if (!documents.field.empty()) return personal::RewriteDocument(text, fields.Below(documents.field), change);
      return personal::RewriteDocument(text, fields, change);
    case KeptDocuments::Form::kText:
      return RewriteText(fields.Find(documents.field), text, change);
    case KeptDocuments::Form::kPayload:
      return personal::RewritePayload(text, fields, change);
    case KeptDocuments::Form::kImport:
      return RewriteImport(service, documents, fields, text, change);
  }
  return std::nullopt;
}

// Writes each item, a batch of them in a transaction. `write`: how many rows it wrote.
template <typename T>
absl::Status WriteInBatches(db::Database& db, absl::Time deadline, const std::vector<T>& items,
                            absl::FunctionRef<absl::StatusOr<std::int64_t>(db::Session&, const T&)> write,
                            const CountRows& count) {
  for (std::size_t first = 0; first < items.size(); first += kRowsAtOnce) {
    const std::size_t last = std::min(first + kRowsAtOnce, items.size());
    const absl::Status written = db.Transact(deadline, [&](db::Session& session) -> absl::Status {
      std::int64_t rows = 0;
      for (std::size_t i = first; i < last; ++i) {
        PEP_ASSIGN(const std::int64_t more, write(session, items[i]));
        rows += more;
      }
      return count(session, rows);
    });
    PEP_TRY(written);
  }
  return absl::OkStatus();
}

// What erased_data has of an erasure, by this.
constexpr std::string_view kErasureKey = "UNHEX(SHA2(?, 256))";
std::string KeyOf(const Counted& erasure) { return Concat(erasure.person, " ", erasure.request_id); }

// Changes go from the outbox to their place under the lock of the feed's head.
absl::Status AwaitSequencer(db::Database& db, absl::Time deadline) {
  return db.Transact(deadline, [](db::Session& session) {
    return session
        .QueryOne("SELECT id FROM feed_head WHERE id = 1 FOR UPDATE", {},
                  [](const db::Row& row) { return row.Int64(0); })
        .status();
  });
}

// What an emptied change is of.
constexpr std::string_view kEmptied = "erased";

absl::Status EraseChangesIn(db::Database& db, absl::Time deadline, std::string_view table, std::string_view key,
                            const ErasedChanges& changes) {
  const std::string select = Concat("SELECT ", key, ", resource, ", changes.by_payload ? "payload" : "''", " FROM ",
                                    table, " WHERE resource_type IN (", db::Places(changes.types.size()), ")");
  const std::string update =
      Concat("UPDATE ", table, " SET resource_type = '", kEmptied, "', payload = '{}' WHERE ", key, db::InTurn());
  const std::vector<db::Value> types(changes.types.begin(), changes.types.end());
  return db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    std::vector<std::string> keys;
    PEP_TRY(session.Query(select, types, [&](const db::Row& row) {
      if (changes.erased(row.String(1), row.String(2))) keys.push_back(row.String(0));
      return absl::OkStatus();
    }));
    return db::TakeTurns(keys,
                         [&](absl::Span<const db::Value> turn) { return session.Execute(update, turn).status(); });
  });
}

// A row whose document may have what is wanted.
struct Row {
  std::vector<std::string> key;
  std::string collection, name, text;
  std::optional<absl::Time> since;
};

// Shows those that may call the person, name them in a field, or be theirs.
absl::Status EachRow(db::Session& session, const KeptDocuments& documents, const Wanted& wanted,
                     absl::FunctionRef<void(Row row)> show) {
  const std::size_t keys = documents.key.size();
  std::vector<std::string> patterns = wanted.patterns;
  if (!wanted.person.empty()) patterns.push_back(Concat("%", wanted.person, "%"));
  const std::string sql = Concat("SELECT ", Joined(documents.key, ", "), ", ", documents.collection, ", ",
                                 documents.name, ", ", documents.text, ", ", documents.since, " FROM ", documents.table,
                                 " WHERE ", MatchesAny(documents.text, patterns.size()), " OR ", documents.name,
                                 " = ? OR ", documents.name, " LIKE ?");
  std::vector<db::Value> cells = Values(patterns);
  cells.emplace_back(wanted.person);
  cells.emplace_back(Concat(wanted.person, "/%"));
  return session.Query(sql, cells, [&](const db::Row& row) {
    Row one;
    int column = 0;
    for (std::size_t i = 0; i < keys; ++i) one.key.push_back(row.String(column++));
    one.collection = row.String(column++);
    one.name = row.String(column++);
    one.text = row.String(column++);
    one.since = row.OptTime(column);
    show(std::move(one));
    return absl::OkStatus();
  });
}

// "hearings.notes", of an item of that field, or of the field alone.
std::string PathOf(const KeptDocuments& documents, const Field& field) {
  const bool is_item = documents.form == KeptDocuments::Form::kDocument && !documents.field.empty();
  return is_item ? Concat(documents.field, ".", field.path) : field.path;
}

}  // namespace

void AddColumns(const TextColumns& columns, std::vector<KeptDocuments>& documents) {
  for (const std::string_view field : columns.fields) {
    documents.push_back({.what = columns.what,
                         .table = columns.table,
                         .key = columns.key,
                         .text = field,
                         .collection = columns.collection,
                         .name = columns.name,
                         .since = columns.since,
                         .form = KeptDocuments::Form::kText,
                         .field = field});
  }
}

std::vector<KeptDocuments> SharedDocuments() {
  // The outbox first: what it has goes to the changes, and is met there.
  return {{.what = "history",
           .table = "record_history",
           .key = {"collection", "id", "version"},
           .text = "document",
           .collection = "collection",
           .name = "CONCAT(collection, '/', id)",
           .since = "recorded_at_us"},
          {.what = "feed",
           .table = "outbox",
           .key = {"id"},
           .text = "payload",
           .collection = "resource_type",
           .name = "resource",
           .since = "occurred_at_us",
           .form = KeptDocuments::Form::kPayload},
          {.what = "feed",
           .table = "changes",
           .key = {"seq"},
           .text = "payload",
           .collection = "resource_type",
           .name = "resource",
           .since = "occurred_at_us",
           .form = KeptDocuments::Form::kPayload}};
}

void TellOfErasure(journal::Unit& unit, const std::string& person) {
  unit.Changed(journal::kErasures, person, journal::ChangeKind::kCreated, "{}");
}

absl::StatusOr<std::vector<FoundText>> FindKept(db::Database& db, absl::Time deadline, std::string_view service,
                                                const KeptDocuments& documents, const Wanted& wanted) {
  std::vector<FoundText> found;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    found.clear();
    return EachRow(session, documents, wanted, [&](const Row& row) {
      Rewrite(service, documents, row.collection, row.text,
              [&](const Field& field, std::string_view named, const std::string& text) {
                if (IsTheirs(field, row.name, named, text, wanted)) {
                  found.push_back({row.name, PathOf(documents, field), text, row.since});
                }
                return std::optional<std::string>();
              });
    });
  }));
  return found;
}

absl::StatusOr<std::vector<FoundText>> FindAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                                                   const std::vector<std::string>& names) {
  std::vector<FoundText> found;
  if (names.empty()) return found;
  const std::string sql = Concat("SELECT ", authors.name, ", ", authors.column, " FROM ", authors.table, " WHERE ",
                                 authors.column, " IN (", db::Places(names.size()), ")");
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    return session.Query(sql, Values(names), [&](const db::Row& row) {
      found.push_back({row.String(0), std::string(authors.field), row.String(1), std::nullopt});
      return absl::OkStatus();
    });
  }));
  return found;
}

absl::Status CountErased(db::Session& session, const Counted& erasure, std::string_view what, std::int64_t count) {
  if (count == 0) return absl::OkStatus();
  const std::string key = KeyOf(erasure);
  return session
      .Execute(Concat("INSERT INTO erased_data (erasure, what, resource, count) VALUES (", kErasureKey,
                      ", ?, '', ?) ON DUPLICATE KEY UPDATE count = count + VALUES(count)"),
               {key, what, count})
      .status();
}

absl::Status CountErased(db::Session& session, const Counted& erasure, std::string_view what,
                         const std::string& resource) {
  const std::string key = KeyOf(erasure);
  return session
      .Execute(Concat("INSERT INTO erased_data (erasure, what, resource, count) VALUES (", kErasureKey,
                      ", ?, ?, 1) ON DUPLICATE KEY UPDATE count = count"),
               {key, what, resource})
      .status();
}

absl::StatusOr<std::map<std::string, Tally>> ReadTallies(db::Database& db, absl::Time deadline,
                                                         const Counted& erasure) {
  const std::string sql = Concat("SELECT what, resource, count FROM erased_data WHERE erasure = ", kErasureKey);
  const std::string key = KeyOf(erasure);
  std::map<std::string, Tally> tallies;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    tallies.clear();
    return session.Query(sql, {key}, [&](const db::Row& row) {
      Tally& tally = tallies[row.String(0)];
      tally.count += row.Int64(2);
      if (std::string resource = row.String(1); !resource.empty()) tally.resources.insert(std::move(resource));
      return absl::OkStatus();
    });
  }));
  return tallies;
}

absl::Status BlankKept(db::Database& db, absl::Time deadline, std::string_view service, const KeptDocuments& documents,
                       const Wanted& wanted, std::set<std::string>& found, const CountRows& count) {
  if (documents.form == KeptDocuments::Form::kPayload) PEP_TRY(AwaitSequencer(db, deadline));
  // A document is blanked only while it is what was read: what was written meanwhile was written after the erasure.
  const bool is_key = std::ranges::find(documents.key, documents.text) != documents.key.end();
  const std::string where = Concat(" WHERE ", Joined(documents.key, " AND ", " = ?"), " AND ", documents.text, " = ?");
  const std::string update =
      Concat("UPDATE ", is_key ? "IGNORE " : "", documents.table, " SET ", documents.text, " = ?", where);
  // Of two rows that differ in the name alone, one is left.
  const std::string remove = Concat("DELETE FROM ", documents.table, where);
  struct Blanked {
    Row row;
    std::string text;
  };
  std::vector<Blanked> blanked;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    blanked.clear();
    return EachRow(session, documents, wanted, [&](Row row) {
      auto now = Rewrite(service, documents, row.collection, row.text,
                         [&](const Field& field, std::string_view named, const std::string& text) {
                           return BlankText(field, row.name, named, text, wanted, found);
                         });
      if (now) blanked.push_back({std::move(row), *std::move(now)});
    });
  }));
  const auto blank = [&](db::Session& session, const Blanked& one) -> absl::StatusOr<std::int64_t> {
    std::vector<db::Value> cells = {one.text};
    for (const std::string& key : one.row.key) cells.emplace_back(key);
    cells.emplace_back(one.row.text);
    PEP_ASSIGN(const std::int64_t updated, session.Execute(update, cells));
    if (!is_key) return updated;
    PEP_TRY(session.Execute(remove, absl::MakeSpan(cells).subspan(1)).status());
    return 1;
  };
  return WriteInBatches<Blanked>(db, deadline, blanked, blank, count);
}

absl::Status EraseChanges(db::Database& db, absl::Time deadline, const ErasedChanges& changes) {
  // What the outbox has goes to the changes, and is met there.
  PEP_TRY(EraseChangesIn(db, deadline, "outbox", "id", changes));
  PEP_TRY(AwaitSequencer(db, deadline));
  return EraseChangesIn(db, deadline, "changes", "seq", changes);
}

absl::Status RenameAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                           const std::vector<std::string>& names, const std::string& person, const CountRows& count) {
  if (names.empty()) return absl::OkStatus();
  const std::string sql = Concat("UPDATE ", authors.table, " SET ", authors.column, " = ? WHERE ", authors.column,
                                 " IN (", db::Places(names.size()), ")");
  std::vector<db::Value> cells = {person};
  for (const std::string& name : names) cells.emplace_back(name);
  return db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const std::int64_t renamed, session.Execute(sql, cells));
    return count(session, renamed);
  });
}

absl::Status EraseAnswers(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                          absl::FunctionRef<bool(std::string_view)> may_be_theirs, const CountRows& count) {
  struct Answer {
    std::string principal, request_id;
  };
  // Each is looked at: what a message says of a text is no text itself. Answers are kept for a week.
  std::vector<Answer> theirs;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    return session.Query(
        "SELECT principal, request_id, response FROM request_log WHERE NOT erased", {}, [&](const db::Row& row) {
          Answer answer{row.String(0), row.String(1)};
          if (std::ranges::find(names, answer.principal) != names.end() || may_be_theirs(row.String(2))) {
            theirs.push_back(std::move(answer));
          }
          return absl::OkStatus();
        });
  }));
  const auto erase = [](db::Session& session, const Answer& one) {
    return session.Execute(
        "UPDATE request_log SET erased = TRUE, response = '', fingerprint = REPEAT('\\0', 32) WHERE principal = ? AND "
        "request_id = ? AND NOT erased",
        {one.principal, one.request_id});
  };
  return WriteInBatches<Answer>(db, deadline, theirs, erase, count);
}

absl::Status BeginErasing(db::Database& db, absl::Time deadline, const std::string& person,
                          const std::set<std::string>& texts, const std::vector<std::string>& names, absl::Time now) {
  return db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const personal::Owners owners, personal::Owners::Open(session, now));
    std::set<std::string> erased;
    if (!person.empty()) erased.insert(person);
    for (const std::string& text : texts) erased.insert(owners.Of(text));
    for (const std::string& name : names) erased.insert(owners.OfName(name));
    return personal::BeginErasing(session, erased, now);
  });
}

absl::Status DeleteKeys(db::Database& db, absl::Time deadline, const CountRows& count) {
  return db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const std::int64_t deleted, personal::DeleteKeys(session));
    return count(session, deleted);
  });
}

absl::Status Execute(db::Database& db, absl::Time deadline, const std::vector<std::string_view>& statements) {
  return db.Transact(deadline, [&](db::Session& session) {
    for (const std::string_view statement : statements) PEP_TRY(session.Execute(statement).status());
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::record
