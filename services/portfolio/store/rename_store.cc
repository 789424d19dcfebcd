#include "services/portfolio/store/rename_store.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/json/text.h"
#include "services/portfolio/store/announce.h"
#include "services/portfolio/store/change_payload.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/record/document.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

// Where a project's id is, with two places each: for the new one and the old one. `hearings` is rewritten with its
// committee. tests/store holds this against the schema.
constexpr std::string_view kRekey[] = {
    "UPDATE projects SET id = ? WHERE id = ?",
    "UPDATE project_history SET id = ? WHERE id = ?",
    "UPDATE project_terms SET project_id = ? WHERE project_id = ?",
    "UPDATE project_aliases SET project_id = ? WHERE project_id = ?",
    "UPDATE project_events SET project_id = ? WHERE project_id = ?",
    "UPDATE project_entries SET project_id = ? WHERE project_id = ?",
    "UPDATE journal_publications SET project_id = ? WHERE project_id = ?",
    "UPDATE phase_records SET project_id = ? WHERE project_id = ?",
    "UPDATE phase_spans SET project_id = ? WHERE project_id = ?",
    "UPDATE unknown_phases SET project_id = ? WHERE project_id = ?",
    "UPDATE lessons SET project_id = ? WHERE project_id = ?",
    "UPDATE import_items SET id = ? WHERE collection = 'projects' AND id = ?",
};

std::string NameOf(std::string_view id) { return Concat("projects/", id); }

absl::Status Rekey(journal::Unit& unit, const std::string& from, const std::string& to) {
  for (const std::string_view sql : kRekey) PEP_TRY(unit.session().Execute(sql, {to, from}).status());
  return unit.session()
      .Execute(
          "UPDATE record_history SET id = CONCAT(?, SUBSTRING(id, CHAR_LENGTH(?) + 1)) WHERE collection = "
          "'events' AND id > CONCAT(?, '/') AND id < CONCAT(?, '0')",
          {to, from, from, from})
      .status();
}

// The old id leads to the project from now on; the new one is its own again, if it was an alias.
absl::Status KeepFormerId(journal::Unit& unit, const std::string& from, const base::Stored<Project>& after) {
  PEP_TRY(unit.session()
              .Execute("DELETE FROM project_aliases WHERE alias = ? AND project_id = ?", {after.id, after.id})
              .status());
  return unit.session()
      .Execute(
          "INSERT INTO project_aliases (alias, project_id, declared, former, since_us) VALUES (?, ?, FALSE, TRUE, "
          "?) ON DUPLICATE KEY UPDATE former = TRUE",
          {from, after.id, after.updated_at})
      .status();
}

bool Rename(Committee& committee, const std::string& from, const std::string& to) {
  const auto hearing = std::ranges::find(committee.hearings, from, &Hearing::project);
  if (hearing == committee.hearings.end()) return false;
  hearing->project = to;
  return true;
}

// What imports remember of a session speaks of the project by its old id.
absl::Status RenameInMemory(journal::Unit& unit, const std::string& committee, const std::string& from,
                            const std::string& to) {
  std::vector<std::pair<std::string, std::string>> said;  // source, document
  PEP_TRY(unit.session().Query("SELECT source, document FROM import_items WHERE collection = 'committees' AND id = ?",
                               {committee}, [&](const db::Row& row) {
                                 said.emplace_back(row.String(0), row.String(1));
                                 return absl::OkStatus();
                               }));
  for (const auto& [source, document] : said) {
    Committee told;
    PEP_TRY(record::FromDocument(document, told));
    if (!Rename(told, from, to)) continue;
    PEP_TRY(
        unit.session()
            .Execute("UPDATE import_items SET document = ? WHERE source = ? AND collection = 'committees' AND id = ?",
                     {record::ToDocument(told), source, committee})
            .status());
  }
  return absl::OkStatus();
}

absl::Status RenameInCommittees(journal::Unit& unit, const std::string& from, const std::string& to) {
  std::vector<std::string> committees;
  PEP_TRY(unit.session().Query("SELECT committee_id FROM hearings WHERE project_id = ? ORDER BY committee_id", {from},
                               [&](const db::Row& row) {
                                 committees.push_back(row.String(0));
                                 return absl::OkStatus();
                               }));
  for (const std::string& id : committees) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Committee>(unit.session(), id));
    if (!before) continue;
    Committee after = before->value;
    if (!Rename(after, from, to)) continue;
    PEP_TRY(UpdateCommittee(unit, *before, after).status());
    PEP_TRY(RenameInMemory(unit, id, from, to));
  }
  return absl::OkStatus();
}

absl::Status Announce(journal::Unit& unit, const base::Stored<Project>& before, const base::Stored<Project>& after) {
  PEP_ASSIGN(const std::vector<PhaseLine> lines, LoadLedger(unit.session(), after.id));
  const ProjectState was = {before, TimelineOf(lines), UnknownSpansOf(lines)};
  ProjectState gone = was;
  gone.stored.deleted_at = after.updated_at;
  AnnounceProject(unit, &was, gone);
  AnnounceProject(unit, nullptr, {after, was.timeline, was.unknown});
  for (const PhaseLine& line : lines) {
    if (!line.holds()) continue;
    const auto name = [&](const std::string& id) { return Concat(NameOf(id), "/phaseRecords/", line.number); };
    unit.Changed("phaseRecords", name(before.id), ChangeKind::kDeleted, ToPayload(line));
    unit.Changed("phaseRecords", name(after.id), ChangeKind::kCreated, ToPayload(line));
  }
  const auto called = [](const std::string& id) { return json::ObjectOf("name", NameOf(id)); };
  unit.Audit(NameOf(after.id), called(before.id), called(after.id));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<base::Stored<Project>> RenameProject(journal::Unit& unit, const base::Stored<Project>& before,
                                                    const std::string& id) {
  base::Stored<Project> after = record::NextVersion(unit, before);
  after.id = id;
  PEP_TRY(Rekey(unit, before.id, id));
  PEP_TRY(record::ExpectOne(
      unit.session().Execute("UPDATE projects SET version = ?, updated_at_us = ? WHERE id = ? AND version = ?",
                             {after.version, after.updated_at, id, before.version})));
  PEP_TRY(KeepFormerId(unit, before.id, after));
  PEP_TRY(RenameInCommittees(unit, before.id, id));
  PEP_TRY(Announce(unit, before, after));
  return after;
}

}  // namespace pepiniere::portfolio::store
