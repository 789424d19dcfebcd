#include "services/pepiniered/persons.h"

#include <gmock/gmock.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <atomic>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/aip/errors.h"
#include "services/rpc/grpc_status.h"

namespace pepiniere {
namespace {

using access::v1::AccessService;
using access::v1::IdentifyPersonRequest;

grpc::Status SignInErased() {
  return rpc::ToGrpc(aip::Failure(absl::StatusCode::kFailedPrecondition, "SIGN_IN_ERASED", "sign in again"), "");
}

// An access service that knows everybody, but for the certificates that nobody linked.
class FakeAccess final : public AccessService::Service {
 public:
  FakeAccess() {
    grpc::ServerBuilder builder;
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~FakeAccess() override { server_->Shutdown(); }
  std::shared_ptr<grpc::Channel> Channel() { return server_->InProcessChannel({}); }

  std::atomic<bool> out_of_reach = false;
  std::atomic<int> asked = 0;
  std::atomic<bool> linked = false, stranger = false;
  absl::Time erased_at = absl::InfinitePast();
  grpc::Status not_linked = {grpc::StatusCode::NOT_FOUND, "it stands for nobody"};
  IdentifyPersonRequest last() {
    const std::lock_guard lock(mutex_);
    return last_;
  }

 private:
  grpc::Status IdentifyPerson(grpc::ServerContext*, const IdentifyPersonRequest* request,
                              access::v1::Person* person) override {
    ++asked;
    if (out_of_reach) return {grpc::StatusCode::UNAVAILABLE, "not now"};
    if (stranger) return {grpc::StatusCode::UNAUTHENTICATED, "no service of ours"};
    if (absl::FromUnixSeconds(request->issue_time().seconds()) <= erased_at) return SignInErased();
    const std::lock_guard lock(mutex_);
    last_ = *request;
    if (request->issuer() == identity::CertificateIssuer() && !linked) return not_linked;
    person->set_name(absl::StrCat("persons/", request->issuer(), "-", request->subject()));
    return grpc::Status::OK;
  }

  std::mutex mutex_;
  IdentifyPersonRequest last_;
  std::unique_ptr<grpc::Server> server_;
};

class PersonsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::remove(file_.c_str());
    log_ = rpc::Log::Open({.file = file_}).value();
    persons_.Follow(access_.Channel(), *log_);
  }
  ~PersonsTest() override { std::remove(file_.c_str()); }

  static identity::Principal Caller(const std::string& subject, const std::string& issuer = "id") {
    return {
        .subject = subject, .bindings = {}, .issuer = issuer, .claims = {.name = "Ada", .email = "ada@example.org"}};
  }
  std::string After(absl::Duration time, const std::string& subject = "ada") {
    return Told(persons_.PersonOf(Caller(subject), kBegin + time));
  }
  // Of a token that was issued at that second.
  std::string Of(int issued) {
    identity::Principal caller = Caller("ada");
    caller.issued_at = absl::FromUnixSeconds(issued);
    return Told(persons_.PersonOf(caller, kBegin));
  }
  static std::string Told(const absl::StatusOr<std::string>& person) {
    return person.ok() ? *person : absl::StrCat("refused: ", absl::StatusCodeToString(person.status().code()));
  }
  int Complaints() {
    log_->Flush();
    std::ostringstream text;
    text << std::ifstream(file_).rdbuf();
    int lines = 0;
    for (std::size_t at = text.str().find("WARNING"); at != std::string::npos;
         at = text.str().find("WARNING", at + 1)) {
      ++lines;
    }
    return lines;
  }

