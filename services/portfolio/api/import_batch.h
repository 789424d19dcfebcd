// One message of an import, in one transaction.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/base/stored.h"
#include "services/imports/report.h"
#include "services/imports/transaction.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/vocabulary.h"
#include "services/record/erased_texts.h"
#include "services/record/import_memory.h"

namespace pepiniere::portfolio::api {

// A project as its source tells it.
struct ToldProject {
  std::string file, id, document;
  Project project;
  std::vector<PhaseEntry> phases;
  std::vector<Event> events;
  std::vector<FundingLine> grants;
};

// What an import knows beyond the message at hand, and what it has met. A dry run keeps nothing in the database: this
// is then where a message finds what came before it.
struct ImportKnowledge {
  std::string source;
  OrganisationTree tree;       // as it is here
  OrganisationTree told_tree;  // as this import tells it
  std::set<std::string> met;   // names of organisations, incubators and teams met in this import
  Vocabulary vocabulary;
  std::set<std::string> projects;  // ids met in this import
  // Those one of whose aliases is the id of a project that was not met yet, or of one of these. Whether such a one is a
  // project that was renamed, or another one, is only known when all that the source still tells by that alias has been
  // met.
  std::vector<ToldProject> perhaps_renamed;
  // The parents that organisations were told to have, and in which file: they may come after them.
  std::vector<std::pair<std::string, std::string>> parents;
  // Whether something is left to do when all was met.
  bool unfinished() const { return !perhaps_renamed.empty() || !parents.empty(); }
};

using imports::ReportBuilder;

class ImportBatch {
 public:
  // `knowledge` is what the messages before this one left, and is added to.
  ImportBatch(journal::Unit& unit, std::string_view recorded_by, ImportKnowledge& knowledge,
              rpc::v1::ImportReport& report)
      : unit_(unit), recorded_by_(recorded_by), known_(knowledge), report_(report) {}

  // The items but those of `refused`, which are reported. `over`: no project comes after these. After an error,
  // `failed` is the place of the item that met it; -1 if none did.
  absl::Status Import(const v1::ImportProjectsRequest& message, bool over, const imports::RefusedItems& refused,
                      int& failed);

 private:
  using Told = ToldProject;

  absl::Status ImportItem(v1::ImportItem item);
  void Refuse(const v1::ImportItem& item, std::string_view why);
  rpc::v1::ImportCount& CountOf(const v1::ImportItem& item);
  // Puts the organisation into the tree: without its parent, reported, if that would be a circle.
  void Place(const std::string& file, const std::string& id, OrganisationTree& tree, Organisation& organisation);
  absl::Status LockTree();
  enum class Known { kNot, kDeleted, kLive };
  // What is known of something that is referred to. If it lives, it does until the transaction ends.
  template <typename T>
  absl::StatusOr<Known> LookFor(const std::string& id);
  absl::StatusOr<Known> LookForProject(const std::string& id);
  template <typename T>
  absl::Status CheckReference(const std::string& file, std::string_view key, const std::string& id);
  // That of something of `collection` which is said to be known so.
  void ReportReference(const std::string& file, std::string_view key, std::string_view collection,
                       const std::string& id, Known known);
  template <typename T, typename Proto>
  absl::Status ImportDirectory(const std::string& file, const Proto& proto);
  absl::Status ImportProject(const std::string& file, const v1::ImportedProject& imported);
  absl::Status ImportPhaseWord(const std::string& file, const v1::PhaseWord& proto);
  absl::Status ImportCommittee(const std::string& file, const v1::Committee& proto);
  absl::Status ImportPerhapsRenamed();
  absl::StatusOr<bool> IsPerhapsRenamed(const Told& told);
  // The id of the project that `alias` leads to, under that id or another that it had, if the source told of it before
  // and tells it no more under its id.
  absl::StatusOr<std::optional<std::string>> ToldNoMore(const Told& told, const std::string& alias);
  // Gives a project of ours that the source tells no more under its id, but as an alias of this one, that one's id, if
  // it is free; whether it did.
  absl::StatusOr<bool> Rename(const Told& told);
  absl::Status Take(const Told& told);
  absl::Status ReportAliases(const Told& told);
  absl::Status Apply(const Told& told, const std::optional<std::string>& said_before);
  absl::Status ApplyLedger(const base::Stored<Project>& project, const std::vector<PhaseLine>& lines,
                           const LedgerPlan& plan);
  absl::Status ApplyEvents(const Told& told);
  absl::Status ApplyGrants(const Told& told);
  absl::Status ReportOddities(const Told& told);
  // That something is kept up to date which people here deleted.
  void ReportDeleted(const std::string& file, std::string_view name);

  // Leaves out whom a source still tells of and who was erased; reported, each field of it (of what lies at `key`).
  template <typename T>
  absl::Status LeaveOutErased(std::string_view collection, const std::string& file, T& told, std::string_view key = "");
  // In all that is told of the project.
  absl::Status LeaveOutErased(Told& told);
  absl::StatusOr<const record::ErasedTexts*> Erased();
  // What the source said of it last; none if it never spoke of it.
  absl::StatusOr<std::optional<std::string>> Recall(std::string_view collection, const std::string& id);
  // False for an id that no resource of the type can have; reported.
  bool CheckId(std::string_view type, const std::string& file, const std::string& id);

  journal::Unit& unit_;
  const std::string recorded_by_;
  ImportKnowledge& known_;
  ReportBuilder report_;
  std::vector<record::Remembered> remembered_;
  std::vector<std::string> moved_;         // organisations whose place in the tree may have changed
  std::map<std::string, Known> referred_;  // what is known of the names that this message refers to
  std::optional<record::ErasedTexts> erased_;
  bool tree_locked_ = false;
};

}  // namespace pepiniere::portfolio::api
