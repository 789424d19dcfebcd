#include "services/record/personal_data.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/personal/diff.h"
#include "services/personal/document.h"
#include "services/personal/fields.h"
#include "services/personal/keys.h"
#include "services/search/fold.h"

namespace pepiniere::record {
namespace {

using base::Concat;
using personal::Field;

constexpr std::string_view kErased = "personne effacée";
constexpr std::size_t kRowsAtOnce = 100;
// Of more words, a text is looked for as a whole alone.
constexpr std::size_t kWordsOfAName = 8;

std::string Joined(const std::vector<std::string_view>& parts, std::string_view between, std::string_view after = "") {
  std::string all;
  for (const std::string_view part : parts) all += Concat(all.empty() ? "" : between, part, after);
  return all;
}

// "(x LIKE ? OR x LIKE ?)" of a column, whatever its type: bytes as they are, in a collation without case.
std::string MatchesAny(std::string_view column, std::size_t patterns) {
  std::string any;
  for (std::size_t i = 0; i < patterns; ++i) {
    any += Concat(i == 0 ? "" : " OR ", "CONVERT(CAST(", column, " AS BINARY) USING latin1) COLLATE latin1_general_ci",
                  " LIKE ?");
  }
  return any.empty() ? "FALSE" : Concat("(", any, ")");
}

std::vector<db::Value> Values(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

// "?, ?, ?": never none.
std::string Marks(std::size_t n) {
  std::string marks = "?";
  for (std::size_t i = 1; i < n; ++i) marks += ", ?";
  return marks;
}

// What an import remembers of a project: its document, and a line for each line that it told.
std::pair<std::string_view, std::string_view> FirstLine(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  return {text.substr(0, end), text.substr(end)};
}

std::optional<std::string> Rewrite(const KeptDocuments& documents, std::string_view collection, std::string_view text,
                                   personal::Change change) {
  const personal::Fields& fields = personal::FieldsOf(collection);
  if (fields.empty()) return std::nullopt;
  switch (documents.form) {
    case KeptDocuments::Form::kDocument:
      return personal::RewriteDocument(text, fields, change);
    case KeptDocuments::Form::kPayload:
      return personal::RewritePayload(text, fields, change);
    case KeptDocuments::Form::kImport: {
      const auto [document, lines] = FirstLine(text);
      std::optional<std::string> now = personal::RewriteDocument(document, fields, change);
      return now ? std::optional(*now + std::string(lines)) : std::nullopt;
    }
  }
  return std::nullopt;
}

bool IsTheirs(const Field& field, std::string_view name, std::string_view named, std::string_view text,
              const Wanted& wanted) {
  if (field.person == "name") return wanted.is_them(personal::PersonIn(name));
  if (!named.empty()) return wanted.is_them(named);
  return field.whole ? wanted.is_name(text) : wanted.theirs(text);
}

std::optional<std::string> BlankIt(const Field& field, std::string_view name, std::string_view named,
                                   const std::string& text, const Wanted& wanted, std::set<std::string>& found) {
  if (!IsTheirs(field, name, named, text, wanted)) return std::nullopt;
  if (!personal::IsBelowPerson(name)) found.insert(field.inside ? personal::InsideOf(name) : text);
  return std::string(Blank(field.required && !field.inside));
}

// Writes each item, a batch of them in a transaction.
template <typename T>
absl::Status WriteInBatches(db::Database& db, absl::Time deadline, const std::vector<T>& items,
                            absl::FunctionRef<absl::Status(db::Session&, const T&)> write) {
  for (std::size_t first = 0; first < items.size(); first += kRowsAtOnce) {
    const std::size_t last = std::min(first + kRowsAtOnce, items.size());
    const absl::Status written = db.Transact(deadline, [&](db::Session& session) {
      for (std::size_t i = first; i < last; ++i) PEP_TRY(write(session, items[i]));
      return absl::OkStatus();
    });
    PEP_TRY(written);
  }
  return absl::OkStatus();
}

// Changes go from the outbox to their place under the lock of the feed's head.
absl::Status AwaitSequencer(db::Database& db, absl::Time deadline) {
  return db.Transact(deadline, [](db::Session& session) {
    return session
        .QueryOne("SELECT id FROM feed_head WHERE id = 1 FOR UPDATE", {},
                  [](const db::Row& row) { return row.Int64(0); })
        .status();
  });
}

// A row whose document may have what is wanted.
struct Row {
  std::vector<std::string> key;
  std::string collection, name, text;
  std::optional<absl::Time> since;
};

// Those that call the person, name them in a field, or are theirs.
absl::StatusOr<std::vector<Row>> ReadRows(db::Session& session, const KeptDocuments& documents, const Wanted& wanted) {
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
  std::vector<Row> rows;
  PEP_TRY(session.Query(sql, cells, [&](const db::Row& row) {
    Row& one = rows.emplace_back();
    int column = 0;
    for (std::size_t i = 0; i < keys; ++i) one.key.push_back(row.String(column++));
    one.collection = row.String(column++);
    one.name = row.String(column++);
    one.text = row.String(column++);
    one.since = row.OptTime(column);
    return absl::OkStatus();
  }));
  return rows;
}

}  // namespace

std::string_view Blank(bool required) { return required ? kErased : std::string_view(); }

std::optional<std::string> BlankDocument(std::string_view name, std::string_view document, const Wanted& wanted,
                                         std::set<std::string>& found) {
  return personal::RewriteDocument(document, personal::FieldsOfResource(name),
                                   [&](const Field& field, std::string_view named, const std::string& text) {
                                     return BlankIt(field, name, named, text, wanted, found);
                                   });
}

void VisitTexts(std::string_view name, std::string_view document, const Wanted& wanted,
                absl::FunctionRef<void(const std::string& field, const std::string& text)> visit) {
  personal::RewriteDocument(document, personal::FieldsOfResource(name),
                            [&](const Field& field, std::string_view named, const std::string& text) {
                              if (IsTheirs(field, name, named, text, wanted)) visit(field.path, text);
                              return std::optional<std::string>();
                            });
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

absl::StatusOr<std::vector<FoundText>> FindKept(db::Database& db, absl::Time deadline, const KeptDocuments& documents,
                                                const Wanted& wanted) {
  PEP_ASSIGN(const std::vector<Row> rows,
             db.Read(deadline, [&](db::Session& session) { return ReadRows(session, documents, wanted); }));
  std::vector<FoundText> found;
  for (const Row& row : rows) {
    Rewrite(documents, row.collection, row.text,
            [&](const Field& field, std::string_view named, const std::string& text) {
              if (IsTheirs(field, row.name, named, text, wanted)) {
                found.push_back({row.name, field.path, text, row.since});
              }
              return std::optional<std::string>();
            });
  }
  return found;
}

absl::StatusOr<std::vector<FoundText>> FindAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                                                   const std::vector<std::string>& names) {
  std::vector<FoundText> found;
  if (names.empty()) return found;
  const std::string sql = Concat("SELECT ", authors.name, ", ", authors.column, " FROM ", authors.table, " WHERE ",
                                 authors.column, " IN (", Marks(names.size()), ")");
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    return session.Query(sql, Values(names), [&](const db::Row& row) {
      found.push_back({row.String(0), std::string(authors.field), row.String(1), std::nullopt});
      return absl::OkStatus();
    });
  }));
  return found;
}

