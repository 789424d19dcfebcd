// All that a figure was made of, and the export by which anybody computes it again.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/explanation.pb.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/compute/formulas.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// Which figure is meant.
struct Explained {
  std::string project;  // an id
  const Formula* formula = nullptr;
  std::string subject{};
  std::vector<domain::Dimension> dimensions{};
  std::string source{};
  ParameterList parameters{};
  Question question{};
};
// Of a request that has indicator, subject, dimensions, source, parameters and the period, of that project (an id).
// INVALID_ARGUMENT for an indicator that there is not, and for a subject of one that has none.
template <typename Request>
absl::StatusOr<Explained> ReadExplained(const Request& request, const std::string& project, absl::Time now);

absl::StatusOr<const Formula*> ReadIndicator(const std::string& indicator, const std::string& subject);

template <typename Request>
absl::StatusOr<Explained> ReadExplained(const Request& request, const std::string& project, absl::Time now) {
  Explained read{.project = project, .subject = request.subject(), .parameters = request.parameters()};
  absl::StatusOr<const Formula*> formula = ReadIndicator(request.indicator(), request.subject());
  if (!formula.ok()) return formula.status();
  read.formula = *formula;
  absl::StatusOr<Question> question = ReadQuestion(request, now);
  if (!question.ok()) return question.status();
  read.question = *std::move(question);
  read.dimensions = ReadDimensions(request.dimensions());
  read.source = request.source();
  return read;
}

// All of it, in one message: all rows and exclusions. NOT_FOUND for what the caller is not told. Of points without a
// subject, that which is told; INVALID_ARGUMENT where there are several. `reader`: what is kept for everybody is made
// of what everybody is told, whoever has it kept.
absl::StatusOr<v1::Explanation> Explain(const Context& context, const rpc::CallScope& call, const Explained& explained,
                                        Reader reader = Reader::kCaller);

// JSON lines: the first is all but rows and exclusions, then one for each of these; each ends with a line feed.
std::vector<std::string> ExportOf(const v1::Explanation& whole);

}  // namespace pepiniere::metrics::api
