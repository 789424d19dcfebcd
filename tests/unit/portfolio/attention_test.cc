#include "services/portfolio/domain/attention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "services/portfolio/domain/terms.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const base::Date kToday = Day("2026-06-30");
constexpr Knowledge kAlways = {0, kUntilFurtherNotice};

base::Date Ago(int days) { return kToday + -days; }

// A project that nothing is to be said of: active for 100 days, heard 20 days ago.
ProjectFacts Fine(const std::string& id) {
  ProjectFacts facts;
  facts.id = id;
  facts.versions = {{kAlways, ProjectKind::kStateStartup, "lab", false}};
  facts.terms = {{kAlways, std::string(term::kSponsor), "ministry"}};
  facts.spans = {{kAlways, {Ago(100), base::Date::Max(), Ago(100), Phase::kConstruction, false, 1}}};
  facts.life.hearings = {{Ago(20), std::nullopt}};
  facts.life.followed_up = true;
  return facts;
}

class AttentionTest : public ::testing::Test {
 protected:
  AttentionTest() {
    question_.of = {kToday, absl::FromUnixMicros(kUntilFurtherNotice - 1)};
    question_.concerns.fill(true);
  }
  // The only project, changed by `change(ProjectFacts&)`, and what the list says of it.
  template <typename Change>
  std::vector<AttentionItem> Of(Change change) {
    ProjectFacts facts = Fine("p");
    change(facts);
    Census census;
    census.Put(facts);
    return ListAttention(census, question_, std::nullopt, 100).items;
  }
  AttentionQuestion question_;
};

std::vector<AttentionAction> ActionsOf(const AttentionItem& item) { return {item.actions.begin(), item.actions.end()}; }

MATCHER_P2(Says, concern, since, "") {
  return arg.place.concern == concern && arg.place.since == since && !arg.reason.empty() && !arg.next_step.empty() &&
         arg.reason.find('$') == std::string::npos;
}

TEST_F(AttentionTest, AHealthyProjectNeedsNobody) {
  EXPECT_THAT(Of([](ProjectFacts&) {}), IsEmpty());
}

TEST_F(AttentionTest, OverBudgetSinceTheDayThatMoreWasSpent) {
  const auto over = [](ProjectFacts& p) {
    p.life.funding = {{Ago(50), 100}};
    p.life.spending = {{Ago(40), 60}, {Ago(15), 41}};
  };
  EXPECT_THAT(Of(over), ElementsAre(Says(Concern::kOverBudget, Ago(15))));
}

TEST_F(AttentionTest, ATimeBoxWarns30DaysBeforeItsEndAndIsOverdueAfterIt) {
  const auto ending = [](base::Date end) { return [end](ProjectFacts& p) { p.life.time_box_end = end; }; };
  EXPECT_THAT(Of(ending(kToday + 31)), IsEmpty());
  EXPECT_THAT(Of(ending(kToday + 30)), ElementsAre(Says(Concern::kTimeBoxEnding, kToday + 30)));
  EXPECT_THAT(Of(ending(kToday)), ElementsAre(Says(Concern::kTimeBoxEnding, kToday)));
  const auto overdue = Of(ending(Ago(1)));
  ASSERT_THAT(overdue, ElementsAre(Says(Concern::kOverdue, kToday)));
  EXPECT_EQ(overdue[0].reason, "The time-box ended on 2026-06-29.");
  EXPECT_EQ(overdue[0].told, Ago(1));
  EXPECT_THAT(ActionsOf(overdue[0]), ElementsAre(AttentionAction::kPutOnAgenda, AttentionAction::kExtendTimeBox));
}

TEST_F(AttentionTest, AReviewIsDueOnceItsDayHasPassed) {
  const auto asked = [](base::Date review) {
    return [review](ProjectFacts& p) { p.life.hearings = {{Ago(60), review}}; };
  };
  EXPECT_THAT(Of(asked(kToday)), IsEmpty());
  EXPECT_THAT(Of(asked(Ago(1))), ElementsAre(Says(Concern::kReviewDue, kToday)));
  EXPECT_THAT(Of([](ProjectFacts& p) { p.life.hearings = {{Ago(60), Ago(1)}, {Ago(30), std::nullopt}}; }), IsEmpty());
}

