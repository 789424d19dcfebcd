#include "services/journal/stretch.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pepiniere::journal {
namespace {

std::size_t BytesOf(const Transaction& transaction) {
  std::size_t bytes = 0;
  for (const Change& change : *transaction) {
    bytes += sizeof change + change.transaction_id.size() + change.resource_type.size() + change.resource.size() +
             change.payload.size();
  }
  return bytes;
}

}  // namespace

Transaction Stretch::After(std::int64_t seq) const {
  const auto found =
      std::ranges::upper_bound(transactions_, seq, {}, [](const Transaction& each) { return each->back().seq; });
  const std::vector<Change>& changes = **found;
  if (changes.front().seq > seq) return *found;
  return std::make_shared<const std::vector<Change>>(changes.begin() + (seq - changes.front().seq + 1), changes.end());
}

void Stretch::Append(Transaction next) {
  end_ = next->back().seq;
  bytes_ += BytesOf(next);
  transactions_.push_back(std::move(next));
}

void Stretch::DropFirst() {
  begin_ = transactions_.front()->back().seq;
  bytes_ -= BytesOf(transactions_.front());
  transactions_.pop_front();
}

}  // namespace pepiniere::journal
