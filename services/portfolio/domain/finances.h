// Money and time of a project: given, used, left, and until when. Fields are documented once, on the contract
// (finance.proto). Amounts are euro cents; a field without data is none, never zero.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "services/base/date.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

// Spending in these days, up to the one asked, is a rate.
inline constexpr int kRateDays = 90;

// What is added up. Of the lines, those that no longer hold may be among them: they are passed over.
struct Accounts {
  const Project& project;
  std::span<const Entry<FundingLine>> funding;
  std::span<const Entry<SpendingEntry>> spending;
  std::span<const Entry<TimeBoxExtension>> extensions;
};

// As of a day: lines dated later do not count. What has no date (the project's own fields, funding lines whose source
// does not say) always does.
struct Totals {
  std::optional<std::int64_t> allocated, spent, remaining;
  std::optional<double> used_percent;
  std::optional<double> daily_rate;  // euros a day
  std::optional<base::Date> exhaustion;
  std::optional<std::int64_t> forecast_spent;

  TimeBox time_box;
  std::optional<base::Date> original_end;   // where extensions moved it
  std::optional<double> time_used_percent;  // over 100 after the end; the first day and the last are days given
};

struct PhaseShare {
  std::optional<Phase> phase;  // none: funding for no phase in particular, spending on days before the first
  std::optional<std::int64_t> allocated, spent;
  bool operator==(const PhaseShare&) const = default;
};

struct BurnDownPoint {
  base::Date date;
  std::optional<std::int64_t> remaining;
  std::int64_t spent = 0;
  bool operator==(const BurnDownPoint&) const = default;
};

// The time-box that holds on a day: the latest end that the project or an extension recorded by then gives. An
// extension that corrects another counts from when that one was recorded.
TimeBox EffectiveTimeBox(const Project& project, std::span<const Entry<TimeBoxExtension>> extensions, base::Date day);

Totals AddUp(const Accounts& accounts, base::Date day);
// Those phases that lines speak of, in the order of the journey, what belongs to none first. `timeline`: see ledger.h.
std::vector<PhaseShare> ShareByPhase(const Accounts& accounts, std::span<const Span> timeline, base::Date day);
// The ends of the months from the first line on, 50 years of them at most, then the day. Empty where nothing was
// recorded as spent: there is nothing to burn down.
std::vector<BurnDownPoint> BurnDown(const Accounts& accounts, base::Date day);

}  // namespace pepiniere::portfolio
