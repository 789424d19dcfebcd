#include "services/cohort/api/rankings.h"

#include <optional>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/api/ranking_results.h"
#include "services/cohort/api/run_reading.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/ranking_store.h"
#include "services/cohort/store/seat_store.h"
#include "services/rehearsal/run.h"

namespace pepiniere::cohort::api {
namespace {

using Standard = resource::StandardMethods<Ranking>;
using Stored = base::Stored<Ranking>;

// What a run asks for.
struct Asked {
  std::string call, seat;  // ids
  ReviewStage stage = ReviewStage::kFile;
  bool keep_ties = false;
};

absl::StatusOr<Asked> Read(const v1::RunRankingRequest& request) {
  Asked asked;
  PEP_ASSIGN(asked.call, aip::ParseId(resource::PatternOf<Call>(), "parent", request.parent()));
  if (!request.seat().empty()) {
    PEP_ASSIGN(asked.seat, aip::ParseKey(resource::PatternOf<Seat>(), "seat", request.seat()));
  }
  if (request.stage() == v1::Review::STAGE_HEARING) asked.stage = ReviewStage::kHearing;
  asked.keep_ties = request.keep_ties();
  return asked;
}

absl::Status CheckSeat(journal::Unit& unit, const Asked& asked) {
  if (asked.seat.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto seat, record::Find<Seat>(unit.session(), asked.seat));
  if (seat && !seat->deleted_at && record::ParentIn(asked.seat) == asked.call) return absl::OkStatus();
  return aip::Invalid("seat", "is no seat of the call");
}

// One transaction: what is read is what is frozen.
absl::StatusOr<Stored> RunOne(journal::Unit& unit, const Asked& asked) {
  PEP_ASSIGN(const auto judged, record::FindForUpdate<Call>(unit.session(), asked.call));
  if (!judged || judged->deleted_at) return aip::NotFound(record::NameOf(Call::kPattern, asked.call));
  PEP_TRY(CheckGoesOn(*judged));
  PEP_TRY(CheckSeat(unit, asked));
  PEP_ASSIGN(const JuryRecord jury, store::ReadJury(unit.session(), *judged, unit.Instant()));
  store::RunBytes run;
  run.inputs = FrozenText(RankingInputs(jury, asked.stage, asked.seat));
  PEP_ASSIGN(const rehearsal::Rehearsed done, Recompute(run));
  if (!asked.keep_ties) PEP_TRY(CheckDecided(asked.call, done.ranking));
  run.result = rehearsal::ResultText(done);
  Ranking ranking;
  ranking.stage = asked.stage;
  ranking.seat = asked.seat;
  ranking.grid_version = judged->value.grid_version;
  ranking.ranked_count = static_cast<int>(done.ranking.ranked.size());
  ranking.not_rankable_count = static_cast<int>(done.ranking.not_rankable.size());
  ranking.tie_count = static_cast<int>(done.ranking.ties.size());
  ranking.inputs_sha256 = rehearsal::SumOf(run.inputs);
  ranking.result_sha256 = rehearsal::SumOf(run.result);
  PEP_ASSIGN(const auto inserted, record::InsertBelow<Ranking>(unit, asked.call, {ranking}));
  PEP_TRY(store::KeepRun(unit.session(), Ranking::kCollection, inserted.front().id, run));
  return inserted.front();
}

}  // namespace

Ranking Published(Ranking ranking, absl::Time now) {
  if (!ranking.published_at) ranking.published_at = now;
  return ranking;
}

absl::StatusOr<v1::Ranking> Rankings::Run(rpc::CallScope& call, const v1::RunRankingRequest& request) {
  PEP_ASSIGN(const Asked asked, Read(request));
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call, asked.call));
  PEP_TRY(reading.CheckRuns());
  return resource::Write<v1::Ranking>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Ranking> {
    PEP_ASSIGN(const Stored run, RunOne(unit, asked));
    return Standard::Told(run, resource::Today(call));
  });
}

absl::StatusOr<Stored> Rankings::Find(const rpc::CallScope& call, const std::string& id) {
  const std::string name = record::NameOf(Ranking::kPattern, id);
  PEP_ASSIGN(const auto found, record::Find<Ranking>(context_.db, call.deadline(), id));
  if (!found) return aip::NotFound(name);
  PEP_ASSIGN(const bool sees, resource::Rules<Ranking>::Viewer(context_, call).Sees(*found));
  if (!sees) return aip::NotFound(name);
  return *found;
}

