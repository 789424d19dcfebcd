#include "services/identity/binding_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "services/rpc/authenticator.h"
#include "tests/support/jwt.h"

namespace pepiniere::rpc {
namespace {

using test::Issuer;
using testing::ElementsAre;

// What a test says that people hold.
class Grants final : public identity::BindingSource {
 public:
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view subject, absl::Time) override {
    if (!trouble.ok()) return trouble;
    const auto found = held.find(subject);
    return found == held.end() ? std::vector<identity::Binding>() : found->second;
  }
  std::map<std::string, std::vector<identity::Binding>, std::less<>> held;
  absl::Status trouble;
};

class BindingSourceTest : public testing::Test {
 protected:
  BindingSourceTest() {
    std::ofstream(file_) << Issuer::Jwks({issuer_.Jwk()});
    authenticator_ = Authenticator::Create({.issuers = {{.name = "https://issuer.example", .jwks = file_}},
                                            .audience = "library",
                                            .bindings = &grants_},
                                           clock_, nullptr)
                         .value();
  }
  ~BindingSourceTest() override { std::remove(file_.c_str()); }

  std::string Token(const std::string& subject) const {
    return issuer_.Token({{"iss", "https://issuer.example"},
                          {"aud", "library"},
                          {"sub", subject},
                          {"exp", absl::ToUnixSeconds(absl::Now()) + 3600},
                          {"pepiniere_roles", {"system"}}});
  }

  const base::SystemClock clock_;
  const Issuer issuer_{Issuer::Kind::kP256, "k1"};
  const std::string file_ = testing::TempDir() + "/binding_source_jwks.json";
  Grants grants_;
  std::shared_ptr<Authenticator> authenticator_;
};

const identity::Binding kSystem{v1::ROLE_SYSTEM, ""};
const identity::Binding kCoach{v1::ROLE_COACH, "incubators/x"};

TEST_F(BindingSourceTest, RolesOfBothAreHeld) {
  grants_.held["ada"] = {kCoach};
  EXPECT_THAT(authenticator_->IdentifyToken(Token("ada")).value()->bindings, ElementsAre(kSystem, kCoach));
  EXPECT_THAT(authenticator_->IdentifyToken(Token("bob")).value()->bindings, ElementsAre(kSystem));
}

TEST_F(BindingSourceTest, ARoleCountsAndCeasesToFromOneCallToTheNext) {
  const std::string token = Token("ada");
  EXPECT_THAT(authenticator_->IdentifyToken(token).value()->bindings, ElementsAre(kSystem));
  grants_.held["ada"] = {kCoach};
  EXPECT_THAT(authenticator_->IdentifyToken(token).value()->bindings, ElementsAre(kSystem, kCoach));
  EXPECT_THAT(authenticator_->IdentifyToken(token).value()->bindings, ElementsAre(kSystem, kCoach));
  grants_.held.clear();
  EXPECT_THAT(authenticator_->IdentifyToken(token).value()->bindings, ElementsAre(kSystem));
}

TEST_F(BindingSourceTest, WithoutItNobodyIsTakenForSomebodyWithFewerRoles) {
  const std::string token = Token("ada");
  ASSERT_TRUE(authenticator_->IdentifyToken(token).ok());
  grants_.trouble = absl::InternalError("the table of grants is locked");
  const absl::Status status = authenticator_->IdentifyToken(token).status();
  EXPECT_TRUE(absl::IsUnavailable(status)) << status;
  EXPECT_EQ(status.message().find("table"), absl::string_view::npos) << "its words are not the caller's";
  EXPECT_TRUE(absl::IsUnauthenticated(authenticator_->IdentifyToken("nonsense").status()));
}

}  // namespace
}  // namespace pepiniere::rpc
