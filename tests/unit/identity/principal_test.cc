#include "services/identity/principal.h"

#include <gtest/gtest.h>

namespace pepiniere::identity {
namespace {

using rpc::v1::ROLE_COACH;
using rpc::v1::ROLE_OWNER;

constexpr char kAda[] = "persons/01ADA";

Principal Ada(std::vector<Binding> bindings = {}) {
  return {.subject = "ada", .bindings = std::move(bindings), .issuer = "https://id.example", .person = kAda};
}

TEST(Principal, IsRecordedAsThePersonThatItIsOrElseByItsSubject) {
  EXPECT_EQ(Ada().name(), kAda);
  EXPECT_EQ((Principal{"sirene.example", {}}.name()), "sirene.example");
  EXPECT_EQ(Principal::Anonymous().name(), "");
}

TEST(Principal, EverybodyOwnsTheirOwnPersonAndNobodyElses) {
  const Principal ada = Ada();
  EXPECT_TRUE(ada.Covers(ROLE_OWNER, kAda));
  EXPECT_TRUE(ada.CoversAny({ROLE_COACH, ROLE_OWNER}, {"persons/01BOB", kAda}));
  EXPECT_TRUE(ada.Holds(ROLE_OWNER));
  EXPECT_TRUE(ada.bindings.empty()) << "nobody gave it";
  EXPECT_FALSE(ada.Covers(ROLE_OWNER, "persons/01BOB"));
  EXPECT_FALSE(ada.Covers(ROLE_OWNER, "persons/01ADA/x"));
  EXPECT_FALSE(ada.Covers(ROLE_OWNER, "")) << "everything";
  EXPECT_FALSE(ada.Covers(ROLE_COACH, kAda)) << "that role and no other";
  EXPECT_FALSE(ada.CoversAny({ROLE_COACH}, {kAda}));
}

TEST(Principal, WhoIsNoPersonOwnsNothing) {
  for (const Principal& caller : {Principal::Anonymous(), Principal{"sirene.example", {}},
                                  Principal{"service:cohort", {{rpc::v1::ROLE_SERVICE, ""}}}}) {
    EXPECT_FALSE(caller.Covers(ROLE_OWNER, "")) << caller.subject;
    EXPECT_FALSE(caller.Covers(ROLE_OWNER, kAda)) << caller.subject;
    EXPECT_FALSE(caller.Holds(ROLE_OWNER)) << caller.subject;
  }
}

TEST(Principal, PersonsReadWhatIsRestrictedOfTheirOwn) {
  EXPECT_TRUE(Ada().SeesAny({"incubators/x", kAda}));
  EXPECT_FALSE(Ada().SeesAny({"incubators/x", "persons/01BOB"}));
  EXPECT_FALSE(Ada().SeesAny({})) << "not everything";
  EXPECT_TRUE(Ada({{ROLE_COACH, "incubators/x"}}).SeesAny({"incubators/x"}));
  EXPECT_FALSE(Principal::Anonymous().SeesAny({""}));
}

}  // namespace
}  // namespace pepiniere::identity
