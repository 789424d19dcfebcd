#include "services/portfolio/store/personal_store.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/blanked.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::store {
namespace {

using record::KeptDocuments;

constexpr std::string_view kService = "portfolio";
constexpr std::string_view kProjects = "projects";
// What rows are called.
constexpr std::string_view kBinding = "CONCAT('accessBindings/', id)";
constexpr std::string_view kLine = "CONCAT('projects/', project_id, '/', collection, '/', number)";
constexpr std::string_view kRecord = "CONCAT('projects/', project_id, '/phaseRecords/', number)";

// Those that have no column of their own are in the document.
const std::vector<std::string_view> kProjectTexts = {"title", "mission", "description"};

// Of the projects as they are now, and as they were.
std::vector<KeptDocuments> ProjectDocuments(std::string_view what, std::string_view table,
                                            std::vector<std::string_view> key, std::string_view since) {
  constexpr std::string_view kCollection = "'projects'", kName = "CONCAT('projects/', id)";
  std::vector<KeptDocuments> documents = {{.what = what,
                                           .table = table,
                                           .key = key,
                                           .text = "document",
                                           .collection = kCollection,
                                           .name = kName,
                                           .since = since}};
  record::AddColumns({what, table, std::move(key), kCollection, kName, since, kProjectTexts}, documents);
  return documents;
}

std::vector<KeptDocuments> LiveProjects() { return ProjectDocuments(kProjects, "projects", {"id"}, "updated_at_us"); }

absl::StatusOr<std::vector<record::FoundText>> FindProjects(db::Database& db, absl::Time deadline,
                                                            const record::Wanted& wanted) {
  std::vector<record::FoundText> found;
  for (const KeptDocuments& documents : LiveProjects()) {
    PEP_ASSIGN(std::vector<record::FoundText> more, record::FindKept(db, deadline, kService, documents, wanted));
    std::ranges::move(more, std::back_inserter(found));
  }
  return found;
}

absl::Status BlankProject(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                          std::set<std::string>& found, std::string_view) {
  PEP_ASSIGN(const auto before, LockProject(unit.session(), name.substr(kProjects.size() + 1)));
  if (!before) return absl::OkStatus();
  PEP_ASSIGN(const auto blanked, record::Blanked(name, before->value, wanted, found));
  if (!blanked) return absl::OkStatus();
  PEP_ASSIGN(const OrganisationTree organisations, LoadOrganisationTree(unit.session()));
  return UpdateProject(unit, *before, *blanked, organisations).status();
}

// With the table of hearings.
absl::Status BlankCommittee(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                            std::set<std::string>& found, std::string_view) {
  PEP_ASSIGN(const auto before,
             record::FindForUpdate<Committee>(unit.session(), record::IdIn(Committee::kPattern, name)));
  if (!before) return absl::OkStatus();
  PEP_ASSIGN(const auto blanked, record::Blanked(name, before->value, wanted, found));
  if (!blanked) return absl::OkStatus();
  return UpdateCommittee(unit, *before, *blanked).status();
}

std::vector<record::LiveRows> Rows() {
  record::LiveRows committees = record::RowsOf<Committee>();
  committees.blank = BlankCommittee;
  return {{.what = kProjects, .find = FindProjects, .blank = BlankProject},
          record::RowsOf<Organisation>(),
          record::RowsOf<Incubator>(),
          record::RowsOf<Team>(),
          record::RowsOf<Event>(),
          std::move(committees)};
}

// Beside what can be read of live rows: what they were, what nobody overwrites, and what cannot be read.
std::vector<KeptDocuments> Documents() {
  constexpr std::string_view kCommittee = "CONCAT('committees/', id)";
  std::vector<KeptDocuments> documents = LiveProjects();
  std::ranges::move(ProjectDocuments("history", "project_history", {"id", "known_from_us"}, "known_from_us"),
                    std::back_inserter(documents));
  documents.push_back({.what = "lines",
                       .table = "project_entries",
                       .key = {"project_id", "collection", "number"},
                       .text = "document",
                       .collection = "collection",
                       .name = kLine,
                       .since = "recorded_at_us"});
  documents.push_back({.what = "lines",
                       .table = "project_entries",
                       .key = {"project_id", "collection", "number"},
                       .text = "supersede_reason",
                       .collection = "collection",
                       .name = kLine,
                       .since = "superseded_at_us",
                       .form = KeptDocuments::Form::kText,
                       .field = "trail.supersede_reason"});
  record::AddColumns({"phaseRecords",
                      "phase_records",
                      {"project_id", "number"},
                      "'phaseRecords'",
                      kRecord,
                      "recorded_at_us",
                      {"comment", "reason", "source_date", "source_end"}},
                     documents);
  record::AddColumns(
      {"gateRequirements",
       "gate_requirements",
       {"scope", "phase", "code"},
       "'gateRequirements'",
       "CONCAT(IF(scope = '', '', CONCAT('incubators/', scope, '/')), 'gates/', LOWER(phase), '/requirements/', code)",
       "updated_at_us",
       {"label_fr", "label_en"}},
      documents);
  record::AddColumns({"phaseWords",
                      "phase_words",
                      {"word"},
                      "'phaseWords'",
                      "CONCAT('phaseWords/', word)",
                      "updated_at_us",
                      {"label"}},
                     documents);
  // What a project was found by: of the rest, the values are ids.
  documents.push_back({.what = "history",
                       .table = "project_terms",
                       .key = {"field", "value", "project_id", "known_from_us"},
                       .text = "value",
                       .collection = "IF(field IN ('theme', 'user_type', 'technology', 'domain'), 'projects', '')",
                       .name = "CONCAT('projects/', project_id)",
                       .since = "known_from_us",
                       .form = KeptDocuments::Form::kText,
                       .field = "themes"});
  documents.push_back({.what = "committees",
                       .table = "committees",
                       .key = {"id"},
                       .text = "document",
                       .collection = "'committees'",
                       .name = kCommittee,
                       .since = "updated_at_us"});
  documents.push_back({.what = "committees",
                       .table = "hearings",
                       .key = {"committee_id", "position"},
                       .text = "document",
                       .collection = "'committees'",
                       .name = "CONCAT('committees/', committee_id)",
                       .since = "NULL",
                       .field = "hearings"});
  documents.push_back({.what = "imports",
                       .table = "import_items",
                       .key = {"source", "collection", "id"},
                       .text = "document",
                       .collection = "collection",
                       .name = "CONCAT(collection, '/', id)",
                       .since = "imported_at_us",
                       .form = KeptDocuments::Form::kImport,
                       .lines = {{"phase", "phaseRecords"}, {"event", "events"}, {"grant", "fundingLines"}}});
  constexpr std::string_view kOrganisation = "CONCAT('organisations/', id)", kIncubator = "CONCAT('incubators/', id)";
  constexpr std::string_view kTeam = "CONCAT('teams/', id)",
                             kEvent = "CONCAT('projects/', project_id, '/events/', number)";
  constexpr std::string_view kUpdated = "updated_at_us";
  record::AddColumns({"organisations",
                      "organisations",
                      {"id"},
                      "'organisations'",
                      kOrganisation,
                      kUpdated,
                      {"title", "acronym", "type", "ministerial_domain", "description", "source_fields"}},
                     documents);
  record::AddColumns(
      {"incubators",
       "incubators",
       {"id"},
       "'incubators'",
       kIncubator,
       kUpdated,
       {"title", "summary", "description", "contact", "website_uri", "repository_uri", "address", "source_fields"}},
      documents);
  record::AddColumns(
      {"teams", "teams", {"id"}, "'teams'", kTeam, kUpdated, {"title", "mission", "description", "source_fields"}},
      documents);
  record::AddColumns({"events",
                      "project_events",
                      {"project_id", "number"},
                      "'events'",
                      kEvent,
                      kUpdated,
                      {"type", "comment", "source_date"}},
                     documents);
  // Those that the access service has taken over.
  record::AddColumns(
      {"accessBindings", "access_bindings", {"id"}, "'accessBindings'", kBinding, "created_at_us", {"reason"}},
      documents);
  return documents;
}

}  // namespace

record::Holdings PersonalHoldings() {
  return {.service = kService,
          .rows = Rows(),
          .documents = Documents(),
          .authors = {{"project_entries", "recorded_by", kLine, "trail.recorded_by"},
                      {"phase_records", "recorded_by", kRecord, "recorded_by"},
                      {"journal_publications", "published_by",
                       "CONCAT('projects/', project_id, '/journalEntries/', line)", "published_by"},
                      {"access_bindings", "principal", kBinding, "principal", /*holds=*/true},
                      {"access_bindings", "granted_by", kBinding, "granted_by"},
                      {"access_bindings", "revoked_by", kBinding, "revoked_by"}},
          .audited = {"phaseWords/%", "%/requirements/%"}};
}

}  // namespace pepiniere::portfolio::store