absl::StatusOr<v1::RankingRun> Rankings::GetRun(rpc::CallScope& call, const v1::GetRankingRunRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  PEP_ASSIGN(const Stored found, Find(call, id));
  PEP_ASSIGN(const store::RunBytes run, store::LoadRun(context_.db, call.deadline(), Ranking::kCollection, id));
  PEP_ASSIGN(const rehearsal::Rehearsed done, Recompute(run));
  const std::string judged = record::ParentIn(id);
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context_, call, judged));
  v1::RankingRun told;
  *told.mutable_ranking() = Standard::Told(found, resource::Today(call));
  AddResults(judged, done, seat.leads(), told);
  if (!found.value.Concealed()) told.set_run_json(rehearsal::RunText(run.inputs, run.result));
  return told;
}

absl::StatusOr<v1::RankingExplanation> Rankings::Explain(rpc::CallScope& call,
                                                         const v1::GetExplanationRequest& request) {
  PEP_ASSIGN(const std::string id,
             aip::ParseKey(resource::PatternOf<Application>(), "application", request.application()));
  std::string asked;
  if (!request.ranking().empty()) {
    PEP_ASSIGN(asked, Standard::ParseName("ranking", request.ranking()));
  }
  PEP_ASSIGN(const base::Stored<Application> application, ApplicationReading(context_, call).FindWhole(id));
  const std::string judged = record::ParentIn(id);
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call, judged));
  const bool own = IsApplicant(call, application.value);
  PEP_ASSIGN(auto rankings, record::SelectBelow<Ranking>(context_.db, call.deadline(), judged));
  for (auto ranking = rankings.rbegin(); ranking != rankings.rend(); ++ranking) {
    const bool published = !ranking->value.Concealed();
    if (asked.empty() ? !published : ranking->id != asked) continue;
    if (!(own && published) && !reading.Reads(published)) continue;
    PEP_ASSIGN(const store::RunBytes run,
               store::LoadRun(context_.db, call.deadline(), Ranking::kCollection, ranking->id));
    PEP_ASSIGN(const rehearsal::Rehearsed done, Recompute(run));
    PEP_ASSIGN(const auto grid, record::Find<GridVersion>(context_.db, call.deadline(), ranking->value.grid_version));
    auto told = ExplanationOf(done, id, grid ? grid->value : GridVersion());
    if (!told) continue;
    told->set_ranking(record::NameOf(Ranking::kPattern, ranking->id));
    return *std::move(told);
  }
  return aip::NotFound(asked.empty() ? request.application() : request.ranking());
}

void Rankings::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("RunRanking", *this, &Rankings::Run);
  service.Unary("GetRankingRun", *this, &Rankings::GetRun);
  service.Unary("GetExplanation", *this, &Rankings::Explain);
  service.Unary("PublishRanking", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply, [](journal::Unit& unit, const Stored& before) {
      return absl::StatusOr<Ranking>(Published(before.value, unit.now()));
    });
  });
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Ranking;

absl::Status Rules<Ranking>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, record::ParentIn(id)));
  return reading.CheckRuns();
}

absl::StatusOr<bool> Rules<Ranking>::FindParent(const Context& context, const rpc::CallScope& call,
                                                const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, parent));
  return reading.seat().leads() || reading.seat().row();
}

absl::StatusOr<record::Page<base::Stored<Ranking>>> Rules<Ranking>::List(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         const record::ListQuery& list,
                                                                         const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, parent));
  if (!reading.Reads(/*published=*/true)) return record::Page<base::Stored<Ranking>>();
  return cohort::store::ListRankings(context.db, call.deadline(), list, parent, reading.reads_sealed());
}

absl::StatusOr<bool> Rules<Ranking>::Viewer::Sees(const base::Stored<Ranking>& stored) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call_, record::ParentIn(stored.id)));
  return reading.Reads(!stored.value.Concealed());
}

template class StandardMethods<Ranking>;

}  // namespace pepiniere::resource
