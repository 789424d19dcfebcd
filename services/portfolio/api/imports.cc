#include "services/portfolio/api/imports.h"

#include <optional>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/imports/report.h"
#include "services/imports/stream.h"
#include "services/imports/transaction.h"
#include "services/portfolio/api/import_batch.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/vocabulary_store.h"
#include "services/record/import_memory.h"

namespace pepiniere::portfolio::api {
namespace {

absl::StatusOr<ImportKnowledge> LearnWhatIsThere(const Context& context, absl::Time deadline, std::string source) {
  ImportKnowledge knowledge{.source = std::move(source),
                            .tree = {},
                            .told_tree = {},
                            .met = {},
                            .vocabulary = Vocabulary(),
                            .projects = {},
                            .perhaps_renamed = {},
                            .parents = {}};
  PEP_ASSIGN(knowledge.tree, store::LoadOrganisationTree(context.db, deadline));
  PEP_ASSIGN(knowledge.vocabulary, store::LoadVocabulary(context.db, deadline));
  return knowledge;
}

// The portfolio's contract has a report of its own, which has the same fields under the same numbers.
void CopyAlike(const rpc::v1::ImportReport& report, v1::ImportReport& alike) {
  alike.ParseFromString(report.SerializeAsString());
}

// Projects that the source told of once and tells of no more: its business, not a reason to delete ours.
absl::Status ReportAbsent(const Context& context, absl::Time deadline, const ImportKnowledge& knowledge,
                          rpc::v1::ImportReport& report) {
  PEP_ASSIGN(const std::set<std::string> told_once,
             record::RecallIds(context.db, deadline, knowledge.source, "projects"));
  imports::ReportBuilder builder(report);
  for (const std::string& id : told_once) {
    if (knowledge.projects.contains(id)) continue;
    builder.Find("", "", "ABSENT", base::Concat("projects/", id, " was imported before and is no longer in the source"),
                 "kept; delete it here if it should go");
  }
  return absl::OkStatus();
}

}  // namespace

// One message, in one transaction.
absl::Status Imports::Take(const rpc::CallScope& call, const v1::ImportProjectsRequest& message, bool over,
                           ImportKnowledge& knowledge, rpc::v1::ImportReport& report) {
  const journal::WriteCall caller = imports::WriteOf(call, report.dry_run());
  PEP_ASSIGN(const rpc::v1::ImportReport part,
             imports::Transact(
                 context_, caller, message, knowledge,
                 [&](journal::Unit& unit, ImportKnowledge& learnt, rpc::v1::ImportReport& batch,
                     const imports::RefusedItems& refused, int& failed) {
                   return ImportBatch(unit, caller.principal, learnt, batch).Import(message, over, refused, failed);
                 }));
  imports::Merge(part, report);
  return absl::OkStatus();
}

absl::StatusOr<v1::ImportProjectsResponse> Imports::Import(rpc::CallScope& call,
                                                           rpc::MessageReader<v1::ImportProjectsRequest>& reader) {
  rpc::v1::ImportReport report;
  std::optional<ImportKnowledge> knowledge;
  PEP_TRY(imports::ReadStream(
      reader,
      [&](const v1::ImportProjectsRequest& first) -> absl::Status {
        report.set_dry_run(first.dry_run());
        PEP_ASSIGN(knowledge, LearnWhatIsThere(context_, call.deadline(), first.source()));
        return absl::OkStatus();
      },
      [&](const v1::ImportProjectsRequest& message) {
        return Take(call, message, /*over=*/false, *knowledge, report);
      }));
  if (knowledge->unfinished()) {
    PEP_TRY(Take(call, v1::ImportProjectsRequest(), /*over=*/true, *knowledge, report));
  }
  PEP_TRY(ReportAbsent(context_, call.deadline(), *knowledge, report));
  imports::Bound(report);
  v1::ImportProjectsResponse reply;
  CopyAlike(report, *reply.mutable_report());
  return reply;
}

void Imports::Mount(rpc::Service& service) { service.ClientStream("ImportProjects", *this, &Imports::Import); }

}  // namespace pepiniere::portfolio::api
