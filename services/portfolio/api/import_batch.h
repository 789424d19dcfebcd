// One message of an import, in one transaction.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/journal/unit.h"
#include "services/portfolio/api/import_report.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/stored.h"
#include "services/portfolio/store/import_memory.h"

namespace pepiniere::portfolio::api {

// What an import knows beyond the message at hand: who can be referred to, and what it has met. A dry run keeps nothing
// in the database: this is then where a message finds what came before it.
struct ImportKnowledge {
  std::string source;
  OrganisationTree tree;
  std::set<std::string> organisations, incubators;  // ids that references may name
  std::set<std::string> projects;                   // ids met in this import
};

class ImportBatch {
 public:
  // `knowledge` is what the messages before this one left, and is added to.
  ImportBatch(journal::Unit& unit, std::string_view recorded_by, ImportKnowledge& knowledge, v1::ImportReport& report)
      : unit_(unit), recorded_by_(recorded_by), known_(knowledge), report_(report) {}

  absl::Status Import(const v1::ImportProjectsRequest& message);

 private:
  // A project as its source tells it.
  struct Told {
    std::string file, id, document;
    Project project;
    std::vector<PhaseEntry> phases;
    std::vector<Event> events;
    std::vector<FundingLine> grants;
  };

  template <typename T, typename Proto>
  absl::Status ImportDirectory(const std::string& file, const Proto& proto);
  absl::Status ImportProject(const std::string& file, const v1::ImportedProject& imported);
  absl::Status ImportCommittee(const std::string& file, const v1::Committee& proto);
  absl::Status Apply(const Told& told, const std::optional<std::string>& said_before);
  absl::Status ApplyLedger(const Stored<Project>& project, const std::vector<PhaseLine>& lines, const LedgerPlan& plan);
  absl::Status ApplyEvents(const Told& told);
  absl::Status ApplyGrants(const Told& told);
  void ReportOddities(const Told& told);

  // What the source said of it last; none if it never spoke of it.
  absl::StatusOr<std::optional<std::string>> Recall(std::string_view collection, const std::string& id);
  // False for an id that no resource can have; reported.
  bool CheckId(const std::string& file, const std::string& id);

  journal::Unit& unit_;
  const std::string recorded_by_;
  ImportKnowledge& known_;
  ReportBuilder report_;
  std::vector<store::Remembered> remembered_;
  std::vector<std::string> moved_;  // organisations whose place in the tree may have changed
};

}  // namespace pepiniere::portfolio::api
