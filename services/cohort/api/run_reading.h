// Who is told of the runs of a call: its rankings and its placements.
#pragma once

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/cohort/api/context.h"
#include "services/cohort/api/jury.h"

namespace pepiniere::cohort::api {

// Before a run is published, who leads the call and was never a juror of it: such a one would read what others marked,
// and what they are recused from. From then on, who leads or judges it, unless they are recused from an application.
class RunReading {
 public:
  // Of the live call of that id; NOT_FOUND.
  static absl::StatusOr<RunReading> Of(const Context& context, const rpc::CallScope& call, const std::string& id);

  bool reads_sealed() const { return reads_sealed_; }
  bool Reads(bool published) const { return reads_sealed_ || (published && reads_published_); }
  const JurySeat& seat() const { return seat_; }
  // That they run it: FAILED_PRECONDITION (JUDGES_IT) for who judges it themselves.
  absl::Status CheckRuns() const;

 private:
  explicit RunReading(JurySeat seat) : seat_(std::move(seat)) {}

  JurySeat seat_;
  bool reads_sealed_ = false, reads_published_ = false;
};

}  // namespace pepiniere::cohort::api
