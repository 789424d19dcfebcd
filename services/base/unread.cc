#include "services/base/unread.h"

#include <utility>

namespace pepiniere::base {

Unread::Held::Held(Held&& other) noexcept : of_(std::exchange(other.of_, nullptr)), debt_(other.debt_) {}

Unread::Held& Unread::Held::operator=(Held&& other) noexcept {
  Release();
  of_ = std::exchange(other.of_, nullptr);
  debt_ = other.debt_;
  return *this;
}

void Unread::Held::Left(std::size_t bytes) {
  if (of_ == nullptr) return;
  std::lock_guard lock(of_->mutex_);
  if (!debt_->given_up) of_->bytes_ += bytes - debt_->bytes;
  debt_->bytes = bytes;
  of_->debts_.splice(of_->debts_.end(), of_->debts_, debt_);
}

void Unread::Held::Release() {
  if (of_ == nullptr) return;
  std::lock_guard lock(of_->mutex_);
  if (!debt_->given_up) of_->bytes_ -= debt_->bytes;
  of_->debts_.erase(debt_);
  of_ = nullptr;
}

Unread::Held Unread::Hold(std::size_t bytes, std::function<void()> give_up) {
  std::lock_guard lock(mutex_);
  const auto debt = debts_.insert(debts_.end(), {bytes, std::move(give_up)});
  bytes_ += bytes;
  MakeRoom();
  return {*this, debt};
}

void Unread::MakeRoom() {
  for (auto debt = debts_.begin(); bytes_ > most_ && debt != debts_.end(); ++debt) {
    if (debt->given_up) continue;
    debt->given_up = true;
    bytes_ -= debt->bytes;
    ++given_up_;
    debt->give_up();
  }
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
