#include "services/portfolio/store/live_census.h"

#include <thread>

#include "services/journal/retention.h"
#include "services/journal/sequencer.h"
#include "services/portfolio/domain/attention.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/store/committee_store.h"
#include "services/record/lines.h"
#include "services/record/table.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr Dimension kByPhase[] = {Dimension::kPhase};
constexpr Dimension kByTheme[] = {Dimension::kTheme};
using Counts = std::map<std::string, std::int64_t>;

class LiveCensusTest : public StoreTest {
 protected:
  // On 2024-06-01, as known now.
  static Counts CountBy(LiveCensus& live, std::span<const Dimension> by) {
    return Done(live.Answer(Soon(), [&](const Census& census) {
      Counts counts;
      const Question question{Day("2024-06-01"), absl::FromUnixMicros(kUntilFurtherNotice - 1)};
      for (const auto& [keys, tally] : census.Summarise(question, by).groups) counts[keys[0]] = tally.count;
      return counts;
    }));
  }
  // The same from a census that has just read everything.
  Counts CountAfresh(std::span<const Dimension> by) {
    LiveCensus fresh(db());
    EXPECT_TRUE(fresh.Load(Soon()).ok());
    return CountBy(fresh, by);
  }
  void Sequence() {
    while (Done(sequencer_.RunOnce(Soon())) > 0) {
    }
  }

  // All concerns on 2024-06-01, as known now.
  static AttentionQuestion Asking() {
    AttentionQuestion question;
    question.of = {Day("2024-06-01"), absl::FromUnixMicros(kUntilFurtherNotice - 1)};
    question.concerns.fill(true);
    return question;
  }
  static std::vector<Concern> ConcernsOf(LiveCensus& live) {
    return Done(live.Answer(Soon(), [](const Census& census) {
      std::vector<Concern> concerns;
      for (const AttentionItem& item : ListAttention(census, Asking(), std::nullopt, 100).items) {
        concerns.push_back(item.place.concern);
      }
      return concerns;
    }));
  }
  template <typename T>
  Entry<T> Record(const std::string& id, const T& line) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<Entry<T>> {
      const auto lines = record::LoadLines<T>(unit.session(), id);
      return lines.ok() ? record::AppendLine(unit, id, *lines, line, "") : lines.status();
    }));
  }
  template <typename T>
  void Withdraw(const std::string& id, const Entry<T>& line) {
    Done(Write([&](journal::Unit& unit) -> absl::StatusOr<int> {
      const absl::Status done = record::SupersedeLine(unit, id, line, 0, "a mistake").status();
      return done.ok() ? absl::StatusOr<int>(1) : done;
    }));
  }
  // A session that was held.
  void Hear(const std::string& id, base::Date day, std::optional<base::Date> review) {
    Committee committee;
    committee.date = day;
    committee.state = CommitteeState::kHeld;
    Hearing& hearing = committee.hearings.emplace_back();
    hearing.project = id;
    hearing.next_review = review;
    Done(Write([&](journal::Unit& unit) { return InsertCommittee(unit, "of-" + id, committee); }));
  }
  void Happened(const std::string& id, const Event& event) {
    Done(Write([&](journal::Unit& unit) { return record::InsertBelow<Event>(unit, id, {event}); }));
  }

  base::SystemClock clock_;
  journal::Sequencer sequencer_{db(), clock_};
  LiveCensus live_{db()};
};

TEST_F(LiveCensusTest, AsksForPatienceUntilItIsLoaded) {
  const auto ask = [](const Census& census) { return census.size(); };
  EXPECT_EQ(live_.Answer(Soon(), ask).status().code(), absl::StatusCode::kUnavailable);
  ASSERT_TRUE(live_.Load(Soon()).ok());
  EXPECT_EQ(Done(live_.Answer(Soon(), ask)), 0u);
}

