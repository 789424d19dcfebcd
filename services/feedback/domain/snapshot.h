// What is published of what grows for ever, such as reports of constraints: a snapshot a month, of cells (a topic, say)
// in which newcomers enter in batches of at least kFewest people. So the difference of any two snapshots is about no
// fewer. What has entered stays, whatever becomes of it: leaving would tell of whoever leaves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace pepiniere::feedback {

inline constexpr int kMostSevere = 4;

// A report that is not in a snapshot yet.
struct Report {
  std::string id;
  std::string author;          // whoever must not be found: reports of one person are no crowd
  std::string cell;            // "procurement"
  int severity = 1;            // 1 to kMostSevere
  std::int64_t days_lost = 0;  // 0 or more
};

// Of the reports that have entered.
struct ReportFigures {
  std::int64_t reports = 0;
  std::int64_t days_lost = 0;                              // their sum
  std::array<std::int64_t, kMostSevere> by_severity = {};  // from 1 on

  ReportFigures& operator+=(const ReportFigures& other);
  bool operator==(const ReportFigures&) const = default;
};

struct Snapshot {
  std::map<std::string, ReportFigures> cells;  // those in which anything has entered
  std::vector<std::string> entered;            // the ids of the reports that are new in it, sorted

  // The sum of the cells, and nothing else: a total of all reports would tell of those that wait.
  ReportFigures Total() const;
};

// The snapshot after one with those cells. In each cell all of `waiting` enter if they are of kFewest people at least,
// and none if not.
Snapshot NextSnapshot(const std::map<std::string, ReportFigures>& before, std::span<const Report> waiting);

}  // namespace pepiniere::feedback
