// What a schema keeps of persons beside its live rows: found, and blanked. Live rows are their stores' to write.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::record {

// Which texts are meant.
struct Wanted {
  absl::FunctionRef<bool(std::string_view text)> theirs;
  // Of a text that is a name and nothing else.
  absl::FunctionRef<bool(std::string_view text)> is_name;
  // Of LIKE: whatever has such a text in it matches one of them, in a collation without case.
  const std::vector<std::string>& patterns;
  // Whether that is the person's name, whose texts are theirs whatever they say; and the name, if it is one.
  absl::FunctionRef<bool(std::string_view name)> is_them;
  std::string person{};
};

// What is put in the place of a text: nothing, or, where there must be one, words that say so.
std::string_view Blank(bool required);

// A document (record/document.h) of the resource of that name without these texts; none if it has none of them.
// `found`: what they were.
std::optional<std::string> BlankDocument(std::string_view name, std::string_view document, const Wanted& wanted,
                                         std::set<std::string>& found);
// Shows those that it has, with their field.
void VisitTexts(std::string_view name, std::string_view document, const Wanted& wanted,
                absl::FunctionRef<void(const std::string& field, const std::string& text)> visit);

// Where documents are kept for good. All are SQL, of columns of the table.
struct KeptDocuments {
  enum class Form { kDocument, kPayload, kImport };

  std::string_view what;  // "history": what a report calls it
  std::string_view table;
  std::vector<std::string_view> key;
  std::string_view text;        // the column of the document
  std::string_view collection;  // of which the resource is: "'projects'", "resource_type"
  std::string_view name;        // the resource's: "CONCAT(collection, '/', id)"
  std::string_view since;       // microseconds; "NULL" where nobody keeps that
  Form form = Form::kDocument;
};

// Who did something: a column that names the person by a name of theirs.
struct AuthorColumn {
  std::string_view table, column;
  std::string_view name;  // of the resource, as above
  std::string_view field;
};

// A text, and where it is.
struct FoundText {
  std::string name, field, text;
  std::optional<absl::Time> since;
};

// The rows of one kind of resource as they are now, deleted ones too, as their store finds and writes them
// (table.h: RowsOf).
struct LiveRows {
  std::string_view what;
  std::function<absl::StatusOr<std::vector<FoundText>>(db::Database&, absl::Time deadline, const Wanted&)> find;
  // Blanks those of the resource of that name, with history, audit and feed.
  std::function<absl::Status(journal::Unit&, const std::string& name, const Wanted&, std::set<std::string>& found,
                             std::string_view reason)>
      blank;
};

struct Holdings {
  std::vector<LiveRows> rows;
  std::vector<KeptDocuments> documents;
  std::vector<AuthorColumn> authors;
  // What rids a restored schema of those whom erased_owners names before their rows are blanked, which then tell of it.
  std::vector<std::string_view> statements{};
};

// Those that every schema has: the history of its tables, the feed.
std::vector<KeptDocuments> SharedDocuments();

// Says to those who keep the feed in memory that what they keep may tell of somebody who was erased.
void TellOfErasure(journal::Unit& unit, const std::string& person);

absl::StatusOr<std::vector<FoundText>> FindKept(db::Database& db, absl::Time deadline, const KeptDocuments& documents,
                                                const Wanted& wanted);
// `names`: exactly as they were recorded.
absl::StatusOr<std::vector<FoundText>> FindAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                                                   const std::vector<std::string>& names);

// The reasons in the audit that call them, which are sealed.
absl::StatusOr<std::vector<FoundText>> FindReasons(db::Database& db, absl::Time deadline, const Wanted& wanted);

// The number of documents blanked; `found`: the texts that they had (and what stands for those in JSON texts). Of the
// feed, whatever was on its way to its place has it first.
absl::StatusOr<std::int64_t> BlankKept(db::Database& db, absl::Time deadline, const KeptDocuments& documents,
                                       const Wanted& wanted, std::set<std::string>& found);
// Puts `person` in the place of these names. The number of rows.
absl::StatusOr<std::int64_t> RenameAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                                           const std::vector<std::string>& names, const std::string& person);
// Gives up the answers kept for repeated requests that are theirs (`names`), or in which `may_be_theirs` suspects them.
absl::StatusOr<std::int64_t> EraseAnswers(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                                          absl::FunctionRef<bool(std::string_view)> may_be_theirs);

// Remembers that these texts and `person` (empty: nobody by name) are erased, before they are: an erasure that is cut
// off is gone on with by the next.
absl::Status BeginErasing(db::Database& db, absl::Time deadline, const std::string& person,
                          const std::set<std::string>& texts, absl::Time now);
// Deletes their keys, in the end. The number of keys.
absl::StatusOr<std::int64_t> DeleteKeys(db::Database& db, absl::Time deadline);

// What is kept all the same: records of the first chain that tell of them, and those that tell what they did.
struct KeptAudit {
  std::int64_t first_chain = 0, by_them = 0;
};
absl::StatusOr<KeptAudit> CountAudit(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                                     const std::string& person, const Wanted& wanted);

// Which texts were erased from this schema, whatever their case and accents; and those that have them in them.
class ErasedTexts {
 public:
  static absl::StatusOr<ErasedTexts> Read(db::Session& session, absl::Time now);
  ~ErasedTexts();
  ErasedTexts(ErasedTexts&&) noexcept;
  ErasedTexts& operator=(ErasedTexts&&) noexcept;

  bool empty() const;
  bool Has(std::string_view text) const;
  // Whether that person was erased.
  bool HasPerson(std::string_view name) const;

 private:
  struct Known;
  explicit ErasedTexts(std::unique_ptr<Known> known);
  std::unique_ptr<Known> known_;
};

// None: all that was erased from this schema still is. Else it was restored from before, and is to be rid of these
// again: Execute what its Holdings say, blank, and then MarkErased.
absl::StatusOr<std::optional<ErasedTexts>> ErasedBeforeRestore(db::Database& db, absl::Time deadline, absl::Time now);
absl::Status Execute(db::Database& db, absl::Time deadline, const std::vector<std::string_view>& statements);
absl::Status MarkErased(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::record
