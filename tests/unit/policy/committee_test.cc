// Quorum and decisions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "services/policy/domain/decision.h"

namespace pepiniere::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Nine members, of whom four are there and one has given a mandate.
Attendance Nine() {
  return {.members = {"a", "b", "c", "d", "e", "f", "g", "h", "i"},
          .present = {"a", "b", "c", "d"},
          .mandates = {{"e", "a"}}};
}

std::vector<int> Counts(const Quorum& quorum) { return {quorum.n, quorum.needed, quorum.counted, quorum.quorum}; }

TEST(QuorumTest, FourPresentAndAMandateOfNine) {
  EXPECT_THAT(Counts(QuorumOf(Nine(), {})), ElementsAre(9, 5, 5, true));
}

TEST(QuorumTest, OnePresentIsRecused) {
  Attendance attendance = Nine();
  attendance.recused = {"b"};
  EXPECT_THAT(Counts(QuorumOf(attendance, {})), ElementsAre(9, 5, 4, false));
  EXPECT_THAT(Counts(QuorumOf(attendance, {.recused_leave_n = true})), ElementsAre(8, 4, 4, true));
}

TEST(QuorumTest, ASecondConveningMayWantNone) {
  Attendance attendance = Nine();
  attendance.present = {"a"};
  attendance.mandates = {};
  EXPECT_FALSE(QuorumOf(attendance, {}).quorum);
  attendance.second_convening = true;
  EXPECT_THAT(Counts(QuorumOf(attendance, {})), ElementsAre(9, 0, 1, true));
  EXPECT_THAT(Counts(QuorumOf(attendance, {.second_convening_waives = false})), ElementsAre(9, 5, 1, false));
}

TEST(QuorumTest, MandatesThatDoNotCount) {
  Attendance attendance = Nine();
  attendance.mandates = {{"b", "a"}, {"e", "a"}, {"f", "a"}, {"g", "h"}, {"h", "c"}, {"i", "d"}};
  attendance.recused = {"d", "h"};
  const Quorum quorum = QuorumOf(attendance, {});
  EXPECT_THAT(quorum.wasted, ElementsAre(WastedMandate{"b", "a", MandateWaste::kGiverPresent},
                                         WastedMandate{"f", "a", MandateWaste::kHolderHasOthers},
                                         WastedMandate{"g", "h", MandateWaste::kHolderAbsent},
                                         WastedMandate{"h", "c", MandateWaste::kGiverRecused},
                                         WastedMandate{"i", "d", MandateWaste::kHolderRecused}));
  EXPECT_THAT(Counts(quorum), ElementsAre(9, 5, 4, false));
  EXPECT_EQ(QuorumOf(attendance, {.mandates_per_holder = 2}).counted, 5);
  EXPECT_EQ(QuorumOf(attendance, {.mandates_per_holder = 0}).counted, 3);
}

TEST(QuorumTest, WhoTakesPartFromAfarIsPresent) {
  Attendance attendance = Nine();
  attendance.remote = {"f"};
  EXPECT_EQ(QuorumOf(attendance, {}).counted, 6);
  EXPECT_EQ(QuorumOf(attendance, {.remote_counts = false}).counted, 5);
}

TEST(QuorumTest, NobodyNeverDecides) {
  const Attendance all_recused = {.members = {"a"}, .present = {"a"}, .recused = {"a"}};
  EXPECT_THAT(Counts(QuorumOf(all_recused, {.recused_leave_n = true})), ElementsAre(0, 1, 0, false));
}

TEST(QuorumPropertyTest, HoldsItsBounds) {
  std::mt19937 random(9);
  for (int i = 0; i < 3'000; ++i) {
    Attendance attendance;
    const auto n = 1 + random() % 12;
    for (std::size_t k = 0; k < n; ++k) attendance.members.push_back(std::string(1, static_cast<char>('a' + k)));
    for (const std::string& member : attendance.members) {
      if (random() % 2 != 0) attendance.present.insert(member);
      if (random() % 6 == 0) attendance.recused.insert(member);
      const std::string& holder = attendance.members[random() % attendance.members.size()];
      if (random() % 3 == 0 && holder != member) attendance.mandates.emplace(member, holder);
    }
    ASSERT_THAT(ProblemsOf(attendance), IsEmpty());
    const Quorum in = QuorumOf(attendance, {}), out = QuorumOf(attendance, {.recused_leave_n = true});
    EXPECT_EQ(in.counted, out.counted);
    EXPECT_EQ(out.n, in.n - static_cast<int>(attendance.recused.size()));
    EXPECT_GE(2 * in.needed, in.n);
    EXPECT_LT(2 * in.needed, in.n + 2);
    EXPECT_LE(in.counted, in.n);
    // To leave N never takes a quorum away.
    EXPECT_TRUE(!in.quorum || out.n == 0 || out.quorum);
    EXPECT_EQ(
        in.voices.size() + in.wasted.size(),
        attendance.mandates.size() + static_cast<std::size_t>(std::ranges::count_if(attendance.members, [&](auto& m) {
          return attendance.present.contains(m) && !attendance.recused.contains(m);
        })));
    for (const auto& [member, speaker] : in.voices) {
      EXPECT_TRUE(attendance.present.contains(speaker));
      EXPECT_FALSE(attendance.recused.contains(member) || attendance.recused.contains(speaker));
    }
  }
}

