// What a text of many lines has that is not taken as it stands: for the report of its import.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/metrics/ingest/event.h"

namespace pepiniere::metrics {

struct Finding {
  std::int64_t line = 0;    // from 1; 0: of the whole
  std::string column = {};  // its name; empty: of the whole line
  std::string_view code;    // for programs: "NO_INSTANT"; they never change
  std::string message;      // what is wrong
  std::string_view action;  // what to do, or what was done about it
  bool refused = false;     // the line was left out
};

// Where something is.
struct Place {
  std::int64_t line = 0;
  std::string column = {};
};

inline constexpr std::size_t kMostFindings = 1'000;

// Keeps the first ones, and says how many there were beyond.
class Findings {
 public:
  void Refuse(Place place, std::string_view code, std::string message, std::string_view action) {
    Add({place.line, std::move(place.column), code, std::move(message), action, true});
  }
  void Note(Place place, std::string_view code, std::string message, std::string_view action) {
    Add({place.line, std::move(place.column), code, std::move(message), action, false});
  }
  // All of them, MORE as the last one if some were not kept.
  std::vector<Finding> Take() &&;

 private:
  void Add(Finding finding) {
    if (found_.size() < kMostFindings) {
      found_.push_back(std::move(finding));
    } else {
      ++more_;
    }
  }

  std::vector<Finding> found_;
  std::size_t more_ = 0;
};

// What a text of many lines tells.
struct Told {
  std::vector<Event> events = {};
  std::vector<std::int64_t> lines = {};  // of each event, where it begins; empty where they are of many lines each
  std::vector<Finding> findings = {};
  std::int64_t read = 0;     // lines, or samples, that say something
  std::int64_t refused = 0;  // those of them that were left out

  void Add(Event event, std::int64_t line) {
    events.push_back(std::move(event));
    lines.push_back(line);
  }
};

}  // namespace pepiniere::metrics
