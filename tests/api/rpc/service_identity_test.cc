// One service calls another in this process: who it is known as, and that nobody else passes for it.
#include <gmock/gmock.h>

#include "services/identity/binding_source.h"
#include "tests/api/rpc/library.h"

namespace pepiniere::test {
namespace {

using clients::Reason;

class ServiceIdentityTest : public LibraryTest {
 protected:
  ServiceIdentityTest() {
    books_.get = [this](rpc::CallScope& scope, const v1::GetBookRequest&) {
      caller_ = scope.principal();
      return v1::Book();
    };
  }

  // Who the server says that calls, with that metadata.
  absl::StatusOr<identity::Principal> Caller(const std::vector<std::pair<std::string, std::string>>& metadata = {}) {
    caller_ = {"not asked", {}};
    grpc::ClientContext context;
    for (const auto& [name, value] : metadata) context.AddMetadata(name, value);
    if (const auto book = Get(context, "books/a"); !book.ok()) return book.status();
    return caller_;
  }
  void CallBy(const std::shared_ptr<grpc::Channel>& channel) { stub_ = v1::LibraryService::NewStub(channel); }

  identity::Principal caller_;
};

TEST_F(ServiceIdentityTest, AServiceIsKnownByItsChannel) {
  Start();
  for (const char* name : {"cohort", "access"}) {
    CallBy(server_->InProcessChannel(name));
    const auto caller = Caller();
    ASSERT_TRUE(caller.ok()) << caller.status();
    EXPECT_EQ(caller->subject, absl::StrCat("service:", name));
    EXPECT_EQ(caller->bindings, (std::vector<identity::Binding>{{rpc::v1::ROLE_SERVICE, ""}}));
    EXPECT_TRUE(caller->service());
  }
}

TEST_F(ServiceIdentityTest, NobodyElseIsBelieved) {
  Start();
  const std::string guess(64, '0');
  for (const bool in_process : {true, false}) {
    if (in_process) CallBy(server_->InProcessChannel());
    EXPECT_TRUE(Caller()->anonymous());
    for (const std::string& said : {std::string("cohort"), std::string("service:cohort"), guess, guess + "cohort"}) {
      EXPECT_TRUE(Caller({{"x-pepiniere-service", said}})->anonymous()) << said;
    }
    CallBy(clients::OpenChannel({.target = Target()}).value());
  }
}

TEST_F(ServiceIdentityTest, ATokenComesFirst) {
  Start();
  CallBy(server_->InProcessChannel("cohort"));
  const auto caller = Caller({{"authorization", "Bearer " + Token({"coach"})}});
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->subject, "reader-7");
  EXPECT_FALSE(caller->service());
  EXPECT_TRUE(absl::IsUnauthenticated(Caller({{"authorization", "Bearer of nothing"}}).status()));
}

TEST_F(ServiceIdentityTest, NoTokenMakesAService) {
  Start();
  const auto caller = Caller({{"authorization", "Bearer " + Token({"service", "coach@incubators/north"})}});
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->bindings, (std::vector<identity::Binding>{{rpc::v1::ROLE_COACH, "incubators/north"}}));
  const std::string posing = issuer_.Token({{"iss", "https://issuer.example"},
                                            {"aud", "library"},
                                            {"sub", "service:cohort"},
                                            {"exp", absl::ToUnixSeconds(absl::Now()) + 3600}});
  const absl::Status refused = Caller({{"authorization", "Bearer " + posing}}).status();
  EXPECT_TRUE(absl::IsUnauthenticated(refused)) << refused;
  EXPECT_EQ(Reason(refused), "TOKEN_SUBJECT");
}

// Bindings that cannot be had: those who keep them are asked by services.
class Unreachable final : public identity::BindingSource {
 public:
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view, absl::Time) override {
    return absl::UnavailableError("not loaded yet");
  }
};

TEST_F(ServiceIdentityTest, AServiceWaitsForNobodysBindings) {
  Unreachable bindings;
  options_.authentication.bindings = &bindings;
  Start();
  EXPECT_EQ(Reason(Caller({{"authorization", "Bearer " + Token({"coach"})}}).status()), "ROLES_UNAVAILABLE");
  EXPECT_TRUE(Caller()->anonymous()) << "open data goes on";
  CallBy(server_->InProcessChannel("cohort"));
  EXPECT_TRUE(Caller()->service());
  server_.reset();
}

class Generous final : public identity::BindingSource {
 public:
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view, absl::Time) override {
    return std::vector<identity::Binding>{{rpc::v1::ROLE_SERVICE, ""}, {rpc::v1::ROLE_COACH, "incubators/north"}};
  }
};

TEST_F(ServiceIdentityTest, NoBindingMakesAService) {
  Generous bindings;
  options_.authentication.bindings = &bindings;
  Start();
  const auto caller = Caller({{"authorization", "Bearer " + Token(nlohmann::json::array())}});
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->bindings, (std::vector<identity::Binding>{{rpc::v1::ROLE_COACH, "incubators/north"}}));
  server_.reset();
}

TEST_F(ServiceIdentityTest, ServicesCallAsOftenAsTheyNeed) {
  options_.rate = {.per_second = 0.001, .burst = 1};
  Start();
  CallBy(server_->InProcessChannel("cohort"));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(Caller().ok());
}

}  // namespace
}  // namespace pepiniere::test
