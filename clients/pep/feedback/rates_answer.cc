#include <array>
#include <optional>
#include <string_view>

#include "clients/pep/feedback/answers.h"
#include "services/base/text.h"
#include "services/feedback/domain/response_rates.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using feedback::Dispositions;
using feedback::Ratio;
using json::OrderedJson;

// As AAPOR abbreviates them.
struct Case {
  std::string_view key;
  std::int64_t Dispositions::*count;
};
constexpr Case kCases[] = {{"I", &Dispositions::interviews},   {"P", &Dispositions::partials},
                           {"R", &Dispositions::refusals},     {"NC", &Dispositions::noncontacts},
                           {"O", &Dispositions::others},       {"U", &Dispositions::unknown},
                           {"NE", &Dispositions::not_eligible}};

// With one digit after the point, as it is printed everywhere.
OrderedJson RateJson(const std::optional<Ratio>& rate) {
  constexpr std::int64_t kTenths = 10;
  if (!rate) return {{"noData", "EMPTY_DENOMINATOR"}};
  const std::int64_t tenths = rate->Permille();
  return {{"rate", rate->ToString()}, {"percent", base::Concat(tenths / kTenths, ".", tenths % kTenths)}};
}

}  // namespace

std::string RatesAnswer(const FileValue& all) {
  std::array<std::string_view, std::size(kCases)> keys;
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = kCases[i].key;
  all.HasOnly(keys);
  Dispositions cases;
  for (const Case& one : kCases) cases.*one.count = all.Required(one.key).Count(0, feedback::kMostCases).value_or(0);
  if (all.IsFileWrong()) return "";
  const feedback::ResponseRates rates = RatesOf(cases);
  return json::Dump(OrderedJson{{"RR1", RateJson(rates.rr1)},
                                {"RR2", RateJson(rates.rr2)},
                                {"RR3", RateJson(rates.rr3)},
                                {"RR5", RateJson(rates.rr5)},
                                {"e", RateJson(rates.eligible)}});
}

}  // namespace pepiniere::pep
