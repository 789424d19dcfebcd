// Who somebody is, whichever of several issuers says so, and what they then hold.
#include "services/identity/person_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "google/rpc/error_details.pb.h"
#include "services/aip/errors.h"
#include "services/identity/binding_source.h"
#include "services/rpc/authenticator.h"
#include "tests/support/jwt.h"
#include "tests/support/people.h"

namespace pepiniere::rpc {
namespace {

using test::Issuer;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char kFirst[] = "https://first.example";
constexpr char kSecond[] = "https://second.example";

class Grants final : public identity::BindingSource {
 public:
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view principal, absl::Time) override {
    const auto found = held.find(principal);
    return found == held.end() ? std::vector<identity::Binding>() : found->second;
  }
  std::map<std::string, std::vector<identity::Binding>, std::less<>> held;
};

class PersonSourceTest : public testing::Test {
 protected:
  PersonSourceTest() {
    std::ofstream(first_file_) << Issuer::Jwks({first_.Jwk()});
    std::ofstream(second_file_) << Issuer::Jwks({second_.Jwk()});
    people_.known = {{{kFirst, "ada"}, "persons/01A"}, {{kSecond, "ada"}, "persons/01B"}};
    options_ = {.issuers = {{.name = kFirst, .jwks = first_file_}, {.name = kSecond, .jwks = second_file_}},
                .audience = "library",
                .bindings = &grants_,
                .persons = &people_};
    authenticator_ = Authenticator::Create(options_, clock_, nullptr).value();
  }
  ~PersonSourceTest() override {
    std::remove(first_file_.c_str());
    std::remove(second_file_.c_str());
  }

  static std::string Token(const Issuer& key, const std::string& issuer) {
    return key.Token({{"iss", issuer},
                      {"aud", "library"},
                      {"sub", "ada"},
                      {"name", "Ada"},
                      {"exp", absl::ToUnixSeconds(absl::Now()) + 3600}});
  }
  std::shared_ptr<const identity::Principal> First() {
    return authenticator_->IdentifyToken(Token(first_, kFirst)).value();
  }
  std::shared_ptr<const identity::Principal> Second() {
    return authenticator_->IdentifyToken(Token(second_, kSecond)).value();
  }
  static std::string Reason(const absl::Status& status) {
    google::rpc::ErrorInfo info;
    return aip::GetDetail(status, info) ? info.reason() : "";
  }

