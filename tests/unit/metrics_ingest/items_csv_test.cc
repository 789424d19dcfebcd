#include <optional>

#include "services/metrics/ingest/actionable_agile.h"
#include "services/metrics/ingest/changelog.h"
#include "services/metrics/ingest/sprints_csv.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Told Agile(std::string_view text, const Reading& reading = InParis()) {
  auto told = ReadActionableAgile(text, reading);
  EXPECT_TRUE(told.ok()) << told.status();
  return told.ok() ? *std::move(told) : Told();
}

TEST(ActionableAgileTest, AStageAColumn) {
  const Told told = Agile(
      "ID,Link,Name,À faire,Active,Resolved,Closed,Type,Area\n"
      "12,https://forge.example/12,Le bouton,2026-09-01,2026-09-03,,2026-09-10,Bug,front\n"
      "13,,Le filtre,2026-09-02,2026-09-04,2026-09-05,,User Story,\n"
      "14,,Jamais,,,,,Task,\n");
  const auto items = AllOf<ItemSeen>(told.events);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_THAT(items[0].keys, IsEmpty()) << "a row is known by its id";
  EXPECT_EQ(items[0].id, "12");
  EXPECT_EQ(items[0].title, "Le bouton");
  EXPECT_EQ(items[0].type, "Bug");
  EXPECT_EQ(items[0].requested, At("2026-08-31T22:00:00Z")) << "a day of Paris";
  EXPECT_THAT(Transitions(items[0]),
              ElementsAre("TODO 2026-08-31T22:00:00+00:00", "IN_PROGRESS 2026-09-02T22:00:00+00:00",
                          "DONE 2026-09-09T22:00:00+00:00"));
  EXPECT_THAT(Transitions(items[1]),
              ElementsAre("TODO 2026-09-01T22:00:00+00:00", "IN_PROGRESS 2026-09-03T22:00:00+00:00"))
      << "resolved is in progress still, and no new state";
  EXPECT_THAT(items[2].transitions, IsEmpty());
  EXPECT_EQ(items[2].requested, std::nullopt);
  EXPECT_EQ(told.read, 3);
  EXPECT_EQ(told.refused, 0);
  for (const Finding& finding : told.findings) {
    if (finding.code != "STAGE") continue;
    EXPECT_THAT(finding.action, HasSubstr("--state")) << "a file has no source's settings";
  }
  EXPECT_THAT(Said(told.findings), ElementsAre("1 À faire STAGE", "1 Active STAGE", "1 Resolved STAGE",
                                               "1 Closed STAGE", "1 Area UNKNOWN_COLUMN"));
  EXPECT_THAT(told.findings[2].message, HasSubstr("IN_PROGRESS"));
}

TEST(ActionableAgileTest, WithoutABacklogNobodySaysWhenItWasAskedFor) {
  const auto items =
      AllOf<ItemSeen>(Agile("ID;Name;Doing;Livré en ligne;Type\nA-1;x;01/09/2026 09:00;10/09/2026;Bug\n").events);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].requested, std::nullopt);
  EXPECT_THAT(Transitions(items[0]),
              ElementsAre("IN_PROGRESS 2026-09-01T07:00:00+00:00", "DONE 2026-09-09T22:00:00+00:00"))
      << "the last stage is done, whatever it is called";
}

TEST(ActionableAgileTest, ATeamsOwnWordsAndNoType) {
  Reading reading = InParis();
  reading.words.Set("Établi", State::kTodo);
  const Told told = Agile("ID,Name,Établi,Forge,Fini,Area\n1,x,2026-09-01,2026-09-02,2026-09-03,front\n", reading);
  EXPECT_THAT(Transitions(AllOf<ItemSeen>(told.events).at(0)),
              ElementsAre("TODO 2026-08-31T22:00:00+00:00", "IN_PROGRESS 2026-09-01T22:00:00+00:00",
                          "DONE 2026-09-02T22:00:00+00:00"));
  EXPECT_THAT(Said(told.findings),
              ElementsAre("1 Établi STAGE", "1 Forge STAGE", "1 Fini STAGE", "1 Area UNKNOWN_COLUMN"));
}

