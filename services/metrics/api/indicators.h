// Indicators of projects, computed when they are asked for.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/dora.pb.h"
#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/history_figures.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/compute/formulas.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

// Those that a question names, as it names them; all of a project's own by default. INVALID_ARGUMENT on "indicators".
absl::StatusOr<std::vector<const Formula*>> ReadIndicators(
    const google::protobuf::RepeatedPtrField<std::string>& indicators);
// The id of a project. NOT_FOUND where the portfolio has none of that name, and of a former one (former_names.h).
absl::StatusOr<std::string> ReadProject(const Context& context, const rpc::CallScope& call, std::string_view field,
                                        const std::string& name);

// The figures of projects (ids), each in the order of `formulas`.
struct ManyFigures {
  std::string project;
  std::vector<v1::Indicator> indicators;
};
// How what adds up is added up: from points, as an explanation lists them; or from what is kept of these, which says
// the same but for the order in which it is added, that is, for the last bits of what are no whole numbers.
enum class Sums { kOfPoints, kKept };
absl::StatusOr<std::vector<ManyFigures>> ComputeAll(const Context& context, const rpc::CallScope& call,
                                                    const std::vector<std::string>& projects,
                                                    const std::vector<const Formula*>& formulas,
                                                    const Question& question, const Parameters& parameters,
                                                    const Part& part, Sums sums = Sums::kOfPoints);

class Indicators {
 public:
  explicit Indicators(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::QueryIndicatorsResponse> Query(rpc::CallScope& call, const v1::QueryIndicatorsRequest& request);
  absl::StatusOr<v1::Dora> GetDora(rpc::CallScope& call, const v1::GetDoraRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
