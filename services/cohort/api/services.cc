#include "services/cohort/api/services.h"

#include "pepiniere/cohort/v1/cohort_service.pb.h"
#include "services/base/try.h"
#include "services/cohort/api/application_files.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/api/assignments.h"
#include "services/cohort/api/call_figures.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/api/challenges.h"
#include "services/cohort/api/conflicts.h"
#include "services/cohort/api/containers.h"
#include "services/cohort/api/content_imports.h"
#include "services/cohort/api/figures.h"
#include "services/cohort/api/grids.h"
#include "services/cohort/api/hearings.h"
#include "services/cohort/api/jurors.h"
#include "services/cohort/api/jury.h"
#include "services/cohort/api/letter_list.h"
#include "services/cohort/api/moods.h"
#include "services/cohort/api/offers.h"
#include "services/cohort/api/people.h"
#include "services/cohort/api/placements.h"
#include "services/cohort/api/programmes.h"
#include "services/cohort/api/rankings.h"
#include "services/cohort/api/results.h"
#include "services/cohort/api/reviews.h"
#include "services/cohort/api/seats.h"
#include "services/cohort/api/tie_decisions.h"
#include "services/cohort/store/programme_store.h"
#include "services/cohort/store/told_names.h"
#include "services/resource/caller.h"
#include "services/resource/standard_service.h"

namespace pepiniere::cohort::api {
namespace {

class CohortService final : public resource::StandardService {
 public:
  CohortService(const Context& context, journal::Hub& hub)
      : StandardService("pepiniere.cohort.v1.CohortService", context, store::kMigrations, store::PersonalHoldings()),
        context_(context),
        programmes_(context_, &hub),
        cohorts_(context_, &hub),
        grids_(context_, &hub),
        grid_versions_(context_, &hub),
        challenges_(context_, &hub),
        outcomes_(context_, &hub),
        people_(context_, hub),
        assignments_(context_, &hub),
        moods_(context_, hub),
        figures_(context_),
        calls_(context_, hub),
        seats_(context_, &hub),
        applications_(context_, hub),
        application_files_(context_),
        jurors_(context_, &hub),
        conflicts_(context_),
        reviews_(context_, hub),
        hearings_(context_, hub),
        rankings_(context_, hub),
        tie_decisions_(context_),
        placements_(context_, hub),
        offers_(context_, hub),
        results_(context_),
        call_figures_(context_),
        imports_(context_) {
    programmes_.Mount(*this);
    cohorts_.Mount(*this);
    grids_.Mount(*this);
    grid_versions_.Mount(*this);
    challenges_.Mount(*this);
    outcomes_.Mount(*this);
    people_.Mount(*this);
    assignments_.Mount(*this);
    moods_.Mount(*this);
    figures_.Mount(*this);
    calls_.Mount(*this);
    seats_.Mount(*this);
    applications_.Mount(*this);
    application_files_.Mount(*this);
    jurors_.Mount(*this);
    conflicts_.Mount(*this);
    reviews_.Mount(*this);
    hearings_.Mount(*this);
    rankings_.Mount(*this);
    tie_decisions_.Mount(*this);
    placements_.Mount(*this);
    offers_.Mount(*this);
    results_.Mount(*this);
    call_figures_.Mount(*this);
    imports_.Mount(*this);
    Unary("GetCaller", *this, &CohortService::GetCaller);
    Unary("ListLetters", *this, &CohortService::ListLetters);
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override {
    return ContainersOf(context_, call, resource);
  }

  absl::StatusOr<std::vector<identity::Binding>> ImpliedRoles(rpc::CallScope& call) override {
    return JurorRolesOf(context_, call);
  }

 protected:
  absl::StatusOr<query::SqlFragment> ToldRecords(const rpc::CallScope& call) override {
    PEP_ASSIGN(const store::ApplicationReader reader, ReaderOf(context_, call));
    return store::ToldNames("r.resource", reader);
  }

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
    return resource::CallerOf<v1::Caller>(call);
  }

  absl::StatusOr<rpc::v1::ListLettersResponse> ListLetters(rpc::CallScope& call,
                                                           const rpc::v1::ListLettersRequest& request) {
    return TellLetters(context_, call, request);
  }

  const Context context_;
  resource::StandardMethods<Programme> programmes_;
  resource::StandardMethods<Cohort> cohorts_;
  resource::StandardMethods<Grid> grids_;
  resource::StandardMethods<GridVersion> grid_versions_;
  resource::StandardMethods<Challenge> challenges_;
  resource::LineMethods<ChallengeOutcome> outcomes_;
  People people_;
  resource::StandardMethods<Assignment> assignments_;
  Moods moods_;
  Figures figures_;
  Calls calls_;
  resource::StandardMethods<Seat> seats_;
  Applications applications_;
  ApplicationFiles application_files_;
  resource::StandardMethods<Juror> jurors_;
  Conflicts conflicts_;
  Reviews reviews_;
  JuryHearings hearings_;
  Rankings rankings_;
  TieDecisions tie_decisions_;
  Placements placements_;
  Offers offers_;
  ApplicationResults results_;
  CallsFigures call_figures_;
  ContentImports imports_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeCohortService(const Context& context, journal::Hub& hub) {
  return std::make_unique<CohortService>(context, hub);
}

}  // namespace pepiniere::cohort::api
