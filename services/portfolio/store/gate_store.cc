#include "services/portfolio/store/gate_store.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/record/document.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

constexpr std::string_view kCollection = "gateRequirements";
constexpr std::string_view kColumns = "scope, phase, code, version, label_fr, label_en, weight, since";

absl::StatusOr<StoredGateChange> Read(const db::Row& row) {
  const auto phase = PhaseFromSymbol(row.String(1));
  const auto weight = WeightFromSymbol(row.String(6));
  if (!phase || !weight) return absl::DataLossError("a gate requirement of no known phase or weight");
  return StoredGateChange{
      .key = {.scope = row.String(0), .phase = *phase, .code = row.String(2)},
      .version = row.Int64(3),
      .value = {.label_fr = row.String(4), .label_en = row.String(5), .weight = *weight, .since = row.OptDate(7)}};
}

absl::StatusOr<std::vector<StoredGateChange>> Load(db::Session& session, const std::string& incubator) {
  // The programme's scope, '', comes before any incubator's.
  static const std::string kSelect =
      Concat("SELECT ", kColumns, " FROM gate_requirements WHERE scope IN ('', ?) ORDER BY scope, phase, code");
  std::vector<StoredGateChange> changes;
  PEP_TRY(session.Query(kSelect, {incubator}, [&](const db::Row& row) {
    auto change = Read(row);
    if (change.ok() && row.status().ok()) changes.push_back(*std::move(change));
    row.Forgive();  // one that cannot be read asks for nothing, until somebody writes it anew
    return absl::OkStatus();
  }));
  return changes;
}

absl::Status Insert(db::Session& session, const StoredGateChange& change, absl::Time now) {
  const GateKey& key = change.key;
  const GateChange& value = change.value;
  const std::int64_t version = change.version;
  return session
      .Execute(
          "INSERT INTO gate_requirements (scope, phase, code, version, label_fr, label_en, weight, since, "
          "created_at_us, updated_at_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {key.scope, Symbol(key.phase), key.code, version, value.label_fr, value.label_en, Symbol(value.weight),
           value.since, now, now})
      .status();
}

absl::Status Overwrite(db::Session& session, const StoredGateChange& change, absl::Time now) {
  const GateKey& key = change.key;
  const GateChange& value = change.value;
  const std::int64_t version = change.version;
  return record::ExpectOne(
      session.Execute("UPDATE gate_requirements SET version = ?, label_fr = ?, label_en = ?, weight = ?, since = ?, "
                      "updated_at_us = ? WHERE scope = ? AND phase = ? AND code = ? AND version = ?",
                      {version, value.label_fr, value.label_en, Symbol(value.weight), value.since, now, key.scope,
                       Symbol(key.phase), key.code, version - 1}));
}

}  // namespace

absl::StatusOr<std::vector<StoredGateChange>> LoadGateChanges(db::Session& session, const std::string& incubator) {
  return Load(session, incubator);
}

absl::StatusOr<std::vector<StoredGateChange>> LoadGateChanges(db::Database& db, absl::Time deadline,
                                                              const std::string& incubator) {
  return db.Read(deadline, [&](db::Session& session) { return Load(session, incubator); });
}

absl::StatusOr<std::optional<StoredGateChange>> LockGateChange(db::Session& session, const GateKey& key) {
  static const std::string kSelect = Concat("SELECT ", kColumns,
                                            " FROM gate_requirements WHERE scope = ? AND phase = ? AND code = ? "
                                            "FOR UPDATE");
  return session.QueryOne(kSelect, {key.scope, Symbol(key.phase), key.code}, [&](const db::Row& row) {
    auto change = Read(row);
    const bool readable = change.ok() && row.status().ok();
    row.Forgive();
    return readable ? *change : StoredGateChange{.key = key, .version = row.Int64(3), .value = {}, .damaged = true};
  });
}

absl::StatusOr<StoredGateChange> SaveGateChange(journal::Unit& unit, const std::string& name, const GateKey& key,
                                                const std::optional<StoredGateChange>& before,
                                                const GateChange& value) {
  if (before && before->value == value && !before->damaged) return *before;
  // Versions begin at the time: one that was taken back and made anew is not mistaken for what it was.
  const std::int64_t version = before ? before->version + 1 : absl::ToUnixMicros(unit.now());
  const StoredGateChange after{.key = key, .version = version, .value = value};
  PEP_TRY(before ? Overwrite(unit.session(), after, unit.now()) : Insert(unit.session(), after, unit.now()));
  const std::string document = record::ToDocument(value);
  unit.Audit(name, before ? record::ToDocument(before->value) : "", document);
  unit.Changed(kCollection, name, before ? ChangeKind::kUpdated : ChangeKind::kCreated, document);
  return after;
}

absl::Status RemoveGateChange(journal::Unit& unit, const std::string& name, const StoredGateChange& before) {
  const GateKey& key = before.key;
  PEP_TRY(record::ExpectOne(
      unit.session().Execute("DELETE FROM gate_requirements WHERE scope = ? AND phase = ? AND code = ?",
                             {key.scope, Symbol(key.phase), key.code})));
  const std::string document = record::ToDocument(before.value);
  unit.Audit(name, document, "");
  unit.Changed(kCollection, name, ChangeKind::kDeleted, document);
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::store
