#include "services/cohort/api/placements.h"

#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/cohort/api/placing.h"
#include "services/cohort/api/ranking_results.h"
#include "services/cohort/api/run_reading.h"
#include "services/cohort/store/placement_store.h"
#include "services/rehearsal/run.h"

namespace pepiniere::cohort::api {
namespace {

using Standard = resource::StandardMethods<Placement>;
using Stored = base::Stored<Placement>;

}  // namespace

absl::StatusOr<v1::Placement> Placements::Run(rpc::CallScope& call, const v1::RunPlacingRequest& request) {
  PlacingAsked asked;
  PEP_ASSIGN(asked.call, aip::ParseId(resource::PatternOf<Call>(), "parent", request.parent()));
  if (request.stage() == v1::Review::STAGE_HEARING) asked.stage = ReviewStage::kHearing;
  asked.fresh = request.fresh();
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call, asked.call));
  PEP_TRY(reading.CheckRuns());
  using Reply = v1::Placement;
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const Stored run, RunPlacing(unit, asked));
    return Standard::Told(run, resource::Today(call));
  });
}

absl::StatusOr<v1::PlacementRun> Placements::GetRun(rpc::CallScope& call, const v1::GetPlacementRunRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<Placement>(context_.db, call.deadline(), id));
  if (!found) return aip::NotFound(request.name());
  PEP_ASSIGN(const bool sees, resource::Rules<Placement>::Viewer(context_, call).Sees(*found));
  if (!sees) return aip::NotFound(request.name());
  PEP_ASSIGN(const store::RunBytes run, store::LoadRun(context_.db, call.deadline(), Placement::kCollection, id));
  PEP_ASSIGN(const rehearsal::Rehearsed done, Recompute(run));
  v1::PlacementRun told;
  *told.mutable_placement() = Standard::Told(*found, resource::Today(call));
  AddResults(record::ParentIn(id), done, told);
  told.set_run_json(rehearsal::RunText(run.inputs, run.result));
  return told;
}

void Placements::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("RunPlacing", *this, &Placements::Run);
  service.Unary("GetPlacementRun", *this, &Placements::GetRun);
  service.Unary("PublishPlacement", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    const bool keep_rankings = aip::FlagIn(request, "keep_rankings");
    return standard_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
      return PublishPlacement(unit, before, keep_rankings);
    });
  });
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Call;
using cohort::Placement;

absl::Status Rules<Placement>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, record::ParentIn(id)));
  return reading.CheckRuns();
}

absl::StatusOr<bool> Rules<Placement>::FindParent(const Context& context, const rpc::CallScope& call,
                                                  const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, parent));
  return reading.seat().leads() || reading.seat().row();
}

absl::Status Rules<Placement>::LockParent(journal::Unit& unit, const std::string& parent) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Call>(unit.session(), parent));
  return found && !found->deleted_at ? absl::OkStatus() : aip::NotFound(record::NameOf(Call::kPattern, parent));
}

absl::StatusOr<record::Page<base::Stored<Placement>>> Rules<Placement>::List(const Context& context,
                                                                             const rpc::CallScope& call,
                                                                             const record::ListQuery& list,
                                                                             const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, parent));
  if (!reading.Reads(/*published=*/true)) return record::Page<base::Stored<Placement>>();
  return cohort::store::ListPlacements(context.db, call.deadline(), list, parent, reading.reads_sealed());
}

absl::StatusOr<bool> Rules<Placement>::Viewer::Sees(const base::Stored<Placement>& stored) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call_, record::ParentIn(stored.id)));
  return reading.Reads(!stored.value.Concealed());
}

template class StandardMethods<Placement>;

}  // namespace pepiniere::resource
