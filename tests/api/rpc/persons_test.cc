// Who callers are, whose names are the persons' that the server asks for.
#include <gmock/gmock.h>

#include "services/identity/binding_source.h"
#include "services/rpc/peer_call.h"
#include "tests/api/rpc/library.h"
#include "tests/support/people.h"

namespace pepiniere::test {
namespace {

using clients::Reason;
using testing::HasSubstr;
using testing::Not;

constexpr char kIssuer[] = "https://issuer.example";
constexpr char kOther[] = "https://other.example";

class PersonsTest : public LibraryTest {
 protected:
  PersonsTest() {
    Write("other.json", Issuer::Jwks({other_.Jwk()}));
    options_.authentication.issuers.push_back({.name = kOther, .jwks = folder_ + "/other.json"});
    options_.authentication.persons = &people_;
    people_.known = {{{kIssuer, "reader-7"}, "persons/01SEVEN"}, {{kOther, "reader-7"}, "persons/01OTHER"}};
    books_.get = [this](rpc::CallScope& scope, const v1::GetBookRequest&) {
      caller_ = scope.principal();
      return v1::Book();
    };
  }
  ~PersonsTest() override { server_.reset(); }

  absl::Status GetWith(const std::string& token) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token);
    return Get(context, "books/a").status();
  }
  std::string TokenOf(const Issuer& key, const std::string& issuer) const {
    return key.Token(
        {{"iss", issuer}, {"aud", "library"}, {"sub", "reader-7"}, {"exp", absl::ToUnixSeconds(absl::Now()) + 3600}});
  }

  const Issuer other_{Issuer::Kind::kRsa, "k1"};
  People people_;
  identity::Principal caller_;
};

TEST_F(PersonsTest, TheLogHasThePersonAndNotTheSubject) {
  Start();
  ASSERT_TRUE(GetWith(Token({"coach"})).ok());
  EXPECT_EQ(caller_.name(), "persons/01SEVEN");
  EXPECT_EQ(caller_.subject, "reader-7");
  server_->Shutdown();
  EXPECT_THAT(Read("log"), HasSubstr(R"("principal":"persons/01SEVEN")"));
  EXPECT_THAT(Read("log"), Not(HasSubstr("reader-7")));
}

TEST_F(PersonsTest, ServicesAskForThePerson) {
  std::unique_ptr<v1::LibraryService::Stub> peer;
  std::string for_whom;
  books_.get = [&](rpc::CallScope& scope, const v1::GetBookRequest& request) -> absl::StatusOr<v1::Book> {
    v1::Book book;
    if (request.name() == "books/inner") {
      for_whom = scope.on_behalf_of();
      return book;
    }
    v1::GetBookRequest inner;
    inner.set_name("books/inner");
    const auto context = rpc::PeerCall::AsService(scope);
    if (const auto status = peer->GetBook(context.get(), inner, &book); !status.ok()) return clients::FromGrpc(status);
    return book;
  };
  Start();
  peer = v1::LibraryService::NewStub(server_->InProcessChannel("cohort"));
  ASSERT_TRUE(GetWith(Token({"coach"})).ok());
  EXPECT_EQ(for_whom, "persons/01SEVEN");
}

TEST_F(PersonsTest, TheyOwnThemselvesAndNobodyElse) {
  Start();
  ASSERT_TRUE(GetWith(Token(nlohmann::json::array())).ok());
  EXPECT_TRUE(caller_.Covers(rpc::v1::ROLE_OWNER, "persons/01SEVEN"));
  EXPECT_FALSE(caller_.Covers(rpc::v1::ROLE_OWNER, "persons/01OTHER"));
  EXPECT_TRUE(caller_.bindings.empty());
}

TEST_F(PersonsTest, WhoHoldsARoleUnderAFormerNameIsThePersonStill) {
  Start();
  ASSERT_TRUE(GetWith(Token({"coach@incubators/old"})).ok());
  EXPECT_TRUE(caller_.Covers(rpc::v1::ROLE_COACH, "incubators/north"));
  EXPECT_EQ(caller_.name(), "persons/01SEVEN");
}

