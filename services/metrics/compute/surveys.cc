// What users said, from counts over the whole period: never the mean of days.
#include <string>

#include "services/base/text.h"
#include "services/metrics/compute/asked.h"

namespace pepiniere::metrics {
namespace {

// A count is not below 0, and no survey has more answers than this: sums are exact.
constexpr std::int64_t kMostAnswers = 1'000'000'000'000;
bool IsCount(std::int64_t count) { return count >= 0 && count <= kMostAnswers; }

// How many answered from `low` to `high`, within a scale of which anything else is left out and reported.
struct Scale {
  int low, high;
};
std::int64_t Count(const Answers& answers, Scale scale, int from, int to) {
  std::int64_t count = 0;
  for (const auto& [answer, n] : answers) {
    const bool counts = answer >= scale.low && answer <= scale.high && IsCount(n);
    if (counts && answer >= from && answer <= to) count += n;
  }
  return count;
}

void Report(const Answers& answers, Scale scale, Figure& figure) {
  for (const auto& [answer, n] : answers) {
    if (answer < scale.low || answer > scale.high) {
      figure.excluded.push_back({base::Concat(answer), "OFF_SCALE"});
    } else if (!IsCount(n)) {
      figure.excluded.push_back({base::Concat(answer), "NO_COUNT"});
    } else {
      figure.rows.push_back({base::Concat(answer), {}, static_cast<double>(n)});
    }
  }
}

Figure Percent(Figure figure, std::int64_t numerator, std::int64_t n) {
  figure.n = n;
  if (n == 0) return Without(std::move(figure), NoData::kEmptyDenominator);
  figure.numerator = static_cast<double>(numerator);
  figure.denominator = static_cast<double>(n);
  figure.value = static_cast<double>(100 * numerator) / static_cast<double>(n);
  return figure;
}

}  // namespace

Figure JdmaScore(const Asked& asked) {
  Figure figure = FigureOf("jdma");
  if (!asked.known.surveys.jdma) return Without(std::move(figure), NoData::kNoRows);
  const auto [good, medium, bad] = *asked.known.surveys.jdma;
  if (!IsCount(good) || !IsCount(medium) || !IsCount(bad)) {
    figure.excluded.push_back({"jdma", "NO_COUNT"});
    return Without(std::move(figure), NoData::kNoRows);
  }
  const std::int64_t n = good + medium + bad, sum = 10 * good + 5 * medium;
  figure.n = n;
  figure.rows = {{"good", {}, 10.0 * static_cast<double>(good), base::Concat(good, " x 10")},
                 {"medium", {}, 5.0 * static_cast<double>(medium), base::Concat(medium, " x 5")},
                 {"bad", {}, 0.0, base::Concat(bad, " x 0")}};
  if (n == 0) return Without(std::move(figure), NoData::kEmptyDenominator);
  figure.numerator = static_cast<double>(sum);
  figure.denominator = static_cast<double>(n);
  figure.value = *figure.numerator / *figure.denominator;
  // The band is that of the sum, not of what is shown: 7.95 is shown as 8.0, and is medium.
  figure.band = sum >= 8 * n ? "good" : sum >= 5 * n ? "medium" : "bad";
  const std::int64_t tenths = (20 * sum + n) / (2 * n);
  figure.parts = {{"shown", static_cast<double>(tenths) / 10},
                  {"flagged", n < asked.parameters.jdma_flag_below ? 1.0 : 0.0}};
  return figure;
}

Figure Nps(const Asked& asked) {
  Figure figure = FigureOf("nps");
  if (!asked.known.surveys.nps) return Without(std::move(figure), NoData::kNoRows);
  const Answers& answers = *asked.known.surveys.nps;
  constexpr Scale kScale{0, 10};
  Report(answers, kScale, figure);
  const std::int64_t promoters = Count(answers, kScale, 9, 10), detractors = Count(answers, kScale, 0, 6);
  figure.parts = {{"promoters", static_cast<double>(promoters)}, {"detractors", static_cast<double>(detractors)}};
  return Percent(std::move(figure), promoters - detractors, Count(answers, kScale, 0, 10));
}

Figure Csat(const Asked& asked) {
  Figure figure = FigureOf("csat");
  if (!asked.known.surveys.csat) return Without(std::move(figure), NoData::kNoRows);
  const Answers& answers = *asked.known.surveys.csat;
  constexpr Scale kScale{1, 5};
  Report(answers, kScale, figure);
  return Percent(std::move(figure), Count(answers, kScale, 4, 5), Count(answers, kScale, 1, 5));
}

}  // namespace pepiniere::metrics
