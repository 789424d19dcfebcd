// Figures that are computed from points: usage, the share done online, impact.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/base/stored.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/series_choice.h"
#include "services/metrics/api/series_reader.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/store/reading_store.h"

namespace pepiniere::metrics::api {

// What a metric says of a project in a period.
struct MetricValue {
  std::optional<double> value{}, numerator{}, denominator{};
  std::optional<absl::Time> time{};  // of the last point
  std::int64_t n = 0;                // points that count
  v1::NoDataReason no_data = v1::NO_DATA_REASON_NO_ROWS;
  std::vector<store::HeldPoint> points{};  // that count
  std::vector<store::Series> series{};
  std::optional<Whole> whole{};
  std::vector<LeftOut> left_out{};  // what tells something in the period, and does not count, or not all of it
};

// Why such a series is left out.
inline constexpr std::string_view kNotTold = "NOT_TOLD";

// One a call, within a snapshot of the database.
class PointFigures {
 public:
  PointFigures(db::Session& session, const Question& question, Visibility& visibility,
               std::vector<domain::Dimension> dimensions = {}, std::string source = {})
      : session_(session),
        question_(question),
        visibility_(visibility),
        dimensions_(std::move(dimensions)),
        source_(std::move(source)),
        by_instants_(session, question),
        by_dates_(session, ByDates(question)) {}

  // Reads what these projects tell of one of these indicators: whoever asks about many does so in parts of a hundred
  // or so, each of them in a few statements.
  absl::Status ReadAhead(const std::vector<std::string>& projects, const std::vector<const Formula*>& formulas);
  // Reads which projects tell what one of these indicators is made of, and what is kept of that, as far as that is what
  // is asked: from then on, values that add up over time are those sums, and not of points one by one.
  absl::Status ReadKept(const std::vector<const Formula*>& formulas);

  // Of a metric (its id) of a project (an id): added up if it adds up over time, else the last value, of each series
  // where it is split; of a ratio, of the sums of its parts. What the caller is not told is as if it had not been.
  absl::StatusOr<MetricValue> Read(const std::string& project, const std::string& metric,
                                   const domain::Definition& definition);
  // The same of the last value of each series, which is not added up over time: what an objective is measured by.
  absl::StatusOr<MetricValue> ReadLast(const std::string& project, const std::string& metric,
                                       const domain::Definition& definition);

  // Each of the indicators `usage`, `online_share` or `impact` of a project: one of each metric or objective that there
  // is, or one without data. `subject`: of that one alone.
  absl::StatusOr<std::vector<v1::Indicator>> Tell(std::string_view indicator, const std::string& project,
                                                  const std::string& subject = "");
  // The period in which such a metric is read: that of the question, or where it is told by dates, of the question's
  // dates.
  const Window& WindowOf(const domain::Definition& definition) { return ReaderOf(definition).question.window; }
  // What an objective is measured by that has a metric: the last value of that, of its own dimensions whatever was
  // asked beside.
  absl::StatusOr<MetricValue> ReadImpact(const base::Stored<domain::Objective>& objective);
  // How far it is, by that value.
  v1::Indicator ToldImpact(const base::Stored<domain::Objective>& objective, const MetricValue& value) const;

 private:
  using Definitions = std::vector<base::Stored<domain::Definition>>;

  // What is told in the period of a question.
  struct PeriodReader {
    PeriodReader(db::Session& session, Question asked)
        : question(std::move(asked)),
          reader(session,
                 {question.window.from, std::min(question.window.to, question.window.as_of), question.known_before}) {}
    Question question;
    SeriesReader reader;
  };
  // That of the question's instants, or of its dates, as such a metric is told.
  PeriodReader& ReaderOf(const domain::Definition& definition);

  // The metrics (ids) that these indicators are made of, by the period in which they are read.
  absl::StatusOr<std::map<PeriodReader*, std::vector<std::string>>> MetricsOf(
      const std::vector<const Formula*>& formulas);
  // What is kept of it, if that was read and tells; null: its points do.
  const store::KeptSum* KeptOf(const std::string& project, const std::string& metric) const;
  absl::StatusOr<MetricValue> ReadPlain(const std::string& project, const std::string& metric,
                                        const domain::Definition& definition);
  absl::StatusOr<MetricValue> ReadRatio(const std::string& project, const domain::Definition& definition);
  // Leaves out those of these series that told something before the period, and nothing in it.
  absl::Status AddNotTold(const std::vector<store::Series>& series, const Question& question, MetricValue& read);
  absl::StatusOr<const Definitions*> DefinitionsOf(domain::Purpose purpose);
  // Of a metric (its id) that there is; null: there is none.
  absl::StatusOr<const domain::Definition*> DefinitionOf(const std::string& metric);
  absl::StatusOr<std::vector<v1::Indicator>> TellMetrics(std::string_view indicator, domain::Purpose purpose,
                                                         const std::string& project, const std::string& subject);
  absl::StatusOr<std::vector<v1::Indicator>> TellImpacts(const std::string& project, const std::string& subject);
  // Of one that is measured by an indicator. None: there is none such.
  absl::StatusOr<std::optional<v1::Indicator>> TellMeasured(const base::Stored<domain::Objective>& objective);
  v1::Indicator Empty(std::string_view indicator, const std::string& project) const;

  db::Session& session_;
  const Question& question_;
  Visibility& visibility_;
  const std::vector<domain::Dimension> dimensions_;
  const std::string source_;  // of what it tells alone; empty: of whichever tells
  PeriodReader by_instants_, by_dates_;
  // Those that were asked about.
  std::map<domain::Purpose, Definitions> definitions_{};
  std::map<std::string, std::optional<domain::Definition>> by_id_{};
  std::map<std::string, store::KeptSums> kept_{};  // by metric
};

}  // namespace pepiniere::metrics::api
