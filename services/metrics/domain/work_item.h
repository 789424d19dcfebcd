// What a team works on. Field meanings are documented once, on the contract (work_item.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract, in which order those of one instant stand.
enum class StateCategory { kTodo = 1, kInProgress, kDone, kCancelled };
std::string_view Symbol(StateCategory state);
bool ReadSymbol(std::string_view symbol, StateCategory& state);

struct Transition {
  StateCategory to{};
  absl::Time time = absl::InfinitePast();
  std::string status{};

  static void Fields(auto&& visit, auto&... each) {
    visit("to", each.to...);
    visit("time", each.time...);
    visit("status", each.status...);
  }
  bool operator==(const Transition&) const = default;
};

struct Estimate {
  double value = 0;
  absl::Time time = absl::InfinitePast();

  static void Fields(auto&& visit, auto&... each) {
    visit("value", each.value...);
    visit("time", each.time...);
  }
  bool operator==(const Estimate&) const = default;
};

struct Membership {
  std::string sprint{};  // its id: its project's, a slash, and its own
  absl::Time from = absl::InfinitePast();
  std::optional<absl::Time> to{};

  static void Fields(auto&& visit, auto&... each) {
    visit("sprint", each.sprint...);
    visit("from_time", each.from...);
    visit("to_time", each.to...);
  }
  bool operator==(const Membership&) const = default;
};

struct WorkItem {
  static constexpr std::string_view kPattern = "projects/{project}/workItems/{work_item}", kCollection = "workItems";
  std::string source{}, source_id{}, type{}, title{}, uri{};
  std::optional<absl::Time> request{};
  std::vector<Transition> transitions{};
  std::vector<Estimate> estimates{};
  std::vector<Membership> memberships{};
  // What follows from these.
  std::optional<StateCategory> state{};
  std::optional<absl::Time> start{}, finish{};

  static void Fields(auto&& visit, auto&... each) {
    visit("source", each.source...);
    visit("source_id", each.source_id...);
    visit("type", each.type...);
    visit("title", each.title...);
    visit("uri", each.uri...);
    visit("request_time", each.request...);
    visit("transitions", each.transitions...);
    visit("estimates", each.estimates...);
    visit("memberships", each.memberships...);
    visit("state", each.state...);
    visit("start_time", each.start...);
    visit("finish_time", each.finish...);
  }
  bool operator==(const WorkItem&) const = default;
};

// Puts its lists in order, what is told twice once, and sets what follows from the rest. `id`: its own.
void Complete(std::string_view id, WorkItem& item);

// What is known once `told` came beside `known`. `complete`: its lists are all that there is; otherwise they add to
// what is known, whatever the order in which they come: of estimates of one instant the greatest stands, of memberships
// of one sprint and beginning the one that ends last. Fields that say nothing leave what is known. Completed.
WorkItem Merge(std::string_view id, const WorkItem& known, const WorkItem& told, bool complete);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const WorkItem& item, base::Date today);
// Its instants that lie more than a day ahead of `now`: the clock of its source is wrong.
std::vector<base::FieldProblem> CheckFuture(const WorkItem& item, absl::Time now);

}  // namespace pepiniere::metrics::domain