// Each kind of write by another session is in the very next answer, sequenced or not.
TEST_F(LiveCensusTest, EveryCommitIsInTheNextAnswer) {
  Create("old", Project());
  Advance("old", {Says(Phase::kScaling, Day("2024-01-01"))});
  ASSERT_TRUE(live_.Load(Soon()).ok());
  EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 1)));
  for (bool sequenced : {false, true}) {
    const auto settle = [&] {
      if (sequenced) Sequence();
    };
    const std::string id = sequenced ? "sequenced" : "waiting";
    Create(id, Project());
    Advance(id, {Says(Phase::kConstruction, Day("2024-01-01"))});
    settle();
    EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("CONSTRUCTION", 1), Pair("SCALING", 1)));
    Advance(id, {Says(Phase::kScaling, Day("2024-02-01"))});
    settle();
    EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 2)));
    Edit(id, [](Project& p) { p.themes = {"sea"}; });
    settle();
    EXPECT_THAT(CountBy(live_, kByTheme), ElementsAre(Pair("", 1), Pair("sea", 1)));
    Delete(id);
    settle();
    EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 1)));
  }
}

TEST_F(LiveCensusTest, AskingTwiceBetweenCommitAndSequencingMissesNothing) {
  ASSERT_TRUE(live_.Load(Soon()).ok());
  Create("a", Project());
  EXPECT_THAT(CountBy(live_, kByPhase), IsEmpty());
  Advance("a", {Says(Phase::kScaling, Day("2024-01-01"))});
  EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 1)));
  Sequence();
  EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 1)));
}

// Each kind of record that attention rests on is in the very next answer, and in that of a census loaded afterwards.
TEST_F(LiveCensusTest, WhatNeedsSomebodyIsInTheNextAnswer) {
  Project project;
  project.primary_incubator = "lab";
  project.sponsors = {"weather"};
  project.programme_contact = "programme@weather.example";
  project.description = R"("incubator_contact": nobody, "outcome.lessons": none)";
  Create("p", project);
  Advance("p", {Says(Phase::kConstruction, Day("2024-05-01"))});
  ASSERT_TRUE(live_.Load(Soon()).ok());
  const auto expect = [&](const std::vector<Concern>& concerns) {
    EXPECT_EQ(ConcernsOf(live_), concerns);
    LiveCensus fresh(db());
    EXPECT_TRUE(fresh.Load(Soon()).ok());
    EXPECT_EQ(ConcernsOf(fresh), concerns);
  };
  expect({});
  Edit("p", [](Project& p) { p.time_box.end = Day("2024-05-20"); });
  expect({Concern::kOverdue});
  const auto extended = Record("p", TimeBoxExtension{.end = Day("2024-06-20"), .granted_by = "", .reason = ""});
  expect({Concern::kTimeBoxEnding});
  Withdraw("p", extended);
  expect({Concern::kOverdue});
  Edit("p", [](Project& p) { p.time_box = {}; });
  FundingLine grant;
  grant.amount = 10'000;
  grant.date = Day("2024-05-02");
  Record("p", grant);
  SpendingEntry entry;
  entry.amount = 10'001;
  entry.date = Day("2024-05-03");
  const auto spent = Record("p", entry);
  expect({Concern::kOverBudget});
  Withdraw("p", spent);
  expect({});
  Hear("p", Day("2024-05-04"), Day("2024-05-31"));
  expect({Concern::kReviewDue});
  Happened("p", {"committee", Day("2024-05-30"), "", ""});
  expect({});
  Edit("p", [](Project& p) { p.sponsors.clear(), p.programme_contact.clear(); });
  expect({Concern::kUnsponsored, Concern::kNoFollowUp});
  Advance("p", {Says(Phase::kStopped, Day("2024-05-31"))});
  expect({Concern::kOutcomeWithoutLessons});
  Edit("p", [](Project& p) { p.outcome.lessons = "Ask the users."; });
  expect({});
}

