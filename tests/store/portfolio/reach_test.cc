#include "services/portfolio/store/reach.h"

#include <algorithm>

#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/hidden_incubators.h"
#include "services/record/page.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class ReachTest : public StoreTest {
 protected:
  // justice > courts; sea > harbours. The lab is the courts', the yard is nobody's, the den is hidden and the sea's.
  void SetUp() override {
    const auto organisation = [&](const std::string& id, const std::string& parent) {
      Organisation o;
      o.parent = parent;
      Done(Write([&](journal::Unit& unit) { return record::Insert<Organisation>(unit, id, o); }));
      tree_.Add(id, parent, "");
    };
    const auto incubator = [&](const std::string& id, const std::string& owner, bool hidden) {
      Incubator i;
      i.owner = owner;
      i.hidden = hidden;
      Done(Write([&](journal::Unit& unit) { return record::Insert<Incubator>(unit, id, i); }));
    };
    organisation("justice", "");
    organisation("courts", "justice");
    organisation("sea", "");
    organisation("harbours", "sea");
    incubator("lab", "courts", false);
    incubator("yard", "", false);
    incubator("den", "sea", true);
    Add("sponsored", "yard", {}, {"harbours"});
    Add("owned", "lab", {}, {});
    Add("shared", "yard", {"lab", "den"}, {});
    Add("nobodys", "yard", {}, {});
  }

  void Add(const std::string& id, const std::string& primary, const std::vector<std::string>& others,
           const std::vector<std::string>& sponsors) {
    Project project;
    project.primary_incubator = primary;
    project.other_incubators = others;
    project.sponsors = sponsors;
    Create(id, project);
  }

  Reach Of(std::vector<std::string> projects, std::vector<std::string> incubators,
           std::vector<std::string> organisations) {
    Reach reach{.projects = std::move(projects),
                .incubators = std::move(incubators),
                .organisations = std::move(organisations)};
    const auto owned = Done(OwnedIncubators(db(), Soon(), reach.organisations));
    reach.incubators.insert(reach.incubators.end(), owned.begin(), owned.end());
    return reach;
  }

  std::vector<std::string> Reached(const Reach& reach) {
    query::SqlFragment select;
    select.Add("SELECT p.id FROM projects p WHERE ").Add(Reaches(reach, "p.id")).Add(" ORDER BY p.id");
    return Done(db().Read(Soon(), [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
      std::vector<std::string> ids;
      const absl::Status read = session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
        ids.push_back(row.String(0));
        return absl::OkStatus();
      });
      if (!read.ok()) return read;
      return ids;
    }));
  }
};

TEST_F(ReachTest, WhatContainsAProject) {
  const Containers of = Done(ContainersOfProjects(db(), Soon(), {"sponsored", "owned", "shared", "nowhere"}));
  EXPECT_THAT(of.at("sponsored"), UnorderedElementsAre("projects/sponsored", "incubators/yard",
                                                       "organisations/harbours", "organisations/sea"));
  EXPECT_THAT(of.at("owned"), UnorderedElementsAre("projects/owned", "incubators/lab", "organisations/courts",
                                                   "organisations/justice"));
  EXPECT_THAT(of.at("shared"),
              UnorderedElementsAre("projects/shared", "incubators/yard", "incubators/lab", "incubators/den",
                                   "organisations/courts", "organisations/justice", "organisations/sea"));
  EXPECT_THAT(of.at("nowhere"), ElementsAre("projects/nowhere"));
}

TEST_F(ReachTest, WhatContainsAnIncubator) {
  const Containers of = Done(ContainersOfIncubators(db(), Soon(), {"lab", "yard", "nowhere"}));
  EXPECT_THAT(of.at("lab"), UnorderedElementsAre("incubators/lab", "organisations/courts", "organisations/justice"));
  EXPECT_THAT(of.at("yard"), ElementsAre("incubators/yard"));
  EXPECT_FALSE(of.contains("nowhere"));
}

