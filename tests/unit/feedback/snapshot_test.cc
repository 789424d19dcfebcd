#include "services/feedback/domain/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tests/unit/feedback/attack.h"

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Report Of(int number, const std::string& author, const std::string& cell = "procurement") {
  return {.id = "r" + std::to_string(number),
          .author = author,
          .cell = cell,
          .severity = 1 + number % 4,
          .days_lost = number};
}

TEST(Snapshot, NewcomersEnterByFive) {
  std::vector<Report> waiting = {Of(1, "a"), Of(2, "b"), Of(3, "c"), Of(4, "d")};
  EXPECT_THAT(NextSnapshot({}, waiting).cells, IsEmpty());
  waiting.push_back(Of(5, "e"));
  const Snapshot first = NextSnapshot({}, waiting);
  EXPECT_EQ(first.cells.at("procurement"), (ReportFigures{.reports = 5, .days_lost = 15, .by_severity = {1, 2, 1, 1}}));
  EXPECT_THAT(first.entered, ElementsAre("r1", "r2", "r3", "r4", "r5"));
  // The next four wait, and what is published stays as it is.
  const std::vector<Report> four = {Of(6, "f"), Of(7, "g"), Of(8, "h"), Of(9, "i")};
  const Snapshot second = NextSnapshot(first.cells, four);
  EXPECT_EQ(second.cells, first.cells);
  EXPECT_THAT(second.entered, IsEmpty());
}

TEST(Snapshot, ReportsOfOnePersonAreNoCrowd) {
  std::vector<Report> waiting;
  for (int i = 0; i < 20; ++i) waiting.push_back(Of(i, std::string(1, "abcd"[i % 4])));
  EXPECT_THAT(NextSnapshot({}, waiting).cells, IsEmpty());
  waiting.push_back(Of(20, "e"));
  EXPECT_EQ(NextSnapshot({}, waiting).cells.at("procurement").reports, 21);
}

TEST(Snapshot, TheTotalIsThatOfTheCells) {
  std::vector<Report> waiting;
  for (int i = 0; i < 5; ++i) waiting.push_back(Of(i, std::to_string(i)));
  for (int i = 5; i < 9; ++i) waiting.push_back(Of(i, std::to_string(i), "hiring"));
  const Snapshot snapshot = NextSnapshot({}, waiting);
  EXPECT_THAT(snapshot.cells, SizeIs(1));
  EXPECT_EQ(snapshot.Total().reports, 5);
}

// Each snapshot tells of the reports that have entered so far.
TEST(Snapshot, NoTwoOfThemTellOfFewer) {
  std::mt19937 random(5);
  const auto below = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
  std::map<std::string, ReportFigures> cells;
  std::vector<Report> waiting;
  std::map<std::string, Report> all;
  std::map<std::string, Members> entered;  // by cell, the numbers of its reports
  std::vector<Members> sets;
  int number = 0;
  for (int month = 0; month < 60; ++month) {
    for (int i = below(9); i > 0; --i, ++number) {
      waiting.push_back(Of(number, std::to_string(below(40)), "topic " + std::to_string(below(4))));
      all[waiting.back().id] = waiting.back();
    }
    const Snapshot snapshot = NextSnapshot(cells, waiting);
    for (const std::string& id : snapshot.entered) {
      entered[all.at(id).cell].push_back(std::stoul(id.substr(1)));
      std::erase_if(waiting, [&](const Report& report) { return report.id == id; });
    }
    for (auto& [cell, members] : entered) {
      std::ranges::sort(members);
      EXPECT_EQ(static_cast<std::int64_t>(members.size()), snapshot.cells.at(cell).reports);
      sets.push_back(members);
    }
    cells = snapshot.cells;
  }
  EXPECT_FALSE(ClassesTell(sets));
  for (const Members& members : ClassesOf(sets)) {
    std::set<std::string> authors;
    for (const std::size_t report : members) authors.insert(all.at("r" + std::to_string(report)).author);
    EXPECT_GE(authors.size(), kEnough);
  }
  EXPECT_GT(ClassesOf(sets).size(), 10U);
}

}  // namespace
}  // namespace pepiniere::feedback