TEST(AttendanceProblemsTest, AreToldByTheirPlace) {
  const Attendance attendance = {
      .members = {"a", "b", "a"}, .present = {"x"}, .mandates = {{"a", "a"}, {"b", "y"}}, .recused = {"z"}};
  std::vector<std::string> fields;
  for (const auto& problem : ProblemsOf(attendance)) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("members[2]", "present", "recused", "mandates[\"a\"]", "mandates[\"b\"]"));
  EXPECT_EQ(ProblemsOf(Attendance{}).size(), 1U);
}

// Five voices: a to d, and e's, which a casts.
Item Five(Votes votes) { return {.attendance = Nine(), .votes = std::move(votes), .chair = "a"}; }

TEST(DecisionTest, MoreThanHalfOfThosePresentOrRepresented) {
  const Votes three = {{"a", Vote::kFor}, {"b", Vote::kFor}, {"e", Vote::kFor}};
  const Decision decision = DecisionOn(Five(three), {});
  EXPECT_EQ(decision.outcome, Outcome::kAdopted);
  EXPECT_EQ(decision.abstentions, 2);
  // Two of five are less than half, though nobody is against it.
  const Votes two = {{"a", Vote::kFor}, {"b", Vote::kFor}};
  EXPECT_EQ(DecisionOn(Five(two), {}).outcome, Outcome::kNotAdopted);
  EXPECT_EQ(DecisionOn(Five(two), {.majority = MajorityOf::kVotesCast}).outcome, Outcome::kAdopted);
}

TEST(DecisionTest, TheChairBreaksTies) {
  Votes votes = {{"a", Vote::kFor}, {"b", Vote::kFor}, {"c", Vote::kAgainst}, {"d", Vote::kAgainst}};
  Decision decision = DecisionOn(Five(votes), {});
  EXPECT_EQ(decision.outcome, Outcome::kAdopted);
  EXPECT_TRUE(decision.chair_decided);
  EXPECT_EQ(DecisionOn(Five(votes), {.chair_breaks_ties = false}).outcome, Outcome::kNotAdopted);
  votes["a"] = Vote::kAgainst;
  votes["c"] = Vote::kFor;
  decision = DecisionOn(Five(votes), {});
  EXPECT_EQ(decision.outcome, Outcome::kNotAdopted);
  EXPECT_TRUE(decision.chair_decided);
  Item item = Five(votes);
  item.chair = "i";  // who is not there
  EXPECT_FALSE(DecisionOn(item, {}).chair_decided);
  EXPECT_FALSE(DecisionOn(Five({}), {}).chair_decided);
}

TEST(DecisionTest, WithoutAQuorumNothingIsDecided) {
  Item item = Five({{"a", Vote::kFor}, {"b", Vote::kFor}, {"c", Vote::kFor}, {"d", Vote::kFor}});
  item.attendance.recused = {"e"};
  EXPECT_EQ(DecisionOn(item, {}).outcome, Outcome::kNoQuorum);
  item.attendance.second_convening = true;
  EXPECT_EQ(DecisionOn(item, {}).outcome, Outcome::kAdopted);
}

TEST(DecisionTest, AConflictedVoteVoidsIt) {
  Item item = Five({{"a", Vote::kFor}, {"b", Vote::kFor}, {"c", Vote::kFor}, {"d", Vote::kFor}});
  item.conflicted = {"d"};
  Decision decision = DecisionOn(item, {});
  EXPECT_EQ(decision.outcome, Outcome::kVoid);
  EXPECT_THAT(decision.conflicted, ElementsAre("d"));
  item.votes.erase("d");  // taken again, without them
  EXPECT_EQ(DecisionOn(item, {}).outcome, Outcome::kAdopted);
  // A vote for somebody who gave a mandate is that of who casts it.
  item.conflicted = {"a"};
  item.votes = {{"b", Vote::kFor}, {"c", Vote::kFor}, {"e", Vote::kFor}};
  EXPECT_THAT(DecisionOn(item, {}).conflicted, ElementsAre("e"));
  EXPECT_THAT(ProblemsOf(item, {}), IsEmpty());
}

TEST(DecisionTest, WhoIsNotThereHasNoVote) {
  Item item = Five({{"i", Vote::kFor}, {"z", Vote::kFor}});
  std::vector<std::string> fields;
  for (const auto& problem : ProblemsOf(item, {})) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("votes[\"i\"]", "votes[\"z\"]"));
}

TEST(CharterTest, Notice) {
  const base::Date sits = *base::Date::Parse("2026-06-10");
  EXPECT_TRUE(HasNotice({}, sits + -5, sits, false));
  EXPECT_FALSE(HasNotice({}, sits + -4, sits, false));
  EXPECT_TRUE(HasNotice({}, sits + -4, sits, true));
  EXPECT_FALSE(HasNotice({}, sits + 1, sits, true));
  EXPECT_TRUE(HasNotice({.notice_days = 0}, sits, sits, false));
}

TEST(CharterTest, Problems) {
  EXPECT_THAT(ProblemsOf(Charter{}), IsEmpty());
  EXPECT_EQ(ProblemsOf(Charter{.notice_days = -1, .quorum_numerator = 3, .mandates_per_holder = 11}).size(), 3U);
}

}  // namespace
}  // namespace pepiniere::policy
