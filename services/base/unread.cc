#include "services/base/unread.h"

#include <algorithm>
#include <utility>

namespace pepiniere::base {

Unread::Held::Held(Held&& other) noexcept
    : of_(std::exchange(other.of_, nullptr)), caller_(other.caller_), debt_(other.debt_) {}

Unread::Held& Unread::Held::operator=(Held&& other) noexcept {
  Release();
  of_ = std::exchange(other.of_, nullptr);
  caller_ = other.caller_;
  debt_ = other.debt_;
  return *this;
}

void Unread::Held::Left(std::size_t bytes) {
  if (of_ == nullptr) return;
  std::lock_guard lock(of_->mutex_);
  Share& caller = caller_->second;
  of_->kept_ += bytes - debt_->bytes;
  if (!debt_->given_up) {
    of_->bytes_ += bytes - debt_->bytes;
    caller.bytes += bytes - debt_->bytes;
  }
  debt_->bytes = bytes;
  caller.debts.splice(caller.debts.end(), caller.debts, debt_);
}

void Unread::Held::Release() {
  if (of_ == nullptr) return;
  std::lock_guard lock(of_->mutex_);
  Share& caller = caller_->second;
  of_->kept_ -= debt_->bytes;
  if (!debt_->given_up) {
    of_->bytes_ -= debt_->bytes;
    caller.bytes -= debt_->bytes;
  }
  caller.debts.erase(debt_);
  if (caller.debts.empty()) of_->callers_.erase(caller_);
  of_ = nullptr;
}

Unread::Held Unread::Hold(std::size_t bytes, std::string_view caller, std::function<void()> give_up) {
  std::lock_guard lock(mutex_);
  auto its = callers_.find(caller);
  if (its == callers_.end()) its = callers_.emplace(caller, Share{}).first;
  const auto debt = its->second.debts.insert(its->second.debts.end(), {bytes, std::move(give_up)});
  its->second.bytes += bytes;
  bytes_ += bytes;
  kept_ += bytes;
  MakeRoom();
  return {*this, its, debt};
}

void Unread::MakeRoom() {
  while (bytes_ > most_) {
    const auto by_bytes = [](const auto& one, const auto& other) { return one.second.bytes < other.second.bytes; };
    GiveUpOneOf(std::ranges::max_element(callers_, by_bytes)->second);
  }
}

void Unread::GiveUpOneOf(Share& caller) {
  const auto debt = std::ranges::find_if(caller.debts, [](const Debt& its) { return !its.given_up && its.bytes > 0; });
  debt->given_up = true;
  bytes_ -= debt->bytes;
  caller.bytes -= debt->bytes;
  ++given_up_;
  debt->give_up();
}

bool Unread::full() const {
  std::lock_guard lock(mutex_);
  return kept_ >= 2 * most_;
}

std::size_t Unread::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

std::size_t Unread::given_up() const {
  std::lock_guard lock(mutex_);
  return given_up_;
}

}  // namespace pepiniere::base
