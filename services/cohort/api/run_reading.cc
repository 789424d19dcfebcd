#include "services/cohort/api/run_reading.h"

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/cohort/store/ranking_store.h"

namespace pepiniere::cohort::api {

absl::StatusOr<RunReading> RunReading::Of(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(JurySeat seat, JurySeat::Of(context, call, id));
  RunReading reading(std::move(seat));
  const std::string& person = reading.seat_.person();
  reading.reads_sealed_ = reading.seat_.leads() && !reading.seat_.was_juror();
  if (reading.reads_sealed_ || (!reading.seat_.leads() && !reading.seat_.row())) return reading;
  PEP_ASSIGN(const bool recused, store::IsRecusedFromAny(context.db, call.deadline(), id, person));
  reading.reads_published_ = !recused;
  return reading;
}

absl::Status RunReading::CheckRuns() const {
  const std::string name = record::NameOf(Call::kPattern, seat_.id());
  if (!seat_.leads()) return aip::NotFound(name);
  if (!reads_sealed_) {
    return aip::Precondition("who judges " + name + " runs nothing of it",
                             {{"JUDGES_IT", name, "a coach who was never one of its jurors runs it"}}, "JUDGES_IT");
  }
  if (seat_.has_closed()) return absl::OkStatus();
  return aip::Precondition(name + " has not closed", {{"CALL_NOT_CLOSED", name, "there is nothing to run before that"}},
                           "CALL_NOT_CLOSED");
}

}  // namespace pepiniere::cohort::api