TEST_F(AttentionTest, SilenceIsStuckAfter90DaysOrAsManyAsAsked) {
  const auto silent = [](int days) {
    return [days](ProjectFacts& p) {
      p.spans[0].span.starts = Ago(150);
      p.life.hearings = {{Ago(days), std::nullopt}};
    };
  };
  EXPECT_THAT(Of(silent(89)), IsEmpty());
  const auto stuck = Of(silent(100));
  ASSERT_THAT(stuck, ElementsAre(Says(Concern::kStuck, Ago(10))));
  EXPECT_THAT(stuck[0].reason, HasSubstr(Ago(100).ToString()));
  EXPECT_EQ(stuck[0].told, Ago(100));
  question_.stuck_days = 30;
  EXPECT_THAT(Of(silent(89)), ElementsAre(Says(Concern::kStuck, Ago(59))));
  EXPECT_THAT(Of([&](ProjectFacts& p) {
                silent(89)(p);
                p.life.signs = {Ago(3)};
              }),
              IsEmpty());
}

TEST_F(AttentionTest, WhoDeploysIsNotStuck) {
  const auto silent = [](ProjectFacts& p) {
    p.spans[0].span.starts = Ago(150);
    p.life.hearings = {{Ago(100), std::nullopt}};
  };
  question_.deployments["another"] = Ago(1);
  EXPECT_THAT(Of(silent), ElementsAre(Says(Concern::kStuck, Ago(10))));
  question_.deployments["p"] = Ago(1);
  EXPECT_THAT(Of(silent), IsEmpty());
}

TEST_F(AttentionTest, NoDeliveryIsToldOfWhoseDeploymentsAreTold) {
  const auto active = [](ProjectFacts& p) { p.spans[0].span.starts = Ago(400); };
  EXPECT_THAT(Of(active), IsEmpty()) << "nothing is told, which is no silence";
  question_.deployments["p"] = Ago(89);
  EXPECT_THAT(Of(active), IsEmpty());
  question_.deployments["p"] = Ago(120);
  const auto silent = Of(active);
  ASSERT_THAT(silent, ElementsAre(Says(Concern::kNoDelivery, Ago(30))));
  EXPECT_EQ(silent[0].told, Ago(120));
  EXPECT_THAT(silent[0].reason, HasSubstr(Ago(120).ToString()));
  const auto delivered = [&](ProjectFacts& p) {
    active(p);
    p.life.deliveries = {Ago(5)};
  };
  EXPECT_THAT(Of(delivered), IsEmpty()) << "an event tells of a delivery too";
  const auto investigated = [&](ProjectFacts& p) {
    active(p);
    p.spans[0].span.phase = Phase::kInvestigation;
  };
  EXPECT_THAT(Of(investigated), IsEmpty()) << "there is nothing to deliver yet";
  EXPECT_THAT(Of([](ProjectFacts&) {}), ElementsAre(Says(Concern::kNoDelivery, Ago(10))))
      << "who became active 100 days ago begins anew";
}

TEST_F(AttentionTest, APauseIsNoMove) {
  const auto paused = Of([](ProjectFacts& p) {
    p.spans = {{kAlways, {Ago(170), Ago(10), Ago(170), Phase::kScaling, false, 1}},
               {kAlways, {Ago(10), base::Date::Max(), Ago(170), Phase::kScaling, true, 1}}};
    p.life.hearings = {{Ago(95), std::nullopt}};
  });
  EXPECT_THAT(paused, ElementsAre(Says(Concern::kStuck, Ago(5))));
}

TEST_F(AttentionTest, SixMonthsWithoutACommittee) {
  const auto heard = [](int days, int active) {
    return [=](ProjectFacts& p) {
      p.spans[0].span.starts = Ago(active);
      p.life.hearings = {{Ago(days), std::nullopt}};
      p.life.signs = {Ago(1)};
    };
  };
  EXPECT_THAT(Of(heard(182, 400)), IsEmpty());
  EXPECT_THAT(Of(heard(190, 400)), ElementsAre(Says(Concern::kNoCommittee, Ago(7))));
  EXPECT_THAT(Of(heard(400, 20)), IsEmpty());  // active again for 20 days
}

TEST_F(AttentionTest, ActiveWithoutASponsorOrAnybodyWhoFollowsIt) {
  const auto alone = [](ProjectFacts& p) {
    p.terms = {{{0, 5}, std::string(term::kSponsor), "left"}};
    p.life.followed_up = false;
  };
  EXPECT_THAT(Of(alone), ElementsAre(Says(Concern::kUnsponsored, Ago(100)), Says(Concern::kNoFollowUp, Ago(100))));
  EXPECT_THAT(Of([&](ProjectFacts& p) {
                alone(p);
                p.spans[0].span.phase = Phase::kOperated;
              }),
              IsEmpty());
}

