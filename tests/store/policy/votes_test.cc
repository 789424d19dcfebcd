// Votes: one a person, through gates that an end closes.
#include "tests/store/policy/policy_test.h"

namespace pepiniere::policy::store {
namespace {

using resources::Position;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class VotesTest : public PolicyTest {
 protected:
  void SetUp() override { Gates(now_ - absl::Hours(1), now_ + absl::Hours(1)); }

  void Gates(absl::Time start, absl::Time end) {
    ASSERT_TRUE(db().Transact(Soon(), [&](db::Session& session) { return SetGates(session, "c", start, end); }).ok());
  }
  absl::StatusOr<bool> Pass(const std::string& person, absl::Time now) {
    return db().Transact(Soon(),
                         [&](db::Session& session) { return PassGate(session, "c", person, [&] { return now; }); });
  }
  void Vote(const std::string& person, Position position) {
    ASSERT_TRUE(db().Transact(Soon(),
                              [&](db::Session& session) {
                                return PutVote(session, "c", person,
                                               {.position = position, .revision = 1, .cast_at = now_});
                              })
                    .ok());
  }
};

TEST_F(VotesTest, IsOneAPersonWhateverHowOften) {
  Vote("persons/a", Position::kSupport);
  Vote("persons/a", Position::kContest);
  Vote("persons/b", Position::kContest);
  const auto counts = CountsOf(db(), Soon(), {"c", "other"});
  ASSERT_TRUE(counts.ok()) << counts.status();
  EXPECT_THAT(counts->at("c").votes, UnorderedElementsAre(Pair(Position::kContest, 2)));
  EXPECT_TRUE(counts->at("other").votes.empty());
}

TEST_F(VotesTest, OfSomebodyWhoTakesItBackIsNone) {
  Vote("persons/a", Position::kSupport);
  ASSERT_TRUE(db().Transact(Soon(), [](db::Session& session) { return DeleteVote(session, "c", "persons/a"); }).ok());
  const auto vote = db().Read(Soon(), [](db::Session& session) { return FindVote(session, "c", "persons/a"); });
  ASSERT_TRUE(vote.ok()) << vote.status();
  EXPECT_FALSE(vote->has_value());
}

TEST_F(VotesTest, PassFromTheBeginningToBeforeTheEnd) {
  const absl::Time start = now_, end = now_ + absl::Minutes(1);
  Gates(start, end);
  EXPECT_FALSE(*Pass("persons/a", start - absl::Microseconds(1)));
  EXPECT_TRUE(*Pass("persons/a", start));
  EXPECT_TRUE(*Pass("persons/a", end - absl::Microseconds(1)));
  EXPECT_FALSE(*Pass("persons/a", end));
}

TEST_F(VotesTest, EveryGateIsClosedByAnEnd) {
  Gates(now_ - absl::Hours(1), now_);
  for (int i = 0; i < 64; ++i) EXPECT_FALSE(*Pass(base::Concat("persons/", i), now_)) << i;
}

TEST_F(VotesTest, NobodyPassesWhereNoConsultationIs) {
  const auto passed = db().Transact(
      Soon(), [&](db::Session& session) { return PassGate(session, "rien", "persons/a", [&] { return now_; }); });
  ASSERT_TRUE(passed.ok()) << passed.status();
  EXPECT_FALSE(*passed);
}

}  // namespace
}  // namespace pepiniere::policy::store
