#include "services/portfolio/domain/finances.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pepiniere::portfolio {
namespace {

constexpr int kLeastRateDays = 30;
constexpr double kCentsPerEuro = 100;
constexpr int kMostMonths = 50 * 12;
constexpr double kMostCents = 9e18;  // fits an int64

// An absurd sum stays absurd, rather than wrap around.
std::int64_t Plus(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

template <typename T>
bool Counts(const Entry<T>& line, base::Date day) {
  return line.holds() && (!line.value.date || *line.value.date <= day);
}

// What the lines add up to that count on a day and that `wanted` takes; none where there is no such line.
template <typename T, typename Wanted>
std::optional<std::int64_t> Sum(std::span<const Entry<T>> lines, base::Date day, Wanted wanted) {
  std::optional<std::int64_t> sum;
  for (const Entry<T>& line : lines) {
    if (Counts(line, day) && wanted(line.value)) sum = Plus(sum.value_or(0), line.value.amount.value_or(0));
  }
  return sum;
}
template <typename T>
std::optional<std::int64_t> Sum(std::span<const Entry<T>> lines, base::Date day) {
  return Sum(lines, day, [](const T&) { return true; });
}

// By the lines, or by the project's own field where there are none; none: no data, which is not nothing.
std::optional<std::int64_t> Allocated(const Accounts& accounts, base::Date day) {
  const std::optional<std::int64_t> by_lines = Sum(accounts.funding, day);
  return by_lines ? by_lines : accounts.project.budget.allocated;
}

// What was spent lately, and over how many days.
struct Pace {
  std::int64_t cents = 0;
  int days = 0;

  double CentsIn(double count) const { return static_cast<double>(cents) * count / days; }
  double DaysFor(std::int64_t amount) const { return static_cast<double>(amount) * days / static_cast<double>(cents); }
};

std::optional<Pace> RecentPace(std::span<const Entry<SpendingEntry>> spending, base::Date day) {
  const base::Date from = day + (1 - kRateDays);
  std::optional<base::Date> first;
  for (const Entry<SpendingEntry>& line : spending) {
    const std::optional<base::Date> date = line.value.date;
    if (Counts(line, day) && date && *date >= from) first = std::min(first.value_or(*date), *date);
  }
  if (!first) return std::nullopt;
  const auto recent = [&](const SpendingEntry& entry) { return entry.date && *entry.date >= from; };
  return Pace{*Sum(spending, day, recent), std::max(kLeastRateDays, day - *first + 1)};
}

std::optional<base::Date> Exhaustion(const Pace& pace, std::int64_t remaining, base::Date day) {
  if (remaining <= 0 || pace.cents <= 0) return std::nullopt;
  const double days = std::ceil(pace.DaysFor(remaining));
  if (days >= base::Date::Max() - day) return std::nullopt;
  return day + static_cast<int>(days);
}

std::int64_t Forecast(const Pace& pace, std::int64_t spent, base::Date day, base::Date end) {
  const double more = pace.CentsIn(std::max(0, end - day));
  return Plus(spent, static_cast<std::int64_t>(std::min(std::round(more), kMostCents)));
}

// 100 x part / whole; none where the whole is nothing.
std::optional<double> Percent(double part, double whole) {
  return whole > 0 ? std::optional(100 * part / whole) : std::nullopt;
}

std::optional<double> TimeUsed(const TimeBox& box, base::Date day) {
  if (!box.start || !box.end) return std::nullopt;
  return Percent(std::max(0, day - *box.start + 1), *box.end - *box.start + 1);
}

// When an extension was granted, as far as we know: when it was recorded, or the line that it corrects.
absl::Time GrantedAt(std::span<const Entry<TimeBoxExtension>> extensions, const Entry<TimeBoxExtension>& line) {
  const auto corrected =
      std::ranges::find(extensions, std::optional(line.number), &Entry<TimeBoxExtension>::superseded_by);
  return corrected == extensions.end() ? line.recorded_at : GrantedAt(extensions, *corrected);
}

base::Date EndOfMonth(base::Date day) {
  const auto next = day.month() == 12 ? base::Date::FromCivil(day.year() + 1, 1, 1)
                                      : base::Date::FromCivil(day.year(), day.month() + 1, 1);
  return next ? *next + -1 : base::Date::Max();
}

}  // namespace

TimeBox EffectiveTimeBox(const Project& project, std::span<const Entry<TimeBoxExtension>> extensions, base::Date day) {
  TimeBox box = project.time_box;
  for (const Entry<TimeBoxExtension>& line : extensions) {
    const std::optional<base::Date> end = line.value.end;
    if (!line.holds() || !end || base::Date::InParis(GrantedAt(extensions, line)) > day) continue;
    box.end = std::max(box.end.value_or(*end), *end);
  }
  return box;
}

Totals AddUp(const Accounts& accounts, base::Date day) {
  const auto& [project, funding, spending, extensions] = accounts;
  Totals totals;
  totals.allocated = Allocated(accounts, day);
  totals.spent = Sum(spending, day);
  if (!totals.spent) totals.spent = project.budget.spent;
  totals.time_box = EffectiveTimeBox(project, extensions, day);
  if (totals.time_box.end != project.time_box.end) totals.original_end = project.time_box.end;
  totals.time_used_percent = TimeUsed(totals.time_box, day);
  if (totals.allocated && totals.spent) {
    totals.remaining = *totals.allocated - *totals.spent;
    totals.used_percent = Percent(static_cast<double>(*totals.spent), static_cast<double>(*totals.allocated));
  }
  if (const std::optional<Pace> pace = RecentPace(spending, day)) {
    totals.daily_rate = pace->CentsIn(1) / kCentsPerEuro;
    if (totals.remaining) totals.exhaustion = Exhaustion(*pace, *totals.remaining, day);
    if (totals.time_box.end) totals.forecast_spent = Forecast(*pace, *totals.spent, day, *totals.time_box.end);
  }
  return totals;
}

std::vector<PhaseShare> ShareByPhase(const Accounts& accounts, std::span<const Span> timeline, base::Date day) {
  const bool any_funding = Sum(accounts.funding, day).has_value();
  const bool any_spending = Sum(accounts.spending, day).has_value();
  std::vector<PhaseShare> shares;
  const auto add = [&](std::optional<Phase> phase) {
    PhaseShare share{phase, Sum(accounts.funding, day, [&](const FundingLine& line) { return line.phase == phase; }),
                     Sum(accounts.spending, day, [&](const SpendingEntry& entry) {
                       const Span* span = entry.date ? SpanOn(timeline, *entry.date) : nullptr;
                       return (span ? std::optional(span->phase) : std::nullopt) == phase;
                     })};
    if (!share.allocated && !share.spent) return;
    // Where others have lines, to have none is to have nothing.
    if (any_funding) share.allocated = share.allocated.value_or(0);
    if (any_spending) share.spent = share.spent.value_or(0);
    shares.push_back(share);
  };
  add(std::nullopt);
  for (const Phase phase : AllPhases()) add(phase);
  return shares;
}

std::vector<BurnDownPoint> BurnDown(const Accounts& accounts, base::Date day) {
  if (!Sum(accounts.spending, day)) return {};
  std::optional<base::Date> first;
  const auto look = [&](const auto& lines) {
    for (const auto& line : lines) {
      if (Counts(line, day) && line.value.date) first = std::min(first.value_or(day), *line.value.date);
    }
  };
  look(accounts.funding);
  look(accounts.spending);

  std::vector<base::Date> dates;
  for (base::Date month = EndOfMonth(first.value_or(day)); month < day; month = EndOfMonth(month + 1)) {
    dates.push_back(month);
  }
  if (std::ssize(dates) > kMostMonths) dates.erase(dates.begin(), dates.end() - kMostMonths);
  dates.push_back(day);

  std::vector<BurnDownPoint> points;
  for (const base::Date date : dates) {
    BurnDownPoint& point = points.emplace_back(BurnDownPoint{date, std::nullopt, 0});
    point.spent = Sum(accounts.spending, date).value_or(0);
    if (const auto allocated = Allocated(accounts, date)) point.remaining = *allocated - point.spent;
  }
  return points;
}

}  // namespace pepiniere::portfolio