TEST_F(AttentionTest, AnOutcomeWithoutLessons) {
  const auto ended = [](Phase phase) {
    return [phase](ProjectFacts& p) {
      p.spans[0].span.ends = Ago(40);
      p.spans.push_back({kAlways, {Ago(40), base::Date::Max(), Ago(40), phase, false, 2}});
      p.life.time_box_end = Ago(60);
    };
  };
  EXPECT_THAT(Of(ended(Phase::kStopped)), ElementsAre(Says(Concern::kOutcomeWithoutLessons, Ago(40))));
  EXPECT_THAT(Of(ended(Phase::kInconclusive)), ElementsAre(Says(Concern::kOutcomeWithoutLessons, Ago(40))));
  EXPECT_THAT(Of(ended(Phase::kTransferred)), IsEmpty());
  EXPECT_THAT(Of([&](ProjectFacts& p) {
                ended(Phase::kStopped)(p);
                p.life.lessons_written = true;
              }),
              IsEmpty());
}

TEST_F(AttentionTest, WhoIsNotReadyForACommittee) {
  question_.unprepared["p"] = {kToday + 9, {"BUDGET", "SPONSOR"}};
  const auto items = Of([](ProjectFacts&) {});
  ASSERT_THAT(items, ElementsAre(Says(Concern::kCommitteeNotPrepared, kToday + 9)));
  EXPECT_THAT(items[0].reason, HasSubstr("BUDGET, SPONSOR."));
  EXPECT_THAT(items[0].missing, ElementsAre("BUDGET", "SPONSOR"));
  EXPECT_THAT(ActionsOf(items[0]), ElementsAre(AttentionAction::kProvideMissing));
}

TEST_F(AttentionTest, OnlyWhatWasAskedFor) {
  question_.concerns.fill(false);
  question_.concerns[static_cast<std::size_t>(Concern::kNoFollowUp)] = true;
  const auto alone = [](ProjectFacts& p) {
    p.terms.clear();
    p.life.followed_up = false;
  };
  EXPECT_THAT(Of(alone), ElementsAre(Says(Concern::kNoFollowUp, Ago(100))));
  EXPECT_THAT(Of([&](ProjectFacts& p) {
                alone(p);
                p.versions[0].deleted = true;
              }),
              IsEmpty());
  EXPECT_THAT(Of([&](ProjectFacts& p) {
                alone(p);
                p.spans[0].span.starts = kToday + 1;
              }),
              IsEmpty());
}

// Page after page gives the order of the whole, each item once, whatever the size of a page.
TEST_F(AttentionTest, PagesFollowTheOrder) {
  Census census;
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    ProjectFacts facts = Fine("p" + std::to_string(Pick(random, 1000)));
    facts.spans[0].span.starts = Ago(100 + Pick(random, 3));
    if (Pick(random, 2)) facts.terms.clear();
    facts.life.followed_up = Pick(random, 2) != 0;
    if (Pick(random, 2)) facts.life.time_box_end = Ago(Pick(random, 3));
    census.Put(facts);
  }
  const AttentionPage whole = ListAttention(census, question_, std::nullopt, 1000);
  EXPECT_FALSE(whole.more);
  ASSERT_GT(whole.items.size(), 50U);
  EXPECT_TRUE(std::ranges::is_sorted(whole.items, {}, &AttentionItem::place));
  EXPECT_EQ(std::reduce(whole.counts.begin(), whole.counts.end()), std::ssize(whole.items));
  for (const int size : {1, 7, 50}) {
    std::vector<AttentionPlace> places;
    std::optional<AttentionPlace> after;
    for (bool more = true; more;) {
      const AttentionPage page = ListAttention(census, question_, after, size);
      EXPECT_EQ(page.counts, whole.counts);
      for (const AttentionItem& item : page.items) places.push_back(item.place);
      after = places.back();
      more = page.more;
    }
    ASSERT_EQ(places.size(), whole.items.size());
    for (std::size_t i = 0; i < places.size(); ++i) EXPECT_EQ(places[i], whole.items[i].place);
  }
}

TEST_F(AttentionTest, OfSomeProjects) {
  Census census;
  for (const std::string id : {"a", "b", "c"}) {
    ProjectFacts facts = Fine(id);
    facts.life.followed_up = false;
    census.Put(facts);
  }
  const absl::flat_hash_set<std::string> some = {"b", "unknown"};
  question_.of.only = &some;
  const AttentionPage page = ListAttention(census, question_, std::nullopt, 10);
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].place.project, "b");
  EXPECT_EQ(page.items[0].incubator, "lab");
}

}  // namespace
}  // namespace pepiniere::portfolio
