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

TEST(ErrorsTest, WhatAServiceSaysIsSaidInTheReadersLanguage) {
  google::rpc::BadRequest request;
  auto* wrong = request.add_field_violations();
  wrong->set_field("known_as[1]");
  wrong->set_description("must have 3 letters or digits at least");
  const std::string only = "known_as[1]: must have 3 letters or digits at least";
  const Complaint one = Explained(Status(grpc::INVALID_ARGUMENT, only, request), "localhost:1", kFrench);
  EXPECT_EQ(one.headline, "Invalide : known_as[1]: doit avoir au moins 3 lettres ou chiffres");
  EXPECT_THAT(one.items, IsEmpty());
  EXPECT_EQ(Explained(Status(grpc::INVALID_ARGUMENT, only, request), "localhost:1", kEnglish).headline,
            "Invalid: " + only);
  wrong = request.add_field_violations();
  wrong->set_field("title");
  wrong->set_description("is something new");
  const Complaint two = Explained(Status(grpc::INVALID_ARGUMENT, only + " (and 1 more)", request), "", kFrench);
  EXPECT_THAT(two.items,
              ElementsAre("known_as[1]: doit avoir au moins 3 lettres ou chiffres", "title: is something new"));
  google::rpc::ErrorInfo info;
  info.set_reason("WITHDRAWN");
  EXPECT_EQ(
      Explained(Status(grpc::FAILED_PRECONDITION, "persons/x/consents/alumni was withdrawn already", info), "", kFrench)
          .headline,
      "Refusé : persons/x/consents/alumni était déjà retiré");
  info.set_reason("SIGN_IN_ERASED");
  EXPECT_THAT(Explained(Status(grpc::UNAUTHENTICATED, "sign in again", info), "", kFrench).advice,
              HasSubstr("Reconnectez-vous"));
}

TEST(ErrorsTest, WhatIsWrongIsCountedInTheReadersLanguage) {
  google::rpc::BadRequest request;
  for (const char* field : {"assignment.renewals[0].start_date", "assignment.funding_lines"}) {
    request.add_field_violations()->set_field(field);
  }
  request.mutable_field_violations(0)->set_description(
      "leaves a gap of 6 days: the line before ends on 2027-01-31, so begin on 2027-02-01");
  request.mutable_field_violations(1)->set_description(
      "the shares add up to 3000 basis points: they must add up to 10000");
  const std::string message = request.field_violations(0).field() + ": " + request.field_violations(0).description();
  const Complaint complaint =
      Explained(Status(grpc::INVALID_ARGUMENT, message + " (and 1 more)", request), "", kFrench);
  EXPECT_THAT(complaint.headline, HasSubstr("laisse un trou de 6 jours : la ligne d'avant finit le 2027-01-31"));
  EXPECT_THAT(complaint.headline, HasSubstr("(et 1 de plus)"));
  EXPECT_THAT(complaint.items, ElementsAre(HasSubstr("commencez donc le 2027-02-01"),
                                           "assignment.funding_lines: les parts font 3000 points de base : il en faut "
                                           "10000 en tout"));
  EXPECT_EQ(Explained(Status(grpc::INVALID_ARGUMENT, message + " (and 1 more)", request), "", kEnglish).headline,
            "Invalid: " + message + " (and 1 more)");
}

TEST(ErrorsTest, ConditionsOfASeasonAreSaidInTheReadersLanguage) {
  const auto refused = [](const char* message, const char* type, const char* subject, const char* description) {
    google::rpc::PreconditionFailure failure;
    auto* violation = failure.add_violations();
    violation->set_type(type);
    violation->set_subject(subject);
    violation->set_description(description);
    return Status(grpc::FAILED_PRECONDITION, message, failure);
  };
  const absl::Status open = refused("calls/releve-1 has not closed", "CALL_NOT_CLOSED", "calls/releve-1",
                                    "there is nothing to run before that");
  EXPECT_EQ(Explained(open, "", kFrench).headline, "Refusé : calls/releve-1 n'est pas encore fermé");
  EXPECT_THAT(Explained(open, "", kFrench).items, ElementsAre("rien ne peut être calculé avant"));
  EXPECT_THAT(Explained(open, "", kEnglish).items, ElementsAre("there is nothing to run before that"));
  const absl::Status early = refused("calls/c contradicts itself", "CALL_CONTRADICTIONS", "results_date",
                                     "results_date lies 3 days before the last day of the call");
  EXPECT_THAT(Explained(early, "", kFrench).items,
              ElementsAre("results_date: c'est 3 jours avant le dernier jour de l'appel"));
  const absl::Status unknown = refused("it is so", "TIE", "", "said in words that nobody wrote down");
  EXPECT_THAT(Explained(unknown, "", kFrench).items,
              ElementsAre("rien ne dit qui passe avant qui : consignez ce que le jury décide"))
      << "by its type, where the sentence is not known";
  const absl::Status other = refused("it is so", "NEWER", "", "said in words that nobody wrote down");
  EXPECT_THAT(Explained(other, "", kFrench).items, ElementsAre("said in words that nobody wrote down"));
}

TEST(ErrorsTest, WhatEveryServiceSaysOfNames) {
  EXPECT_EQ(Explained(absl::NotFoundError("calls/x does not exist"), "", kFrench).headline,
            "Introuvable : calls/x n'existe pas");
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
