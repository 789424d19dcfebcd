#include "services/portfolio/domain/vitals.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pepiniere::portfolio {

Vitals::Vitals(const LifeFacts& facts)
    : time_box_end_(facts.time_box_end.value_or(base::Date::Max())),
      followed_up_(facts.followed_up),
      lessons_written_(facts.lessons_written) {
  AddSigns(facts);
  AddBudget(facts);
  marks_.shrink_to_fit();
}

void Vitals::AddSigns(const LifeFacts& facts) {
  std::vector<LifeFacts::Hearing> hearings = facts.hearings;
  // Of a day's hearings the one that asks to come again has the last word.
  std::ranges::sort(hearings, {}, [](const LifeFacts::Hearing& h) { return std::pair(h.day, h.review); });
  for (const auto& [day, review] : hearings) {
    Add(Kind::kHearing, day);
    if (review) Add(Kind::kReview, *review);
  }
  AddDays(Kind::kSign, facts.signs);
  AddDays(Kind::kDelivery, facts.deliveries);
}

// In order, each once.
void Vitals::AddDays(Kind kind, std::vector<base::Date> days) {
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (const base::Date day : days) Add(kind, day);
}

// Only the days on which it changes whether more was spent than allocated. As AddUp has it: what the project itself
// says counts until lines speak.
void Vitals::AddBudget(const LifeFacts& facts) {
  struct Day {
    std::optional<std::int64_t> allocated, spent;
  };
  std::map<base::Date, Day> days;
  days[base::Date::Min()] = {};
  for (const auto& [day, cents] : facts.funding) {
    std::optional<std::int64_t>& allocated = days[day.value_or(base::Date::Min())].allocated;
    allocated = allocated.value_or(0) + cents;
  }
  for (const auto& [day, cents] : facts.spending) {
    std::optional<std::int64_t>& spent = days[day.value_or(base::Date::Min())].spent;
    spent = spent.value_or(0) + cents;
  }
  Day sum;
  bool was_over = false;
  for (const auto& [date, day] : days) {
    if (day.allocated) sum.allocated = sum.allocated.value_or(0) + *day.allocated;
    if (day.spent) sum.spent = sum.spent.value_or(0) + *day.spent;
    const std::optional<std::int64_t> allocated = sum.allocated ? sum.allocated : facts.allocated;
    const std::optional<std::int64_t> spent = sum.spent ? sum.spent : facts.spent;
    const bool over = allocated && spent && *spent > *allocated;
    if (over != was_over) Add(over ? Kind::kOverBudget : Kind::kWithinBudget, date);
    was_over = over;
  }
}

std::optional<base::Date> Vitals::Last(base::Date on, Kind kind) const {
  std::optional<base::Date> last;
  for (const Mark& mark : marks_) {
    if (mark.kind == kind && mark.date() <= on) last = mark.date();
  }
  return last;
}

std::optional<base::Date> Vitals::LastSign(base::Date on) const {
  return std::max(Last(on, Kind::kSign), Last(on, Kind::kHearing));
}

std::optional<base::Date> Vitals::LastDelivery(base::Date on) const { return Last(on, Kind::kDelivery); }

std::optional<base::Date> Vitals::LastHearing(base::Date on) const { return Last(on, Kind::kHearing); }

std::optional<base::Date> Vitals::Review(base::Date on) const {
  std::optional<base::Date> review;
  bool counts = false;  // whether the hearing was held by then
  for (const Mark& mark : marks_) {
    if (mark.kind == Kind::kHearing) {
      counts = mark.date() <= on;
      if (counts) review.reset();
    } else if (mark.kind == Kind::kReview && counts) {
      review = mark.date();
    }
  }
  return review;
}

std::optional<base::Date> Vitals::OverBudgetSince(base::Date on) const {
  const std::optional<base::Date> over = Last(on, Kind::kOverBudget), within = Last(on, Kind::kWithinBudget);
  return over && (!within || *within < *over) ? over : std::nullopt;
}

std::optional<base::Date> Vitals::time_box_end() const {
  return time_box_end_ == base::Date::Max() ? std::nullopt : std::optional(time_box_end_);
}

}  // namespace pepiniere::portfolio
