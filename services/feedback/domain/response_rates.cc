#include "services/feedback/domain/response_rates.h"

namespace pepiniere::feedback {
namespace {

std::optional<Ratio> Share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? std::nullopt : std::optional(Ratio::Of(part, whole));
}

}  // namespace

ResponseRates RatesOf(const Dispositions& cases) {
  const std::int64_t eligible = cases.interviews + cases.partials + cases.refusals + cases.noncontacts + cases.others;
  const std::int64_t known = eligible + cases.not_eligible;
  ResponseRates rates;
  rates.eligible = Share(eligible, known);
  rates.rr1 = Share(cases.interviews, eligible + cases.unknown);
  rates.rr2 = Share(cases.interviews + cases.partials, eligible + cases.unknown);
  // I / (E + E / K * U), in whole numbers: I * K / (E * (K + U)).
  rates.rr3 = Share(cases.interviews * known, eligible * (known + cases.unknown));
  rates.rr5 = Share(cases.interviews, eligible);
  return rates;
}

}  // namespace pepiniere::feedback
