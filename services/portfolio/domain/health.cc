#include "services/portfolio/domain/health.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

using base::Concat;

constexpr std::array<std::string_view, 3> kDeliveries = {"product_launch", "delivery", "deployment"};
constexpr int kPatienceDays = 180;  // of construction without a product
constexpr int kGoodRhythm = 3;      // deliveries lately
constexpr double kEnough = 80, kAll = 100;

struct Deliveries {
  int lately = 0;  // events, and the days of deployments that no event tells of
  std::optional<base::Date> last;
  std::optional<base::Date> first;  // ever, the day's future included
};

Deliveries CountDeliveries(std::span<const Event> events, const Measures& measures, base::Date day) {
  Deliveries deliveries = {.lately = 0, .last = measures.last_deployment, .first = measures.first_deployment};
  std::set<base::Date> told;
  for (const Event& event : events) {
    if (!IsDelivery(event.type) || !event.date) continue;
    deliveries.first = std::min(deliveries.first.value_or(*event.date), *event.date);
    if (*event.date > day) continue;
    if (day - *event.date < kLatelyDays) ++deliveries.lately;
    deliveries.last = std::max(deliveries.last, event.date);
    told.insert(*event.date);
  }
  for (const base::Date deployed : measures.recent_deployments) {
    if (!told.contains(deployed)) ++deliveries.lately;
  }
  return deliveries;
}

// When the project began to build, in the life that it lives on that day: an investigation, or a restart, begins anew.
std::optional<base::Date> ConstructionBegan(std::span<const Span> timeline, base::Date day) {
  std::optional<base::Date> began;
  std::optional<Phase> before;
  for (const Span& span : timeline) {
    if (span.starts > day) break;
    const bool restarts = before && IsRestartable(*before) && !IsOutcome(span.phase);
    if (span.phase == Phase::kInvestigation || restarts) began.reset();
    if (span.phase != Phase::kInvestigation && !IsRestartable(span.phase) && !began) began = span.starts;
    before = span.phase;
  }
  return began;
}

int Rounded(double percent) { return static_cast<int>(std::lround(percent)); }

Sign Away() {
  return {Light::kNoData, "METRICS_AWAY",
          "What is measured of its deployments and its usage cannot be asked right now."};
}

// The link of a product is that of today's sheet: whether it was live on a day that is past, its deliveries say. One
// that is deployed to production, or used, is live whatever the sheet says.
Sign WorkingSolution(const Project& project, std::span<const Span> timeline, const Deliveries& deliveries,
                     const Measures& measures, base::Date day, base::Date today) {
  const bool has_link = !project.links.product.empty();
  const bool is_live = has_link || measures.last_deployment || measures.used.value_or(false);
  if (has_link && !deliveries.first && day < today) {
    return {Light::kNoData, "LAUNCH_UNKNOWN", "The product is live now; since when was not recorded."};
  }
  if (is_live && deliveries.first.value_or(day) <= day) {
    if (deliveries.lately > 0 && !measures.used.value_or(true)) {
      return {Light::kOrange, "NOT_USED",
              Concat("The product is live, delivered to on ", deliveries.last->ToString(),
                     ", but nobody used it in the last ", kLatelyDays, " days."),
              deliveries.last};
    }
    if (deliveries.lately > 0) {
      return {Light::kGreen, "DELIVERED",
              Concat("The product is live, delivered to on ", deliveries.last->ToString(), "."), deliveries.last};
    }
    if (measures.away) return Away();
    return {Light::kOrange, "NO_DELIVERY",
            deliveries.last
                ? Concat("The product is live, but the last delivery was on ", deliveries.last->ToString(), ".")
                : "The product is live, but no delivery to it was recorded.",
            deliveries.last};
  }
  if (measures.away) return Away();
  const std::optional<base::Date> began = ConstructionBegan(timeline, day);
  if (began && day - *began > kPatienceDays) {
    return {Light::kRed, "NO_PRODUCT", Concat("Construction began on ", began->ToString(), ", and no product is live."),
            began};
  }
  return {Light::kNoData, "NO_PRODUCT_YET", "No product is live yet."};
}

Sign LimitedTime(const Totals& totals, base::Date day) {
  const std::optional<base::Date> end = totals.time_box.end;
  if (end && *end < day) return {Light::kRed, "OVERDUE", Concat("The time-box ended on ", end->ToString(), "."), end};
  if (!totals.time_used_percent) return {Light::kNoData, "NO_TIME_BOX", "No time-box was given."};
  const double used = *totals.time_used_percent;
  const std::string reason = Concat(Rounded(used), " % of the time-box is used; it ends on ", end->ToString(), ".");
  if (used > kEnough) return {Light::kOrange, "TIME_BOX_ENDING", reason, end, Rounded(used)};
  return {Light::kGreen, "WITHIN_TIME_BOX", reason, end, Rounded(used)};
}

Sign ModerateBudget(const Totals& totals) {
  if (totals.allocated.value_or(0) == 0) return {Light::kNoData, "NO_BUDGET", "No money was allocated."};
  if (!totals.used_percent) return {Light::kNoData, "NO_SPENDING", "Nothing was recorded as spent."};
  const int percent = Rounded(*totals.used_percent);
  const std::string reason = Concat(percent, " % of the budget is spent.");
  if (*totals.used_percent > kAll) return {Light::kRed, "OVER_BUDGET", reason, std::nullopt, percent};
  if (*totals.used_percent > kEnough) return {Light::kOrange, "BUDGET_NEARLY_SPENT", reason, std::nullopt, percent};
  if (totals.forecast_spent && *totals.forecast_spent > *totals.allocated) {
    return {Light::kOrange, "BUDGET_WILL_NOT_LAST",
            Concat(reason, " At the present rate it does not last until the time-box ends on ",
                   totals.time_box.end->ToString(), "."),
            totals.time_box.end, percent};
  }
  return {Light::kGreen, "WITHIN_BUDGET", reason, std::nullopt, percent};
}

Sign ContinuousImprovement(const Deliveries& deliveries, const Measures& measures) {
  if (measures.away && deliveries.lately < kGoodRhythm) return Away();
  if (!deliveries.last) return {Light::kNoData, "NEVER_DELIVERED", "No delivery was ever recorded."};
  if (deliveries.lately == 0) {
    return {Light::kRed, "NO_DELIVERY", Concat("The last delivery was on ", deliveries.last->ToString(), "."),
            deliveries.last};
  }
  const std::string reason = Concat(deliveries.lately, deliveries.lately == 1 ? " delivery" : " deliveries",
                                    " in the last ", kLatelyDays, " days.");
  const bool few = deliveries.lately < kGoodRhythm;
  return {few ? Light::kOrange : Light::kGreen,
          few ? "FEW_DELIVERIES" : "DELIVERING",
          reason,
          std::nullopt,
          std::nullopt,
          deliveries.lately};
}

}  // namespace

bool IsDelivery(std::string_view event_type) { return std::ranges::find(kDeliveries, event_type) != kDeliveries.end(); }

Health JudgeHealth(const Accounts& accounts, std::span<const Span> timeline, std::span<const Event> events,
                   base::Date day, base::Date today, const Measures& measures) {
  const Totals totals = AddUp(accounts, day);
  const Deliveries deliveries = CountDeliveries(events, measures, day);
  return {.working_solution = WorkingSolution(accounts.project, timeline, deliveries, measures, day, today),
          .limited_time = LimitedTime(totals, day),
          .moderate_budget = ModerateBudget(totals),
          .continuous_improvement = ContinuousImprovement(deliveries, measures)};
}

}  // namespace pepiniere::portfolio