TEST(ActionableAgileTest, ABadLineIsLeftOutAndTheRestKept) {
  const Told told = Agile(
      "ID,Name,New,Done,Type\n"
      "1,ok,2026-09-01,2026-09-02,Bug\n"
      "2,when,2026-09-01,demain,Bug\n"
      "3,back,2026-09-05,2026-09-02,Bug\n"
      ",none,2026-09-01,2026-09-02,Bug\n"
      "1,again,2026-09-01,2026-09-02,Bug\n"
      "6,ahead,2026-09-01,2027-09-02,Bug\n"
      "7,two,many,cells,Bug,x\n");
  EXPECT_EQ(told.events.size(), 1U);
  EXPECT_EQ(told.read, 7);
  EXPECT_EQ(told.refused, 6);
  EXPECT_THAT(Said(told.findings), ElementsAre("!8 CELLS", "1 New STAGE", "1 Done STAGE", "!3 Done NO_INSTANT",
                                               "!4 Done BACKWARD", "!5 ID MISSING", "!6 ID REPEATED", "!7 Done CLOCK"));
  EXPECT_THAT(told.findings[3].message, HasSubstr("\"demain\" is no day"));
}

TEST(ActionableAgileTest, WhatIsNoneOfItsTables) {
  EXPECT_THAT(ReadActionableAgile("Nom,Date\nx,2026-09-01\n", InParis()).status().message(),
              HasSubstr("has no column \"ID\"; it has Nom, Date"));
  EXPECT_THAT(ReadActionableAgile("ID,Name,Area\n1,x,front\n", InParis()).status().message(),
              HasSubstr("has no stage"));
}

Told Changes(std::string_view text) {
  auto told = ReadChangelog(text, InParis());
  EXPECT_TRUE(told.ok()) << told.status();
  return told.ok() ? *std::move(told) : Told();
}

TEST(ChangelogTest, OneItemAnIssueInWhateverOrder) {
  const Told told = Changes(
      "issue;field;from;to;at\n"
      "A-2;Statut;À faire;En cours;2026-09-03T08:00:00Z\n"
      "A-1;status;Doing;Done;2026-09-10T08:00:00Z\n"
      "A-1;status;To Do;Doing;2026-09-03T08:00:00Z\n"
      "A-1;created;;;2026-09-01T08:00:00Z\n"
      "A-1;Story Points;;3;2026-09-02T08:00:00Z\n"
      "A-1;Story Points;3;5,5;2026-09-04T08:00:00Z\n"
      "A-1;summary;;Le bouton;2026-09-01T08:00:00Z\n"
      "A-1;assignee;camille;robin;2026-09-01T08:00:00Z\n");
  const auto items = AllOf<ItemSeen>(told.events);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].id, "A-2");
  EXPECT_EQ(items[0].requested, std::nullopt) << "nobody told";
  const ItemSeen& item = items[1];
  EXPECT_EQ(item.requested, At("2026-09-01T08:00:00Z"));
  EXPECT_EQ(item.title, "Le bouton");
  EXPECT_THAT(Transitions(item),
              ElementsAre("IN_PROGRESS 2026-09-03T08:00:00+00:00", "DONE 2026-09-10T08:00:00+00:00"));
  ASSERT_EQ(item.estimates.size(), 2U);
  EXPECT_EQ(item.estimates[1].value, 5.5);
  EXPECT_THAT(Said(told.findings), ElementsAre("0 UNKNOWN_FIELD"));
  EXPECT_THAT(told.findings[0].message, HasSubstr("\"assignee\" stands on 1 lines"));
}

TEST(ChangelogTest, StepsWithinOneStateAreNoTransitions) {
  const auto items = AllOf<ItemSeen>(Changes("issue,field,from,to,at\n"
                                             "A,status,Development,Review,2026-09-03T08:00:00Z\n"
                                             "A,status,Review,Done,2026-09-04T08:00:00Z\n"
                                             "A,status,Done,To do,2026-09-05T08:00:00Z\n")
                                         .events);
  EXPECT_THAT(Transitions(items.at(0)), ElementsAre("DONE 2026-09-04T08:00:00+00:00", "TODO 2026-09-05T08:00:00+00:00"))
      << "when it was started was before the history begins";
}