  const base::SystemClock clock_;
  const Issuer first_{Issuer::Kind::kP256, "k1"}, second_{Issuer::Kind::kP256, "k1"};
  const std::string first_file_ = testing::TempDir() + "/person_source_first.json";
  const std::string second_file_ = testing::TempDir() + "/person_source_second.json";
  test::People people_;
  Grants grants_;
  AuthenticatorOptions options_;
  std::shared_ptr<Authenticator> authenticator_;
};

const identity::Binding kCoach{v1::ROLE_COACH, "incubators/x"};
const identity::Binding kTeam{v1::ROLE_TEAM, "projects/y"};

TEST_F(PersonSourceTest, TheSameSubjectOfAnotherIssuerIsAnotherPerson) {
  EXPECT_EQ(First()->name(), "persons/01A");
  EXPECT_EQ(Second()->name(), "persons/01B");
  EXPECT_EQ(First()->subject, Second()->subject);
}

TEST_F(PersonSourceTest, AnIssuersKeysAreGoodForItsOwnTokens) {
  for (const auto& [key, issuer] : {std::pair(&first_, kSecond), std::pair(&second_, kFirst)}) {
    EXPECT_EQ(Reason(authenticator_->IdentifyToken(Token(*key, issuer)).status()), "TOKEN_SIGNATURE") << issuer;
  }
  EXPECT_EQ(Reason(authenticator_->IdentifyToken(Token(first_, "https://third.example")).status()), "TOKEN_ISSUER");
}

TEST_F(PersonSourceTest, AWithdrawnKeyOfEitherIsSeenInTime) {
  AuthenticatorOptions quick = options_;
  quick.jwks_refresh = absl::Milliseconds(10);
  authenticator_ = Authenticator::Create(quick, clock_, nullptr).value();
  const std::string token = Token(second_, kSecond);
  ASSERT_TRUE(authenticator_->IdentifyToken(token).ok());
  std::ofstream(second_file_) << Issuer::Jwks({Issuer(Issuer::Kind::kP256, "k2").Jwk()});
  absl::Status refused;
  for (int i = 0; i < 3000 && refused.ok(); ++i) {
    absl::SleepFor(absl::Milliseconds(10));
    refused = authenticator_->IdentifyToken(token).status();
  }
  EXPECT_EQ(Reason(refused), "TOKEN_SIGNATURE") << "remembered as it was";
  EXPECT_TRUE(authenticator_->IdentifyToken(Token(first_, kFirst)).ok());
}

TEST_F(PersonSourceTest, RolesAreGivenToSubjectsOfTheFirstIssuerAndToPersons) {
  grants_.held["ada"] = {kCoach};
  EXPECT_THAT(First()->bindings, ElementsAre(kCoach));
  EXPECT_THAT(Second()->bindings, IsEmpty()) << "who is somebody else";
  grants_.held["persons/01A"] = {kTeam};
  EXPECT_THAT(First()->bindings, UnorderedElementsAre(kCoach, kTeam));
  grants_.held["persons/01B"] = {kTeam};
  EXPECT_THAT(Second()->bindings, ElementsAre(kTeam));
}

TEST_F(PersonSourceTest, WhatIsGivenToACertificateIsNoSubjects) {
  grants_.held["certificate:ada"] = {kCoach};
  EXPECT_THAT(First()->bindings, IsEmpty());
  EXPECT_THAT(Second()->bindings, IsEmpty());
}

TEST_F(PersonSourceTest, NoTokenOfTheFirstIssuerNamesACertificateOfTheTable) {
  const std::string clients_file = testing::TempDir() + "/person_source_clients.json";
  std::ofstream(clients_file) << R"({"ada": ["system"]})";
  options_.clients_file = clients_file;
  authenticator_ = Authenticator::Create(options_, clock_, nullptr).value();
  std::remove(clients_file.c_str());
  grants_.held["ada"] = {kCoach};
  const std::string token = Token(first_, kFirst);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Reason(authenticator_->IdentifyToken(token).status()), "TOKEN_SUBJECT") << "nor once it was seen";
  }
  EXPECT_EQ(Second()->name(), "persons/01B") << "whose subjects hold nothing that is given to a word";
  EXPECT_THAT(Second()->bindings, IsEmpty());
}

TEST_F(PersonSourceTest, WhatTheTokenCallsThemIsKnownToWhoAnswers) {
  EXPECT_EQ(First()->claims.name, "Ada");
  EXPECT_EQ(First()->person, "persons/01A") << "of a token that is remembered";
}

TEST_F(PersonSourceTest, WithoutItNobodyIsTakenForNobody) {
  people_.trouble = absl::InternalError("the table of persons is locked");
  const absl::Status status = authenticator_->IdentifyToken(Token(first_, kFirst)).status();
  EXPECT_TRUE(absl::IsUnavailable(status)) << status;
  EXPECT_EQ(Reason(status), "ROLES_UNAVAILABLE");
  EXPECT_EQ(status.message().find("table"), absl::string_view::npos) << "its words are not the caller's";
}

TEST_F(PersonSourceTest, WhoIsErasedIsToldToSignInAgain) {
  people_.trouble = aip::Unauthenticated("SIGN_IN_ERASED", "sign in again");
  EXPECT_EQ(Reason(authenticator_->IdentifyToken(Token(first_, kFirst)).status()), "SIGN_IN_ERASED");
}

TEST_F(PersonSourceTest, IssuersAreToldApart) {
  const auto refused = [&](std::vector<IssuerOptions> issuers) {
    options_.issuers = std::move(issuers);
    return absl::IsInvalidArgument(Authenticator::Create(options_, clock_, nullptr).status());
  };
  EXPECT_TRUE(refused({{.name = kFirst, .jwks = first_file_}, {.name = kFirst, .jwks = second_file_}}));
  EXPECT_TRUE(refused({{.jwks = first_file_}}));
  EXPECT_TRUE(refused({{.name = "certificate", .jwks = first_file_}})) << "whose tokens would name certificates";
  EXPECT_TRUE(refused({{.name = kFirst, .jwks = first_file_}, {.name = kSecond, .jwks = "/nowhere/at/all"}}));
}

}  // namespace
}  // namespace pepiniere::rpc
