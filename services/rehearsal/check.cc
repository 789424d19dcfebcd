#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/json/document.h"
#include "services/rehearsal/take.h"

namespace pepiniere::rehearsal {
namespace {

using json::PathTo;
using Lists = std::map<std::string, std::vector<std::string>>;

// Names that were not readable, which somebody was told already, are empty: nothing more is said of them.
class Checker {
 public:
  Checker(const Inputs& inputs, const std::string& path, std::vector<Fault>& faults)
      : inputs_(inputs), path_(path), faults_(faults) {
    for (const auto& [candidate, _] : inputs.choices) candidates_.insert(candidate);
    if (inputs.lists) {
      for (const auto& [_, list] : *inputs.lists) candidates_.insert(list.begin(), list.end());
    }
    applications_ = candidates_;
    for (const auto& review : inputs.reviews) applications_.insert(review.application);
    for (const auto& recusal : inputs.recusals) applications_.insert(recusal.application);
  }

  void Grid() {
    const std::string criteria = PathTo(PathTo(path_, "grid"), "criteria");
    std::map<std::string, std::string> codes;
    for (std::size_t i = 0; i < inputs_.grid.criteria.size(); ++i) {
      Once(codes, inputs_.grid.criteria[i].code, PathTo(criteria, i));
    }
    // Of a grid that could not be read, that was said.
    const bool said =
        std::ranges::any_of(faults_, [&](const Fault& fault) { return fault.path.starts_with(PathTo(path_, "grid")); });
    if (inputs_.grid.criteria.empty() && !inputs_.reviews.empty() && !said) Add(criteria, Wrong::kNoCriteria);
  }

  void Reviews() {
    std::map<std::pair<std::string, std::string>, std::string> met;
    for (std::size_t i = 0; i < inputs_.reviews.size(); ++i) {
      const auto& review = inputs_.reviews[i];
      const std::string path = PathTo(PathTo(path_, "reviews"), i);
      if (review.application.empty() || review.juror.empty()) continue;
      const auto [first, is_new] = met.emplace(std::pair(review.application, review.juror), path);
      if (!is_new) Add(path, Wrong::kReviewedTwice, {review.juror, review.application, first->second});
    }
  }

  void Decisions() {
    const std::size_t before = faults_.size();
    for (std::size_t i = 0; i < inputs_.decisions.size(); ++i) {
      const std::string path = PathTo(PathTo(path_, "decisions"), i);
      Group(path, inputs_.decisions[i]);
      for (std::size_t j = 0; j < inputs_.decisions[i].size(); ++j) {
        Known(applications_, inputs_.decisions[i][j], PathTo(path, j), Wrong::kUnknownApplication);
      }
    }
    if (faults_.size() > before) return;
    if (auto circle = assessment::Contradiction(inputs_.decisions); !circle.empty()) {
      Add(PathTo(path_, "decisions"), Wrong::kContradiction, std::move(circle));
    }
  }

  void Choices() {
    for (const auto& [candidate, seats] : inputs_.choices) {
      const std::string path = PathTo(PathTo(path_, "choices"), candidate);
      Distinct(path, seats);
      for (std::size_t i = 0; i < seats.size(); ++i) KnownSeat(seats[i], PathTo(path, i));
    }
  }

  void Lists() {
    const std::string seats = PathTo(path_, "seats"), lists = PathTo(path_, "lists");
    for (const auto& [seat, _] : inputs_.seats) {
      const bool has_one = inputs_.lists ? inputs_.lists->contains(seat) : !inputs_.reviews.empty();
      if (!has_one && !seat.empty()) Add(PathTo(seats, seat), Wrong::kSeatWithoutList, {seat});
    }
    if (!inputs_.lists) return;
    for (const auto& [seat, list] : *inputs_.lists) {
      KnownSeat(seat, PathTo(lists, seat));
      Distinct(PathTo(lists, seat), list);
    }
  }

