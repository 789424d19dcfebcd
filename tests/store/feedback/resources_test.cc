// Each resource on its way to the database and back, with what it is filtered by; and places of quotas.
#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "services/feedback/domain/snapshot.h"
#include "services/feedback/store/comment_store.h"
#include "services/feedback/store/constraint_store.h"
#include "services/feedback/store/idea_store.h"
#include "services/feedback/store/invitation_store.h"
#include "services/feedback/store/measure_store.h"
#include "services/feedback/store/moderation_store.h"
#include "services/feedback/store/network_store.h"
#include "services/feedback/store/panel_store.h"
#include "services/feedback/store/questionnaire_store.h"
#include "services/feedback/store/receipt_store.h"
#include "services/feedback/store/retrospective_store.h"
#include "services/feedback/store/space_store.h"
#include "services/feedback/store/study_store.h"
#include "services/query/filter.h"
#include "services/query/filter_sql.h"
#include "services/record/document.h"
#include "tests/store/feedback/feedback_test.h"

namespace pepiniere::feedback::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ResourcesTest : public FeedbackTest {
 protected:
  // Goes there and comes back as it was, as its history says too.
  template <typename T>
  void GoesAndComes(const std::string& id, const T& value) {
    const base::Stored<T> made = Add(id, value);
    const auto found = Done(record::Find<T>(db(), Soon(), id));
    ASSERT_TRUE(found) << id;
    EXPECT_TRUE(found->value == value) << record::ToDocument(found->value) << record::ToDocument(value);
    T told{};
    EXPECT_TRUE(record::FromDocument(record::ToDocument(value), told).ok());
    EXPECT_TRUE(told == value) << record::ToDocument(told);
  }

  template <typename T>
  std::vector<std::string> Filtered(const query::FilterSchema& schema, std::string_view filter) {
    EXPECT_TRUE(schema.Check().ok()) << schema.Check();
    const auto parsed = query::ParseFilter(filter);
    const auto where = query::CompileFilter(*parsed, schema);
    EXPECT_TRUE(where.ok()) << where.status();
    std::vector<std::string> ids;
    for (const auto& row : Done(record::Select<T>(db(), Soon(), *where))) ids.push_back(row.id);
    return ids;
  }
};

TEST_F(ResourcesTest, WhatPeopleSayGoesAndComesBackFieldByField) {
  Constraint constraint;
  constraint.topic = "funding";
  constraint.reporter = "persons/a";
  constraint.cohort = "programmes/p/cohorts/1";
  constraint.programme = "programmes/p";
  constraint.severity = 3;
  constraint.lost_days = 2.5;
  constraint.text = "L'été,\nrien n'avance.";
  constraint.visibility = ConstraintVisibility::kProgramme;
  GoesAndComes("c1", constraint);
  EXPECT_THAT(Filtered<Constraint>(ConstraintFilters(), "severity >= 3 AND visibility = PROGRAMME"), ElementsAre("c1"));
  EXPECT_THAT(Filtered<Constraint>(ConstraintFilters(), "topic = \"constraintTopics/other\""), IsEmpty());

  Idea idea;
  idea.author = "persons/a";
  idea.signature = "Camille";
  idea.title = "Des bureaux";
  idea.text = "Ouvrir.";
  idea.state = IdeaState::kMerged;
  idea.merged_into = "s/1";
  idea.visibility = ItemVisibility::kHidden;
  idea.moderation = ModerationTime::kBefore;
  GoesAndComes("s/2", idea);
  EXPECT_THAT(Filtered<Idea>(IdeaFilters(), "state = MERGED AND visibility = HIDDEN"), ElementsAre("s/2"));

  Comment comment;
  comment.author = "persons/b";
  comment.text = "Bof.";
  comment.reply_to = "s/2/1";
  GoesAndComes("s/2/2", comment);

  Retrospective retrospective;
  retrospective.author = "persons/a";
  retrospective.project = "projects/p";
  retrospective.title = "Trop tard";
  retrospective.tried = "Tout.";
  retrospective.happened = "Rien.";
  retrospective.learned = "Demander.";
  retrospective.sharing = Sharing::kConfidential;
  GoesAndComes("r1", retrospective);
  EXPECT_THAT(Filtered<Retrospective>(RetrospectiveFilters(), "learned = \"Demander.\""), ElementsAre("r1"));
}

TEST_F(ResourcesTest, SoDoesWhatBecomesOfIt) {
  Measure measure;
  measure.title = "Ouverts";
  measure.audiences = {"AGENTS", "COMPANIES"};
  measure.ideas = {"s/1", "s/2"};
  measure.state = MeasureState::kDelivered;
  measure.moves = {{MeasureState::kAnnounced, *base::Date::Parse("2026-12-01"), ""},
                   {MeasureState::kDelivered, *base::Date::Parse("2026-12-05"), "Enfin."}};
  GoesAndComes("m1", measure);

  Receipt receipt;
  receipt.person = "persons/a";
  receipt.contribution = "spaces/s/ideas/1";
  receipt.outcome = ReceiptOutcome::kBecameMeasure;
  receipt.consequence = "measures/m1";
  receipt.title = "Ouverts";
  receipt.document = "{}";
  GoesAndComes("01J", receipt);
  EXPECT_TRUE(In([&](db::Session& session) { return HasReceipt(session, receipt); }));
  receipt.outcome = ReceiptOutcome::kDelivered;
  EXPECT_FALSE(In([&](db::Session& session) { return HasReceipt(session, receipt); }));
}

