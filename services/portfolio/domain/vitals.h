// The days in the life of a project that say whether it needs somebody, packed: of a portfolio of 100,000, all are kept
// in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "services/base/date.h"

namespace pepiniere::portfolio {

// What a project's records say, as known now.
struct LifeFacts {
  struct Hearing {
    base::Date day;
    std::optional<base::Date> review;  // the day by which the committee asks to hear it again
  };
  // Euro cents; of a line without a day, none: it counts from the beginning.
  struct Amount {
    std::optional<base::Date> day;
    std::int64_t cents = 0;
  };
  std::vector<base::Date> signs;       // that somebody works on it: events, lines recorded
  std::vector<base::Date> deliveries;  // those of the signs that are events by which users got something
  std::vector<Hearing> hearings;
  std::vector<Amount> funding, spending;
  std::optional<std::int64_t> allocated, spent;  // what the project itself says, where no line does
  std::optional<base::Date> time_box_end;        // the last day given, extensions counted
  bool followed_up = false;
  bool lessons_written = false;
};

class Vitals {
 public:
  Vitals() = default;
  explicit Vitals(const LifeFacts& facts);

  // The last sign of life, hearings among them, on that day or before.
  std::optional<base::Date> LastSign(base::Date on) const;
  std::optional<base::Date> LastHearing(base::Date on) const;
  std::optional<base::Date> LastDelivery(base::Date on) const;
  // The day by which the last hearing asked for another, if it did.
  std::optional<base::Date> Review(base::Date on) const;
  // The first of the days up to this one on all of which more was spent than allocated. Date::Min() if it always was.
  std::optional<base::Date> OverBudgetSince(base::Date on) const;
  // None: no time-box.
  std::optional<base::Date> time_box_end() const;
  bool followed_up() const { return followed_up_; }
  bool lessons_written() const { return lessons_written_; }

 private:
  enum class Kind : std::uint8_t { kSign, kDelivery, kHearing, kReview, kOverBudget, kWithinBudget };
  struct Mark {
    std::int32_t day : 24;
    Kind kind : 8;
    base::Date date() const { return base::Date::FromDays(day); }
  };
  static_assert(sizeof(Mark) == 4);

  void Add(Kind kind, base::Date day) { marks_.push_back({day.days(), kind}); }
  void AddSigns(const LifeFacts& facts);
  void AddDays(Kind kind, std::vector<base::Date> days);
  void AddBudget(const LifeFacts& facts);
  std::optional<base::Date> Last(base::Date on, Kind kind) const;

  // Of each kind in the order of days; a review stands right behind the hearing that asked for it.
  absl::InlinedVector<Mark, 6> marks_;
  base::Date time_box_end_ = base::Date::Max();
  bool followed_up_ = false, lessons_written_ = false;
};

}  // namespace pepiniere::portfolio
