#include "services/metrics/domain/work_item.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"
#include "services/metrics/compute/item_times.h"
#include "services/metrics/compute/known.h"
#include "services/metrics/domain/instants.h"
#include "services/metrics/domain/to_history.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kStates[] = {"", "TODO", "IN_PROGRESS", "DONE", "CANCELLED"};

auto KeyOf(const Transition& t) { return std::tuple(t.time, t.to); }
auto KeyOf(const Estimate& e) { return std::tuple(e.time); }
auto KeyOf(const Membership& m) { return std::tuple(m.sprint, m.from); }

// Of two of one key, whether the one that stands later in the list stands. What figures are made of does not depend on
// the order in which it comes: the greatest estimate counts, and of a membership the later end, as compute/known.h has
// it; one that does not say when it ended was told before that was known.
bool Stands(const Transition&, const Transition&) { return true; }  // what its board calls it alone may differ
bool Stands(const Estimate& later, const Estimate& earlier) { return later.value >= earlier.value; }
bool Stands(const Membership& later, const Membership& earlier) { return later.to >= earlier.to; }

// By their keys, one of each.
template <typename T>
void Order(std::vector<T>& list) {
  std::ranges::stable_sort(list, [](const T& a, const T& b) { return KeyOf(a) < KeyOf(b); });
  std::vector<T> united;
  for (T& item : list) {
    if (united.empty() || KeyOf(united.back()) != KeyOf(item)) {
      united.push_back(std::move(item));
    } else if (Stands(item, united.back())) {
      united.back() = std::move(item);
    }
  }
  list = std::move(united);
}

// What is told of one that is known takes its place; a status that is not told stays.
void MergeLists(std::vector<Transition>& known, const std::vector<Transition>& told) {
  for (const Transition& one : told) {
    const auto same = std::ranges::find_if(known, [&](const Transition& t) { return KeyOf(t) == KeyOf(one); });
    if (same == known.end()) {
      known.push_back(one);
    } else {
      Say(one.status, same->status);
    }
  }
}
template <typename T>
void MergeLists(std::vector<T>& known, const std::vector<T>& told) {
  known.insert(known.end(), told.begin(), told.end());
}

template <typename T>
void MergeList(std::vector<T>& known, const std::vector<T>& told, bool complete) {
  if (complete) {
    known = told;
  } else {
    MergeLists(known, told);
  }
}

void CheckEstimates(const WorkItem& item, base::Problems& problems) {
  for (std::size_t i = 0; i < item.estimates.size(); ++i) {
    const auto& [value, time] = item.estimates[i];
    problems.If(!(value >= 0 && value <= 1e6), base::Concat("estimates[", i, "].value"), "must be from 0 to 1000000");
  }
}

void CheckMemberships(const WorkItem& item, base::Problems& problems) {
  for (std::size_t i = 0; i < item.memberships.size(); ++i) {
    const Membership& one = item.memberships[i];
    const std::string path = base::Concat("memberships[", i, "]");
    const bool backwards = one.to && *one.to <= one.from;
    problems.If(backwards, path + ".to_time", base::Concat(kNotAfter, "from_time"));
    if (backwards || i + 1 == item.memberships.size()) continue;
    // In the order of sprints and beginnings, as Complete leaves them.
    const Membership& next = item.memberships[i + 1];
    problems.If(next.sprint == one.sprint && next.from >= one.from && (!one.to || *one.to > next.from),
                path + ".to_time", "overlaps the next time that it was in this sprint");
  }
}

}  // namespace

std::string_view Symbol(StateCategory state) { return base::SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, StateCategory& state) { return base::ReadSymbolIn(kStates, symbol, state); }

void Complete(std::string_view id, WorkItem& item) {
  CompleteSource(id, item);
  Order(item.transitions);
  Order(item.estimates);
  Order(item.memberships);
  History told;
  told.items.push_back(ToCompute(id, item));
  const History known = KnownBefore(absl::InfiniteFuture(), told);
  const metrics::WorkItem& whole = known.items.front();
  const ItemTimes times = TimesOf(whole);
  item.start = times.started;
  item.finish = times.finished;
  const auto state = StateBefore(absl::InfiniteFuture(), whole);
  item.state = state ? std::optional(static_cast<StateCategory>(static_cast<int>(*state) + 1)) : std::nullopt;
}

WorkItem Merge(std::string_view id, const WorkItem& known, const WorkItem& told, bool complete) {
  WorkItem merged = known;
  Say(told.source, merged.source);
  Say(told.source_id, merged.source_id);
  Say(told.type, merged.type);
  Say(told.title, merged.title);
  Say(told.uri, merged.uri);
  Say(told.request, merged.request);
  MergeList(merged.transitions, told.transitions, complete);
  MergeList(merged.estimates, told.estimates, complete);
  MergeList(merged.memberships, told.memberships, complete);
  Complete(id, merged);
  return merged;
}

std::vector<base::FieldProblem> ProblemsOf(const WorkItem& item, base::Date today) {
  base::Problems problems;
  base::CheckFields(item, today, problems);
  CheckEstimates(item, problems);
  CheckMemberships(item, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFuture(const WorkItem& item, absl::Time now) {
  base::Problems problems;
  CheckNotAhead(item.request, now, "request_time", problems);
  for (std::size_t i = 0; i < item.transitions.size(); ++i) {
    CheckNotAhead(item.transitions[i].time, now, base::Concat("transitions[", i, "].time"), problems);
  }
  for (std::size_t i = 0; i < item.estimates.size(); ++i) {
    CheckNotAhead(item.estimates[i].time, now, base::Concat("estimates[", i, "].time"), problems);
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
