// Who is told of the steps of proposals, and of which.
#include "services/policy/store/step_store.h"
#include "tests/store/policy/policy_test.h"

namespace pepiniere::policy::store {
namespace {

using resources::Proposal;
using resources::ProposalStep;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StepsTest : public PolicyTest {
 protected:
  void SetUp() override {
    Proposal proposal;
    proposal.title = "Une";
    proposal.authors = {"persons/a", "persons/b"};
    proposal.state = ProposalState::kSubmitted;
    ProposalStep begun, submitted;
    begun.to = ProposalState::kDraft;
    submitted.from = ProposalState::kDraft;
    submitted.to = ProposalState::kSubmitted;
    resources::Evidence evidence;
    evidence.kind = resources::EvidenceKind::kLink;
    evidence.cited_by = "certificate:sirene.example";
    const auto made = Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
      if (const auto put = record::Insert(unit, "2026-1", proposal); !put.ok()) return put.status();
      const auto steps = record::InsertBelow<ProposalStep>(unit, "2026-1", {begun, submitted});
      if (!steps.ok()) return steps.status();
      const auto cited = record::InsertBelow<resources::Evidence>(unit, "2026-1", {evidence});
      if (!cited.ok()) return cited.status();
      return true;
    });
    ASSERT_TRUE(made.ok()) << made.status();
  }
  std::vector<int> Untold() {
    const auto steps = UntoldSteps(db(), Soon(), 10);
    EXPECT_TRUE(steps.ok()) << steps.status();
    std::vector<int> numbers;
    for (const UntoldStep& step : *steps) numbers.push_back(step.number);
    return numbers;
  }
};

TEST_F(StepsTest, AreToldOnceAndTheBeginningNever) {
  EXPECT_THAT(Untold(), ElementsAre(2));
  const auto keep = [&](db::Session& session) { return KeepTold(session, {"2026-1", 2}, now_); };
  ASSERT_TRUE(db().Transact(Soon(), keep).ok());
  ASSERT_TRUE(db().Transact(Soon(), keep).ok()) << "again changes nothing";
  EXPECT_THAT(Untold(), IsEmpty());
}

TEST_F(StepsTest, AreForThoseWhoContributedButWhoTookThem) {
  const auto all = ContributorsOf(db(), Soon(), "2026-1", "");
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_THAT(*all, ElementsAre("persons/a", "persons/b")) << "a certificate has no address";
  EXPECT_THAT(*ContributorsOf(db(), Soon(), "2026-1", "persons/a"), ElementsAre("persons/b"));
}

}  // namespace
}  // namespace pepiniere::policy::store