TEST_F(LiveCensusTest, EveryRecordIsASignOfLife) {
  Project project;
  project.sponsors = {"weather"};
  project.programme_contact = "programme@weather.example";
  for (const std::string id : {"silent", "happened", "proven", "heard", "spent", "moved"}) {
    Create(id, project);
    Advance(id, {Says(Phase::kConstruction, Day("2024-01-10"))});
  }
  ASSERT_TRUE(live_.Load(Soon()).ok());
  Happened("happened", {"delivery", Day("2024-05-01"), "", ""});
  Hear("heard", Day("2024-05-01"), std::nullopt);
  now_ = absl::FromUnixSeconds(1'714'600'000);  // 2024-05-01: what has no day of its own is dated by its recording
  Record("proven", Evidence{.phase = Phase::kScaling, .code = "GO", .uri = "", .note = "said so"});
  SpendingEntry entry;
  entry.amount = 1;
  entry.date = Day("2024-05-01");
  Record("spent", entry);
  Advance("moved", {Says(Phase::kScaling, Day("2024-05-01"))});
  const auto stuck = Done(live_.Answer(Soon(), [](const Census& census) {
    std::vector<std::string> ids;
    for (const AttentionItem& item : ListAttention(census, Asking(), std::nullopt, 100).items) {
      if (item.place.concern == Concern::kStuck) ids.push_back(item.place.project);
    }
    return ids;
  }));
  EXPECT_THAT(stuck, ElementsAre("silent"));
}

TEST_F(LiveCensusTest, WhatWasPurgedUnseenIsReadAnew) {
  ASSERT_TRUE(live_.Load(Soon()).ok());
  for (int i = 0; i < 5; ++i) {
    const std::string id = "p" + std::to_string(i);
    Create(id, Project());
    Advance(id, {Says(Phase::kScaling, Day("2024-01-01"))});
  }
  Sequence();
  EXPECT_GT(Done(journal::PurgeChanges(db(), Soon(), absl::InfiniteFuture(), 1000)), 0);
  EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 5)));
  Create("late", Project());
  Advance("late", {Says(Phase::kStopped, Day("2024-01-01"))});
  EXPECT_THAT(CountBy(live_, kByPhase), ElementsAre(Pair("SCALING", 5), Pair("STOPPED", 1)));
}

// While some write, some ask, one sequences and one purges.
TEST_F(LiveCensusTest, EndsUpRightUnderConcurrentWriters) {
  constexpr int kWriters = 3, kWrites = 40;
  ASSERT_TRUE(live_.Load(Soon()).ok());
  std::atomic<bool> writing = true;
  std::atomic<int> missed = 0;
  std::vector<std::thread> writers, others;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      std::mt19937 random(static_cast<unsigned>(w));
      for (int i = 0; i < kWrites; ++i) {
        const std::string id = "p" + std::to_string(Pick(random, 8)),
                          theme = std::to_string(w) + "." + std::to_string(i);
        const auto done = WriteAt(now_ + absl::Milliseconds(i), [&](journal::Unit& unit) -> absl::StatusOr<int> {
          const auto before = LockProject(unit.session(), id);
          if (!before.ok()) return before.status();
          Project project;
          project.themes = {theme};
          const auto after =
              *before ? UpdateProject(unit, **before, project, tree_) : InsertProject(unit, id, project, tree_);
          if (!after.ok()) return after.status();
          const auto ledger = LoadLedger(unit.session(), id);
          if (!ledger.ok()) return ledger.status();
          std::vector<PhaseLine> lines = *ledger;
          PhaseLine line;
          line.number = static_cast<int>(lines.size()) + 1;
          line.position = line.number;
          line.entry = Says(static_cast<Phase>(1 + Pick(random, 8)), Day("2024-01-01"));
          line.recorded_at = after->updated_at;
          lines.push_back(line);
          if (const auto saved = SaveLedger(unit, *after, *ledger, lines); !saved.ok()) return saved;
          return 1;
        });
        // Two may create it at once: one of them comes late, which is not what is tested here.
        if (!done.ok()) continue;
        // Mine is in the answer, or somebody wrote the same project since.
        const Counts themes = CountBy(live_, kByTheme);
        const auto now = FindProject(db(), Soon(), id, {Day("2024-06-01"), std::nullopt});
        if (now.ok() && (*now)->stored.value.themes[0] == theme && !themes.contains(theme)) ++missed;
      }
    });
  }
  others.emplace_back([&] {
    while (writing) {
      sequencer_.RunOnce(Soon()).IgnoreError();
      absl::SleepFor(absl::Milliseconds(3));
    }
  });
  others.emplace_back([&] {
    while (writing) {
      journal::PurgeChanges(db(), Soon(), absl::InfiniteFuture(), 7).IgnoreError();
      absl::SleepFor(absl::Milliseconds(20));
    }
  });
  for (std::thread& t : writers) t.join();
  writing = false;
  for (std::thread& t : others) t.join();
  EXPECT_EQ(missed, 0);
  for (std::span<const Dimension> by : {std::span<const Dimension>(kByPhase), std::span<const Dimension>(kByTheme)}) {
    const Counts counts = CountBy(live_, by);
    EXPECT_FALSE(counts.empty());
    EXPECT_EQ(counts, CountAfresh(by));
  }
}

}  // namespace
}  // namespace pepiniere::portfolio::store