// Whoever may do something to a project by what contains it finds it in lists, and nobody else does.
TEST_F(ReachTest, IsTheSameFromBothEnds) {
  const std::vector<std::string> projects = {"nobodys", "owned", "shared", "sponsored"};
  const Containers of = Done(ContainersOfProjects(db(), Soon(), projects));
  const auto both = [&](const std::string& name, const Reach& reach) {
    std::vector<std::string> contained;
    for (const std::string& id : projects) {
      if (std::ranges::find(of.at(id), name) != of.at(id).end()) contained.push_back(id);
    }
    EXPECT_EQ(Reached(reach), contained) << name;
    return contained;
  };
  EXPECT_THAT(both("organisations/justice", Of({}, {}, {"justice"})), ElementsAre("owned", "shared"));
  EXPECT_THAT(both("organisations/sea", Of({}, {}, {"sea"})), ElementsAre("shared", "sponsored"));
  EXPECT_THAT(both("organisations/harbours", Of({}, {}, {"harbours"})), ElementsAre("sponsored"));
  EXPECT_THAT(both("incubators/lab", Of({}, {"lab"}, {})), ElementsAre("owned", "shared"));
  EXPECT_THAT(both("projects/nobodys", Of({"nobodys"}, {}, {})), ElementsAre("nobodys"));
  EXPECT_THAT(Reached({}), IsEmpty());
  EXPECT_EQ(Reached({.everything = true}), projects);
}

// A source may name an owner, or one above it, that nobody has told of.
TEST_F(ReachTest, IsTheSameOfOrganisationsThatAreNotThere) {
  Organisation orphan;
  orphan.parent = "senate";
  Done(Write([&](journal::Unit& unit) { return record::Insert<Organisation>(unit, "quarries", orphan); }));
  for (const auto& [id, owner] : {std::pair("pit", "quarries"), {"attic", "ghost"}}) {
    Incubator incubator;
    incubator.owner = owner;
    Done(Write([&](journal::Unit& unit) { return record::Insert<Incubator>(unit, id, incubator); }));
  }
  Add("dug", "pit", {}, {});
  Add("haunted", "yard", {"attic"}, {});
  Add("favoured", "yard", {}, {"ghost"});
  const Containers of = Done(ContainersOfProjects(db(), Soon(), {"dug", "favoured", "haunted"}));
  const auto both = [&](const std::string& organisation) {
    std::vector<std::string> contained;
    for (const std::string id : {"dug", "favoured", "haunted"}) {
      if (std::ranges::count(of.at(id), "organisations/" + organisation)) contained.push_back(id);
    }
    EXPECT_EQ(Reached(Of({}, {}, {organisation})), contained) << organisation;
    return contained;
  };
  EXPECT_THAT(both("ghost"), ElementsAre("favoured", "haunted"));
  EXPECT_THAT(both("senate"), ElementsAre("dug"));
  EXPECT_THAT(both("quarries"), ElementsAre("dug"));
  EXPECT_THAT(both("nobody"), IsEmpty());
  EXPECT_THAT(Done(ContainersOfIncubators(db(), Soon(), {"attic"})).at("attic"),
              UnorderedElementsAre("incubators/attic", "organisations/ghost"));
}

TEST_F(ReachTest, AHiddenIncubatorIsKnownToThePeopleOfItsProjects) {
  EXPECT_THAT(Done(HiddenIncubators(db(), Soon())), ElementsAre("den"));
  const auto known = [&](const Reach& reach) { return Done(WithReachedProjects(db(), Soon(), reach, {"den"})); };
  EXPECT_THAT(known(Of({"shared"}, {}, {})), ElementsAre("den"));
  EXPECT_THAT(known(Of({}, {"lab"}, {})), ElementsAre("den"));
  EXPECT_THAT(known(Of({"owned"}, {}, {"harbours"})), IsEmpty());
}

TEST_F(ReachTest, ListsDoNotTellOfWhatIsConcealed) {
  record::ListQuery list;
  list.order = *query::ParseOrderBy("", record::TableOrder());
  list.concealed = {"den"};
  std::vector<std::string> told;
  for (const auto& row : Done(List<Incubator>(finder(), Soon(), list)).rows) told.push_back(row.id);
  EXPECT_THAT(told, ElementsAre("lab", "yard"));

  const auto found = [&](std::string_view filter) {
    record::ListQuery asked;
    asked.filter = *query::ParseFilter(filter);
    asked.concealed = {"den"};
    const auto set = Done(MatchProjects(finder(), Soon(), asked, {Day("2026-01-01"), std::nullopt}));
    std::vector<std::string> ids(set.begin(), set.end());
    std::ranges::sort(ids);
    return ids;
  };
  EXPECT_THAT(found("incubator = den"), IsEmpty());
  EXPECT_THAT(found("incubator = lab"), ElementsAre("owned", "shared"));
  EXPECT_THAT(found("NOT incubator = den"), ElementsAre("nobodys", "owned", "shared", "sponsored"));
  EXPECT_THAT(found("primary_incubator = den OR incubator = incubators/den"), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::portfolio::store
