// Consents, against a service in this process that answers what a test tells it, and remembers what it was asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace access::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using grpc::ServerWriter;
using testing::HasSubstr;
using testing::Not;

Consent Given() {
  Consent consent;
  consent.set_name("persons/01A/consents/alumni");
  consent.set_state(Consent::STATE_GIVEN);
  consent.set_wording("I agree to be listed.");
  consent.set_up_to_date(true);
  consent.mutable_give_time()->set_seconds(1'900'000'000);
  return consent;
}

// The purpose says something else by now.
grpc::Status Changed() {
  google::rpc::ErrorInfo info;
  info.set_reason("WORDING_CHANGED");
  google::rpc::Status status;
  status.set_code(grpc::FAILED_PRECONDITION);
  status.add_details()->PackFrom(info);
  return {grpc::FAILED_PRECONDITION, "as the server says it", status.SerializeAsString()};
}

class FakeAccess : public AccessService::Service {
 public:
  grpc::Status GetCaller(ServerContext*, const GetCallerRequest*, Caller* reply) override {
    reply->set_person(caller);
    return grpc::Status::OK;
  }
  grpc::Status ListConsentPurposes(ServerContext*, const ListConsentPurposesRequest* request,
                                   ListConsentPurposesResponse* reply) override {
    const bool french = request->language_code() == "fr";
    for (const auto& [id, title] : {std::pair("alumni", french ? "Les anciens" : "The alumni"),
                                    std::pair("contact", french ? "Des messages" : "Messages")}) {
      ConsentPurpose& purpose = *reply->add_consent_purposes();
      purpose.set_id(id);
      purpose.set_title(title);
      purpose.set_wording(french ? "J’accepte cela." : "I agree to this.");
    }
    return grpc::Status::OK;
  }
  grpc::Status ListConsents(ServerContext*, const ListConsentsRequest* request, ListConsentsResponse* reply) override {
    list = *request;
    *reply->add_consents() = consent;
    return grpc::Status::OK;
  }
  grpc::Status GiveConsent(ServerContext*, const GiveConsentRequest* request, Consent* reply) override {
    give = *request;
    *reply = consent;
    return refusal;
  }
  grpc::Status WithdrawConsent(ServerContext*, const WithdrawConsentRequest* request, Consent* reply) override {
    withdraw = *request;
    *reply = consent;
    return grpc::Status::OK;
  }
  grpc::Status WatchConsents(ServerContext*, const WatchConsentsRequest*,
                             ServerWriter<WatchConsentsResponse>* writer) override {
    WatchConsentsResponse reply;
    reply.set_resume_token("t1");
    auto* change = reply.add_changes();
    change->set_kind(rpc::v1::CHANGE_KIND_CREATED);
    *change->mutable_consent() = consent;
    writer->Write(reply);
    return {grpc::UNAVAILABLE, "gone"};
  }

  std::string caller = "persons/01A";
  Consent consent = Given();
  grpc::Status refusal;  // of what is given
  ListConsentsRequest list;
  GiveConsentRequest give;
  WithdrawConsentRequest withdraw;
};

class ConsentTest : public PepTest {
 protected:
  ConsentTest() { Serve({&service_}); }
  ~ConsentTest() override { Stop(); }

  FakeAccess service_;
};

TEST_F(ConsentTest, OfOneselfListsWhatWasNeverGivenToo) {
  for (const auto& arguments : {std::vector<std::string>{"person", "consents"}, {"person", "consents", "me"}}) {
    EXPECT_EQ(Pep(arguments), ExitCode::kOk) << errors_.str();
    EXPECT_EQ(service_.list.parent(), "persons/01A");
    for (const char* said : {"The alumni", "given", "Messages", "never given"}) {
      EXPECT_THAT(out_.str(), HasSubstr(said));
    }
  }
  EXPECT_EQ(Pep({"--lang", "fr", "person", "consents"}), ExitCode::kOk);
  for (const char* said : {"Les anciens", "donné", "jamais donné"}) EXPECT_THAT(out_.str(), HasSubstr(said));
  EXPECT_EQ(Pep({"person", "consents", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "name,state,give_time,withdraw_time,wording,up_to_date\r\n"
            "persons/01A/consents/alumni,GIVEN,2030-03-17T17:46:40Z,,I agree to be listed.,true\r\n"
            "persons/01A/consents/contact,,,,,false\r\n");
}

TEST_F(ConsentTest, WhatTheServiceSaysIsNotTheWordingAnyMoreIsToldSo) {
  const auto says = [&](bool outdated, const char* lang = "en", const char* said = "given, for an earlier wording") {
    EXPECT_EQ(Pep({"--lang", lang, "person", "consents"}), ExitCode::kOk) << errors_.str();
    EXPECT_EQ(out_.str().find(said) != std::string::npos, outdated) << out_.str();
  };
  says(false);
  service_.consent.set_up_to_date(false);
  says(true);
  says(true, "fr", "donné, pour un texte d'avant");
  service_.consent.set_state(Consent::STATE_WITHDRAWN);
  says(false);
  service_.consent.set_state(Consent::STATE_GIVEN);
  service_.consent.set_name("persons/01A/consents/former");
  says(false);  // there are no other words to agree to
}

TEST_F(ConsentTest, OfSomebodyElseListsWhatTheyAgreedTo) {
  EXPECT_EQ(Pep({"person", "consents", "01A"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("The alumni"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("Messages")));
}

TEST_F(ConsentTest, NobodyAgreesUnasked) {
  EXPECT_EQ(Pep({"person", "consent", "alumni"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nobody is at a terminal"));
  std::istringstream no("no\n");
  answers_ = &no;
  EXPECT_EQ(Pep({"person", "consent", "alumni"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nothing was agreed to"));
  EXPECT_EQ(service_.give.name(), "");
  std::istringstream yes("oui\n");
  answers_ = &yes;
  EXPECT_EQ(Pep({"--lang", "fr", "person", "consent", "alumni", "-o", "json"}), ExitCode::kOk) << errors_.str();
  for (const char* said : {"Les anciens", "J’accepte cela.", "Acceptez-vous"}) {
    EXPECT_THAT(errors_.str(), HasSubstr(said));
  }
  EXPECT_EQ(Lines(), 1) << "the answer alone";
  EXPECT_EQ(service_.give.name(), "persons/01A/consents/alumni");
  EXPECT_EQ(service_.give.language_code(), "fr");
  EXPECT_EQ(service_.give.wording(), "J’accepte cela.") << "what was read";
}

TEST_F(ConsentTest, AgreesToWhatThereIs) {
  EXPECT_EQ(Pep({"person", "consent", "alumni", "--yes", "--dry-run"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.give.language_code(), "en");
  EXPECT_EQ(service_.give.wording(), "I agree to this.") << "read first, all the same";
  EXPECT_TRUE(service_.give.validate_only());
  EXPECT_THAT(out_.str(), HasSubstr("I agree to be listed."));
  EXPECT_THAT(errors_.str() + out_.str(), HasSubstr("nothing was kept"));
  EXPECT_EQ(Pep({"person", "consent", "alumnis", "--yes"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'alumnis' is not one of alumni|contact"));
  service_.caller = "";
  EXPECT_EQ(Pep({"person", "consent", "alumni", "--yes"}), ExitCode::kNotAllowed);
}

TEST_F(ConsentTest, WhereTheWordsHaveChangedTheyAreToBeReadAgain) {
  service_.refusal = Changed();
  EXPECT_EQ(Pep({"person", "consent", "alumni", "--yes"}), ExitCode::kRefused);
  EXPECT_THAT(errors_.str(), HasSubstr("the wording has just changed"));
  EXPECT_THAT(errors_.str(), HasSubstr("without --yes"));
  EXPECT_EQ(Pep({"--lang", "fr", "person", "consent", "alumni", "--yes"}), ExitCode::kRefused);
  EXPECT_THAT(errors_.str(), HasSubstr("Rien n'est accepté"));
}

TEST_F(ConsentTest, WithdrawsOnesOwnAndForSomebodyElse) {
  service_.consent.set_state(Consent::STATE_WITHDRAWN);
  service_.consent.mutable_withdraw_time()->set_seconds(1'900'000'100);
  EXPECT_EQ(Pep({"person", "withdraw", "alumni"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.withdraw.name(), "persons/01A/consents/alumni");
  EXPECT_THAT(out_.str(), HasSubstr("withdrawn"));
  EXPECT_EQ(Pep({"person", "withdraw", "contact", "--person", "01B", "--reason", "par courrier"}), ExitCode::kOk);
  EXPECT_EQ(service_.withdraw.name(), "persons/01B/consents/contact");
  EXPECT_EQ(service_.withdraw.reason(), "par courrier");
}

TEST_F(ConsentTest, FollowsThemAsTheyAreGiven) {
  EXPECT_EQ(Pep({"watch", "consents", "--limit", "1"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("persons/01A/consents/alumni"));
  EXPECT_THAT(out_.str(), HasSubstr("given"));
  EXPECT_EQ(Pep({"watch", "consents", "-o", "json", "--limit", "1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("pepiniere.access.consent.created.v1"));
}

}  // namespace
}  // namespace pepiniere::pep
