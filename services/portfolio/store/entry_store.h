// The lines recorded of projects. T is one of domain/entries.h. Lines are only ever added; a correction supersedes one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/entries.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// "evidence", "waivers", "fundingLines", "spendingEntries", "timeBoxExtensions", "journalEntries": as in resource
// names.
template <typename T>
std::string_view CollectionOf();

// All lines of a project, superseded ones too, by number. Inside a transaction that holds the project's lock nobody
// else adds any.
template <typename T>
absl::StatusOr<std::vector<Entry<T>>> LoadEntries(db::Session& session, const std::string& project);
template <typename T>
absl::StatusOr<std::vector<Entry<T>>> LoadEntries(db::Database& db, absl::Time deadline, const std::string& project);

// Adds a line, with audit and feed. `lines`: those there are, from LoadEntries under the project's lock. `source`: see
// Entry.
template <typename T>
absl::StatusOr<Entry<T>> AppendEntry(journal::Unit& unit, const std::string& project,
                                     const std::vector<Entry<T>>& lines, const T& value, std::string_view source);

// Supersedes `line`, by the line numbered `by`, or withdraws it (0), with audit and feed.
template <typename T>
absl::Status SupersedeEntry(journal::Unit& unit, const std::string& project, const Entry<T>& line, int by,
                            std::string_view reason);

}  // namespace pepiniere::portfolio::store