TEST(ChangelogTest, SprintsJoinedAndLeft) {
  const Told told = Changes(
      "issue,field,from,to,at\n"
      "A,Sprint,,Sprint 1,2026-09-01T08:00:00Z\n"
      "A,Sprint,Sprint 1,\"Sprint 1, Sprint 2\",2026-09-15T08:00:00Z\n"
      "A,Sprint,\"Sprint 1, Sprint 2\",Sprint 2,2026-09-16T08:00:00Z\n"
      "A,Sprint,Sprint 0,,2026-09-17T08:00:00Z\n");
  const ItemSeen item = AllOf<ItemSeen>(told.events).at(0);
  ASSERT_EQ(item.memberships.size(), 2U);
  EXPECT_EQ(item.memberships[0].sprint, "Sprint 1");
  EXPECT_EQ(item.memberships[0].to, At("2026-09-16T08:00:00Z"));
  EXPECT_EQ(item.memberships[1].from, At("2026-09-15T08:00:00Z"));
  EXPECT_EQ(item.memberships[1].to, std::nullopt);
  EXPECT_THAT(Said(told.findings), ElementsAre("5 NOT_IN_SPRINT"));
}

TEST(ChangelogTest, ABadLineIsLeftOutAndTheRestKept) {
  const Told told = Changes(
      "issue,field,from,to,at\n"
      "A,status,To do,Quelque part,2026-09-03T08:00:00Z\n"
      "A,status,To do,,2026-09-03T08:00:00Z\n"
      "A,status,To do,Doing,\n"
      "A,points,,beaucoup,2026-09-03T08:00:00Z\n"
      "A,,,x,2026-09-03T08:00:00Z\n"
      "A,status,To do,Doing,2026-09-04T08:00:00Z\n"
      "A,points,3,,2026-09-05T08:00:00Z\n");
  EXPECT_EQ(told.read, 7);
  EXPECT_EQ(told.refused, 5);
  EXPECT_THAT(Transitions(AllOf<ItemSeen>(told.events).at(0)), ElementsAre("IN_PROGRESS 2026-09-04T08:00:00+00:00"));
  EXPECT_THAT(Said(told.findings), ElementsAre("!2 to UNKNOWN_STATE", "!3 to MISSING", "!4 at MISSING",
                                               "!5 to NO_NUMBER", "!6 field MISSING", "8 NO_ESTIMATE"));
  EXPECT_THAT(ReadChangelog("issue,field,from,to\n", InParis()).status().message(), HasSubstr("has no column \"at\""));
}

TEST(SprintsTest, ALineASprint) {
  const auto told = ReadSprints(
      "\xef\xbb\xbfid;début;fin;objectif;clos\r\n"
      "S1;2026-09-01;2026-09-15;Le paiement;oui\r\n"
      "S2;2026-09-15T09:00:00+02:00;2026-09-29T09:00:00+02:00;;\r\n"
      "S3;2026-09-29;2026-10-13;;\r\n"
      "S4;2026-09-29;2026-09-29;;\r\n"
      "S1;2026-09-01;2026-09-15;;\r\n"
      "S5;2026-09-01;2026-09-15;;peut-être\r\n"
      "S6;;2026-09-15;;\r\n"
      "S7;2026-12-01;2026-12-15;;\r\n"
      "S8;2926-12-01;2926-12-15;;\r\n",
      InParis());
  ASSERT_TRUE(told.ok()) << told.status();
  const auto sprints = AllOf<SprintSeen>(told->events);
  ASSERT_EQ(sprints.size(), 4U);
  EXPECT_EQ(sprints[0].start, At("2026-08-31T22:00:00Z"));
  EXPECT_EQ(sprints[0].end, At("2026-09-14T22:00:00Z"));
  EXPECT_EQ(sprints[0].goal, "Le paiement");
  EXPECT_TRUE(sprints[0].closed);
  EXPECT_TRUE(sprints[1].closed) << "its end has come";
  EXPECT_FALSE(sprints[2].closed) << "it goes on until the 13th";
  EXPECT_EQ(sprints[3].id, "S7") << "a sprint may be planned";
  EXPECT_THAT(Said(told->findings),
              ElementsAre("!5 fin BACKWARD", "!6 id REPEATED", "!7 clos NO_FLAG", "!8 début MISSING", "!10 début CLOCK",
                          "!10 fin CLOCK", "1 fin END_DAY"));
  EXPECT_EQ(told->refused, 5);
}

}  // namespace
}  // namespace pepiniere::metrics
