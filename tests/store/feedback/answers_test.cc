// What a campaign has beside its row.
#include <optional>
#include <set>

#include "services/feedback/domain/campaign.h"
#include "services/feedback/store/answer_store.h"
#include "services/feedback/store/campaign_store.h"
#include "services/secret/aead.h"
#include "tests/store/feedback/feedback_test.h"

namespace pepiniere::feedback::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class AnswersTest : public FeedbackTest {
 protected:
  const std::string key_ = secret::RandomBytes(secret::kKeyBytes);
};

TEST_F(AnswersTest, AnAnswerOpensUnderItsKeyAndForItsCampaignAlone) {
  const std::string sealed = SealAnswer(key_, "c", "quatre");
  EXPECT_EQ(OpenAnswer(key_, "c", sealed), "quatre");
  EXPECT_FALSE(OpenAnswer(key_, "d", sealed));
  EXPECT_FALSE(OpenAnswer(secret::RandomBytes(secret::kKeyBytes), "c", sealed));
  EXPECT_EQ(OpenAnswer(key_, "c", SealAnswer(key_, "c", "")), "");
}

TEST_F(AnswersTest, ItsLengthTellsNextToNothing) {
  std::set<std::size_t> sizes;
  for (std::size_t size = 0; size < 4000; size += 37)
    sizes.insert(SealAnswer(key_, "c", std::string(size, 'x')).size());
  EXPECT_THAT(sizes, SizeIs(1));
  EXPECT_EQ(OpenAnswer(key_, "c", SealAnswer(key_, "c", std::string(9000, 'x'))), std::string(9000, 'x'));
}

TEST_F(AnswersTest, AMarkIsOfOnePersonAndOneCampaign) {
  const std::string mark = MarkOf(key_, "c", "persons/a");
  EXPECT_THAT(mark, SizeIs(32));
  EXPECT_EQ(mark, MarkOf(key_, "c", "persons/a"));
  EXPECT_NE(mark, MarkOf(key_, "d", "persons/a"));
  EXPECT_NE(mark, MarkOf(key_, "c", "persons/b"));
}

TEST_F(AnswersTest, PuttingAgainEditsAndNothingPassesAShutGate) {
  Done(db().Transact(Soon(), [&](db::Session& session) { return OpenGates(session, "c", now_ + absl::Hours(1)); }));
  const std::string mark = MarkOf(key_, "c", "persons/a");
  const auto put = [&](absl::Time now, std::string_view text) {
    return In([&](db::Session& session) -> absl::StatusOr<bool> {
      auto passed = PassGate(session, "c", mark, now);
      if (!passed.ok() || !*passed) return passed;
      if (const absl::Status done = PutAnswer(session, "c", mark, text); !done.ok()) return done;
      return true;
    });
  };
  EXPECT_TRUE(put(now_, "un"));
  EXPECT_TRUE(put(now_, "deux"));
  EXPECT_EQ(In([](db::Session& session) { return CountAnswers(session, "c"); }), 1);
  EXPECT_EQ(*In([&](db::Session& session) { return FindAnswer(session, "c", mark); }), "deux");
  EXPECT_FALSE(put(now_ + absl::Hours(1), "trois")) << "the instant itself is too late";
  Done(db().Transact(Soon(), [&](db::Session& session) { return ShutGates(session, "c"); }));
  EXPECT_FALSE(put(now_, "quatre"));
}

TEST_F(AnswersTest, AnAudienceComesBackWithItsValues) {
  const Audience audience{
      .breakdown = {"COHORT", "ROLE"},
      .people = {{"persons/a", {"programmes/p/cohorts/1", "FELLOW"}}, {"persons/b", {"-", "É\"t"}}}};
  Done(db().Transact(Soon(), [&](db::Session& session) { return PutPeople(session, "c", audience); }));
  const Audience found = In([&](db::Session& session) { return PeopleOf(session, "c", audience.breakdown); });
  ASSERT_THAT(found.people, SizeIs(2));
  EXPECT_EQ(found.people[0].values, audience.people[0].values);
  EXPECT_EQ(found.people[1].values, audience.people[1].values);
  EXPECT_TRUE(In([](db::Session& session) { return IsAsked(session, "c", "persons/a"); }));
  EXPECT_FALSE(In([](db::Session& session) { return IsAsked(session, "c", ""); }));
  EXPECT_THAT(In([](db::Session& session) { return CampaignsAsking(session, "persons/b"); }), ElementsAre("c"));
}

