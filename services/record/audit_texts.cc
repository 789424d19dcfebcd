#include "services/record/audit_texts.h"

#include <cstddef>
#include <map>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/personal/diff.h"
#include "services/personal/fields.h"

namespace pepiniere::record {
namespace {

using base::Concat;
using personal::Field;

// What begins every reason that is sealed, and what comes after all of them.
constexpr std::string_view kSealed = "\x1fsealed:", kAfterSealed = "\x1fsealed;";
constexpr std::size_t kReasonsAtOnce = 1000;

// A reason that calls them, by what all that one key sealed begin with.
using Reasons = std::map<std::string, std::string>;

absl::Status OpenAll(db::Session& session, std::vector<personal::OpenedChange>& changes) {
  std::vector<personal::OpenedChange*> all;
  for (personal::OpenedChange& one : changes) all.push_back(&one);
  return personal::OpenChanges(session, all);
}

// One of each key, in turns: what is sealed with the same key is the same text.
absl::StatusOr<Reasons> FindSealedReasons(db::Database& db, absl::Time deadline, const Wanted& wanted) {
  static const std::string kSelect = Concat(
      "SELECT a.reason_key, a.reason FROM (SELECT MIN(id) AS id FROM audit_records WHERE reason_key > ? AND reason_key "
      "< ? GROUP BY reason_key ORDER BY reason_key LIMIT ",
      kReasonsAtOnce, ") one JOIN audit_records a ON a.id = one.id ORDER BY a.reason_key");
  Reasons theirs;
  std::string after(kSealed);
  for (bool more = true; more;) {
    std::vector<std::string> keys;
    std::vector<personal::OpenedChange> opened;
    const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
      keys.clear();
      opened.clear();
      PEP_TRY(session.Query(kSelect, {after, kAfterSealed}, [&](const db::Row& row) {
        keys.push_back(row.String(0));
        opened.push_back({.diff = "", .reason = row.String(1)});
        return absl::OkStatus();
      }));
      return OpenAll(session, opened);
    });
    PEP_TRY(read);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (wanted.without(opened[i].reason)) theirs.emplace(keys[i], std::move(opened[i].reason));
    }
    more = keys.size() == kReasonsAtOnce;
    if (more) after = keys.back();
  }
  return theirs;
}

// Those of the first chain, in the clear.
absl::Status AddPlainReasons(db::Session& session, const Wanted& wanted, std::vector<FoundText>& found) {
  return session.Query(
      "SELECT resource, reason, occurred_at_us FROM audit_records WHERE (reason_key > '' AND reason_key < ?) OR "
      "reason_key >= ?",
      {kSealed, kAfterSealed}, [&](const db::Row& row) {
        std::string reason = row.String(1);
        if (wanted.without(reason)) found.push_back({row.String(0), "reason", std::move(reason), row.Time(2)});
        return absl::OkStatus();
      });
}

}  // namespace

absl::StatusOr<std::vector<FoundText>> FindReasons(db::Database& db, absl::Time deadline, const Wanted& wanted) {
  static const std::string kSelect =
      Concat("SELECT resource, reason_key, occurred_at_us FROM audit_records WHERE reason_key", db::InTurn());
  PEP_ASSIGN(const Reasons theirs, FindSealedReasons(db, deadline, wanted));
  std::vector<std::string> keys;
  for (const auto& [key, reason] : theirs) keys.push_back(key);
  std::vector<FoundText> found;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    found.clear();
    PEP_TRY(db::TakeTurns(keys, [&](absl::Span<const db::Value> turn) {
      return session.Query(kSelect, turn, [&](const db::Row& row) {
        found.push_back({row.String(0), "reason", theirs.at(row.String(1)), row.Time(2)});
        return absl::OkStatus();
      });
    }));
    return AddPlainReasons(session, wanted, found);
  });
  PEP_TRY(read);
  return found;
}

absl::StatusOr<std::vector<FoundText>> FindAudited(db::Database& db, absl::Time deadline, std::string_view resources,
                                                   const Wanted& wanted) {
  std::vector<FoundText> found;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    found.clear();
    std::vector<FoundText> records;
    std::vector<personal::OpenedChange> opened;
    PEP_TRY(session.Query("SELECT resource, diff, occurred_at_us FROM audit_records WHERE resource LIKE ?", {resources},
                          [&](const db::Row& row) {
                            records.push_back({row.String(0), "", "", row.Time(2)});
                            opened.push_back({.diff = row.String(1), .reason = ""});
                            return absl::OkStatus();
                          }));
    PEP_TRY(OpenAll(session, opened));
    for (std::size_t i = 0; i < records.size(); ++i) {
      personal::VisitDiff(records[i].name, opened[i].diff, [&](const Field& field, const std::string& text) {
        if (!IsTheirs(field, records[i].name, "", text, wanted)) return;
        found.push_back({records[i].name, field.path, text, records[i].since});
      });
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  return found;
}

absl::StatusOr<KeptAudit> CountAudit(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                                     const std::string& person, const Wanted& wanted) {
  KeptAudit kept;
  const std::string first_chain = Concat(
      "SELECT COUNT(*) FROM audit_records WHERE seal_version = 1 AND (principal IN (", db::Places(names.size()),
      ") OR ", MatchesAny("diff", wanted.patterns.size()), " OR ", MatchesAny("reason", wanted.patterns.size()), ")");
  std::vector<db::Value> cells =
      names.empty() ? std::vector<db::Value>{person} : std::vector<db::Value>(names.begin(), names.end());
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

}  // namespace pepiniere::record