TEST_F(ResourcesTest, SoDoPanelsAndStudies) {
  Panel panel;
  panel.title = "Usagers";
  panel.capacity = 5000;
  panel.criteria = {{"age", "Âge", {"young", "old"}}};
  GoesAndComes("p", panel);
  Panelist panelist;
  panelist.person = "persons/a";
  panelist.profile = {{"age", "old"}};
  GoesAndComes("p/1", panelist);
  EXPECT_EQ(In([](db::Session& session) { return CountPanelists(session, "p"); }), 1);
  Study study;
  study.title = "Usages";
  study.kind = StudyKind::kLasting;
  study.wanted = 3;
  study.expected_percent = 30;
  study.reserve_hours = 48;
  study.state = StudyState::kDrawn;
  study.strata = {{.code = "old", .population = 4, .wanted = 1, .invitations = 2}};
  study.seed_parts = {{"persons/a", std::string(64, 'a'), "un"}, {"persons/b", std::string(64, 'b'), ""}};
  study.seed = "un:deux";
  GoesAndComes("p/s", study);
  Invitation invitation;
  invitation.panelist = "p/1";
  invitation.person = "persons/a";
  invitation.stratum = "old";
  invitation.rank = 2;
  invitation.state = InvitationState::kReserved;
  invitation.reserve_end_time = now_;
  GoesAndComes("p/s/1", invitation);
  EXPECT_THAT(In([&](db::Session& session) { return ExpiredInvitations(session, now_); }), ElementsAre("p/s/1"));
  EXPECT_THAT(In([&](db::Session& session) { return ExpiredInvitations(session, now_ - absl::Seconds(1)); }),
              IsEmpty());
}

TEST_F(ResourcesTest, APlaceIsTakenByOneHoweverManyAskAtOnce) {
  Done(db().Transact(Soon(), [](db::Session& session) { return PutQuota(session, "p/s", "old", 3); }));
  std::atomic<int> taken = 0;
  std::vector<std::thread> askers;
  for (int i = 0; i < 8; ++i) {
    askers.emplace_back([&] {
      const auto place = db().Transact(Soon(), [](db::Session& session) { return TakePlace(session, "p/s", "old"); });
      if (place.ok() && *place) ++taken;
    });
  }
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(taken, 3);
  Done(db().Transact(Soon(), [](db::Session& session) { return GiveBack(session, "p/s", "old"); }));
  EXPECT_TRUE(In([](db::Session& session) { return TakePlace(session, "p/s", "old"); }));
  EXPECT_FALSE(In([](db::Session& session) { return TakePlace(session, "p/s", "old"); }));
}

TEST_F(ResourcesTest, WhatHasEnteredAMonthIsToldForGood) {
  Constraint constraint;
  constraint.topic = "funding";
  constraint.severity = 2;
  constraint.lost_days = 1.4;
  for (int i = 0; i < 5; ++i) {
    constraint.reporter = "persons/" + std::to_string(i);
    Add("c" + std::to_string(i), constraint);
  }
  const auto waiting = In([&](db::Session& session) { return Waiting(session, now_ + absl::Hours(1)); });
  EXPECT_EQ(waiting.size(), 5U);
  const base::Date month = *base::Date::Parse("2026-11-01");
  Done(
      db().Transact(Soon(), [&](db::Session& session) { return PutMonth(session, month, NextSnapshot({}, waiting)); }));
  EXPECT_THAT(In([&](db::Session& session) { return Waiting(session, now_ + absl::Hours(1)); }), IsEmpty());
  EXPECT_EQ(In([](db::Session& session) { return LastMonth(session); }), month);
  const auto months = In([](db::Session& session) { return FiguresBetween(session, std::nullopt, std::nullopt); });
  ASSERT_EQ(months.size(), 1U);
  EXPECT_EQ(months[0].cells.at("funding").reports, 5);
  EXPECT_EQ(months[0].cells.at("funding").days_lost, 5);

  // Whoever made them is told, once, what becomes of the figures.
  const auto untold = [&](base::Date counted, const std::string& consequence, int most) {
    std::vector<std::string> ids;
    for (const UntoldReport& report : In([&](db::Session& session) {
           return UntoldReports(session, {"funding", counted}, ReceiptOutcome::kCited, consequence, most);
         })) {
      ids.push_back(report.id + " of " + report.reporter);
    }
    return ids;
  };
  EXPECT_THAT(untold(month, "proposals/p", 2), ElementsAre("c0 of persons/0", "c1 of persons/1"));
  EXPECT_THAT(untold(month + -1, "proposals/p", 10), IsEmpty()) << "they had not entered";
  Receipt receipt;
  receipt.person = "persons/0";
  receipt.contribution = "constraints/c0";
  receipt.outcome = ReceiptOutcome::kCited;
  receipt.consequence = "proposals/p";
  Add("r0", receipt);
  EXPECT_THAT(untold(month, "proposals/p", 2), ElementsAre("c1 of persons/1", "c2 of persons/2"));
  EXPECT_EQ(untold(month, "proposals/q", 10).size(), 5U);
}

TEST_F(ResourcesTest, EveryFilterIsWellFormed) {
  for (const query::FilterSchema* schema :
       {&NetworkFilters(), &MemberFilters(), &QuestionnaireFilters(), &ConstraintTopicFilters(), &ConstraintFilters(),
        &SpaceFilters(), &IdeaFilters(), &CommentFilters(), &ModerationActionFilters(), &MeasureFilters(),
        &PanelFilters(), &PanelistFilters(), &StudyFilters(), &InvitationFilters(), &RetrospectiveFilters(),
        &ReceiptFilters()}) {
    EXPECT_TRUE(schema->Check().ok()) << schema->Check();
  }
}

}  // namespace
}  // namespace pepiniere::feedback::store