absl::StatusOr<std::int64_t> BlankKept(db::Database& db, absl::Time deadline, const KeptDocuments& documents,
                                       const Wanted& wanted, std::set<std::string>& found) {
  if (documents.form == KeptDocuments::Form::kPayload) PEP_TRY(AwaitSequencer(db, deadline));
  PEP_ASSIGN(const std::vector<Row> rows,
             db.Read(deadline, [&](db::Session& session) { return ReadRows(session, documents, wanted); }));
  // A document is blanked only while it is what was read: what was written meanwhile was written after the erasure.
  const std::string sql = Concat("UPDATE ", documents.table, " SET ", documents.text, " = ? WHERE ",
                                 Joined(documents.key, " AND ", " = ?"), " AND ", documents.text, " = ?");
  struct Blanked {
    const Row& row;
    std::string text;
  };
  std::vector<Blanked> blanked;
  for (const Row& row : rows) {
    auto now = Rewrite(documents, row.collection, row.text,
                       [&](const Field& field, std::string_view named, const std::string& text) {
                         return BlankIt(field, row.name, named, text, wanted, found);
                       });
    if (now) blanked.push_back({row, *std::move(now)});
  }
  PEP_TRY(WriteInBatches<Blanked>(db, deadline, blanked, [&](db::Session& session, const Blanked& one) {
    std::vector<db::Value> cells = {one.text};
    for (const std::string& key : one.row.key) cells.emplace_back(key);
    cells.emplace_back(one.row.text);
    return session.Execute(sql, cells).status();
  }));
  return static_cast<std::int64_t>(blanked.size());
}

