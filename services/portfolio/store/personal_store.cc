#include "services/portfolio/store/personal_store.h"

#include <string>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/document.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::store {
namespace {

constexpr std::string_view kProjects = "projects";

// The document has all of them.
record::KeptDocuments LiveProjects() {
  return {.what = kProjects,
          .table = "projects",
          .key = {"id"},
          .text = "document",
          .collection = "'projects'",
          .name = "CONCAT('projects/', id)",
          .since = "updated_at_us"};
}

absl::Status BlankProject(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                          std::set<std::string>& found, std::string_view) {
  PEP_ASSIGN(const auto before, LockProject(unit.session(), name.substr(kProjects.size() + 1)));
  if (!before) return absl::OkStatus();
  const auto document = record::BlankDocument(name, record::ToDocument(before->value), wanted, found);
  if (!document) return absl::OkStatus();
  Project blanked;
  PEP_TRY(record::FromDocument(*document, blanked));
  PEP_ASSIGN(const OrganisationTree organisations, LoadOrganisationTree(unit.session()));
  return UpdateProject(unit, *before, blanked, organisations).status();
}

record::LiveRows ProjectRows() {
  return {.what = kProjects,
          .find = [](db::Database& db, absl::Time deadline,
                     const record::Wanted& wanted) { return record::FindKept(db, deadline, LiveProjects(), wanted); },
          .blank = BlankProject};
}

}  // namespace

record::Holdings PersonalHoldings() {
  constexpr std::string_view kLine = "CONCAT('projects/', project_id, '/', collection, '/', number)";
  return {.rows = {ProjectRows(), record::RowsOf<Incubator>(), record::RowsOf<Committee>()},
          .documents = {LiveProjects(),  // those that cannot be read
                        {.what = "history",
                         .table = "project_history",
                         .key = {"id", "known_from_us"},
                         .text = "document",
                         .collection = "'projects'",
                         .name = "CONCAT('projects/', id)",
                         .since = "known_from_us"},
                        {.what = "lines",
                         .table = "project_entries",
                         .key = {"project_id", "collection", "number"},
                         .text = "document",
                         .collection = "collection",
                         .name = kLine,
                         .since = "recorded_at_us"},
                        {.what = "imports",
                         .table = "import_items",
                         .key = {"source", "collection", "id"},
                         .text = "document",
                         .collection = "collection",
                         .name = "CONCAT(collection, '/', id)",
                         .since = "imported_at_us",
                         .form = record::KeptDocuments::Form::kImport}},
          .authors = {{"project_entries", "recorded_by", kLine, "trail.recorded_by"},
                      {"phase_records", "recorded_by", "CONCAT('projects/', project_id, '/phaseRecords/', number)",
                       "recorded_by"},
                      {"journal_publications", "published_by",
                       "CONCAT('projects/', project_id, '/journalEntries/', line)", "published_by"},
                      // Those that the access service has taken over.
                      {"access_bindings", "principal", "CONCAT('accessBindings/', id)", "principal"},
                      {"access_bindings", "granted_by", "CONCAT('accessBindings/', id)", "granted_by"},
                      {"access_bindings", "revoked_by", "CONCAT('accessBindings/', id)", "revoked_by"}}};
}

}  // namespace pepiniere::portfolio::store
