// Votes on items of spaces, and what becomes of them when items are merged, taken apart, edited, hidden and restored,
// and when people leave: the rules, in memory. Windows and who may vote are asked before.
//
// A vote is one person's on one item, and stays on the item that it was given to: a merged item counts the union of the
// people who voted on what was merged into it, so that taking it apart is exact.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::feedback {

// When votes count: from `opens` on, and not at `closes` any more.
struct VoteWindow {
  absl::Time opens, closes;
  bool Contains(absl::Time instant) const { return opens <= instant && instant < closes; }
};

// Somebody who votes: by name, and by what stands for them once they are erased, which follows from their name and a
// key that is forgotten when the window closes. Until then they vote once still, should they come back.
struct Voter {
  std::string name, tombstone;
};

// Errors are FAILED_PRECONDITION, NOT_FOUND of an item that was not added, and ALREADY_EXISTS of one that was.
class Votes {
 public:
  // At version 1.
  absl::Status Add(const std::string& item, const std::string& space);
  // A substantive edit: votes stay with the version that they were given to.
  absl::Status Edit(const std::string& item);

  // On the item that it is merged into, if it is. `version` is that which the voter has read: it must be the item's
  // present one. Who voted on an earlier version moves to this one; who has a vote that counts on what was merged into
  // it has voted already, and nothing changes. On what is hidden nobody votes.
  absl::Status Cast(const std::string& item, int version, const Voter& voter);
  // Takes back all that they voted for on what is counted together with it.
  absl::Status Revoke(const std::string& item, const Voter& voter);

  // Of one space, and no circle; what is merged already is taken apart first.
  absl::Status Merge(const std::string& item, const std::string& into);
  absl::Status Unmerge(const std::string& item);
  // Moderation: its votes do not count while it is hidden, whatever it is merged into, and are there again afterwards.
  absl::Status Hide(const std::string& item);
  absl::Status Restore(const std::string& item);

  // Their votes stay, under their tombstone.
  void Erase(const Voter& voter);
  // Once the window is closed: what stood for them is replaced by something random, so that the vote is nobody's, and
  // is one vote still when items are merged later.
  void MakeAnonymous(const std::string& tombstone, const std::string& random);

  // Of an item, by itself if it is merged into another: people who have a vote on it or on what was merged into it; 0
  // of what is hidden, or not there.
  std::int64_t Count(const std::string& item) const;
  // Of the votes on the item itself, by the version that they were given to; empty of what is hidden.
  std::map<int, std::int64_t> CountByVersion(const std::string& item) const;

 private:
  struct Item {
    std::string space;
    int version = 1;
    std::string merged_into;  // empty: it stands by itself
    bool is_hidden = false;
    std::map<std::string, int> votes;  // the version, by who voted
  };

  const Item* Find(const std::string& item) const;
  // That which an item is counted in.
  std::string RootOf(const std::string& item) const;
  // What is counted in an item: itself, and all that was merged into it.
  std::vector<std::string> TreeOf(const std::string& item) const;
  std::set<std::string> VotersOf(const std::string& item) const;

  std::map<std::string, Item> items_;
};

}  // namespace pepiniere::feedback
