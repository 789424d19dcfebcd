#include "services/cohort/api/services.h"

#include "pepiniere/cohort/v1/cohort_service.pb.h"
#include "services/cohort/api/programmes.h"
#include "services/cohort/store/programme_store.h"
#include "services/resource/standard_service.h"

namespace pepiniere::cohort::api {
namespace {

class CohortService final : public resource::StandardService {
 public:
  CohortService(const Context& context, journal::Hub& hub)
      : StandardService("pepiniere.cohort.v1.CohortService", context, store::kMigrations, {}),
        context_(context),
        programmes_(context_, &hub),
        cohorts_(context_, &hub) {
    programmes_.Mount(*this);
    cohorts_.Mount(*this);
  }

  // A programme's coaches are its cohorts'.
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view resource) override {
    constexpr std::string_view kCollection = "programmes/";
    if (!resource.starts_with(kCollection)) return std::vector<std::string>();
    return std::vector<std::string>{std::string(resource.substr(0, resource.find('/', kCollection.size())))};
  }

 private:
  const Context context_;
  resource::StandardMethods<Programme> programmes_;
  resource::StandardMethods<Cohort> cohorts_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeCohortService(const Context& context, journal::Hub& hub) {
  return std::make_unique<CohortService>(context, hub);
}

}  // namespace pepiniere::cohort::api
