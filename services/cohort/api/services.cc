#include "services/cohort/api/services.h"

#include "pepiniere/cohort/v1/cohort_service.pb.h"
#include "pepiniere/rpc/v1/audit.pb.h"
#include "services/aip/fields.h"
#include "services/cohort/api/programmes.h"
#include "services/cohort/store/programme_store.h"
#include "services/record/schema.h"
#include "services/resource/audit.h"
#include "services/rpc/permissions.h"

namespace pepiniere::cohort::api {
namespace {

constexpr const char* kName = "pepiniere.cohort.v1.CohortService";

class CohortService final : public rpc::Service {
 public:
  CohortService(const Context& context, journal::Hub& hub)
      : rpc::Service(kName),
        context_(context),
        programmes_(context_, &hub),
        cohorts_(context_, &hub),
        permissions_({kName}, *this) {
    programmes_.Mount(*this);
    cohorts_.Mount(*this);
    permissions_.Mount(*this);
    Unary("ListAuditRecords", [this](rpc::CallScope& call, const rpc::AnyMessage& request, rpc::AnyMessage& reply) {
      return resource::ListAuditRecords(context_, call, request, aip::TextIn(request, "resource"), {}, reply);
    });
  }

  // A programme's coaches are its cohorts'.
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view resource) override {
    constexpr std::string_view kCollection = "programmes/";
    if (!resource.starts_with(kCollection)) return std::vector<std::string>();
    return std::vector<std::string>{std::string(resource.substr(0, resource.find('/', kCollection.size())))};
  }

  absl::Status Ready() override {
    return record::CheckSchema(context_.db, context_.clock.Now() + absl::Seconds(2), store::kMigrations);
  }

 private:
  const Context context_;
  resource::StandardMethods<Programme> programmes_;
  resource::StandardMethods<Cohort> cohorts_;
  rpc::Permissions permissions_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeCohortService(const Context& context, journal::Hub& hub) {
  return std::make_unique<CohortService>(context, hub);
}

}  // namespace pepiniere::cohort::api
