// A part of the feed in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

#include "services/journal/feed.h"

namespace pepiniere::journal {

// Transactions that follow each other in the feed, without a gap.
class Stretch {
 public:
  // None yet; the first one follows the change `begin`.
  explicit Stretch(std::int64_t begin) : begin_(begin), end_(begin) {}

  // It holds what comes after the change begin(), up to and with the change end().
  std::int64_t begin() const { return begin_; }
  std::int64_t end() const { return end_; }
  // What it takes of memory, about.
  std::size_t bytes() const { return bytes_; }
  bool empty() const { return transactions_.empty(); }

  // Whether After(seq) is here.
  bool Reaches(std::int64_t seq) const { return begin_ <= seq && seq < end_; }
  // What follows the change `seq`, which it must reach: a transaction, or the rest of the one that `seq` is in.
  Transaction After(std::int64_t seq) const;

  void Append(Transaction next);
  void DropFirst();

 private:
  std::int64_t begin_, end_;
  std::size_t bytes_ = 0;
  std::deque<Transaction> transactions_;
};

}  // namespace pepiniere::journal