  static constexpr absl::Time kBegin = absl::UnixEpoch();
  const std::string file_ = testing::TempDir() + "/persons.log";
  FakeAccess access_;
  std::shared_ptr<rpc::Log> log_;
  Persons persons_{3};
};

TEST_F(PersonsTest, AsksWithWhatTheTokenSays) {
  EXPECT_EQ(After(absl::ZeroDuration()), "persons/id-ada");
  EXPECT_EQ(access_.last().issuer(), "id");
  EXPECT_EQ(access_.last().subject(), "ada");
  EXPECT_EQ(access_.last().display_name(), "Ada");
  EXPECT_EQ(access_.last().email(), "ada@example.org");
}

TEST_F(PersonsTest, AsksOnceAMinuteForEachSubjectOfEachIssuer) {
  EXPECT_EQ(After(absl::ZeroDuration()), "persons/id-ada");
  EXPECT_EQ(After(absl::Seconds(59)), "persons/id-ada");
  EXPECT_EQ(access_.asked, 1);
  EXPECT_EQ(persons_.PersonOf(Caller("ada", "other"), kBegin).value(), "persons/other-ada");
  EXPECT_EQ(access_.asked, 2);
  EXPECT_EQ(After(absl::Seconds(60)), "persons/id-ada");
  EXPECT_EQ(access_.asked, 3);
}

TEST_F(PersonsTest, WhenSomebodyWasErasedAllAreAskedAgain) {
  EXPECT_EQ(After(absl::ZeroDuration()), "persons/id-ada");
  persons_.Forget();
  access_.out_of_reach = true;
  EXPECT_EQ(After(absl::Seconds(1)), "refused: UNAVAILABLE") << "no old answer";
  access_.out_of_reach = false;
  EXPECT_EQ(After(absl::Seconds(1)), "persons/id-ada");
  EXPECT_EQ(access_.asked, 3);
}

TEST_F(PersonsTest, ATokenOfBeforeItsPersonsErasureIsNobodysAndALaterOneIsSomebodys) {
  EXPECT_EQ(Of(100), "persons/id-ada");
  access_.erased_at = absl::FromUnixSeconds(200);
  persons_.Forget();
  EXPECT_EQ(Of(100), "refused: UNAUTHENTICATED");
  EXPECT_EQ(access_.asked, 2);
  EXPECT_EQ(Of(100), "refused: UNAUTHENTICATED");
  EXPECT_EQ(Of(99), "refused: UNAUTHENTICATED");
  EXPECT_EQ(After(absl::ZeroDuration()), "refused: UNAUTHENTICATED") << "that says not when it was issued";
  EXPECT_EQ(access_.asked, 2) << "which stays so";
  EXPECT_EQ(Of(201), "persons/id-ada");
  EXPECT_EQ(Of(200), "refused: UNAUTHENTICATED") << "whom the later one stands for is not whom this one stood for";
  EXPECT_EQ(Of(202), "persons/id-ada");
  EXPECT_EQ(access_.asked, 4) << "what holds for a token holds for those after it";
}

TEST_F(PersonsTest, ThatThisProcessIsUnknownThereTellsNothingOfTheCaller) {
  access_.stranger = true;
  EXPECT_EQ(After(absl::ZeroDuration()), "refused: INTERNAL");
}

TEST_F(PersonsTest, AnOldAnswerDoesForAWhileWhereThereIsNoNewOne) {
  EXPECT_EQ(After(absl::ZeroDuration()), "persons/id-ada");
  access_.out_of_reach = true;
  EXPECT_EQ(After(absl::Minutes(2)), "persons/id-ada");
  EXPECT_EQ(After(absl::Minutes(2) + absl::Seconds(1)), "persons/id-ada");
  EXPECT_EQ(access_.asked, 2) << "not at each call";
  EXPECT_EQ(After(absl::Minutes(3)), "persons/id-ada");
  EXPECT_EQ(access_.asked, 3);
  EXPECT_EQ(After(absl::Minutes(6)), "refused: UNAVAILABLE");
  access_.out_of_reach = false;
  EXPECT_EQ(After(absl::Minutes(7)), "persons/id-ada");
}

TEST_F(PersonsTest, WhoWasNeverSeenIsRefusedMeanwhileAndTheLogSaysSoNowAndThen) {
  access_.out_of_reach = true;
  EXPECT_EQ(After(absl::ZeroDuration()), "refused: UNAVAILABLE");
  EXPECT_EQ(After(absl::Seconds(30), "bob"), "refused: UNAVAILABLE");
  EXPECT_EQ(Complaints(), 1);
  EXPECT_EQ(After(absl::Minutes(1)), "refused: UNAVAILABLE");
  EXPECT_EQ(Complaints(), 2);
}

TEST_F(PersonsTest, ThatACertificateStandsForNobodyIsRememberedLikeAPerson) {
  const auto person = [&](absl::Duration time) {
    return persons_.PersonOf(Caller("gateway.example", "certificate"), kBegin + time);
  };
  EXPECT_EQ(person(absl::ZeroDuration()).value(), "");
  access_.linked = true;
  EXPECT_EQ(person(absl::Seconds(59)).value(), "");
  EXPECT_EQ(access_.asked, 1);
  EXPECT_EQ(person(absl::Seconds(60)).value(), "persons/certificate-gateway.example");
  access_.linked = false;
  access_.out_of_reach = true;
  EXPECT_EQ(person(absl::Minutes(3)).value(), "persons/certificate-gateway.example") << "as it was last told";
  access_.out_of_reach = false;
  EXPECT_EQ(person(absl::Minutes(4)).value(), "");
  EXPECT_EQ(Complaints(), 1) << "of being out of reach alone";
}

TEST_F(PersonsTest, NobodyIsLinkedToANameThatTheContractDoesNotTake) {
  access_.not_linked = {grpc::StatusCode::INVALID_ARGUMENT, "too long"};
  EXPECT_EQ(persons_.PersonOf(Caller("x", "certificate"), kBegin).value(), "");
  access_.not_linked = {grpc::StatusCode::PERMISSION_DENIED, "who asks is no service"};
  EXPECT_FALSE(persons_.PersonOf(Caller("y", "certificate"), kBegin).ok());
}

TEST_F(PersonsTest, NobodyIsKnownBeforeThereIsSomebodyToAsk) {
  Persons early;
  EXPECT_TRUE(absl::IsUnavailable(early.PersonOf(Caller("ada"), kBegin).status()));
}

TEST_F(PersonsTest, RemembersSoManyAndNoMore) {
  for (const char* subject : {"a", "b", "c", "d"}) After(absl::ZeroDuration(), subject);
  EXPECT_EQ(access_.asked, 4);
  After(absl::ZeroDuration(), "d");
  EXPECT_EQ(access_.asked, 4);
  After(absl::ZeroDuration(), "a");
  EXPECT_EQ(access_.asked, 5) << "forgotten to make room";
}

TEST_F(PersonsTest, ManyMayAskAtATime) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const std::string subject = absl::StrCat("s", (t + i) % 5);
        wrong += After(absl::Seconds(i), subject) != "persons/id-" + subject;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace pepiniere
