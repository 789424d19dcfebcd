// Votes in the database, held against the rules in memory (domain/votes.h) through histories of all that befalls them.
#include "services/feedback/domain/votes.h"

#include <random>

#include "services/feedback/domain/idea.h"
#include "services/feedback/store/idea_store.h"
#include "services/feedback/store/space_store.h"
#include "services/feedback/store/vote_store.h"
#include "tests/store/feedback/feedback_test.h"

namespace pepiniere::feedback::store {
namespace {

using ::testing::ElementsAre;

class VotesTest : public FeedbackTest {
 protected:
  void Propose(const std::string& id) {
    Idea idea;
    idea.author = "persons/author";
    idea.title = id;
    Add(id, idea);
    Run([&](db::Session& session) { return MakeGates(session, id, window_); });
  }
  template <typename Body>
  void Run(Body body) {
    Done(db().Transact(Soon(), body));
  }
  void Change(const std::string& id, void (*change)(Idea&, const std::string&), const std::string& to = "") {
    Done(Write([&](journal::Unit& unit) -> absl::Status {
      const auto before = record::FindForUpdate<Idea>(unit.session(), id);
      if (!before.ok()) return before.status();
      Idea now = (*before)->value;
      change(now, to);
      return record::Update(unit, **before, now).status();
    }));
  }
  std::int64_t Count(const std::string& id) {
    return In([&](db::Session& session) -> absl::StatusOr<std::int64_t> {
      const auto tree = TreeOf(session, id);
      if (!tree.ok()) return tree.status();
      return CountVoters(session, *tree);
    });
  }

