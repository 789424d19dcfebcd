#include "services/identity/roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/aip/resource_name.h"
#include "services/identity/principal.h"

namespace pepiniere::identity {
namespace {

using rpc::v1::RoleRule;
using testing::HasSubstr;

const RoleRule& RuleOf(Role role) {
  return rpc::v1::Role_descriptor()->FindValueByNumber(role)->options().GetExtension(rpc::v1::role_rule);
}

// What is wrong, with "role: " or "resource: " before it; empty: nothing.
std::string Wrong(Role role, std::string_view resource, Giver giver) {
  const auto misfit = MisfitOf(role, resource, giver);
  return misfit ? std::string(misfit->field) + ": " + misfit->why : "";
}

TEST(Roles, EachHasARuleWhosePatternsAreNames) {
  ASSERT_EQ(static_cast<int>(Roles().size()), rpc::v1::Role_descriptor()->value_count() - 1);
  for (const Role role : Roles()) {
    const std::string name(NameOf(role));
    const auto& options = rpc::v1::Role_descriptor()->FindValueByNumber(role)->options();
    EXPECT_TRUE(options.HasExtension(rpc::v1::role_rule)) << name;
    EXPECT_TRUE(RuleOf(role).on_everything() || RuleOf(role).held_on_size() > 0) << name;
    EXPECT_FALSE(RuleOf(role).holders().empty()) << name;
    if (RuleOf(role).bound_to_resource()) {
      EXPECT_TRUE(RuleOf(role).on_everything() && RuleOf(role).held_on_size() > 0) << name << ": it would say nothing";
    }
    for (const std::string& pattern : PatternsOf(role)) {
      EXPECT_THAT(pattern, testing::MatchesRegex("[a-z][A-Za-z]*/\\{[a-z_]+\\}")) << name;
      const std::string resource = aip::ResourcePattern(pattern).Format({"x"});
      EXPECT_TRUE(Fits(role, resource)) << name << " of " << resource;
      EXPECT_FALSE(Fits(role, resource + "/parts/y")) << name << " of a part of " << resource;
    }
    EXPECT_FALSE(Fits(role, "")) << name;
  }
}

TEST(Roles, HaveANameAndASymbol) {
  EXPECT_EQ(NameOf(rpc::v1::ROLE_PLAN_COORDINATOR), "plan_coordinator");
  EXPECT_EQ(SymbolOf(rpc::v1::ROLE_PLAN_COORDINATOR), "PLAN_COORDINATOR");
  for (const Role role : Roles()) {
    EXPECT_EQ(RoleNamed(NameOf(role)), role);
    EXPECT_EQ(RoleNamed(SymbolOf(role)), role);
  }
  for (const char* none : {"", "gardener", "unspecified", "ROLE_COACH"}) {
    EXPECT_EQ(RoleNamed(none), rpc::v1::ROLE_UNSPECIFIED) << none;
  }
  EXPECT_EQ(NameOf(static_cast<Role>(999)), "");
}

TEST(Roles, ABindingNamesWhatTheRoleMayBeHeldOn) {
  const auto wrong = [](Role role, std::string_view resource) { return Wrong(role, resource, Giver::kBinding); };
  EXPECT_EQ(wrong(rpc::v1::ROLE_COACH, "incubators/x"), "");
  EXPECT_EQ(wrong(rpc::v1::ROLE_COACH, "programmes/x"), "");
  EXPECT_EQ(wrong(rpc::v1::ROLE_COACH, "networks/x"), "");
  EXPECT_EQ(wrong(rpc::v1::ROLE_COACH, "organisations/x"),
            "resource: this role is held on something: incubators/{incubator} or programmes/{programme} or "
            "networks/{network}");
  EXPECT_THAT(wrong(rpc::v1::ROLE_COACH, ""), HasSubstr("held on something"));
  EXPECT_THAT(wrong(rpc::v1::ROLE_SOURCE, ""), HasSubstr("projects/{project}"));
  EXPECT_EQ(wrong(rpc::v1::ROLE_SYSTEM, ""), "");
  EXPECT_EQ(wrong(rpc::v1::ROLE_SYSTEM, "projects/x"), "");
  EXPECT_EQ(wrong(rpc::v1::ROLE_SYSTEM, "incubators/x"),
            "resource: this role is held on everything, or on projects/{project}");
  EXPECT_EQ(wrong(rpc::v1::ROLE_POLICY_OFFICER, ""), "");
  EXPECT_EQ(wrong(rpc::v1::ROLE_PROGRAMME_ADMIN, "incubators/x"),
            "resource: this role is held on everything: leave it out");
}

TEST(Roles, NobodyGivesWhatFollowsFromSomethingElse) {
  for (const Giver giver : {Giver::kToken, Giver::kClientTable, Giver::kBinding}) {
    EXPECT_THAT(Wrong(rpc::v1::ROLE_JUROR, "calls/x", giver), HasSubstr("role: nobody gives this role"));
    EXPECT_THAT(Wrong(rpc::v1::ROLE_MODERATOR, "spaces/x", giver), HasSubstr("role: nobody gives this role"));
    EXPECT_THAT(Wrong(rpc::v1::ROLE_OWNER, "persons/x", giver), HasSubstr("role: nobody gives this role"));
  }
  EXPECT_THAT(Wrong(rpc::v1::ROLE_SERVICE, "", Giver::kBinding), HasSubstr("role: this role is for the services"));
  EXPECT_THAT(Wrong(rpc::v1::ROLE_SERVICE, "", Giver::kToken), HasSubstr("role: this role is for the services"));
  EXPECT_EQ(Wrong(rpc::v1::ROLE_SERVICE, "", Giver::kClientTable), "");
}

TEST(ParseBinding, ReadsWhatATokenMayGive) {
  const auto parse = [](const char* text) { return ParseBinding(text, Giver::kToken); };
  EXPECT_EQ(parse("team@projects/x"), (Binding{rpc::v1::ROLE_TEAM, "projects/x"}));
  EXPECT_EQ(parse("coach"), (Binding{rpc::v1::ROLE_COACH, ""})) << "of everything: a binding would have to say on what";
  for (const char* none : {"team", "team@", "team@incubators/x", "source", "juror@calls/x", "owner@persons/x",
                           "service", "gardener", "", "@projects/x", "programme_admin@incubators/x"}) {
    EXPECT_FALSE(parse(none)) << none;
  }
  EXPECT_EQ(ParseBinding("service", Giver::kClientTable), (Binding{rpc::v1::ROLE_SERVICE, ""}));
}

TEST(Principal, OnlySomeRolesReadWhatIsRestricted) {
  const std::vector<std::string> around = {"projects/x", "incubators/y"};
  const auto sees = [&](Role role, const char* resource) { return Principal{"a", {{role, resource}}}.SeesAny(around); };
  EXPECT_TRUE(sees(rpc::v1::ROLE_TEAM, "projects/x"));
  EXPECT_TRUE(sees(rpc::v1::ROLE_COACH, "incubators/y"));
  EXPECT_TRUE(sees(rpc::v1::ROLE_SYSTEM, ""));
  EXPECT_TRUE(sees(rpc::v1::ROLE_SYSTEM, "projects/x"));
  EXPECT_FALSE(sees(rpc::v1::ROLE_TEAM, "projects/z"));
  EXPECT_FALSE(sees(rpc::v1::ROLE_SOURCE, "projects/x")) << "a source writes to its project, and reads no budget";
  EXPECT_FALSE(sees(rpc::v1::ROLE_POLICY_OFFICER, ""));
  EXPECT_TRUE(sees(rpc::v1::ROLE_SERVICE, ""));
  EXPECT_FALSE(Principal::Anonymous().SeesAny(around));
}

}  // namespace
}  // namespace pepiniere::identity
