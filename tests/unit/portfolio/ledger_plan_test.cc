#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "services/portfolio/domain/ledger.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum Phase;
using Entries = std::vector<PhaseEntry>;

constexpr char kSource[] = "betagouv";

PhaseEntry Says(Phase phase, std::string_view effective) { return Line(0, phase, effective).entry; }

// A ledger as the store would keep it.
class Ledger {
 public:
  // What importing these entries does.
  LedgerPlan Import(const Entries& entries) {
    const LedgerPlan plan = PlanLedger(lines_, kSource, entries);
    for (const auto& addition : plan.additions) {
      const int number = Add(addition.entry, addition.position, kSource);
      if (addition.supersedes) Supersede(*addition.supersedes, number, kSource);
    }
    for (int number : plan.withdrawals) Supersede(number, std::nullopt, kSource);
    return plan;
  }

  int Add(PhaseEntry entry, double position, std::string source = "") {
    PhaseLine line;
    line.number = static_cast<int>(lines_.size()) + 1;
    line.position = position;
    line.entry = std::move(entry);
    line.source = std::move(source);
    lines_.push_back(std::move(line));
    return lines_.back().number;
  }

  void Supersede(int number, std::optional<int> by, std::string source = "") {
    PhaseLine& line = At(number);
    ASSERT_TRUE(line.holds()) << "line " << number << " was superseded twice";
    line.superseded_at = absl::UnixEpoch();
    line.superseded_by = by;
    line.superseded_by_source = std::move(source);
  }

  // Somebody here corrects a line.
  int Correct(int number, PhaseEntry entry) {
    const int by = Add(std::move(entry), At(number).position);
    Supersede(number, by);
    return by;
  }

  PhaseLine& At(int number) { return lines_[static_cast<std::size_t>(number - 1)]; }
  const std::vector<PhaseLine>& lines() const { return lines_; }

  // What holds, in the order of the source; of one source only, if given.
  Entries Holding(std::optional<std::string_view> source = std::nullopt) const {
    std::vector<PhaseLine> holding;
    std::ranges::copy_if(lines_, std::back_inserter(holding),
                         [&](const PhaseLine& l) { return l.holds() && (!source || l.source == *source); });
    std::ranges::sort(holding, {}, [](const PhaseLine& l) { return std::tuple(l.position, l.number); });
    Entries entries;
    for (PhaseLine& line : holding) entries.push_back(std::move(line.entry));
    return entries;
  }

 private:
  std::vector<PhaseLine> lines_;
};

const Entries kHistory = {Says(kInvestigation, "2024-01-01"), Says(kConstruction, "2024-03-01"),
                          Says(kScaling, "2024-06-01")};

TEST(PlanLedgerTest, TheFirstImportAddsEverythingTheSecondNothing) {
  Ledger ledger;
  EXPECT_EQ(ledger.Import(kHistory).additions.size(), 3u);
  const LedgerPlan again = ledger.Import(kHistory);
  EXPECT_TRUE(again.changes_nothing());
  EXPECT_EQ(again.unchanged, 3);
  EXPECT_EQ(ledger.Holding(), kHistory);
}

TEST(PlanLedgerTest, AChangedDateTakesThePlaceOfTheLine) {
  Ledger ledger;
  ledger.Import(kHistory);
  Entries now = kHistory;
  now[1].effective = Day("2024-03-15");
  const LedgerPlan plan = ledger.Import(now);
  ASSERT_EQ(plan.additions.size(), 1u);
  EXPECT_EQ(plan.additions[0].supersedes, 2);
  EXPECT_EQ(plan.unchanged, 2);
  EXPECT_THAT(plan.withdrawals, IsEmpty());
  EXPECT_EQ(ledger.Holding(), now);
}

TEST(PlanLedgerTest, WhatTheSourceNoLongerSaysIsWithdrawn) {
  Ledger ledger;
  ledger.Import(kHistory);
  const LedgerPlan plan = ledger.Import({kHistory[0], kHistory[2]});
  EXPECT_THAT(plan.withdrawals, ElementsAre(2));
  EXPECT_THAT(plan.additions, IsEmpty());
  EXPECT_EQ(ledger.Import({}).withdrawals.size(), 2u);
  EXPECT_THAT(ledger.Holding(), IsEmpty());
}

TEST(PlanLedgerTest, ALineBetweenTwoTakesAPlaceBetweenThem) {
  Ledger ledger;
  const PhaseEntry first = Says(kInvestigation, "2024-01-01"), last = Says(kScaling, "2024-01-01"),
                   between = Says(kConstruction, "2024-01-01");
  ledger.Import({first, last});
  ledger.Import({first, between, last});
  EXPECT_THAT(ledger.Holding(), ElementsAre(first, between, last));
  // All on one day: the last in the source decides, not the last recorded.
  std::vector<PhaseLine> holding;
  std::ranges::copy_if(ledger.lines(), std::back_inserter(holding), &PhaseLine::holds);
  EXPECT_EQ(SpanOn(Timeline(holding), Day("2024-02-01"))->phase, kScaling);
}

