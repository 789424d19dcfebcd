#include "services/portfolio/store/lesson_store.h"

#include "services/db/session.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class LessonStoreTest : public StoreTest {
 protected:
  void Ended(const std::string& id, const Outcome& outcome, Phase phase = Phase::kStopped) {
    Project project;
    project.title = "Title of " + id;
    project.primary_incubator = "lab";
    project.outcome = outcome;
    Create(id, project);
    Advance(id, {Says(Phase::kConstruction, Day("2023-01-01")), Says(phase, Day("2024-01-01"))});
  }
  static Outcome Tells(std::string reason, std::string lessons, bool confidential = false) {
    Outcome outcome;
    outcome.reason = std::move(reason);
    outcome.lessons = std::move(lessons);
    outcome.lessons_confidential = confidential;
    return outcome;
  }
  LessonQuery Asking(std::string_view words, std::string_view filter = "") {
    LessonQuery query;
    query.list.filter = *query::ParseFilter(filter);
    query.list.order = *query::ParseOrderBy("", LessonOrder());
    query.words = *search::ReadWords(words);
    query.day = Day("2024-06-01");
    return query;
  }
  std::vector<std::string> Found(const LessonQuery& query) {
    std::vector<std::string> ids;
    for (const LessonView& lesson : Done(SearchLessons(finder(), Soon(), query)).rows) {
      ids.push_back(lesson.project.stored.id);
    }
    return ids;
  }
  std::vector<std::string> Found(std::string_view words, std::string_view filter = "") {
    return Found(Asking(words, filter));
  }
};

TEST_F(LessonStoreTest, FindsAllWordsByTheirBeginnings) {
  Ended("bridge", Tells("Personne n'avait besoin d’un pont", "Écouter les usagers avant de construire"));
  Ended("boat", Tells("It sank", "Ask the users of a boat, with AI or without"));
  EXPECT_THAT(Found(""), ElementsAre("boat", "bridge"));  // the latest first
  EXPECT_THAT(Found("usag constr"), ElementsAre("bridge"));
  EXPECT_THAT(Found("USAGERS ecouter"), ElementsAre("bridge"));
  EXPECT_THAT(Found("avait"), ElementsAre("bridge"));  // after an apostrophe
  EXPECT_THAT(Found("title"), ElementsAre("boat", "bridge"));
  EXPECT_THAT(Found("usagers sank"), IsEmpty());
  EXPECT_THAT(Found("sager"), IsEmpty());
  EXPECT_THAT(Found("ai"), ElementsAre("boat"));             // short
  EXPECT_THAT(Found("the with"), ElementsAre("boat"));       // common
  EXPECT_THAT(Found("+sank* -users"), ElementsAre("boat"));  // no operators
  EXPECT_THAT(Found("100%"), IsEmpty());
  EXPECT_THAT(Found("usagres ecuoter"), ElementsAre("bridge"));  // a typing error a word
}

TEST_F(LessonStoreTest, FollowsItsProject) {
  Ended("bridge", Tells("no need", ""));
  EXPECT_THAT(Found("lesson"), IsEmpty());
  Edit("bridge", [](Project& p) { p.outcome.lessons = "A lesson"; });
  EXPECT_THAT(Found("lesson"), ElementsAre("bridge"));
  Edit("bridge", [](Project& p) { p.title = "Viaduct"; });
  EXPECT_THAT(Found("viaduct"), ElementsAre("bridge"));
  Delete("bridge");
  EXPECT_THAT(Found(""), IsEmpty());
  Delete("bridge", false);
  EXPECT_THAT(Found("viaduct"), ElementsAre("bridge"));
  Edit("bridge", [](Project& p) { p.outcome = {}; });
  EXPECT_THAT(Found(""), IsEmpty());
}

