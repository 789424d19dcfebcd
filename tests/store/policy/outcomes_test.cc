// What became of what proposals cite: which of it is to be told, in which order, and once.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/policy/store/outcome_store.h"
#include "tests/store/policy/policy_test.h"

namespace pepiniere::policy::store {
namespace {

using resources::Evidence;
using resources::EvidenceKind;
using resources::Proposal;
using resources::ProposalStep;
using resources::Transmission;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

ProposalStep StepTo(ProposalState state, std::string cause = "") {
  ProposalStep step;
  step.to = state;
  step.cause = std::move(cause);
  return step;
}

class OutcomesTest : public PolicyTest {
 protected:
  void Begin(bool open) {
    Proposal proposal;
    proposal.title = "Une";
    proposal.state = ProposalState::kAdopted;
    proposal.open = open;
    proposal.text = "decret";
    Evidence idea, link;
    idea.kind = EvidenceKind::kIdea;
    idea.source = "spaces/agents/ideas/i";
    link.kind = EvidenceKind::kLink;
    const auto made = Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
      if (const auto put = record::Insert(unit, "2026-1", proposal); !put.ok()) return put.status();
      const auto cited = record::InsertBelow<Evidence>(unit, "2026-1", {idea, link});
      if (!cited.ok()) return cited.status();
      return true;
    });
    ASSERT_TRUE(made.ok()) << made.status();
    Add(StepTo(ProposalState::kConsultation, "consultations/c"));
  }
  void Add(const ProposalStep& step) {
    const auto made = Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
      const auto put = record::InsertBelow<ProposalStep>(unit, "2026-1", {step});
      if (!put.ok()) return put.status();
      return true;
    });
    ASSERT_TRUE(made.ok()) << made.status();
  }
  void Transmit(absl::Time overdue_from, std::optional<absl::Time> answered) {
    Transmission transmission;
    transmission.proposal = "2026-1";
    transmission.receive_date = Day("2026-01-05");
    transmission.unit = TermUnit::kMonths;
    transmission.silence = Silence::kNone;
    transmission.overdue_from = overdue_from;
    transmission.answer_time = answered;
    Put("t", transmission);
  }
  template <typename T>
  void Put(const std::string& id, const T& value) {
    const auto made = Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
      const auto put = record::Insert(unit, id, value);
      if (!put.ok()) return put.status();
      return true;
    });
    ASSERT_TRUE(made.ok()) << made.status();
  }
  std::vector<UntoldOutcome> Untold(int most = 10) {
    const auto outcomes = UntoldOutcomes(db(), Soon(), now_, most);
    EXPECT_TRUE(outcomes.ok()) << outcomes.status();
    return outcomes.ok() ? *outcomes : std::vector<UntoldOutcome>();
  }
  std::vector<std::string> Said(int most = 10) {
    std::vector<std::string> said;
    for (const UntoldOutcome& outcome : Untold(most)) {
      const std::string_view state = outcome.state ? Symbol(*outcome.state) : "";
      said.push_back(base::Concat(outcome.evidence, " ", outcome.fact, " ", state, " ", outcome.consequence));
    }
    return said;
  }
};

TEST_F(OutcomesTest, OfWhatEverybodyReadsAndHasAnAuthorAreToldInOrder) {
  Begin(/*open=*/true);
  Add(StepTo(ProposalState::kTransmitted, "transmissions/t"));
  Add(StepTo(ProposalState::kDrafting));
  Add(StepTo(ProposalState::kAdopted, "texts/decret"));
  EXPECT_THAT(Said(), ElementsAre("1 cited  proposals/2026-1", "1 steps/2 TRANSMITTED transmissions/t",
                                  "1 steps/4 ADOPTED texts/decret"))
      << "a link has no author, and that a text is drafted is told to nobody";
  EXPECT_THAT(Said(1), ElementsAre("1 cited  proposals/2026-1"));
}

TEST_F(OutcomesTest, AreToldOnce) {
  Begin(/*open=*/true);
  Add(StepTo(ProposalState::kWithdrawn));
  const auto untold = Untold();
  ASSERT_EQ(untold.size(), 2u);
  EXPECT_EQ(untold[1].consequence, "proposals/2026-1") << "nothing else was made of it";
  const auto keep = [&](db::Session& session) { return KeepToldOutcome(session, untold[0], now_); };
  ASSERT_TRUE(db().Transact(Soon(), keep).ok());
  ASSERT_TRUE(db().Transact(Soon(), keep).ok()) << "again changes nothing";
  EXPECT_THAT(Said(), ElementsAre("1 steps/2 WITHDRAWN proposals/2026-1"));
  ASSERT_TRUE(db().Transact(Soon(),
                            [&](db::Session& session) {
                              return KeepToldOutcome(session, untold[1], now_, "there is no such contribution");
                            })
                  .ok());
  EXPECT_THAT(Said(), IsEmpty()) << "nor is what nobody can be told held against what follows";
}

TEST_F(OutcomesTest, OfWhatFewReadAreToldToNobody) {
  Begin(/*open=*/false);
  EXPECT_THAT(Said(), IsEmpty());
}

TEST_F(OutcomesTest, OfWhatWasCitedLaterAreNotThoseOfBefore) {
  Begin(/*open=*/true);
  Add(StepTo(ProposalState::kTransmitted, "transmissions/t"));
  Evidence count;
  count.kind = EvidenceKind::kConstraintCount;
  const auto made = Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
    const auto cited = record::InsertBelow<Evidence>(unit, "2026-1", {count});
    if (!cited.ok()) return cited.status();
    return true;
  });
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_THAT(Said(), ElementsAre("1 cited  proposals/2026-1", "1 steps/2 TRANSMITTED transmissions/t",
                                  "3 cited  proposals/2026-1"));
}

TEST_F(OutcomesTest, SilenceFollowsFromTheClockWhoeverLookedWhen) {
  Begin(/*open=*/true);
  const absl::Time overdue = now_ + absl::Hours(1);
  Transmit(overdue, overdue + absl::Hours(1));
  const std::string cited = "1 cited  proposals/2026-1";
  EXPECT_THAT(Said(), ElementsAre(cited)) << "it runs";
  now_ = overdue + absl::Hours(3);
  EXPECT_THAT(Said(), ElementsAre(cited, "1 transmissions/t  transmissions/t")) << "it was answered, and too late";
}

TEST_F(OutcomesTest, AnAnswerInTimeIsNoSilence) {
  Begin(/*open=*/true);
  const absl::Time overdue = now_ + absl::Hours(1);
  Transmit(overdue, overdue - absl::Seconds(1));
  now_ = overdue + absl::Hours(3);
  EXPECT_THAT(Said(), ElementsAre("1 cited  proposals/2026-1"));
}

TEST_F(OutcomesTest, ATextIsInForceFromItsDayOn) {
  Begin(/*open=*/true);
  Add(StepTo(ProposalState::kAdopted, "texts/decret"));
  resources::Text text;
  text.kind = resources::TextKind::kDecree;
  text.entry_into_force_date = base::Date::InParis(now_) + 1;
  Put("decret", text);
  EXPECT_THAT(Said(), ElementsAre("1 cited  proposals/2026-1", "1 steps/2 ADOPTED texts/decret"));
  now_ += absl::Hours(24);
  EXPECT_THAT(Said(), ElementsAre("1 cited  proposals/2026-1", "1 steps/2 ADOPTED texts/decret",
                                  "1 texts/decret  texts/decret"));
}

}  // namespace
}  // namespace pepiniere::policy::store