TEST(PlanLedgerTest, WhatWasDoneHereStays) {
  Ledger ledger;
  ledger.Import(kHistory);
  const PhaseEntry corrected = Says(kConstruction, "2024-03-20"), added = Says(kOperated, "2025-01-01");
  ledger.Correct(2, corrected);
  ledger.Add(added, 4);
  ledger.Supersede(3, std::nullopt);  // withdrawn here
  EXPECT_TRUE(ledger.Import(kHistory).changes_nothing());
  EXPECT_THAT(ledger.Holding(), ElementsAre(kHistory[0], corrected, added));

  // The source changes another line: only that one.
  Entries now = kHistory;
  now[0].effective = Day("2023-12-01");
  const LedgerPlan plan = ledger.Import(now);
  ASSERT_EQ(plan.additions.size(), 1u);
  EXPECT_EQ(plan.additions[0].supersedes, 1);
  EXPECT_THAT(plan.withdrawals, IsEmpty());
  EXPECT_THAT(ledger.Holding(), ElementsAre(now[0], corrected, added));
  EXPECT_TRUE(ledger.Import(now).changes_nothing());
}

TEST(PlanLedgerTest, WhatSomebodyElseSaidAlreadyIsNotSaidTwiceAndStaysTheirs) {
  Ledger ledger;
  ledger.Add(kHistory[0], 1, "eig");
  ledger.Add(kHistory[1], 2);  // by somebody here
  const LedgerPlan plan = ledger.Import(kHistory);
  EXPECT_EQ(plan.unchanged, 2);
  EXPECT_EQ(plan.additions.size(), 1u);
  EXPECT_EQ(ledger.Holding(), kHistory);
  EXPECT_EQ(ledger.Import({}).withdrawals.size(), 1u);
  EXPECT_THAT(ledger.Holding(), ElementsAre(kHistory[0], kHistory[1]));
}

TEST(PlanLedgerTest, WhatWasCorrectedHereIsNotSaidAgain) {
  Ledger ledger;
  ledger.Add(kHistory[0], 1);
  EXPECT_TRUE(ledger.Import({kHistory[0]}).changes_nothing());
  const PhaseEntry corrected = Says(kInvestigation, "2024-01-05");
  ledger.Correct(1, corrected);
  EXPECT_TRUE(ledger.Import({kHistory[0]}).changes_nothing());
  EXPECT_THAT(ledger.Holding(), ElementsAre(corrected));
}

TEST(PlanLedgerTest, ACorrectionAndWhatItCorrectsLeaveRoomForWhatComesBetween) {
  Ledger ledger;
  const PhaseEntry said = Says(kConstruction, "2024-01-01"), corrected = Says(kScaling, "2024-01-01"),
                   between = Says(kStopped, "2024-01-01");
  ledger.Import({said});
  ledger.Correct(1, corrected);
  ledger.Import({said, between, corrected});
  EXPECT_TRUE(ledger.Import({said, between, corrected}).changes_nothing());
}

TEST(PlanLedgerTest, ALineEditedForeverKeepsRoom) {
  Ledger ledger;
  Entries entries = kHistory;
  for (int day = 0; day < 2000; ++day) {
    entries[1].effective = Day("2024-03-01") + day % 2;
    ledger.Import(entries);
  }
  EXPECT_EQ(ledger.Holding(), entries);
}

// What a source may do to its list between two imports.
void Edit(std::mt19937& random, Entries& entries) {
  const auto any = [&] { return entries.begin() + Pick(random, static_cast<int>(entries.size()) + 1); };
  switch (Pick(random, entries.empty() ? 1 : 4)) {
    case 0:
      entries.insert(any(), AnyEntry(random, 4));
      return;
    case 1:
      entries.erase(entries.begin() + Pick(random, static_cast<int>(entries.size())));
      return;
    case 2:
      entries[static_cast<std::size_t>(Pick(random, static_cast<int>(entries.size())))] = AnyEntry(random, 4);
      return;
    default:
      std::ranges::rotate(entries, entries.begin() + Pick(random, static_cast<int>(entries.size())));
  }
}

TEST(PlanLedgerTest, AnyEditsConvergeToExactlyWhatTheSourceSays) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    Ledger ledger;
    Entries entries;
    for (int import = 0; import < 12; ++import) {
      for (int edits = Pick(random, 4); edits > 0; --edits) Edit(random, entries);
      const LedgerPlan plan = ledger.Import(entries);
      ASSERT_EQ(plan.unchanged + plan.additions.size(), entries.size());
      ASSERT_EQ(ledger.Holding(), entries) << "round " << round << ", import " << import;
      ASSERT_TRUE(PlanLedger(ledger.lines(), kSource, entries).changes_nothing())
          << "round " << round << ", import " << import;
    }
  }
}

TEST(PlanLedgerTest, AnyEditsLeaveWhatWasDoneHereAlone) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    Ledger ledger;
    Entries entries;
    for (int import = 0; import < 12; ++import) {
      for (int edits = Pick(random, 3); edits > 0; --edits) Edit(random, entries);
      ledger.Import(entries);
      const int number = 1 + Pick(random, static_cast<int>(ledger.lines().size()) + 1);
      if (number > static_cast<int>(ledger.lines().size()) || !ledger.At(number).holds()) continue;
      Pick(random, 2) ? void(ledger.Correct(number, AnyEntry(random))) : ledger.Supersede(number, std::nullopt);
      const Entries here = ledger.Holding("");
      ASSERT_TRUE(PlanLedger(ledger.lines(), kSource, entries).changes_nothing())
          << "round " << round << ", import " << import;
      for (int edits = Pick(random, 3); edits > 0; --edits) Edit(random, entries);
      ledger.Import(entries);
      ASSERT_EQ(ledger.Holding(""), here) << "round " << round << ", import " << import;
      ASSERT_TRUE(PlanLedger(ledger.lines(), kSource, entries).changes_nothing())
          << "round " << round << ", import " << import;
    }
  }
}

}  // namespace
}  // namespace pepiniere::portfolio
