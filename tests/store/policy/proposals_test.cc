// Proposals in the database: their numbers, who reads them, how they are found, and what was given to them.
#include "services/query/filter.h"
#include "services/query/order_by.h"
#include "tests/store/policy/policy_test.h"

namespace pepiniere::policy::store {
namespace {

using resources::Proposal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ProposalsTest : public PolicyTest {
 protected:
  void Make(const std::string& id, Proposal proposal) {
    if (proposal.state == ProposalState{}) proposal.state = ProposalState::kDraft;
    const auto made = Write([&](journal::Unit& unit) { return record::Insert(unit, id, proposal); });
    ASSERT_TRUE(made.ok()) << made.status();
  }
  record::ListQuery Asked(const std::string& filter = "") {
    record::ListQuery list;
    list.filter = *query::ParseFilter(filter);
    list.order = *query::ParseOrderBy("", ProposalOrder());
    return list;
  }
  std::vector<std::string> Found(const std::string& filter, const Reader& reader = {.everything = true}) {
    const auto page = ListProposals(db(), Soon(), Asked(filter), reader, now_);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<std::string> ids;
    for (const auto& row : page->rows) ids.push_back(row.id);
    return ids;
  }
};

TEST_F(ProposalsTest, AreNumberedByTheYear) {
  for (const int expected : {1, 2, 3}) {
    const auto number = Write([](journal::Unit& unit) { return NextNumber(unit.session(), 2026); });
    ASSERT_TRUE(number.ok()) << number.status();
    EXPECT_EQ(*number, expected);
  }
  const auto other = Write([](journal::Unit& unit) { return NextNumber(unit.session(), 2027); });
  EXPECT_EQ(*other, 1);
}

TEST_F(ProposalsTest, ComeBackAsTheyWereWritten) {
  Proposal proposal;
  proposal.title = "Été";
  proposal.natures = {"REGULATORY"};
  proposal.target_texts = {
      {.kind = resources::TargetKind::kDecree, .identifier = "2026-1", .proposed_wording = "ligne\nligne"}};
  proposal.impact_hours = 12.5;
  proposal.authors = {"persons/a"};
  proposal.commitments = {"plan/fr1"};
  proposal.state = ProposalState::kAdmissible;
  proposal.state_time = now_;
  proposal.open = true;
  Make("2026-1", proposal);
  const auto found = record::Find<Proposal>(db(), Soon(), "2026-1");
  ASSERT_TRUE(found.ok() && *found) << found.status();
  EXPECT_EQ((*found)->value, proposal);
}

TEST_F(ProposalsTest, AreReadByTheirAuthorsUntilTheyAreOpen) {
  Make("2026-1", {.title = "Ouverte", .authors = {"persons/a"}, .open = true});
  Make("2026-2", {.title = "À moi", .authors = {"persons/a", "persons/b"}});
  EXPECT_THAT(Found(""), ElementsAre("2026-1", "2026-2"));
  EXPECT_THAT(Found("", {.person = "persons/b"}), ElementsAre("2026-1", "2026-2"));
  EXPECT_THAT(Found("", {.person = "persons/c"}), ElementsAre("2026-1"));
  EXPECT_THAT(Found("", {}), ElementsAre("2026-1"));
}

TEST_F(ProposalsTest, AreFoundByWhatTheyAreAbout) {
  Make(
      "2026-1",
      {.title = "Une", .topics = {"constraintTopics/achats"}, .natures = {"LEGISLATIVE"}, .commitments = {"plan/fr1"}});
  Make("2026-2", {.title = "Deux", .state = ProposalState::kSubmitted});
  EXPECT_THAT(Found(R"(topic = "constraintTopics/achats")"), ElementsAre("2026-1"));
  EXPECT_THAT(Found("nature = LEGISLATIVE"), ElementsAre("2026-1"));
  EXPECT_THAT(Found(R"(commitment = "plans/plan/commitments/fr1")"), ElementsAre("2026-1"));
  EXPECT_THAT(Found("state = SUBMITTED"), ElementsAre("2026-2"));
  EXPECT_THAT(Found(R"(topic = "constraintTopics/ach")"), IsEmpty());
}

TEST_F(ProposalsTest, AreOverdueByTheClockAndNothingElse) {
  resources::Transmission transmission;
  transmission.proposal = "2026-1";
  transmission.receive_date = Day("2026-01-05");
  transmission.term = 1;
  transmission.unit = TermUnit::kMonths;
  transmission.silence = Silence::kNone;
  transmission.overdue_from = now_;
  ASSERT_TRUE(Write([&](journal::Unit& unit) { return record::Insert(unit, "t", transmission); }).ok());
  Make("2026-1", {.title = "Une", .state = ProposalState::kTransmitted, .transmission = "t"});
  now_ = *transmission.overdue_from;
  EXPECT_THAT(Found("overdue = true"), ElementsAre("2026-1"));
  now_ -= absl::Microseconds(1);
  EXPECT_THAT(Found("overdue = true"), IsEmpty());
  EXPECT_THAT(Found("overdue = false"), ElementsAre("2026-1"));
}

TEST_F(ProposalsTest, KnowWhatSomebodyGaveThem) {
  Make("2026-1", {.title = "Une", .authors = {"persons/a"}});
  resources::Evidence evidence;
  evidence.kind = resources::EvidenceKind::kLink;
  evidence.cited_by = "persons/b";
  ASSERT_TRUE(Write([&](journal::Unit& unit) {
                return record::InsertBelow<resources::Evidence>(unit, "2026-1", {evidence});
              }).ok());
  const auto of_author = ContributionsOf(db(), Soon(), "persons/a");
  const auto of_citer = ContributionsOf(db(), Soon(), "persons/b");
  ASSERT_TRUE(of_author.ok() && of_citer.ok());
  EXPECT_THAT(of_author->at("2026-1"), ElementsAre(1));
  EXPECT_THAT(of_citer->at("2026-1"), ElementsAre(2));
}

TEST_F(ProposalsTest, TellByTheSourcesOfTheirEvidenceWhatTheReaderIsTold) {
  Make("2026-1", {.title = "Une", .authors = {"persons/a"}, .open = true});
  resources::Evidence open, withheld;
  open.kind = withheld.kind = resources::EvidenceKind::kProject;
  open.source = "projects/rives";
  open.open = true;
  withheld.source = "projects/semis";
  ASSERT_TRUE(Write([&](journal::Unit& unit) {
                return record::InsertBelow<resources::Evidence>(unit, "2026-1", {open, withheld});
              }).ok());
  const auto found = [&](const std::string& filter, bool whole) {
    record::ListQuery list;
    list.filter = *query::ParseFilter(filter);
    list.order = *query::ParseOrderBy("", record::OrderOf<resources::Evidence>());
    const auto page = ListEvidence(db(), Soon(), list, "2026-1", whole);
    EXPECT_TRUE(page.ok()) << page.status();
    return page->rows.size();
  };
  EXPECT_EQ(found(R"(source = "projects/rives")", false), 1U);
  EXPECT_EQ(found(R"(source = "projects/semis")", false), 0U);
  EXPECT_EQ(found(R"(source = "projects/semis")", true), 1U);
  EXPECT_EQ(found("kind = PROJECT", false), 2U);
}

TEST_F(ProposalsTest, FiltersHold) { EXPECT_TRUE(AmendmentFilters().Check().ok()); }

}  // namespace
}  // namespace pepiniere::policy::store