TEST_F(LessonStoreTest, OnlyOfProjectsThatAreOverOnTheDay) {
  Ended("over", Tells("", "learned"), Phase::kInconclusive);
  Ended("handed-on", Tells("", "learned"), Phase::kTransferred);
  EXPECT_THAT(Found("learned"), ElementsAre("over"));
  EXPECT_THAT(Found("", "phase = INCONCLUSIVE AND incubator = incubators/lab"), ElementsAre("over"));
  EXPECT_THAT(Found("", "phase = STOPPED"), IsEmpty());
  LessonQuery before = Asking("");
  before.day = Day("2023-06-01");
  EXPECT_THAT(Found(before), IsEmpty());
  const LessonQuery wrong = Asking("", "title:x");
  EXPECT_EQ(SearchLessons(finder(), Soon(), wrong).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(LessonStoreTest, ConfidentialOnesAreFoundByThoseWhoHoldARole) {
  Ended("secret", Tells("", "a quarrel", true));
  Ended("open", Tells("", "a quarrel"));
  const auto as = [&](Reach reach) {
    LessonQuery query = Asking("quarrel");
    query.reach = std::move(reach);
    return Found(query);
  };
  EXPECT_THAT(as({}), ElementsAre("open"));
  EXPECT_THAT(as({.projects = {"other"}, .incubators = {"other"}, .organisations = {"lab"}}), ElementsAre("open"));
  EXPECT_THAT(as({.incubators = {"lab"}}), ElementsAre("open", "secret"));
  EXPECT_THAT(as({.projects = {"secret"}}), ElementsAre("open", "secret"));
  EXPECT_THAT(as({.everything = true}), ElementsAre("open", "secret"));
  // Whether a typing error is forgiven must not tell what a confidential lesson says.
  Ended("hushed", Tells("", "squabble", true));
  Ended("aloud", Tells("", "squabbel"));
  EXPECT_THAT(Found("squabble"), ElementsAre("aloud"));
  EXPECT_THAT(Done(ConfidentialAmong(db(), Soon(), {"secret", "open"})), ElementsAre("secret"));
}

TEST_F(LessonStoreTest, StaysConfidentialWithNothingLeftToTell) {
  Ended("emptied", Tells("", "", true));
  Ended("quoting", Tells("", "\"outcome.lessons_confidential\":true"));
  EXPECT_THAT(Done(ConfidentialAmong(db(), Soon(), {"emptied", "quoting"})), ElementsAre("emptied"));
}

TEST_F(LessonStoreTest, PagesHoldEachLessonOnce) {
  for (char c = 'a'; c <= 'g'; ++c) Ended(std::string(1, c), Tells("", "same words"));
  LessonQuery query = Asking("words");
  query.list.limit = 3;
  std::vector<std::string> all;
  do {
    const auto page = Done(SearchLessons(finder(), Soon(), query));
    for (const LessonView& lesson : page.rows) all.push_back(lesson.project.stored.id);
    query.list.after = page.last;
  } while (!query.list.after.empty());
  EXPECT_THAT(all, ElementsAre("g", "f", "e", "d", "c", "b", "a"));
}

TEST_F(LessonStoreTest, TheBackfillAddsWhatWasToldBefore) {
  Ended("old", Tells("", "told long ago"));
  Ended("older", Tells("told", ""));
  Ended("silent", {});
  ASSERT_TRUE(db().Transact(Soon(), [](db::Session& session) { return session.Execute("DELETE FROM lessons"); }).ok());
  EXPECT_THAT(Found(""), IsEmpty());
  EXPECT_EQ(Done(BackfillLessons(db(), Soon(), "", 1)), "old");
  EXPECT_EQ(Done(BackfillLessons(db(), Soon(), "old", 1)), "older");
  EXPECT_EQ(Done(BackfillLessons(db(), Soon(), "older", 1)), "");
  EXPECT_THAT(Found("told"), ElementsAre("older", "old"));
  EXPECT_EQ(Done(BackfillLessons(db(), Soon(), "", 100)), "");
}

}  // namespace
}  // namespace pepiniere::portfolio::store
