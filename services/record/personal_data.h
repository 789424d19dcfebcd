// What a schema keeps of persons beside its live rows: found, and blanked. Live rows are their stores' to write.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/record/wanted_texts.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::record {

// Where documents, and single texts, are kept for good. All are SQL, of columns of the table.
struct KeptDocuments {
  enum class Form { kDocument, kText, kPayload, kImport };

  std::string_view what;  // "history": what a report calls it
  std::string_view table;
  std::vector<std::string_view> key;
  std::string_view text;        // the column of the document, or of the text; it may be of the key
  std::string_view collection;  // of which the resource is: "'projects'", "resource_type"; "''": of none
  std::string_view name;        // the resource's: "CONCAT(collection, '/', id)"
  std::string_view since;       // microseconds; "NULL" where nobody keeps that
  Form form = Form::kDocument;
  // Of a kText, the field that it is; of a kDocument, the field that it is an item of, if it is no whole resource.
  std::string_view field{};
  // Of a kImport, of which collections the lines are that follow the document, by their first words.
  std::vector<std::pair<std::string_view, std::string_view>> lines{};
};

// Single texts of a table, in columns that are called as the fields are.
struct TextColumns {
  std::string_view what, table;
  std::vector<std::string_view> key;
  std::string_view collection, name, since;  // as above
  std::vector<std::string_view> fields;
};
void AddColumns(const TextColumns& columns, std::vector<KeptDocuments>& documents);

// Who did something: a column that names the person by a name of theirs.
struct AuthorColumn {
  std::string_view table, column;
  std::string_view name;  // of the resource, as above
  std::string_view field;
  bool holds = false;  // the resource itself, a role, and did nothing
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
  // The paths of all their texts. What tells of persons is known by the contract: it declares each.
  std::vector<std::string> texts{};
};

// What nobody is told yet: one field of a resource; where none is named, all of it, and what is below it.
struct UntoldTexts {
  std::string name, field{};
};

struct Holdings {
  std::string_view service;  // "portfolio"
  std::vector<LiveRows> rows;
  // What was, and, called as the rows are, the rows as they lie: what cannot be read is blanked there.
  std::vector<KeptDocuments> documents;
  std::vector<AuthorColumn> authors;
  // Of LIKE: the names of resources of which nothing but the audit has what they were.
  std::vector<std::string_view> audited{};
  // What rids a restored schema of those whom erased_owners names before their rows are blanked, which then tell of it.
  std::vector<std::string_view> statements{};
  // Of what nobody but the person themselves is told at that instant, or `reader` is not ("persons/..."; empty: nobody
  // is known to ask): the names; one with a slash at its end stands for all that begin with it.
  std::function<absl::StatusOr<std::vector<std::string>>(db::Database&, absl::Time deadline, absl::Time now,
                                                         const std::string& reader)>
      sealed{};
  // Of what nobody is told yet, the person neither: what was decided and is not published.
  std::function<absl::StatusOr<std::vector<UntoldTexts>>(db::Database&, absl::Time deadline)> untold{};
};

// Those that every schema has: the history of its tables, the feed.
std::vector<KeptDocuments> SharedDocuments();

// Says to those who keep the feed in memory that what they keep may tell of somebody who was erased.
void TellOfErasure(journal::Unit& unit, const std::string& person);

// `service`: whose documents they are (Holdings::service).
absl::StatusOr<std::vector<FoundText>> FindKept(db::Database& db, absl::Time deadline, std::string_view service,
                                                const KeptDocuments& documents, const Wanted& wanted);
// `names`: exactly as they were recorded.
absl::StatusOr<std::vector<FoundText>> FindAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                                                   const std::vector<std::string>& names);

// What an erasure erased of one kind.
struct Tally {
  std::int64_t count = 0;
  std::set<std::string> resources;  // names of those that it was erased from, as far as these have any
};
// For which erasure it is counted: of whom, by which request. Another try of the same request counts on.
struct Counted {
  std::string person, request_id;
};
// Counts more of that kind in the transaction that erases it: `count`, which have no name; or the resource of that
// name, once.
absl::Status CountErased(db::Session& session, const Counted& erasure, std::string_view what, std::int64_t count);
absl::Status CountErased(db::Session& session, const Counted& erasure, std::string_view what,
                         const std::string& resource);
// All that was counted, by kinds.
absl::StatusOr<std::map<std::string, Tally>> ReadTallies(db::Database& db, absl::Time deadline, const Counted& erasure);

// Is told of each transaction that erases, before it ends, how many rows it erased.
using CountRows = std::function<absl::Status(db::Session&, std::int64_t rows)>;

// Blanks documents; `found`: the texts that they had (and what stands for those in JSON texts). Of the feed, whatever
// was on its way to its place has it first.
absl::Status BlankKept(db::Database& db, absl::Time deadline, std::string_view service, const KeptDocuments& documents,
                       const Wanted& wanted, std::set<std::string>& found, const CountRows& count);
// Puts `person` in the place of these names.
absl::Status RenameAuthors(db::Database& db, absl::Time deadline, const AuthorColumn& authors,
                           const std::vector<std::string>& names, const std::string& person, const CountRows& count);
// Gives up the answers kept for repeated requests that are theirs (`names`), or in which `may_be_theirs` suspects them.
absl::Status EraseAnswers(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                          absl::FunctionRef<bool(std::string_view)> may_be_theirs, const CountRows& count);

// Remembers that these texts and `person` (empty: nobody by name) are erased, before they are: an erasure that is cut
// off is gone on with by the next. `names`: those that texts about something else lose.
absl::Status BeginErasing(db::Database& db, absl::Time deadline, const std::string& person,
                          const std::set<std::string>& texts, const std::vector<std::string>& names, absl::Time now);
// Deletes their keys, in the end.
absl::Status DeleteKeys(db::Database& db, absl::Time deadline, const CountRows& count);

// Empties those changes of these types, here and on their way to their place, of which `erased` says so: they are of no
// type any more that anybody follows. `payload` is empty unless `by_payload`. Who keeps the feed in memory is to be
// told after it (TellOfErasure).
struct ErasedChanges {
  std::vector<std::string_view> types;
  bool by_payload = false;
  absl::FunctionRef<bool(const std::string& resource, const std::string& payload)> erased;
};
absl::Status EraseChanges(db::Database& db, absl::Time deadline, const ErasedChanges& changes);

// Statements of Holdings.
absl::Status Execute(db::Database& db, absl::Time deadline, const std::vector<std::string_view>& statements);

}  // namespace pepiniere::record
