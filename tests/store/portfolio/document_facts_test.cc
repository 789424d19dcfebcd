// What the database itself tells of documents, for who asks it of many at once: whoever wrote them.
#include "absl/strings/str_cat.h"
#include "services/db/session.h"
#include "services/portfolio/store/lesson_store.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DocumentFactsTest : public StoreTest {
 protected:
  // has_contact, has_reason, has_lessons, lessons_confidential, and has_words of the version that holds.
  std::string Facts(const std::string& id) {
    const auto facts = Done(db().Read(Soon(), [&](db::Session& session) {
      return session.QueryOne(
          "SELECT CONCAT(p.has_contact, p.has_reason, p.has_lessons, p.lessons_confidential, h.has_words) FROM "
          "projects "
          "p JOIN project_history h ON h.id = p.id AND h.known_to_us = 9223372036854775807 WHERE p.id = ?",
          {id}, [](const db::Row& row) { return row.String(0); });
    }));
    return facts.value_or("none");
  }
  // As a server of the release before writes it, or nobody: it knows of no such columns.
  void Put(const std::string& id, const std::string& document) {
    EXPECT_TRUE(db().Transact(Soon(),
                              [&](db::Session& session) -> absl::Status {
                                for (const char* table : {"projects", "project_history"}) {
                                  const auto put = session.Execute(
                                      absl::StrCat("UPDATE ", table, " SET document = ? WHERE id = ?"), {document, id});
                                  if (!put.ok()) return put.status();
                                }
                                return absl::OkStatus();
                              })
                    .ok());
  }
};

TEST_F(DocumentFactsTest, FollowEachWrite) {
  Project project;
  project.title = "A \"outcome.lessons\":true, \"aliases\":[]";
  project.contact = project.problem_statement = "\"outcome.lessons_confidential\":true";
  Create("p", project);
  EXPECT_EQ(Facts("p"), "00000");
  const auto after = [&](auto change) {
    Edit("p", change);
    return Facts("p");
  };
  EXPECT_EQ(after([](Project& p) { p.programme_contact = "x"; }), "10000");
  EXPECT_EQ(after([](Project& p) { std::swap(p.programme_contact, p.incubator_contact); }), "10000");
  EXPECT_EQ(after([](Project& p) { p.outcome.reason = "x"; }), "11001");
  EXPECT_EQ(after([](Project& p) { std::swap(p.outcome.reason, p.outcome.lessons); }), "10101");
  EXPECT_EQ(after([](Project& p) { p.outcome.lessons_confidential = true; }), "10111");
  EXPECT_EQ(after([](Project& p) { p.outcome.lessons = ""; }), "10010");
  EXPECT_EQ(after([](Project& p) { p.aliases = {"projects/q"}; }), "10011");
  EXPECT_EQ(after([](Project& p) { p = Project(); }), "00000");
  Create("full", FullProject());
  EXPECT_EQ(Facts("full"), "11111");
}

TEST_F(DocumentFactsTest, FollowWhatAnotherReleaseWrites) {
  Create("p", Project());
  Put("p", R"({"outcome.lessons":"\"x\"","outcome.lessons_confidential":true})");
  EXPECT_EQ(Facts("p"), "00111");
  Put("p", R"({"outcome.lessons_confidential":false,"x":{"outcome.reason":"deeper"}})");
  EXPECT_EQ(Facts("p"), "00000");
}

TEST_F(DocumentFactsTest, WhatNobodyCanReadIsConfidential) {
  Create("open", FullProject());
  Edit("open", [](Project& p) { p.outcome.lessons_confidential = false; });
  const std::vector<std::string> ids = {"open"};
  EXPECT_THAT(Done(ConfidentialAmong(db(), Soon(), ids)), IsEmpty());
  for (const char* document :
       {"", "{not json", R"({"outcome.lessons_confidential":null})", R"({"outcome.lessons_confidential":"perhaps"})"}) {
    Put("open", document);
    EXPECT_THAT(Done(ConfidentialAmong(db(), Soon(), ids)), ElementsAre("open")) << document;
  }
}

}  // namespace
}  // namespace pepiniere::portfolio::store
