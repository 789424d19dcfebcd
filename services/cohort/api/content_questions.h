// What an import asks of other services, before a message becomes a transaction.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/import.pb.h"
#include "services/cohort/api/content_knowledge.h"
#include "services/cohort/api/context.h"
#include "services/imports/report.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::cohort::api {

class ContentQuestions {
 public:
  // All must outlive this.
  ContentQuestions(const Context& context, const rpc::CallScope& call, ContentKnowledge& knowledge,
                   imports::ReportBuilder& report)
      : context_(context), call_(call), known_(knowledge), report_(report) {}

  // Leaves in `message` what can be kept, repaired, with what the portfolio calls hosts and projects now and with the
  // person of each profile, who is made where there is none. UNAVAILABLE while another service cannot be asked.
  absl::Status Ask(v1::ImportCohortContentRequest& message, bool dry_run);

 private:
  absl::Status AskOf(v1::Challenge& challenge);
  // Puts what it is called now in the place of `name`, and its uid beside it; what nobody knows is kept as it was
  // given.
  absl::StatusOr<bool> AskFor(std::string& name, std::string& uid);
  // False for somebody who is not to be kept; reported.
  absl::StatusOr<bool> AskOf(const std::string& file, v1::Profile& profile, bool dry_run);
  // The name of the person whom a source calls so; empty: none is here.
  absl::StatusOr<std::string> KnownPerson(const std::string& source_id) const;
  absl::StatusOr<bool> WasErased(const v1::Profile& profile) const;
  absl::StatusOr<std::string> MakePerson(const v1::Profile& profile, bool dry_run) const;

  const Context& context_;
  const rpc::CallScope& call_;
  ContentKnowledge& known_;
  imports::ReportBuilder& report_;
};

}  // namespace pepiniere::cohort::api