  void Ties() {
    std::map<std::string, std::map<std::string, std::string>> tied;
    for (std::size_t i = 0; i < inputs_.ties.size(); ++i) {
      const auto& [seat, members] = inputs_.ties[i];
      const std::string path = PathTo(PathTo(path_, "ties"), i), group = PathTo(path, 1);
      if (seat.empty()) continue;
      Group(group, members);
      const auto* list = ListOf(seat);
      if (list == nullptr) {
        if (KnownSeat(seat, PathTo(path, 0))) Add(PathTo(path, 0), Wrong::kTieWithoutList, {seat});
        continue;
      }
      std::set<std::size_t> places;
      for (std::size_t j = 0; j < members.size(); ++j) {
        if (members[j].empty()) continue;
        const auto found = std::ranges::find(*list, members[j]);
        if (found == list->end()) {
          Add(PathTo(group, j), Wrong::kNotOnList, {members[j], seat});
          continue;
        }
        places.insert(found - list->begin());
        const auto [first, is_new] = tied[seat].emplace(members[j], group);
        if (!is_new && first->second != group) Add(PathTo(group, j), Wrong::kRepeated, {members[j], first->second});
      }
      const bool is_row = places.empty() || *places.rbegin() - *places.begin() + 1 == places.size();
      if (!is_row && places.size() == members.size()) Add(group, Wrong::kNotInARow, {seat});
    }
  }

  void Afterwards() {
    const std::set<std::string> left(inputs_.left.begin(), inputs_.left.end());
    for (const auto& [candidate, seat] : inputs_.finals) {
      const std::string path = PathTo(PathTo(path_, "final"), candidate);
      if (candidate.empty() || seat.empty()) continue;
      const auto chosen = inputs_.choices.find(candidate);
      if (chosen == inputs_.choices.end()) {
        Add(path, Wrong::kUnknownCandidate, {candidate});
      } else if (std::ranges::find(chosen->second, seat) == chosen->second.end()) {
        Add(path, Wrong::kNotChosen, {candidate, seat});
      }
      if (left.contains(candidate)) Add(path, Wrong::kLeftAndFinal, {candidate});
    }
    for (std::size_t i = 0; i < inputs_.left.size(); ++i) {
      Known(applications_, inputs_.left[i], PathTo(PathTo(path_, "left"), i), Wrong::kUnknownCandidate);
    }
  }

 private:
  void Add(const std::string& path, Wrong wrong, std::vector<std::string> arguments = {}) {
    faults_.push_back({path, wrong, std::move(arguments)});
  }
  void Once(std::map<std::string, std::string>& met, const std::string& name, const std::string& path) {
    if (name.empty()) return;
    const auto [first, is_new] = met.emplace(name, path);
    if (!is_new) Add(path, Wrong::kRepeated, {name, first->second});
  }
  void Distinct(const std::string& path, const std::vector<std::string>& names) {
    std::map<std::string, std::string> met;
    for (std::size_t i = 0; i < names.size(); ++i) Once(met, names[i], PathTo(path, i));
  }
  void Group(const std::string& path, const std::vector<std::string>& names) {
    if (names.size() < 2) Add(path, Wrong::kTooFew, {"2"});
    Distinct(path, names);
  }
  void Known(const std::set<std::string>& known, const std::string& name, const std::string& path, Wrong wrong) {
    if (!name.empty() && !known.contains(name)) Add(path, wrong, {name});
  }
  bool KnownSeat(const std::string& seat, const std::string& path) {
    if (seat.empty() || inputs_.seats.contains(seat)) return true;
    Add(path, Wrong::kUnknownSeat, {seat});
    return false;
  }
  const std::vector<std::string>* ListOf(const std::string& seat) const {
    if (!inputs_.lists) return nullptr;
    const auto found = inputs_.lists->find(seat);
    return found == inputs_.lists->end() ? nullptr : &found->second;
  }

  const Inputs& inputs_;
  const std::string& path_;
  std::vector<Fault>& faults_;
  std::set<std::string> candidates_, applications_;
};

}  // namespace

void Check(const Inputs& inputs, const std::string& path, std::vector<Fault>& faults) {
  Checker checker(inputs, path, faults);
  checker.Grid();
  checker.Reviews();
  checker.Decisions();
  checker.Choices();
  checker.Lists();
  checker.Ties();
  checker.Afterwards();
}

}  // namespace pepiniere::rehearsal
