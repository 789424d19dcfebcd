#include "services/metrics/store/personal_store.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/try.h"
#include "services/journal/unit.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/delivery_store.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/source_store.h"
#include "services/metrics/store/survey_store.h"
#include "services/record/blanked.h"

namespace pepiniere::metrics::store {
namespace {

using record::KeptDocuments;

constexpr std::string_view kUpdated = "updated_at_us";
constexpr std::string_view kItem =
    "CONCAT('projects/', SUBSTRING_INDEX(item_id, '/', 1), '/workItems/', SUBSTRING_INDEX(item_id, '/', -1))";
constexpr std::string_view kImported =
    "IF(LOCATE('/', id) = 0, CONCAT(collection, '/', id), CONCAT('projects/', SUBSTRING_INDEX(id, '/', 1), '/', "
    "collection, '/', SUBSTRING_INDEX(id, '/', -1)))";

// With the words of its statuses that are kept apart.
absl::Status BlankItem(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                       std::set<std::string>& found, std::string_view reason) {
  const std::string id = record::IdIn(domain::WorkItem::kPattern, name);
  PEP_ASSIGN(const auto before, record::FindForUpdate<domain::WorkItem>(unit.session(), id));
  if (!before) return absl::OkStatus();
  PEP_ASSIGN(const auto blanked, record::Blanked(name, before->value, wanted, found));
  if (!blanked) return absl::OkStatus();
  PEP_ASSIGN(const auto after, record::Update(unit, *before, *blanked, reason));
  return KeepInstants(unit, &before->value, after);
}

std::vector<record::LiveRows> Rows() {
  record::LiveRows items = record::RowsOf<domain::WorkItem>();
  items.blank = BlankItem;
  return {record::RowsOf<domain::Definition>(), std::move(items),
          record::RowsOf<domain::Sprint>(),     record::RowsOf<domain::CodeChange>(),
          record::RowsOf<domain::Deployment>(), record::RowsOf<domain::Incident>(),
          record::RowsOf<domain::Survey>(),     record::RowsOf<domain::Objective>(),
          record::RowsOf<domain::Snapshot>(),   record::RowsOf<domain::Source>()};
}

// Of rows that cannot be read, the texts that have a column of their own. `name`: of a resource's collection, below a
// project.
#define PEPINIERE_BELOW(collection) \
  "CONCAT('projects/', SUBSTRING_INDEX(id, '/', 1), '/" collection "/', SUBSTRING_INDEX(id, '/', -1))"

std::vector<KeptDocuments> Columns() {
  std::vector<KeptDocuments> documents;
  const record::TextColumns all[] = {
      {"definitions",
       "definitions",
       {"id"},
       "'definitions'",
       "CONCAT('definitions/', id)",
       kUpdated,
       {"title", "title_en", "description", "unit", "source", "source_uri"}},
      {"workItems",
       "work_items",
       {"id"},
       "'workItems'",
       PEPINIERE_BELOW("workItems"),
       kUpdated,
       {"type", "title", "uri"}},
      {"sprints", "sprints", {"id"}, "'sprints'", PEPINIERE_BELOW("sprints"), kUpdated, {"title", "goal"}},
      {"changes", "code_changes", {"id"}, "'changes'", PEPINIERE_BELOW("changes"), kUpdated, {"uri"}},
      {"deployments",
       "deployments",
       {"id"},
       "'deployments'",
       PEPINIERE_BELOW("deployments"),
       kUpdated,
       {"environment", "uri"}},
      {"incidents",
       "incidents",
       {"id"},
       "'incidents'",
       PEPINIERE_BELOW("incidents"),
       kUpdated,
       {"title", "description", "uri"}},
      {"surveys", "surveys", {"id"}, "'surveys'", PEPINIERE_BELOW("surveys"), kUpdated, {"form"}},
      {"objectives",
       "objectives",
       {"id"},
       "'objectives'",
       PEPINIERE_BELOW("objectives"),
       kUpdated,
       {"title", "hypothesis", "verdict_reason"}},
      {"snapshots", "snapshots", {"id"}, "'snapshots'", PEPINIERE_BELOW("snapshots"), kUpdated, {"title", "note"}},
      {"sources", "sources", {"id"}, "'sources'", "CONCAT('sources/', id)", kUpdated, {"title"}}};
  for (const record::TextColumns& columns : all) record::AddColumns(columns, documents);
  return documents;
}
#undef PEPINIERE_BELOW

std::vector<KeptDocuments> Documents() {
  std::vector<KeptDocuments> documents = Columns();
  documents.push_back({.what = "workItems",
                       .table = "item_transitions",
                       .key = {"item_id", "time_us", "state", "recorded_at_us"},
                       .text = "status",
                       .collection = "'workItems'",
                       .name = kItem,
                       .since = "recorded_at_us",
                       .form = KeptDocuments::Form::kText,
                       .field = "transitions.status"});
  documents.push_back({.what = "imports",
                       .table = "import_items",
                       .key = {"source", "collection", "id"},
                       .text = "document",
                       .collection = "collection",
                       .name = kImported,
                       .since = "imported_at_us",
                       .form = KeptDocuments::Form::kImport});
  return documents;
}

}  // namespace

record::Holdings PersonalHoldings() {
  return {.service = "metrics", .rows = Rows(), .documents = Documents(), .authors = {}};
}

}  // namespace pepiniere::metrics::store
