#include "services/portfolio/api/portfolio.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/paging.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/store/project_list.h"
#include "services/rpc/errors.h"

namespace pepiniere::portfolio::api {
namespace {

// What every question has: the day, the knowledge, the projects meant.
struct Asked {
  store::AsOf as_of;
  absl::Time known_at;  // as of now where the request leaves it open
  std::optional<absl::flat_hash_set<std::string>> only;

  Question question() const { return {as_of.day, known_at, only ? &*only : nullptr}; }
};

template <typename Request>
absl::StatusOr<Asked> Read(const Context& context, const rpc::CallScope& call, const Request& request,
                           const google::type::Date& day) {
  Asked asked;
  PEP_ASSIGN(asked.as_of, ReadAsOf(call, day, request.has_known_at() ? &request.known_at() : nullptr));
  PEP_ASSIGN(const query::Filter filter, ReadFilter(request.filter()));
  if (!filter.IsEmpty()) {
    store::ListQuery list{.filter = filter, .privileged = SeesEverything(call)};
    PEP_ASSIGN(list.concealed, ConcealedFrom(context, call));
    auto only = store::MatchProjects(context.db, call.deadline(), list, asked.as_of);
    if (!only.ok()) return OnField("filter", only.status());
    asked.only = *std::move(only);
  }
  return asked;
}

// Answers with all that is known, unless the request names a time; says which it was.
template <typename Ask>
auto Answer(const Context& context, const rpc::CallScope& call, Asked& asked, Ask ask) {
  return context.census.Answer(call.deadline(), [&](const Census& census) {
    asked.known_at = asked.as_of.known_at.value_or(context.clock.Now());
    // A writer's clock may run ahead of ours: what is known now is all that there is.
    Question question = asked.question();
    if (!asked.as_of.known_at) question.known_at = absl::FromUnixMicros(asked.as_of.known_at_us());
    return ask(census, question);
  });
}

absl::StatusOr<std::vector<Dimension>> ReadDimensions(const v1::GetPortfolioSummaryRequest& request) {
  std::vector<Dimension> dimensions;
  for (const int number : request.group_by()) {
    const bool known = number >= 1 && number <= v1::PortfolioDimension_MAX;
    const auto dimension = static_cast<Dimension>(number);
    if (!known) return rpc::Invalid("group_by", "is not a dimension of the contract");
    if (std::ranges::find(dimensions, dimension) != dimensions.end()) {
      return rpc::Invalid("group_by", "names a dimension twice");
    }
    dimensions.push_back(dimension);
  }
  if (dimensions.size() > 2) return rpc::Invalid("group_by", "takes two dimensions at most");
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

// Groups in the order to read them: phases as the journey goes, all else by its text.
std::vector<std::pair<std::vector<std::string>, Tally>> Ordered(const Summary& summary,
                                                                const std::vector<Dimension>& by) {
  std::vector<std::pair<std::vector<std::string>, Tally>> groups(summary.groups.begin(), summary.groups.end());
  const auto key = [&](const std::vector<std::string>& values) {
    std::vector<std::pair<int, std::string_view>> keys;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto phase = by[i] == Dimension::kPhase ? PhaseFromSymbol(values[i]) : std::nullopt;
      keys.emplace_back(phase ? Index(*phase) : 0, values[i]);
    }
    return keys;
  };
  std::ranges::sort(groups, [&](const auto& a, const auto& b) { return key(a.first) < key(b.first); });
  return groups;
}

void Write(const Distribution& distribution, v1::PhaseDurations::Distribution& proto) {
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

void WriteMoves(const Flow& flow, v1::PortfolioFlow& reply) {
  for (const auto& [move, count] : flow.moves) {
    const auto& [from, to] = move;
    auto& transition = *reply.add_transitions();
    if (from) transition.set_from_phase(ToProto(*from));
    transition.set_to_phase(ToProto(to));
    transition.set_count(count);

    if (!from) reply.set_opened_count(reply.opened_count() + count);
    if (from == Phase::kInvestigation && to == Phase::kConstruction) reply.set_converted_count(count);
    if (from && to == Phase::kStopped) reply.set_stopped_count(reply.stopped_count() + count);
    if (from && to == Phase::kInconclusive) reply.set_inconclusive_count(reply.inconclusive_count() + count);
    if (from && to == Phase::kTransferred) reply.set_transferred_count(reply.transferred_count() + count);
    if (from && IsRestartable(*from) && !IsOutcome(to)) reply.set_restarted_count(reply.restarted_count() + count);
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
  rpc::Violations violations;
  const std::optional<base::Date> from = ReadDate(request.from_date(), "from_date", violations);
  const base::Date to = ReadDate(request.to_date(), "to_date", violations).value_or(Today(call));
  if (violations.empty() && !from) violations.Add("from_date", "is required");
  if (from && to < *from) violations.Add("to_date", "must not lie before from_date");
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(Asked asked, Read(context_, call, request, ToProto(to)));
  PEP_ASSIGN(const Flow flow, Answer(context_, call, asked, [&](const Census& census, const Question& question) {
               return census.MeasureFlow(question, *from);
             }));
  v1::PortfolioFlow reply;
  *reply.mutable_from_date() = ToProto(*from);
  *reply.mutable_to_date() = ToProto(to);
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

}  // namespace pepiniere::portfolio::api
