#include "services/journal/hub.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/base/try.h"
#include "services/journal/unit.h"

namespace pepiniere::journal {
namespace {

constexpr int kPage = 256;                // changes
constexpr std::size_t kPagesBehind = 64;  // few enough to look through
// The longest that one read of the feed may take; after that it is tried again.
constexpr absl::Duration kLookTime = absl::Seconds(15);

bool TellsOfErasure(const Transaction& transaction) {
  return std::ranges::any_of(*transaction, [](const Change& one) { return one.resource_type == kErasures; });
}

}  // namespace

Hub::Hub(db::Database& database, const base::Clock& clock, HubOptions options)
    : database_(database),
      clock_(clock),
      options_(std::move(options)),
      worker_([this] { return Follow(clock_.Now() + kLookTime).value_or(false); }, {options_.pause, options_.pause}) {}

absl::StatusOr<FeedHead> Hub::Head(absl::Time deadline) { return ReadFeedHead(database_, deadline); }

absl::StatusOr<std::optional<Transaction>> Hub::Next(std::int64_t seq, absl::Time deadline) {
  std::int64_t erasures = 0;
  {
    std::lock_guard lock(mutex_);
    erasures = erasures_;
    if (followed_ && seq >= followed_->latest.end()) return std::nullopt;
    if (followed_ && followed_->latest.Reaches(seq)) return followed_->latest.After(seq);
    for (const Stretch& page : behind_) {
      if (page.Reaches(seq)) return page.After(seq);
    }
  }
  PEP_ASSIGN(const std::vector<Transaction> transactions, ReadTransactions(database_, deadline, seq, kPage));
  if (transactions.empty()) return std::nullopt;
  Stretch page(seq);
  for (const Transaction& transaction : transactions) page.Append(transaction);
  RememberBehind(std::move(page), erasures);
  return transactions.front();
}

// Whoever is behind asks for the rest of this page next, and so may others: one query serves many transactions.
void Hub::RememberBehind(Stretch page, std::int64_t erasures) {
  std::lock_guard lock(mutex_);
  if (erasures != erasures_) return;  // it was read before somebody was erased
  behind_bytes_ += page.bytes();
  behind_.push_back(std::move(page));
  while (behind_bytes_ > options_.kept_bytes || behind_.size() > kPagesBehind) {
    behind_bytes_ -= behind_.front().bytes();
    behind_.pop_front();
  }
}

bool Hub::Replaced(std::string_view feed_id) const {
  std::lock_guard lock(mutex_);
  return followed_ && followed_->feed_id != feed_id;
}

std::optional<absl::Duration> Hub::Age(std::string_view feed_id, std::int64_t seq) const {
  std::lock_guard lock(mutex_);
  if (!followed_ || followed_->feed_id != feed_id || followed_->latest.end() != seq || !followed_->whole_at) {
    return std::nullopt;
  }
  return options_.uptime() - *followed_->whole_at;
}

absl::StatusOr<bool> Hub::Follow(absl::Time deadline) {
  const absl::Duration asked_at = options_.uptime();
  PEP_ASSIGN(FeedHead head, ReadFeedHead(database_, deadline));
  const std::int64_t last_seq = head.last_seq;
  // At the start, when the feed was purged faster than it was read, or when the database was replaced: begin at its
  // end.
  const bool lost = !followed_ || followed_->feed_id != head.feed_id || followed_->latest.end() > last_seq ||
                    followed_->latest.end() < head.purged_seq;
  const bool grew = !lost && followed_->latest.end() < last_seq;
  std::vector<Transaction> transactions;
  if (grew) {
    PEP_ASSIGN(transactions, ReadTransactions(database_, deadline, followed_->latest.end(), kPage));
  }
  // Of what was lost, nobody knows whether it told of an erasure.
  const bool erased = lost || std::ranges::any_of(transactions, TellsOfErasure);
  Remember(std::move(head), asked_at, lost, std::move(transactions));
  if (erased) options_.on_erased();
  if (lost || grew) TellListeners();
  return followed_->latest.end() < last_seq;
}

void Hub::Remember(FeedHead head, absl::Duration asked_at, bool begin, std::vector<Transaction> transactions) {
  std::lock_guard lock(mutex_);
  if (begin) {
    followed_ = Followed{head.feed_id, Stretch(head.last_seq), std::nullopt, std::nullopt};
    behind_.clear();
    behind_bytes_ = 0;
  }
  if (std::ranges::any_of(transactions, TellsOfErasure)) {  // what was read before is read again
    ++erasures_;
    followed_->latest = Stretch(followed_->latest.end());
    behind_.clear();
    behind_bytes_ = 0;
  }
  Stretch& latest = followed_->latest;
  for (Transaction& transaction : transactions) latest.Append(std::move(transaction));
  while (latest.bytes() > options_.kept_bytes) latest.DropFirst();
  const auto placed_at = AllPlacedAt(followed_->waiting, head, asked_at);
  if (placed_at && latest.end() >= head.last_seq) followed_->whole_at = placed_at;
}

// When it was, at the latest that is known, that all which had been committed has its place in `head` now. The outbox
// is emptied in the order of its ids, and under load never seen empty: what waited at an earlier look has its place
// when all that waits now comes after it.
std::optional<absl::Duration> Hub::AllPlacedAt(std::optional<Followed::Waiting>& waiting, const FeedHead& head,
                                               absl::Duration asked_at) {
  if (head.outbox_first.empty()) {
    waiting.reset();
    return asked_at;
  }
  std::optional<absl::Duration> placed_at;
  if (waiting && head.outbox_first > waiting->last) {
    placed_at = waiting->seen_at;
    waiting.reset();
  }
  if (!waiting) waiting = Followed::Waiting{asked_at, head.outbox_last};
  return placed_at;
}

Hub::ListenerId Hub::Listen(std::function<void()> news) {
  std::lock_guard lock(listening_);
  listeners_.emplace(++last_listener_, std::move(news));
  return last_listener_;
}

void Hub::Unlisten(ListenerId id) {
  std::lock_guard lock(listening_);
  listeners_.erase(id);
}

void Hub::TellListeners() {
  std::lock_guard lock(listening_);
  for (const auto& [id, news] : listeners_) news();
}

}  // namespace pepiniere::journal
