#include "services/cohort/api/content_imports.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/content_batch.h"
#include "services/cohort/api/content_questions.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/profile.h"
#include "services/cohort/domain/programme.h"
#include "services/identity/principal.h"
#include "services/imports/report.h"
#include "services/imports/stream.h"
#include "services/imports/transaction.h"
#include "services/record/erased_texts.h"
#include "services/record/import_memory.h"
#include "services/record/table.h"

namespace pepiniere::cohort::api {
namespace {

// What the source told of once and tells of no more: its business, not a reason to delete ours.
template <typename T>
absl::Status ReportAbsent(const Context& context, absl::Time deadline, const ContentKnowledge& knowledge,
                          rpc::v1::ImportReport& report) {
  PEP_ASSIGN(const std::set<std::string> told_once,
             record::RecallIds(context.db, deadline, knowledge.source, T::kCollection));
  PEP_ASSIGN(const auto erased, record::ErasedTexts::Read(context.db, deadline, context.clock.Now()));
  for (const std::string& id : told_once) {
    const std::string name = record::NameOf(T::kPattern, id);
    if (knowledge.met.contains(name) || erased.HasPerson(base::Concat(identity::kPersons, id))) continue;
    imports::ReportBuilder(report).Find("", "", "ABSENT",
                                        base::Concat(name, " was imported before and is no longer in the source"),
                                        "kept; delete it here if it should go");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ContentImports::Take(const rpc::CallScope& call, v1::ImportCohortContentRequest message,
                                  ContentKnowledge& knowledge, rpc::v1::ImportReport& report) {
  imports::ReportBuilder builder(report);
  PEP_TRY(ContentQuestions(context_, call, knowledge, builder).Ask(message, report.dry_run()));
  PEP_ASSIGN(const rpc::v1::ImportReport part,
             imports::Transact(context_, imports::WriteOf(call, report.dry_run()), message, knowledge,
                               [&](journal::Unit& unit, ContentKnowledge& learnt, rpc::v1::ImportReport& batch,
                                   const imports::RefusedItems& refused, int& failed) {
                                 return ContentBatch(unit, learnt, batch).Import(message, refused, failed);
                               }));
  imports::Merge(part, report);
  return absl::OkStatus();
}

absl::StatusOr<v1::ImportCohortContentResponse> ContentImports::Import(
    rpc::CallScope& call, rpc::MessageReader<v1::ImportCohortContentRequest>& reader) {
  v1::ImportCohortContentResponse reply;
  rpc::v1::ImportReport& report = *reply.mutable_report();
  ContentKnowledge knowledge;
  PEP_TRY(imports::ReadStream(
      reader,
      [&](const v1::ImportCohortContentRequest& first) {
        report.set_dry_run(first.dry_run());
        knowledge.source = first.source();
        return absl::OkStatus();
      },
      [&](const v1::ImportCohortContentRequest& message) { return Take(call, message, knowledge, report); }));
  PEP_TRY(ReportAbsent<Cohort>(context_, call.deadline(), knowledge, report));
  PEP_TRY(ReportAbsent<Challenge>(context_, call.deadline(), knowledge, report));
  PEP_TRY(ReportAbsent<Profile>(context_, call.deadline(), knowledge, report));
  imports::Bound(report);
  return reply;
}

void ContentImports::Mount(rpc::Service& service) {
  service.ClientStream("ImportCohortContent", *this, &ContentImports::Import);
}

}  // namespace pepiniere::cohort::api
