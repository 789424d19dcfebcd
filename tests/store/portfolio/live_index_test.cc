#include "services/portfolio/store/live_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/portfolio/store/directory_store.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class LiveIndexTest : public StoreTest {
 protected:
  LiveIndexTest() {
    EXPECT_TRUE(live_.Load(Soon()).ok());
    for (const std::string& id : std::vector<std::string>{"broken", "sound"}) {
      Project project;
      project.title = "Lisière";
      project.aliases = {"projects/former-" + id};
      Create(id, project);
      Incubator incubator;
      incubator.title = "Serre";
      Done(Write([&](journal::Unit& unit) { return record::Insert<Incubator>(unit, id, incubator); }));
    }
  }
  void Run(const std::string& sql) {
    Done(db().Transact(Soon(), [&](db::Session& session) { return session.Execute(sql); }));
  }
  // The names of what has a word: in the index that followed, once it is the same as one that is read now.
  std::vector<std::string> Found(const std::string& word) {
    LiveIndex fresh(db());
    EXPECT_TRUE(fresh.Load(Soon()).ok());
    const auto keys = [&](LiveIndex& index) {
      return Done(index.Answer(Soon(), [&](const search::Index& all) {
        std::vector<std::string> found;
        for (const search::Match& match : all.Find({word}, {})) found.push_back(all.At(match.place).key);
        return found;
      }));
    };
    const std::vector<std::string> followed = keys(live_);
    EXPECT_THAT(keys(fresh), ::testing::UnorderedElementsAreArray(followed)) << word;
    return followed;
  }

  LiveIndex live_{db()};
};

TEST_F(LiveIndexTest, WhatCannotBeReadHidesNothingElse) {
  EXPECT_THAT(Found("former"), UnorderedElementsAre("projects/broken", "projects/sound"));
  EXPECT_THAT(Found("serre"), UnorderedElementsAre("incubators/broken", "incubators/sound"));
  Run("UPDATE project_history SET document = '{\"aliases\": 4' WHERE id = 'broken'");
  Run("UPDATE incubators SET source_fields = '{oops' WHERE id = 'broken'");
  EXPECT_THAT(Found("former"), ElementsAre("projects/sound"));
  EXPECT_THAT(Found("lisiere"), UnorderedElementsAre("projects/broken", "projects/sound")) << "its title is there";
  EXPECT_THAT(Found("serre"), ElementsAre("incubators/sound"));
}

TEST_F(LiveIndexTest, FollowsTitlesAndAliases) {
  Edit("sound", [](Project& p) {
    p.title = "Orée";
    p.aliases = {"other"};
  });
  EXPECT_THAT(Found("lisiere"), ElementsAre("projects/broken"));
  EXPECT_THAT(Found("oree"), ElementsAre("projects/sound"));
  EXPECT_THAT(Found("other"), ElementsAre("projects/sound"));
  Delete("sound");
  EXPECT_THAT(Found("oree"), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::portfolio::store
