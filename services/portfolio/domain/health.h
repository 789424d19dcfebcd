// The four lights of a project. They are documented once, on the contract (health.proto).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "services/base/date.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/finances.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/measures.h"

namespace pepiniere::portfolio {

// Numbered as in the contract.
enum class Light : std::uint8_t { kNoData = 1, kGreen, kOrange, kRed };

struct Sign {
  Light light = Light::kNoData;
  std::string_view code;
  std::string reason;
  // What the reason names.
  std::optional<base::Date> date = std::nullopt;
  std::optional<int> percent = std::nullopt, count = std::nullopt;
};

struct Health {
  Sign working_solution, limited_time, moderate_budget, continuous_improvement;
};

// Deliveries in these days, up to the one asked, are a rhythm.
inline constexpr int kLatelyDays = 90;

// Whether an event of that type delivers something to users.
bool IsDelivery(std::string_view event_type);

// As of a day: what is dated later does not count. `timeline`: see ledger.h. `today`: the day of the sheet, which says
// that a product is live and not since when. `measures`: of that day. What is only known where these are is no data
// while nobody can be asked for them.
Health JudgeHealth(const Accounts& accounts, std::span<const Span> timeline, std::span<const Event> events,
                   base::Date day, base::Date today, const Measures& measures = {});

}  // namespace pepiniere::portfolio
