// What decides between equals once their marks do not: recorded decisions of the jury, then a lot.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::assessment {

// Those whom a decision names, the first before the second, and so on.
using Decision = std::vector<std::string>;

// Equals of whom some order is still open: of each two neighbours in some order that is possible, either may come
// first.
struct Tie {
  std::vector<std::string> members;                   // sorted
  std::vector<std::vector<std::size_t>> comes_after;  // of each member, those that a decision puts before it

  // All orders that the decisions leave open, each as indexes of members; none where there are more than `most`.
  std::optional<std::vector<std::vector<std::size_t>>> Orders(std::size_t most) const;
};

// What became of equals.
struct Settled {
  struct Member {
    std::string name;
    std::size_t before = 0;  // how many of the equals come before it whatever is still decided
    bool by_jury = false;    // a decision separates it from another
    bool by_lot = false;     // only the lot separates it from another
  };
  std::vector<Member> members;  // by `before`, then by name
  std::vector<Tie> ties;        // what is still open, in the order of their places; disjoint
};

class TieBreak {
 public:
  // The lot is drawn only where there is a seed: the order of SHA-256 of "seed|call|name".
  TieBreak(const std::vector<Decision>& decisions, std::string call, std::optional<std::string> seed);

  Settled Settle(std::vector<std::string> equals) const;

 private:
  std::string Lot(std::string_view name) const;

  const std::vector<Decision>& decisions_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> named_in_;  // the decisions that name somebody
  std::string call_;
  std::optional<std::string> seed_;
};

// Names that decisions put before themselves, by way of others or not: some of them, in the order in which they
// contradict each other; empty where none do.
std::vector<std::string> Contradiction(const std::vector<Decision>& decisions);

}  // namespace pepiniere::assessment
