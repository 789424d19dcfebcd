#include "services/policy/domain/proposal_move.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <tuple>

namespace pepiniere::policy {
namespace {

using enum ProposalState;
using Move = ProposalMove;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Actors kAuthor(ProposalActor::kAuthor), kOfficer(ProposalActor::kOfficer),
    kAuthority(ProposalActor::kAuthority),
    kAnybody(ProposalActor::kAuthor, ProposalActor::kOfficer, ProposalActor::kAuthority);

Requirements Everything() {
  Requirements all;
  for (int i = 0; i < kRequirements; ++i) all.Add(static_cast<Requirement>(i));
  return all;
}

std::vector<std::string> Fields(const MoveAnswer& answer) {
  std::vector<std::string> fields;
  for (const auto& problem : answer.problems) fields.push_back(problem.field);
  return fields;
}

// The page's arrows, written once more.
const std::set<std::tuple<ProposalState, Move, ProposalState>>& Arrows() {
  static const std::set<std::tuple<ProposalState, Move, ProposalState>> arrows = {
      {kDraft, Move::kSubmit, kSubmitted},
      {kReturned, Move::kSubmit, kSubmitted},
      {kSubmitted, Move::kAdmit, kAdmissible},
      {kSubmitted, Move::kReturn, kReturned},
      {kSubmitted, Move::kMerge, kMerged},
      {kAdmissible, Move::kConsult, kConsultation},
      {kConsultation, Move::kBringToCommittee, kCommittee},
      {kCommittee, Move::kTransmit, kTransmitted},
      {kCommittee, Move::kReturn, kReturned},
      {kCommittee, Move::kReject, kRejected},
      {kTransmitted, Move::kAccept, kAccepted},
      {kTransmitted, Move::kAcceptPartly, kPartly},
      {kTransmitted, Move::kRefuse, kRefused},
      {kAccepted, Move::kBeginDrafting, kDrafting},
      {kPartly, Move::kBeginDrafting, kDrafting},
      {kDrafting, Move::kAdopt, kAdopted},
      {kAdopted, Move::kFollowUp, kFollowedUp},
      {kFollowedUp, Move::kEvaluate, kEvaluated},
      {kFollowedUp, Move::kRepeal, kRepealed},
      {kDraft, Move::kWithdraw, kWithdrawn},
      {kSubmitted, Move::kWithdraw, kWithdrawn},
      {kReturned, Move::kWithdraw, kWithdrawn},
      {kAdmissible, Move::kWithdraw, kWithdrawn},
      {kConsultation, Move::kWithdraw, kWithdrawn},
      {kCommittee, Move::kWithdraw, kWithdrawn},
  };
  return arrows;
}

TEST(ProposalMoveTest, WhoeverHasEverythingMovesAlongTheArrowsAndNowhereElse) {
  for (int state = 1; state <= kProposalStates; ++state) {
    for (int move = 1; move <= kProposalMoves; ++move) {
      const auto from = static_cast<ProposalState>(state);
      const auto by = static_cast<Move>(move);
      const MoveAnswer answer = TryMove(from, by, kAnybody, Everything());
      if (answer.to) {
        EXPECT_TRUE(Arrows().contains({from, by, *answer.to})) << Symbol(from) << ' ' << Symbol(by);
        EXPECT_THAT(answer.problems, IsEmpty());
      } else {
        EXPECT_THAT(Fields(answer), ElementsAre("state"));
        for (const auto& [a, b, c] : Arrows()) EXPECT_FALSE(a == from && b == by) << Symbol(from) << ' ' << Symbol(by);
      }
    }
  }
}

TEST(ProposalMoveTest, WhatIsNotAllowedSaysWhatIs) {
  const MoveAnswer answer = TryMove(kAdopted, Move::kSubmit, kAuthor, Everything());
  ASSERT_EQ(answer.problems.size(), 1U);
  EXPECT_EQ(answer.problems[0].problem, "SUBMIT is not allowed while the proposal is ADOPTED; allowed: FOLLOW_UP");
  EXPECT_EQ(TryMove(kRepealed, Move::kWithdraw, kAuthor, Everything()).problems[0].problem,
            "WITHDRAW is not allowed while the proposal is REPEALED; allowed: nothing");
  EXPECT_THAT(AllowedMoves(kCommittee, kOfficer), ElementsAre(Move::kReturn, Move::kReject, Move::kTransmit));
  EXPECT_THAT(AllowedMoves(kCommittee), ElementsAre(Move::kReturn, Move::kReject, Move::kTransmit, Move::kWithdraw));
}

TEST(ProposalMoveTest, EverythingThatIsMissingIsToldAtOnce) {
  EXPECT_THAT(Fields(TryMove(kDraft, Move::kSubmit, kOfficer, {})),
              ElementsAre("actor", "problem", "natures", "targets", "evidence"));
  EXPECT_THAT(Fields(TryMove(kDrafting, Move::kAdopt, kAuthority, Requirements(Requirement::kPublication))),
              ElementsAre("text.publication_day", "text.entry_into_force"));
  EXPECT_THAT(Fields(TryMove(kReturned, Move::kSubmit, kAuthor,
                             Requirements(Requirement::kProblem, Requirement::kNature, Requirement::kTarget,
                                          Requirement::kEvidence))),
              ElementsAre("version"));
}

TEST(ProposalMoveTest, AnOfficerWhoIsAnAuthorDoesNotJudge) {
  const Requirements reasons(Requirement::kReason, Requirement::kMergedInto);
  for (const Move move : {Move::kAdmit, Move::kReturn, Move::kMerge}) {
    EXPECT_THAT(Fields(TryMove(kSubmitted, move, Actors(ProposalActor::kAuthor, ProposalActor::kOfficer), reasons)),
                ElementsAre("actor"));
  }
}

// Whatever is tried, by whomever and with whatever, the way is one along the arrows; what is taken must have been
// there.
TEST(ProposalMovePropertyTest, ARandomWalkReachesNoForbiddenState) {
  std::mt19937 random(14);
  std::set<ProposalState> reached;
  for (int walk = 0; walk < 2'000; ++walk) {
    ProposalState state = kDraft;
    bool was_consulted = false, was_transmitted = false;
    for (int step = 0; step < 400; ++step) {
      const auto move = static_cast<Move>(1 + random() % kProposalMoves);
      if (move == Move::kWithdraw && random() % 50 != 0) continue;  // or most walks would end soon
      const auto actor = static_cast<ProposalActor>(1 + random() % 3);
      Requirements met;
      for (int i = 0; i < kRequirements; ++i) {
        if (random() % 16 != 0) met.Add(static_cast<Requirement>(i));
      }
      const MoveAnswer answer = TryMove(state, move, Actors(actor), met);
      ASSERT_EQ(answer.to.has_value(), answer.problems.empty());
      if (!answer.to) continue;
      ASSERT_TRUE(Arrows().contains({state, move, *answer.to})) << Symbol(state) << ' ' << Symbol(move);
      state = *answer.to;
      was_consulted |= state == kConsultation;
      was_transmitted |= state == kTransmitted;
      reached.insert(state);
      EXPECT_TRUE(state != kTransmitted || was_consulted);
      EXPECT_TRUE((state != kAdopted && state != kRefused) || was_transmitted);
      EXPECT_TRUE(state != kWithdrawn || !was_transmitted);
      EXPECT_TRUE(actor != ProposalActor::kAuthor || state == kSubmitted || state == kWithdrawn);
    }
  }
  EXPECT_EQ(reached.size(), static_cast<std::size_t>(kProposalStates) - 1);  // nothing becomes a draft again
}

TEST(ProposalMoveTest, SymbolsComeBack) {
  for (int i = 1; i <= kProposalStates; ++i) {
    ProposalState state{};
    EXPECT_TRUE(ReadSymbol(Symbol(static_cast<ProposalState>(i)), state));
    EXPECT_EQ(static_cast<int>(state), i);
  }
  for (int i = 1; i <= kProposalMoves; ++i) {
    Move move{};
    EXPECT_TRUE(ReadSymbol(Symbol(static_cast<Move>(i)), move));
    EXPECT_EQ(static_cast<int>(move), i);
  }
}

}  // namespace
}  // namespace pepiniere::policy
