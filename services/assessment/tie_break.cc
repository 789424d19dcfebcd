#include "services/assessment/tie_break.h"

#include <openssl/sha.h>

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::assessment {
namespace {

using Indexes = std::vector<std::size_t>;

// Who comes before whom among `names`, which are sorted, as decisions say it: of each, those directly after it.
std::vector<Indexes> DirectlyAfter(const std::vector<std::string>& names,
                                   const std::vector<const Decision*>& decisions) {
  std::vector<Indexes> after(names.size());
  for (const Decision* decision : decisions) {
    std::optional<std::size_t> last;
    for (const std::string& name : *decision) {
      const auto found = std::ranges::lower_bound(names, name);
      if (found == names.end() || *found != name) continue;
      const std::size_t at = found - names.begin();
      if (last) after[*last].push_back(at);
      last = at;
    }
  }
  return after;
}

// All that come after `from`, by way of others too.
std::vector<bool> AllAfter(const std::vector<Indexes>& after, std::size_t from) {
  std::vector<bool> reached(after.size());
  Indexes todo = after[from];
  while (!todo.empty()) {
    const std::size_t at = todo.back();
    todo.pop_back();
    if (reached[at]) continue;
    reached[at] = true;
    todo.insert(todo.end(), after[at].begin(), after[at].end());
  }
  return reached;
}

// Equals, and what decisions say of each two.
struct Order {
  std::vector<std::vector<bool>> precedes;  // [a][b]: a surely before b
  Indexes before, behind;                   // how many surely are

  explicit Order(const std::vector<Indexes>& after)
      : precedes(after.size()), before(after.size()), behind(after.size()) {
    for (std::size_t a = 0; a < after.size(); ++a) {
      precedes[a] = AllAfter(after, a);
      for (std::size_t b = 0; b < after.size(); ++b) {
        if (precedes[a][b]) ++behind[a], ++before[b];
      }
    }
  }
};

// The members at `block` of sorted names, of which decisions leave some order open.
Tie TieOf(const std::vector<std::string>& names, const Order& order, Indexes block) {
  std::ranges::sort(block);
  Tie tie;
  for (const std::size_t b : block) {
    tie.members.push_back(names[b]);
    Indexes& comes_after = tie.comes_after.emplace_back();
    for (std::size_t a = 0; a < block.size(); ++a) {
      if (order.precedes[block[a]][b]) comes_after.push_back(a);
    }
  }
  return tie;
}

// What is open of equals in the order `places`. They fall apart wherever all before a place are surely before all
// behind it.
std::vector<Tie> OpenTies(const std::vector<std::string>& names, const Order& order, const Indexes& places) {
  std::vector<Tie> ties;
  std::size_t decided = 0;  // pairs, of one before the place and one behind it
  Indexes block;
  for (std::size_t k = 0; k < places.size(); ++k) {
    block.push_back(places[k]);
    decided += order.behind[places[k]];
    decided -= order.before[places[k]];
    if (decided != (k + 1) * (places.size() - k - 1)) continue;
    if (block.size() > 1) ties.push_back(TieOf(names, order, block));
    block.clear();
  }
  return ties;
}

// Draws, again and again, the first lot among those before whom nobody is left.
Indexes Drawn(const std::vector<Indexes>& after, const std::vector<std::string>& lots) {
  Indexes waits_for(after.size());
  for (const Indexes& behind : after) {
    for (const std::size_t b : behind) ++waits_for[b];
  }
  std::set<std::pair<std::string, std::size_t>> ready;
  const auto offer = [&](std::size_t a) {
    if (waits_for[a] == 0) ready.emplace(lots[a], a);
  };
  for (std::size_t a = 0; a < after.size(); ++a) offer(a);
  Indexes drawn;
  while (!ready.empty()) {
    const std::size_t a = ready.extract(ready.begin()).value().second;
    drawn.push_back(a);
    for (const std::size_t b : after[a]) {
      --waits_for[b];
      offer(b);
    }
  }
  return drawn;
}

// Orders one after the other, from what stands already.
struct Enumeration {
  const Tie& tie;
  std::size_t most;
  Indexes standing = {};
  std::vector<bool> stands = std::vector<bool>(tie.members.size());
  std::vector<Indexes> found = {};

  // False where there are more than `most`.
  bool Go() {
    if (standing.size() == tie.members.size()) {
      found.push_back(standing);
      return found.size() <= most;
    }
    for (std::size_t a = 0; a < stands.size(); ++a) {
      if (stands[a] || !std::ranges::all_of(tie.comes_after[a], [&](std::size_t b) { return stands[b]; })) continue;
      stands[a] = true, standing.push_back(a);
      const bool enough = !Go();
      stands[a] = false, standing.pop_back();
      if (enough) return false;
    }
    return true;
  }
};

}  // namespace

std::optional<std::vector<Indexes>> Tie::Orders(std::size_t most) const {
  Enumeration all{*this, most};
  return all.Go() ? std::optional(std::move(all.found)) : std::nullopt;
}

TieBreak::TieBreak(const std::vector<Decision>& decisions, std::string call, std::optional<std::string> seed)
    : decisions_(decisions), call_(std::move(call)), seed_(std::move(seed)) {
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    for (const std::string& name : decisions[i]) named_in_[name].push_back(i);
  }
}

