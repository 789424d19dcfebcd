#include "services/portfolio/store/entry_store.h"

#include <optional>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/store/entry_rows.h"
#include "services/record/document.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

// The day and the euro cents of a line, where it has them: what the columns repeat.
std::optional<base::Date> DayOf(const auto& value) {
  if constexpr (requires { value.date; }) {
    return value.date;
  } else {
    return std::nullopt;
  }
}
std::optional<std::int64_t> AmountOf(const auto& value) {
  if constexpr (requires { value.amount; }) {
    return value.amount;
  } else {
    return std::nullopt;
  }
}

template <typename T>
std::string NameOf(const std::string& project, int number) {
  return Concat("projects/", project, "/", CollectionOf<T>(), "/", number);
}

template <typename T>
absl::StatusOr<std::vector<Entry<T>>> Load(db::Session& session, const std::string& project) {
  static const std::string kSelect = Concat("SELECT ", kEntryColumns,
                                            " FROM project_entries WHERE project_id = ? AND collection = ? "
                                            "ORDER BY number");
  std::vector<Entry<T>> lines;
  PEP_TRY(session.Query(kSelect, {project, CollectionOf<T>()}, [&](const db::Row& row) {
    ReadEntry(row, lines);
    return absl::OkStatus();
  }));
  return lines;
}

}  // namespace

template <>
std::string_view CollectionOf<Evidence>() {
  return "evidence";
}
template <>
std::string_view CollectionOf<Waiver>() {
  return "waivers";
}
template <>
std::string_view CollectionOf<FundingLine>() {
  return "fundingLines";
}
template <>
std::string_view CollectionOf<SpendingEntry>() {
  return "spendingEntries";
}
template <>
std::string_view CollectionOf<TimeBoxExtension>() {
  return "timeBoxExtensions";
}

template <>
std::string_view CollectionOf<JournalEntry>() {
  return "journalEntries";
}

template <typename T>
absl::StatusOr<std::vector<Entry<T>>> LoadEntries(db::Session& session, const std::string& project) {
  return Load<T>(session, project);
}

template <typename T>
absl::StatusOr<std::vector<Entry<T>>> LoadEntries(db::Database& db, absl::Time deadline, const std::string& project) {
  return db.Read(deadline, [&](db::Session& session) { return Load<T>(session, project); });
}

template <typename T>
absl::StatusOr<Entry<T>> AppendEntry(journal::Unit& unit, const std::string& project,
                                     const std::vector<Entry<T>>& lines, const T& value, std::string_view source) {
  Entry<T> line{.number = lines.empty() ? 1 : lines.back().number + 1,
                .value = value,
                .source = std::string(source),
                .recorded_by = unit.caller().principal,
                .recorded_at = unit.now()};
  const std::string document = record::ToDocument(value);
  PEP_TRY(unit.session()
              .Execute("INSERT INTO project_entries (project_id, collection, number, document, day, amount_cents, "
                       "source, recorded_by, recorded_at_us, supersede_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                       {project, CollectionOf<T>(), line.number, document, DayOf(value), AmountOf(value), source,
                        line.recorded_by, line.recorded_at})
              .status());
  const std::string name = NameOf<T>(project, line.number);
  unit.Audit(name, "", document);
  unit.Changed(CollectionOf<T>(), name, ChangeKind::kCreated, document);
  return line;
}

template <typename T>
absl::Status SupersedeEntry(journal::Unit& unit, const std::string& project, const Entry<T>& line, int by,
                            std::string_view reason) {
  PEP_TRY(record::ExpectOne(unit.session().Execute(
      "UPDATE project_entries SET superseded_at_us = ?, superseded_by = ?, supersede_reason = ? "
      "WHERE project_id = ? AND collection = ? AND number = ? AND superseded_at_us IS NULL",
      {unit.now(), by == 0 ? std::nullopt : std::optional(by), reason, project, CollectionOf<T>(), line.number})));
  const std::string document = record::ToDocument(line.value);
  const std::string name = NameOf<T>(project, line.number);
  unit.Audit(name, document, "", reason);
  unit.Changed(CollectionOf<T>(), name, ChangeKind::kDeleted, document);
  return absl::OkStatus();
}

#define PEP_ENTRIES(T)                                                                                               \
  template absl::StatusOr<std::vector<Entry<T>>> LoadEntries<T>(db::Session&, const std::string&);                   \
  template absl::StatusOr<std::vector<Entry<T>>> LoadEntries<T>(db::Database&, absl::Time, const std::string&);      \
  template absl::StatusOr<Entry<T>> AppendEntry<T>(journal::Unit&, const std::string&, const std::vector<Entry<T>>&, \
                                                   const T&, std::string_view);                                      \
  template absl::Status SupersedeEntry<T>(journal::Unit&, const std::string&, const Entry<T>&, int, std::string_view);
PEP_ENTRIES(Evidence)
PEP_ENTRIES(Waiver)
PEP_ENTRIES(FundingLine)
PEP_ENTRIES(SpendingEntry)
PEP_ENTRIES(TimeBoxExtension)
PEP_ENTRIES(JournalEntry)
#undef PEP_ENTRIES

}  // namespace pepiniere::portfolio::store
