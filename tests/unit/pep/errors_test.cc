#include "clients/pep/kit/errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cpp/status.h"
#include "clients/pep/app.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/portfolio/refusals.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace pepiniere::pep {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Messages kFrench(Language::kFrench);
const Messages kEnglish(Language::kEnglish);

// As a server sends it.
absl::Status Status(grpc::StatusCode code, const std::string& message, const google::protobuf::Message& detail) {
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(message);
  status.add_details()->PackFrom(detail);
  return clients::FromGrpc(grpc::Status(code, message, status.SerializeAsString()));
}

Complaint Explained(const absl::Status& status, const std::string& server, const Messages& say) {
  return Explain(status, server, say, Parts());
}

TEST(ErrorsTest, ARefusalSaysEachMissingThingAndWhatToDo) {
  google::rpc::PreconditionFailure failure;
  for (const char* gate : {"LIVE_PRODUCT", "RISK_ANALYSIS", "SOMETHING_NEW"}) {
    auto* violation = failure.add_violations();
    violation->set_type("GATE");
    violation->set_subject(std::string("projects/carnet-vert#") + gate);
    violation->set_description("as the server says it");
  }
  const Complaint complaint =
      Explained(Status(grpc::FAILED_PRECONDITION, "not ready", failure), "localhost:1", kFrench);
  EXPECT_THAT(complaint.headline, HasSubstr("carnet-vert ne peut pas entrer dans cette phase"));
  EXPECT_THAT(complaint.items,
              ElementsAre("le lien du produit en ligne  →  pep projects update carnet-vert --product-uri URL",
                          "une analyse de risques  →  pep projects update carnet-vert --risk-analysis yes",
                          "as the server says it"));
  EXPECT_THAT(complaint.advice, HasSubstr("--force --reason"));
}

TEST(ErrorsTest, ACommitteeThatCannotBeHeldOrReopenedSaysWhyProjectByProject) {
  google::rpc::PreconditionFailure failure;
  for (const char* subject : {"projects/a#SPONSOR", "projects/b#REASON"}) {
    failure.add_violations()->set_type("GATE");
    failure.mutable_violations(failure.violations_size() - 1)->set_subject(subject);
  }
  auto* moved = failure.add_violations();
  moved->set_type("MOVED_ON");
  moved->set_subject("projects/c/phaseRecords/2");
  moved->set_description("moved on");
  const absl::Status status = RefusedSession(Status(grpc::FAILED_PRECONDITION, "3 things", failure));
  const Complaint complaint = Explained(status, "localhost:1", kEnglish);
  EXPECT_THAT(complaint.headline, HasSubstr("nothing was recorded"));
  EXPECT_THAT(complaint.items,
              ElementsAre("a: a sponsor  →  pep projects update a --sponsor ORGANISATION",
                          "b: the reason  →  pep projects update b --outcome-reason \"…\"", "c: moved on"));
  EXPECT_THAT(complaint.advice, IsEmpty()) << "nobody can force a committee";
}

TEST(ErrorsTest, WhatNobodyMayOverruleIsNotOffered) {
  google::rpc::PreconditionFailure failure;
  failure.add_violations()->set_type("DATE");
  EXPECT_THAT(Explained(Status(grpc::FAILED_PRECONDITION, "no", failure), "", kEnglish).advice, IsEmpty());
}

TEST(ErrorsTest, FieldViolationsAreListed) {
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field("project.title");
  violation->set_description("must not be empty");
  EXPECT_THAT(Explained(Status(grpc::INVALID_ARGUMENT, "1 field", request), "", kEnglish).items,
              ElementsAre("project.title: must not be empty"));
}

TEST(ErrorsTest, NothingIsSaidTwice) {
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field("filter");
  violation->set_description("no such field");
  EXPECT_THAT(Explained(Status(grpc::INVALID_ARGUMENT, "filter: no such field", request), "", kEnglish).items,
              IsEmpty());
}

TEST(ErrorsTest, AFileThatIsNotThereIsNotLookedForOnTheServer) {
  EXPECT_THAT(Explained(absl::NotFoundError("portfolio.csv"), "", kEnglish).advice, IsEmpty());
  google::rpc::ErrorInfo info;
  info.set_reason("NOT_FOUND");
  EXPECT_THAT(Explained(Status(grpc::NOT_FOUND, "projects/x does not exist", info), "", kEnglish).advice,
              HasSubstr("list"));
}

TEST(ErrorsTest, WhereToGoFromThere) {
  EXPECT_THAT(Explained(absl::UnavailableError("refused"), "here:1", kFrench).headline, HasSubstr("here:1"));
  EXPECT_THAT(Explained(absl::UnauthenticatedError("no token"), "", kFrench).advice, HasSubstr("pep login"));
  EXPECT_THAT(Explained(absl::PermissionDeniedError("no"), "", kEnglish).advice, HasSubstr("pep whoami"));
  EXPECT_EQ(Explained(UsageError("say more"), "", kEnglish).headline, "say more");
}

TEST(ExitCodeTest, EveryStatusHasItsOwn) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), ExitCode::kOk);
  EXPECT_EQ(ExitCodeOf(absl::NotFoundError("")), ExitCode::kNotFound);
  EXPECT_EQ(ExitCodeOf(absl::FailedPreconditionError("")), ExitCode::kRefused);
  EXPECT_EQ(ExitCodeOf(absl::PermissionDeniedError("")), ExitCode::kNotAllowed);
  EXPECT_EQ(ExitCodeOf(absl::UnauthenticatedError("")), ExitCode::kNotAllowed);
  EXPECT_EQ(ExitCodeOf(absl::AbortedError("")), ExitCode::kConflict);
  EXPECT_EQ(ExitCodeOf(absl::AlreadyExistsError("")), ExitCode::kConflict);
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("")), ExitCode::kUnavailable);
  EXPECT_EQ(ExitCodeOf(absl::InvalidArgumentError("")), ExitCode::kInvalid);
  EXPECT_EQ(ExitCodeOf(UsageError("")), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(absl::InternalError("")), ExitCode::kUnexpected);
}

}  // namespace
}  // namespace pepiniere::pep