absl::StatusOr<std::int64_t> RenameAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                                           const std::vector<std::string>& names, const std::string& person) {
  if (names.empty()) return 0;
  const std::string sql = Concat("UPDATE ", authors.table, " SET ", authors.column, " = ? WHERE ", authors.column,
                                 " IN (", Marks(names.size()), ")");
  std::vector<db::Value> cells = {person};
  for (const std::string& name : names) cells.emplace_back(name);
  return db.Transact(deadline, [&](db::Session& session) { return session.Execute(sql, cells); });
}

absl::StatusOr<std::int64_t> EraseAnswers(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                                          absl::FunctionRef<bool(std::string_view)> may_be_theirs) {
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
  PEP_TRY(WriteInBatches<Answer>(db, deadline, theirs, [](db::Session& session, const Answer& one) {
    return session
        .Execute(
            "UPDATE request_log SET erased = TRUE, response = '', fingerprint = REPEAT('\\0', 32) WHERE principal = "
            "? AND request_id = ?",
            {one.principal, one.request_id})
        .status();
  }));
  return static_cast<std::int64_t>(theirs.size());
}

absl::Status BeginErasing(db::Database& db, absl::Time deadline, const std::string& person,
                          const std::set<std::string>& texts, absl::Time now) {
  return db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const personal::Owners owners, personal::Owners::Open(session, now));
    std::set<std::string> erased;
    if (!person.empty()) erased.insert(person);
    for (const std::string& text : texts) erased.insert(owners.Of(text));
    return personal::BeginErasing(session, erased, now);
  });
}

absl::StatusOr<std::int64_t> DeleteKeys(db::Database& db, absl::Time deadline) {
  return db.Transact(deadline, [](db::Session& session) { return personal::DeleteKeys(session); });
}

absl::StatusOr<std::vector<FoundText>> FindReasons(db::Database& db, absl::Time deadline, const Wanted& wanted) {
  constexpr int kRecordsAtOnce = 1000;
  static const std::string kSelect = Concat(
      "SELECT id, resource, reason, occurred_at_us FROM audit_records WHERE id > ? AND reason <> '' ORDER BY id "
      "LIMIT ",
      kRecordsAtOnce);
  std::vector<FoundText> found;
  std::string after, last;
  for (bool more = true; more; after = last) {
    std::vector<FoundText> page;
    std::vector<personal::OpenedChange> opened;
    const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
      page.clear();
      opened.clear();
      PEP_TRY(session.Query(kSelect, {after}, [&](const db::Row& row) {
        last = row.String(0);
        page.push_back({row.String(1), "reason", "", row.Time(3)});
        opened.push_back({.diff = "", .reason = row.String(2)});
        return absl::OkStatus();
      }));
      std::vector<personal::OpenedChange*> all;
      for (personal::OpenedChange& one : opened) all.push_back(&one);
      return personal::OpenChanges(session, all);
    });
    PEP_TRY(read);
    more = page.size() == kRecordsAtOnce;
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (opened[i].reason.empty() || !wanted.theirs(opened[i].reason)) continue;
      page[i].text = std::move(opened[i].reason);
      found.push_back(std::move(page[i]));
    }
  }
  return found;
}

