#include "services/gateway/opendata/programmes_source.h"

#include <utility>

#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/gateway/opendata/patient_calls.h"

namespace pepiniere::gateway::opendata {

namespace v1 = cohort::v1;

ProgrammesSource::ProgrammesSource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout)
    : channel_(std::move(channel)), timeout_(timeout) {}

absl::StatusOr<Programmes> ProgrammesSource::Read(const std::stop_token& stop) const {
  using Stub = v1::CohortService::Stub;
  const PatientCalls<v1::CohortService> calls(channel_, timeout_, stop);
  v1::ListCohortsRequest of_all;
  of_all.set_parent("programmes/-");
  Programmes read;
  PEP_ASSIGN(read.programmes, calls.List(&Stub::ListProgrammes, {}, &v1::ListProgrammesResponse::mutable_programmes));
  PEP_ASSIGN(read.cohorts, calls.List(&Stub::ListCohorts, of_all, &v1::ListCohortsResponse::mutable_cohorts));
  return read;
}

}  // namespace pepiniere::gateway::opendata
