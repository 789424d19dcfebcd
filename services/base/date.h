// A calendar day, without a time zone. Effective dates of the ledger, budgets and time-boxes are days.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace pepiniere::base {

// Days since 1970-01-01 in the proleptic Gregorian calendar. Trivially copyable, ordered, hashable.
class Date {
 public:
  constexpr Date() = default;
  static constexpr Date FromDays(std::int32_t days_since_epoch) { return Date(days_since_epoch); }
  // None for a day that is not in the calendar (2023-02-29) or outside the years 1 to 9999.
  static std::optional<Date> FromCivil(int year, int month, int day);
  // ISO 8601, exactly YYYY-MM-DD. None for anything else.
  static std::optional<Date> Parse(std::string_view iso);
  // The day it is at `instant` in Paris, where the programmes' calendar is kept.
  static Date InParis(absl::Time instant);

  // A day after every other one: 9999-12-31. Means "no end" in intervals.
  static constexpr Date Max() { return Date(2932896); }
  // 0001-01-01.
  static constexpr Date Min() { return Date(-719162); }

  std::int32_t days() const { return days_; }
  int year() const;
  int month() const;
  int day() const;
  // YYYY-MM-DD.
  std::string ToString() const;

  Date operator+(std::int32_t days) const { return Date(days_ + days); }
  // The number of days from `other` to this.
  std::int32_t operator-(Date other) const { return days_ - other.days_; }
  auto operator<=>(const Date&) const = default;

  template <typename H>
  friend H AbslHashValue(H h, Date d) {
    return H::combine(std::move(h), d.days_);
  }

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

}  // namespace pepiniere::base
