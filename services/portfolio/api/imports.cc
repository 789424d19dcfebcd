#include "services/portfolio/api/imports.h"

#include "services/aip/errors.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/import_batch.h"
#include "services/portfolio/api/import_report.h"
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

// Projects that the source told of once and tells of no more: its business, not a reason to delete ours.
absl::Status ReportAbsent(const Context& context, absl::Time deadline, const ImportKnowledge& knowledge,
                          v1::ImportReport& report) {
  PEP_ASSIGN(const std::set<std::string> told_once,
             record::RecallIds(context.db, deadline, knowledge.source, "projects"));
  ReportBuilder builder(report);
  for (const std::string& id : told_once) {
    if (knowledge.projects.contains(id)) continue;
    builder.Find("", "", "ABSENT", base::Concat("projects/", id, " was imported before and is no longer in the source"),
                 "kept; delete it here if it should go");
  }
  return absl::OkStatus();
}

// Whether an error is of the item that met it, and another try without the item may go well.
bool IsOfItem(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kDataLoss:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kOutOfRange:
      return true;
    default:
      return false;
  }
}

// One transaction. An item that the store refuses is left out and reported, and the others are tried again.
absl::StatusOr<v1::ImportReport> ImportMessage(const Context& context, const journal::WriteCall& caller,
                                               const v1::ImportProjectsRequest& message, bool over,
                                               ImportKnowledge& knowledge) {
  RefusedItems refused;
  while (true) {
    int failed = -1;
    ImportKnowledge learnt;
    auto part = journal::Mutate<v1::ImportReport>(
        context.db, context.clock, caller, message, [&](journal::Unit& unit) -> absl::StatusOr<v1::ImportReport> {
          learnt = knowledge;  // anew each time that the transaction is tried
          failed = -1;
          v1::ImportReport batch;
          PEP_TRY(ImportBatch(unit, caller.principal, learnt, batch).Import(message, over, refused, failed));
          return batch;
        });
    if (part.ok()) {
      knowledge = std::move(learnt);
      return part;
    }
    if (failed < 0 || !IsOfItem(part.status())) return part.status();
    refused.insert_or_assign(failed, part.status());
  }
}

}  // namespace

// One message, in one transaction.
absl::Status Imports::Take(const rpc::CallScope& call, const v1::ImportProjectsRequest& message, bool over,
                           ImportKnowledge& knowledge, v1::ImportReport& report) {
  const journal::WriteCall caller = {.principal = call.principal().name(),
                                     .method = std::string(call.method()),
                                     .request_id = "",
                                     .trace_id = call.trace_id(),
                                     .deadline = call.deadline(),
                                     .validate_only = report.dry_run()};
  PEP_ASSIGN(const v1::ImportReport part, ImportMessage(context_, caller, message, over, knowledge));
  context_.committed();
  Merge(part, report);
  return absl::OkStatus();
}

absl::StatusOr<v1::ImportProjectsResponse> Imports::Import(rpc::CallScope& call,
                                                           rpc::MessageReader<v1::ImportProjectsRequest>& reader) {
  v1::ImportProjectsResponse reply;
  v1::ImportReport& report = *reply.mutable_report();
  std::optional<ImportKnowledge> knowledge;
  v1::ImportProjectsRequest message;
  while (reader.Next(message)) {
    if (!knowledge) {
      if (message.source().empty() || message.source().size() > 50) {
        return aip::Invalid("source",
                            "say in the first message where the items come from, in at most 50 bytes: betagouv");
      }
      if (base::IsBlank(message.source()) || base::HasControls(message.source(), base::Lines::kOne)) {
        return aip::Invalid("source", "must be one line that says something, without control characters");
      }
      report.set_dry_run(message.dry_run());
      PEP_ASSIGN(knowledge, LearnWhatIsThere(context_, call.deadline(), message.source()));
    } else if (!message.source().empty() && message.source() != knowledge->source) {
      return aip::Invalid("source", "is another one than that of the first message");
    }
    PEP_TRY(Take(call, message, /*over=*/false, *knowledge, report));
  }
  PEP_TRY(reader.status());
  if (!knowledge)
    return aip::Invalid("source",
                        "the stream was empty: send at least one ImportProjectsRequest, the first with the source");
  if (knowledge->unfinished()) {
    PEP_TRY(Take(call, v1::ImportProjectsRequest(), /*over=*/true, *knowledge, report));
  }
  PEP_TRY(ReportAbsent(context_, call.deadline(), *knowledge, report));
  Bound(report);
  return reply;
}

void Imports::Mount(rpc::Service& service) { service.ClientStream("ImportProjects", *this, &Imports::Import); }

}  // namespace pepiniere::portfolio::api