TEST_F(PersonsTest, TheSameSubjectOfAnotherIssuerIsAnotherCaller) {
  options_.rate = {.per_second = 0.001, .burst = 1};
  Start();
  ASSERT_TRUE(GetWith(TokenOf(issuer_, kIssuer)).ok());
  ASSERT_TRUE(GetWith(TokenOf(other_, kOther)).ok()) << "whose calls are counted apart";
  EXPECT_EQ(caller_.name(), "persons/01OTHER");
  EXPECT_EQ(Reason(GetWith(TokenOf(issuer_, kIssuer))), "RATE_LIMITED");
  EXPECT_EQ(Reason(GetWith(TokenOf(other_, kOther))), "RATE_LIMITED");
}

TEST_F(PersonsTest, AnIssuerSpeaksForItself) {
  Start();
  EXPECT_EQ(Reason(GetWith(TokenOf(other_, kIssuer))), "TOKEN_SIGNATURE");
  EXPECT_EQ(Reason(GetWith(TokenOf(issuer_, kOther))), "TOKEN_SIGNATURE");
  EXPECT_EQ(Reason(GetWith(TokenOf(issuer_, "https://third.example"))), "TOKEN_ISSUER");
}

TEST_F(PersonsTest, WhoCannotBeToldIsRefusedAndOpenDataGoesOn) {
  people_.trouble = absl::UnavailableError("out of reach");
  Start();
  const absl::Status refused = GetWith(Token({"coach"}));
  EXPECT_TRUE(absl::IsUnavailable(refused)) << refused;
  EXPECT_EQ(Reason(refused), "ROLES_UNAVAILABLE");
  EXPECT_TRUE(Get("books/a").ok());
  stub_ = v1::LibraryService::NewStub(server_->InProcessChannel("cohort"));
  EXPECT_TRUE(Get("books/a").ok()) << "services are no persons";
  EXPECT_EQ(caller_.name(), "service:cohort");
}

// Somebody may turn out to be another person: one who was erased, and came back.
TEST_F(PersonsTest, AStreamEndsOnceItsCallerIsSomebodyElse) {
  std::atomic<int> seen = 0;
  books_.review = [&](rpc::CallScope&,
                      rpc::MessageReader<v1::ReviewBooksRequest>& reader) -> absl::StatusOr<v1::ReviewBooksResponse> {
    v1::ReviewBooksRequest message;
    while (reader.Next(message)) ++seen;
    if (!reader.status().ok()) return reader.status();
    return v1::ReviewBooksResponse();
  };
  std::mutex mutex;
  std::string person = "persons/01SEVEN";
  class Changing final : public identity::PersonSource {
   public:
    Changing(std::mutex& mutex, const std::string& person) : mutex_(mutex), person_(person) {}
    absl::StatusOr<std::string> PersonOf(const identity::Principal&, absl::Time) override {
      const std::lock_guard lock(mutex_);
      return person_;
    }

   private:
    std::mutex& mutex_;
    const std::string& person_;
  } changing(mutex, person);
  options_.authentication.persons = &changing;
  Start();
  grpc::ClientContext context;
  Authorize(context, {"coach@incubators/north"});
  v1::ReviewBooksResponse response;
  auto writer = stub_->ReviewBooks(&context, &response);
  v1::ReviewBooksRequest message;
  message.set_book("books/a");
  ASSERT_TRUE(writer->Write(message));
  ASSERT_TRUE(Eventually([&] { return seen == 1; }));
  {
    const std::lock_guard lock(mutex);
    person = "persons/01AGAIN";
  }
  writer->Write(message);
  writer->WritesDone();
  EXPECT_EQ(Reason(clients::FromGrpc(writer->Finish())), "ROLES_CHANGED");
  EXPECT_EQ(seen, 1);
  server_.reset();
}

}  // namespace
}  // namespace pepiniere::test