absl::StatusOr<KeptAudit> CountAudit(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                                     const std::string& person, const Wanted& wanted) {
  KeptAudit kept;
  const std::string first_chain = Concat(
      "SELECT COUNT(*) FROM audit_records WHERE seal_version = 1 AND (principal IN (", Marks(names.size()), ") OR ",
      MatchesAny("diff", wanted.patterns.size()), " OR ", MatchesAny("reason", wanted.patterns.size()), ")");
  std::vector<db::Value> cells = names.empty() ? std::vector<db::Value>{person} : Values(names);
  for (int column = 0; column < 2; ++column) cells.insert(cells.end(), wanted.patterns.begin(), wanted.patterns.end());
  const absl::Status counted = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    const auto count = [](const db::Row& row) { return row.Int64(0); };
    PEP_ASSIGN(const auto first, session.QueryOne(first_chain, cells, count));
    PEP_ASSIGN(const auto by_them,
               session.QueryOne("SELECT COUNT(*) FROM audit_records WHERE principal = ?", {person}, count));
    kept = {first.value_or(0), by_them.value_or(0)};
    return absl::OkStatus();
  });
  PEP_TRY(counted);
  return kept;
}

struct ErasedTexts::Known {
  std::optional<personal::Owners> owners;  // where anything was erased
  std::set<std::string> erased;
};

ErasedTexts::ErasedTexts(std::unique_ptr<Known> known) : known_(std::move(known)) {}
ErasedTexts::ErasedTexts(ErasedTexts&&) noexcept = default;
ErasedTexts& ErasedTexts::operator=(ErasedTexts&&) noexcept = default;
ErasedTexts::~ErasedTexts() = default;

absl::StatusOr<ErasedTexts> ErasedTexts::Read(db::Session& session, absl::Time now) {
  auto known = std::make_unique<Known>();
  PEP_ASSIGN(known->erased, personal::ErasedOwners(session));
  if (!known->erased.empty()) {
    PEP_ASSIGN(known->owners, personal::Owners::Open(session, now));
  }
  return ErasedTexts(std::move(known));
}

bool ErasedTexts::empty() const { return known_->erased.empty(); }

bool ErasedTexts::Has(std::string_view text) const {
  if (empty()) return false;
  const std::string folded = search::Fold(text);
  const std::vector<std::string_view> words = search::WordsOf(folded);
  if (words.empty()) return known_->erased.contains(known_->owners->Of(text));
  for (std::size_t first = 0; first < words.size(); ++first) {
    const char* const begin = words[first].data();
    for (std::size_t last = first; last < std::min(first + kWordsOfAName, words.size()); ++last) {
      const char* const end = words[last].data() + words[last].size();
      if (known_->erased.contains(known_->owners->Of({begin, static_cast<std::size_t>(end - begin)}))) return true;
    }
  }
  return words.size() > kWordsOfAName && known_->erased.contains(known_->owners->Of(text));
}

bool ErasedTexts::HasPerson(std::string_view name) const { return known_->erased.contains(std::string(name)); }

absl::StatusOr<std::optional<ErasedTexts>> ErasedBeforeRestore(db::Database& db, absl::Time deadline, absl::Time now) {
  return db.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<ErasedTexts>> {
    PEP_ASSIGN(const bool all, personal::AllAreErased(session));
    if (all) return std::nullopt;
    PEP_ASSIGN(ErasedTexts texts, ErasedTexts::Read(session, now));
    return std::optional(std::move(texts));
  });
}

absl::Status Execute(db::Database& db, absl::Time deadline, const std::vector<std::string_view>& statements) {
  return db.Transact(deadline, [&](db::Session& session) {
    for (const std::string_view statement : statements) PEP_TRY(session.Execute(statement).status());
    return absl::OkStatus();
  });
}

absl::Status MarkErased(db::Database& db, absl::Time deadline) {
  return db.Transact(deadline, [](db::Session& session) { return personal::MarkAllErased(session); });
}

}  // namespace pepiniere::record