// One has kept its code and the other its text: who asks the third anew asks the first again.
TEST_F(AnswersTest, AQuestionIsOneWithThoseThatAnotherIsOneWith) {
  const auto ask = [&](const std::string& id, CampaignState state, std::optional<absl::Time> closed,
                       const std::vector<AskedIdentity>& asked) {
    Campaign campaign;
    campaign.programme = "programmes/verger";
    campaign.title = "Où en êtes-vous ?";
    campaign.questionnaire_version = "q/1";
    campaign.readers = ReleaseReaders::kAudience;
    campaign.state = state;
    campaign.closed_time = closed;
    Add(id, campaign);
    Done(db().Transact(Soon(), [&](db::Session& session) { return PutIdentities(session, id, asked); }));
  };
  const absl::Duration year = absl::Hours(24 * 366);
  ask("first", CampaignState::kOpen, std::nullopt, {{"q", "code"}, {"q", "text"}, {"r", "other"}});
  ask("between", CampaignState::kReleased, now_ - 2 * year, {{"q", "code"}, {"q", "new text"}});
  ask("elsewhere", CampaignState::kOpen, std::nullopt, {{"q", "nothing"}});
  const auto who = [&](const std::string& identity, absl::Time after) {
    std::vector<std::string> found;
    for (const AskedBefore& one : In([&](db::Session& session) {
           return WhoAsked(session, {identity, "newest code"}, after);
         })) {
      found.push_back(one.campaign + "/" + one.question);
    }
    return found;
  };
  EXPECT_THAT(who("new text", now_ - year), ElementsAre("first/q")) << "what is between is over for long";
  EXPECT_THAT(who("new text", now_ - 3 * year), UnorderedElementsAre("first/q", "between/q"));
  EXPECT_THAT(who("other", now_ - year), ElementsAre("first/r"));
  EXPECT_THAT(who("unheard of", now_ - year), IsEmpty());
}

TEST_F(AnswersTest, AKeyCountsUntilEachOfItsCopiesIsGone) {
  Done(db().Transact(Soon(), [&](db::Session& session) { return RegisterKey(session, "c", "answers", {"/a", "/b"}); }));
  EXPECT_EQ(In([](db::Session& session) { return CountKeys(session, "c"); }), 2);
  Done(db().Transact(Soon(), [&](db::Session& session) { return MarkDestroyed(session, "c", "/a", now_); }));
  EXPECT_THAT(In([](db::Session& session) { return PlacesOfKey(session, "c", "answers"); }), ElementsAre("/b"));
  Done(db().Transact(Soon(), [&](db::Session& session) { return MarkDestroyed(session, "c", "/b", now_); }));
  EXPECT_EQ(In([](db::Session& session) { return CountKeys(session, "c"); }), 0);
}

TEST_F(AnswersTest, ATextThatIsDecidedIsNoLongerAsItWasWritten) {
  const std::vector<StoredText> texts = {{.number = 1, .question = "q", .sealed = "un", .approved = {}},
                                         {.number = 2, .question = "q", .sealed = "deux", .approved = {}}};
  Done(db().Transact(Soon(), [&](db::Session& session) { return PutTexts(session, "c", texts); }));
  Done(db().Transact(Soon(), [&](db::Session& session) { return DecideText(session, "c", 1, "Un mot"); }));
  Done(db().Transact(Soon(), [&](db::Session& session) { return DecideText(session, "c", 2, ""); }));
  const auto found = In([](db::Session& session) { return TextsOf(session, "c", 0, 0); });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].state, TextState::kApproved);
  EXPECT_EQ(found[0].approved, "Un mot");
  EXPECT_EQ(found[1].state, TextState::kRejected);
  EXPECT_THAT(found[0].sealed + found[1].sealed, IsEmpty());
  EXPECT_EQ(In([](db::Session& session) { return CountPending(session, "c"); }), 0);
}

TEST_F(AnswersTest, ACampaignGoesAndComesBackFieldByField) {
  Campaign campaign;
  campaign.programme = "programmes/verger";
  campaign.title = "Où en êtes-vous ?";
  campaign.questionnaire_version = "q/1";
  campaign.audience = {
      {.kind = AudienceKind::kAlumni, .cohort = {}, .first_year = 2020, .last_year = {}, .network = {}}};
  campaign.breakdown = {"COHORT", "ROLE"};
  campaign.end_time = now_ + absl::Hours(24);
  campaign.reminders = {{*base::Date::Parse("2026-12-07")}};
  campaign.readers = ReleaseReaders::kAudience;
  campaign.state = CampaignState::kClosed;
  campaign.closing_step = ClosingStep::kComputed;
  campaign.people_asked = 32;
  campaign.answers_floor_date = *base::Date::Parse("2026-12-06");
  Add("c", campaign);
  const auto found = Done(record::Find<Campaign>(db(), Soon(), "c"));
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->value == campaign);
  EXPECT_THAT(In([&](db::Session& session) { return CampaignsToClose(session, now_); }), ElementsAre("c"));
}

}  // namespace
}  // namespace pepiniere::feedback::store
