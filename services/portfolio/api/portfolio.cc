#include "services/portfolio/api/portfolio.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/portfolio/api/asked.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/domain/stays.h"
#include "services/resource/paging.h"
#include "services/search/fold.h"

namespace pepiniere::portfolio::api {
namespace {

// The day, the knowledge and the projects of a request for figures.
template <typename Request>
absl::StatusOr<Asked> Read(const Context& context, const rpc::CallScope& call, const Request& request,
                           const google::type::Date& day) {
  PEP_ASSIGN(const store::AsOf as_of, ReadAsOf(call, day, request.has_known_at() ? &request.known_at() : nullptr));
  PEP_ASSIGN(const query::Filter filter, resource::ReadFilter(request.filter()));
  return ReadAsked(context, call, as_of, filter);
}

absl::StatusOr<std::vector<Dimension>> ReadDimensions(const v1::GetPortfolioSummaryRequest& request) {
  std::vector<Dimension> dimensions;
  for (const int number : request.group_by()) {
    const bool known = number >= 1 && number <= v1::PortfolioDimension_MAX;
    const auto dimension = static_cast<Dimension>(number);
    if (!known) return aip::Invalid("group_by", "is not a dimension of the contract");
    if (std::ranges::find(dimensions, dimension) != dimensions.end()) {
      return aip::Invalid("group_by", "names a dimension twice");
    }
    dimensions.push_back(dimension);
  }
  if (dimensions.size() > 2) return aip::Invalid("group_by", "takes two dimensions at most");
  return dimensions;
}

// A project whose incubator the caller is not told of counts as having none.
void Conceal(const std::vector<std::string>& concealed, const std::vector<Dimension>& by, Summary& summary) {
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (by[i] != Dimension::kIncubator) continue;
    for (const auto& [values, tally] : std::exchange(summary.groups, {})) {
      std::vector<std::string> told = values;
      if (std::ranges::find(concealed, told[i]) != concealed.end()) told[i].clear();
      summary.groups[told].count += tally.count;
      summary.groups[told].paused += tally.paused;
    }
  }
}

// Groups in the order to read them: phases as the journey goes, all else as a dictionary has it.
std::vector<std::pair<std::vector<std::string>, Tally>> Ordered(const Summary& summary,
                                                                const std::vector<Dimension>& by) {
  std::vector<std::pair<std::vector<std::string>, Tally>> groups(summary.groups.begin(), summary.groups.end());
  const auto key = [&](const std::vector<std::string>& values) {
    std::vector<std::tuple<int, std::string, std::string_view>> keys;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto phase = by[i] == Dimension::kPhase ? PhaseFromSymbol(values[i]) : std::nullopt;
      keys.emplace_back(phase ? Index(*phase) : 0, search::Fold(values[i]), values[i]);
    }
    return keys;
  };
  std::ranges::sort(groups, {}, [&](const auto& group) { return key(group.first); });
  return groups;
}

void Write(const base::Distribution& distribution, v1::PhaseDurations::Distribution& proto) {
  proto.set_count(distribution.count);
  if (distribution.p50) proto.set_p50_days(*distribution.p50);
  if (distribution.p85) proto.set_p85_days(*distribution.p85);
  if (distribution.p95) proto.set_p95_days(*distribution.p95);
}

template <typename Reply>
void WriteTimes(const Asked& asked, Reply& reply) {
  *reply.mutable_as_of() = ToProto(asked.as_of.day);
  *reply.mutable_known_at() = ToProto(asked.known_at);
}

// What the moves of each kind are counted in.
struct Count {
  MoveKind kind;
  std::int64_t (v1::PortfolioFlow::*get)() const;
  void (v1::PortfolioFlow::*set)(std::int64_t);
};
using F = v1::PortfolioFlow;
constexpr Count kCounts[] = {
    {MoveKind::kOpened, &F::opened_count, &F::set_opened_count},
    {MoveKind::kConverted, &F::converted_count, &F::set_converted_count},
    {MoveKind::kStopped, &F::stopped_count, &F::set_stopped_count},
    {MoveKind::kInconclusive, &F::inconclusive_count, &F::set_inconclusive_count},
    {MoveKind::kTransferred, &F::transferred_count, &F::set_transferred_count},
    {MoveKind::kRestarted, &F::restarted_count, &F::set_restarted_count},
};
static_assert(std::size(kCounts) == kMoveKindCount);

