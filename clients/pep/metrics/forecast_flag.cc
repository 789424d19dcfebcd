#include "clients/pep/metrics/forecast_flag.h"

#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace pepiniere::pep {
namespace {

// A whole number from 1 on; none of what is no such number.
std::optional<std::int64_t> Positive(const std::string& typed, std::int64_t most) {
  std::int64_t number = 0;
  const bool is_one = !typed.empty() && typed.find_first_not_of("0123456789") == typed.npos &&
                      absl::SimpleAtoi(typed, &number) && number >= 1 && number <= most;
  return is_one ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string ParseForecast(const std::string& typed, const Messages& say, metrics::ForecastQuestion& question) {
  metrics::ForecastQuestion asked;
  std::set<std::string> keys;
  for (const std::string& part : std::vector<std::string>(absl::StrSplit(typed, ','))) {
    const std::pair<std::string, std::string> both = absl::StrSplit(part, absl::MaxSplits('=', 1));
    const auto& [key, value] = both;
    bool is_understood = keys.insert(key).second;
    if (key == "days") {
      const auto days = Positive(value, metrics::kLongestForecast);
      if (days) asked.days = static_cast<int>(*days);
      is_understood &= days.has_value();
    } else if (key == "items") {
      asked.items = Positive(value, metrics::kMostForecastItems);
      is_understood &= asked.items.has_value();
    } else {
      asked.by_weekday = part == "by=weekday";
      is_understood &= asked.by_weekday;
    }
    if (!is_understood) {
      return say(
          {"'$0' is not understood; write days=30,items=20 (days up to $1, items up to $2), with by=weekday or not",
           "« $0 » n'est pas compris ; écrivez days=30,items=20 (days jusqu'à $1, items jusqu'à $2), avec "
           "by=weekday ou sans"},
          part, metrics::kLongestForecast, metrics::kMostForecastItems);
    }
  }
  if (!asked.days && !asked.items) {
    return say({"it wants days=N, items=N or both", "il faut days=N, items=N ou les deux"});
  }
  question = asked;
  return "";
}

}  // namespace pepiniere::pep