std::string TieBreak::Lot(std::string_view name) const {
  const std::string ticket = base::Concat(*seed_, "|", call_, "|", name);
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(ticket.data()), ticket.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

Settled TieBreak::Settle(std::vector<std::string> equals) const {
  std::ranges::sort(equals);
  std::set<std::size_t> heard;
  for (const std::string& name : equals) {
    if (const auto found = named_in_.find(name); found != named_in_.end()) {
      heard.insert(found->second.begin(), found->second.end());
    }
  }
  std::vector<const Decision*> decisions;
  for (const std::size_t i : heard) decisions.push_back(&decisions_[i]);
  const std::vector<Indexes> after = DirectlyAfter(equals, decisions);
  const Order order(after);
  Indexes places;
  if (seed_) {
    std::vector<std::string> lots;
    for (const std::string& name : equals) lots.push_back(Lot(name));
    places = Drawn(after, lots);
  } else {
    for (std::size_t a = 0; a < equals.size(); ++a) places.push_back(a);
    std::ranges::stable_sort(places, {}, [&](std::size_t a) { return order.before[a]; });
  }
  Settled settled;
  for (std::size_t k = 0; k < places.size(); ++k) {
    const std::size_t a = places[k], compared = order.before[a] + order.behind[a];
    settled.members.push_back({.name = equals[a],
                               .before = seed_ ? k : order.before[a],
                               .by_jury = compared > 0,
                               .by_lot = seed_ && compared + 1 < equals.size()});
  }
  if (!seed_) settled.ties = OpenTies(equals, order, places);
  return settled;
}

std::vector<std::string> Contradiction(const std::vector<Decision>& decisions) {
  std::vector<std::string> names;
  std::vector<const Decision*> all;
  for (const Decision& decision : decisions) {
    names.insert(names.end(), decision.begin(), decision.end());
    all.push_back(&decision);
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const std::vector<Indexes> after = DirectlyAfter(names, all);
  std::vector<bool> left(names.size(), true);
  for (const std::size_t a : Drawn(after, names)) left[a] = false;
  // Whoever is left waits for another who is.
  std::map<std::size_t, std::size_t> waits_for;
  for (std::size_t a = 0; a < after.size(); ++a) {
    if (!left[a]) continue;
    for (const std::size_t b : after[a]) waits_for.emplace(b, a);
  }
  if (waits_for.empty()) return {};
  std::set<std::size_t> met;
  std::size_t at = waits_for.begin()->first;
  while (met.insert(at).second) at = waits_for.at(at);
  std::vector<std::string> circle = {names[at]};
  for (std::size_t next = waits_for.at(at); next != at; next = waits_for.at(next)) circle.push_back(names[next]);
  std::ranges::reverse(circle);
  return circle;
}

}  // namespace pepiniere::assessment
