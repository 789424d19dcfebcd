#include "services/metrics/compute/asked.h"

#include "services/base/statistics.h"
#include "services/metrics/compute/formulas.h"

namespace pepiniere::metrics {
namespace {

constexpr double kMicrosASecond = 1e6;

std::optional<double> Seconds(const std::optional<double>& micros) {
  return micros ? std::optional(*micros / kMicrosASecond) : std::nullopt;
}

}  // namespace

Figure FigureOf(std::string_view id) {
  const Formula& formula = *FindFormula(id);
  Figure figure;
  figure.id = formula.id;
  figure.formula = formula.Name();
  figure.unit = formula.unit;
  return figure;
}

Figure Without(Figure figure, NoData reason) {
  figure.no_data = reason;
  return figure;
}

void Durations::Add(Figure& figure, Row row, absl::Duration duration) {
  if (duration < absl::ZeroDuration()) {
    figure.excluded.push_back({std::move(row.id), "NEGATIVE"});
    return;
  }
  micros_.push_back(absl::ToInt64Microseconds(duration));
  row.contribution = static_cast<double>(micros_.back()) / kMicrosASecond;
  figure.rows.push_back(std::move(row));
}

void Durations::Tell(Figure& figure) const {
  const base::Distribution told = base::Describe(micros_);
  figure.n = told.count;
  figure.p50 = Seconds(told.p50);
  figure.p85 = Seconds(told.p85);
  figure.p95 = Seconds(told.p95);
  if (micros_.empty()) figure.no_data = NoData::kNoRows;
}

}  // namespace pepiniere::metrics