  const VoteWindow window_{now_ - absl::Hours(1), now_ + absl::Hours(1)};
};

TEST_F(VotesTest, AGateIsOpenInItsWindowAndNotAtItsEnd) {
  Propose("s/1");
  const auto passes = [&](absl::Time now) {
    return In([&](db::Session& session) { return PassVoteGate(session, "s/1", "persons/a", now); });
  };
  EXPECT_FALSE(passes(window_.opens - absl::Microseconds(1)));
  EXPECT_TRUE(passes(window_.opens));
  EXPECT_TRUE(passes(window_.closes - absl::Microseconds(1)));
  EXPECT_FALSE(passes(window_.closes));
  Run([&](db::Session& session) { return SetGates(session, "s/1", {window_.opens, window_.opens}); });
  EXPECT_FALSE(passes(now_));
}

TEST_F(VotesTest, TheUnionCountsAndComesApartExactly) {
  for (const char* id : {"s/1", "s/2"}) Propose(id);
  const auto vote = [&](const std::string& id, const std::string& who) {
    Run([&](db::Session& session) { return PutVote(session, id, who, 1, now_); });
  };
  for (const char* who : {"a", "b", "c", "d"}) vote("s/1", who);
  for (const char* who : {"c", "d", "e"}) vote("s/2", who);
  Change(
      "s/2", [](Idea& idea, const std::string& to) { idea.merged_into = to; }, "s/1");
  EXPECT_EQ(Count("s/1"), 5);
  Run([&](db::Session& session) { return RemoveVote(session, "s/2", "e"); });
  EXPECT_EQ(Count("s/1"), 4);
  Change("s/2", [](Idea& idea, const std::string&) { idea.merged_into.clear(); });
  EXPECT_EQ(Count("s/1"), 4);
  EXPECT_EQ(Count("s/2"), 2);
}

TEST_F(VotesTest, WhatIsHiddenDoesNotCountUntilItIsBack) {
  for (const char* id : {"s/1", "s/2"}) Propose(id);
  Run([&](db::Session& session) { return PutVote(session, "s/1", "a", 1, now_); });
  Run([&](db::Session& session) { return PutVote(session, "s/2", "b", 1, now_); });
  Change(
      "s/2", [](Idea& idea, const std::string& to) { idea.merged_into = to; }, "s/1");
  Change("s/2", [](Idea& idea, const std::string&) { idea.visibility = ItemVisibility::kHidden; });
  EXPECT_EQ(Count("s/1"), 1);
  Change("s/2", [](Idea& idea, const std::string&) { idea.visibility = ItemVisibility::kPublished; });
  EXPECT_EQ(Count("s/1"), 2);
}

TEST_F(VotesTest, WhoeverIsErasedVotesOnceStillAndIsNobodyInTheEnd) {
  Space space;
  space.title = "Les agents";
  space.kind = SpaceKind::kAgents;
  space.readers = space.proposers = space.commenters = space.voters = Circle::kEverybody;
  space.moderation = ModerationTime::kAfter;
  space.vote_end_time = now_ + absl::Hours(1);
  Add("s", space);
  Propose("s/1");
  Run([&](db::Session& session) { return PutVote(session, "s/1", "persons/a", 1, now_); });
  const auto tombstone = [&](bool make) {
    return In([&](db::Session& session) { return TombstoneOf(session, "s", "persons/a", make); });
  };
  EXPECT_FALSE(tombstone(false)) << "nobody was erased there";
  const auto stands = tombstone(true);
  ASSERT_TRUE(stands);
  EXPECT_EQ(tombstone(false), stands);
  Run([&](db::Session& session) { return RenameVoter(session, "s/1", "persons/a", *stands); });
  EXPECT_EQ(Count("s/1"), 1);
  EXPECT_THAT(In([&](db::Session& session) { return ClosedKeys(session, now_); }), ::testing::IsEmpty());
  EXPECT_THAT(In([&](db::Session& session) { return ClosedKeys(session, now_ + absl::Hours(1)); }), ElementsAre("s"));
  Run([&](db::Session& session) { return MakeAnonymous(session, "s"); });
  EXPECT_EQ(Count("s/1"), 1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM votes WHERE voter LIKE 'erased/%'"), 0);
}

// Random merges, moderation and votes: the database counts what the rules in memory count.
TEST_F(VotesTest, CountsWhatTheRulesCount) {
  constexpr int kItems = 4, kVoters = 6, kSteps = 120;
  Votes rules;
  for (int i = 0; i < kItems; ++i) {
    Propose("s/" + std::to_string(i));
    ASSERT_TRUE(rules.Add("s/" + std::to_string(i), "s").ok());
  }
  std::mt19937 random(7);  // NOLINT: the same histories each time
  for (int step = 0; step < kSteps; ++step) {
    const std::string item = "s/" + std::to_string(random() % kItems), other = "s/" + std::to_string(random() % kItems);
    switch (random() % 5) {
      case 0:
        if (item != other && rules.Merge(item, other).ok()) {
          Change(
              item, [](Idea& idea, const std::string& to) { idea.merged_into = to; }, other);
        }
        break;
      case 1:
        if (rules.Unmerge(item).ok()) Change(item, [](Idea& idea, const std::string&) { idea.merged_into.clear(); });
        break;
      case 2:
        if (rules.Hide(item).ok()) {
          Change(item, [](Idea& idea, const std::string&) { idea.visibility = ItemVisibility::kHidden; });
        }
        break;
      case 3:
        if (rules.Restore(item).ok()) {
          Change(item, [](Idea& idea, const std::string&) { idea.visibility = ItemVisibility::kPublished; });
        }
        break;
      default: {
        const std::string voter = "persons/" + std::to_string(random() % kVoters);
        // Where it goes is the root's, and there it counts, unless that person's did already.
        std::string root = item;
        for (;;) {
          const auto idea = Done(record::Find<Idea>(db(), Soon(), root));
          if (!idea || idea->value.merged_into.empty()) break;
          root = idea->value.merged_into;
        }
        const std::int64_t before = rules.Count(root);
        if (!rules.Cast(item, 1, {voter, "erased/" + voter}).ok() || rules.Count(root) == before) break;
        Run([&](db::Session& session) { return PutVote(session, root, voter, 1, now_); });
      }
    }
    for (int i = 0; i < kItems; ++i) {
      const std::string id = "s/" + std::to_string(i);
      const auto idea = Done(record::Find<Idea>(db(), Soon(), id));
      if (idea->value.visibility == ItemVisibility::kHidden) continue;
      ASSERT_EQ(Count(id), rules.Count(id)) << "step " << step << ", " << id;
    }
  }
}

}  // namespace
}  // namespace pepiniere::feedback::store