void WriteMoves(const Flow& flow, v1::PortfolioFlow& reply) {
  for (const auto& [move, count] : flow.moves) {
    const auto& [from, to] = move;
    auto& transition = *reply.add_transitions();
    if (from) transition.set_from_phase(ToProto(*from));
    transition.set_to_phase(ToProto(to));
    transition.set_count(count);
    for (const Count& of : kCounts) {
      if (KindOfMove(from, to) == of.kind) (reply.*of.set)((reply.*of.get)() + count);
    }
  }
  std::ranges::sort(*reply.mutable_transitions(), [](const auto& a, const auto& b) {
    return std::tuple(-a.count(), a.from_phase(), a.to_phase()) < std::tuple(-b.count(), b.from_phase(), b.to_phase());
  });
}

}  // namespace

absl::StatusOr<v1::PortfolioSummary> Portfolio::GetSummary(rpc::CallScope& call,
                                                           const v1::GetPortfolioSummaryRequest& request) {
  PEP_ASSIGN(const std::vector<Dimension> by, ReadDimensions(request));
  PEP_ASSIGN(Asked asked, Read(context_, call, request, request.as_of()));
  PEP_ASSIGN(Summary summary, Answer(context_, call, asked, [&](const Census& census, const Question& question) {
               return census.Summarise(question, by);
             }));
  PEP_ASSIGN(const auto concealed, ConcealedFrom(context_, call));
  if (!concealed.empty()) Conceal(concealed, by, summary);
  v1::PortfolioSummary reply;
  WriteTimes(asked, reply);
  for (const auto& [values, tally] : Ordered(summary, by)) {
    auto& group = *reply.add_groups();
    for (std::size_t i = 0; i < by.size(); ++i) (*group.mutable_keys())[std::string(KeyOf(by[i]))] = values[i];
    group.set_count(tally.count);
    group.set_paused_count(tally.paused);
  }
  reply.set_total_count(summary.total.count);
  reply.set_paused_count(summary.total.paused);
  reply.set_not_started_count(summary.not_started);
  reply.set_unknown_phase_count(summary.unknown_phase);
  return reply;
}

absl::StatusOr<v1::PhaseDurations> Portfolio::GetDurations(rpc::CallScope& call,
                                                           const v1::GetPhaseDurationsRequest& request) {
  PEP_ASSIGN(Asked asked, Read(context_, call, request, request.as_of()));
  PEP_ASSIGN(const Durations durations,
             Answer(context_, call, asked,
                    [&](const Census& census, const Question& question) { return census.MeasureStays(question); }));
  v1::PhaseDurations reply;
  WriteTimes(asked, reply);
  for (const Phase phase : AllPhases()) {
    auto& row = *reply.add_rows();
    row.set_phase(ToProto(phase));
    Write(durations[Index(phase)].completed, *row.mutable_completed());
    Write(durations[Index(phase)].running, *row.mutable_running());
  }
  return reply;
}

absl::StatusOr<v1::PortfolioFlow> Portfolio::GetFlow(rpc::CallScope& call, const v1::GetPortfolioFlowRequest& request) {
  aip::Violations violations;
  const Period period = ReadPeriod(call, request.from_date(), request.to_date(), violations);
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(Asked asked, Read(context_, call, request, ToProto(period.to)));
  PEP_ASSIGN(const Flow flow, Answer(context_, call, asked, [&](const Census& census, const Question& question) {
               return census.MeasureFlow(question, period.from);
             }));
  v1::PortfolioFlow reply;
  *reply.mutable_from_date() = ToProto(period.from);
  *reply.mutable_to_date() = ToProto(period.to);
  *reply.mutable_known_at() = ToProto(asked.known_at);
  for (const Phase phase : AllPhases()) {
    const Flow::PhaseFlow& of = flow.phases[Index(phase)];
    auto& row = *reply.add_rows();
    row.set_phase(ToProto(phase));
    row.set_at_start(of.at_start);
    row.set_entered(of.entered);
    row.set_left(of.left);
    row.set_at_end(of.at_end);
  }
  WriteMoves(flow, reply);
  return reply;
}

void Portfolio::Mount(rpc::Service& service) {
  service.Unary("GetPortfolioSummary", *this, &Portfolio::GetSummary);
  service.Unary("GetPhaseDurations", *this, &Portfolio::GetDurations);
  service.Unary("GetPortfolioFlow", *this, &Portfolio::GetFlow);
}

}  // namespace pepiniere::portfolio::api
