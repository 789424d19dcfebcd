#include "services/access/api/services.h"

#include "pepiniere/access/v1/access_service.pb.h"
#include "services/access/api/access_bindings.h"
#include "services/access/api/audit_witnesses.h"
#include "services/access/api/consents.h"
#include "services/access/api/contacts.h"
#include "services/access/api/erasures.h"
#include "services/access/api/persons.h"
#include "services/access/api/subjects.h"
#include "services/access/store/access_store.h"
#include "services/resource/caller.h"
#include "services/resource/standard_service.h"

namespace pepiniere::access::api {
namespace {

class AccessService final : public resource::StandardService {
 public:
  AccessService(const Context& context, journal::Hub& hub)
      : StandardService("pepiniere.access.v1.AccessService", context, store::kMigrations, store::PersonalHoldings()),
        context_(context),
        bindings_(context_, hub),
        witnesses_(context_),
        persons_(context_),
        consents_(context_, hub),
        contacts_(context_),
        subjects_(context_),
        erasures_(context_) {
    bindings_.Mount(*this);
    witnesses_.Mount(*this);
    persons_.Mount(*this);
    consents_.Mount(*this);
    contacts_.Mount(*this);
    subjects_.Mount(*this);
    erasures_.Mount(*this);
    Unary("GetCaller", *this, &AccessService::GetCaller);
  }

  // What a person agreed to is theirs.
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view resource) override {
    if (!resource::PatternOf<Consent>().Matches(resource)) return std::vector<std::string>();
    const std::string person = record::ParentIn(record::IdIn(Consent::kPattern, resource));
    return std::vector<std::string>{record::NameOf(Person::kPattern, person)};
  }

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
    return resource::CallerOf<v1::Caller>(call);
  }

  const Context context_;
  AccessBindings bindings_;
  resource::StandardMethods<AuditWitness> witnesses_;
  Persons persons_;
  Consents consents_;
  Contacts contacts_;
  Subjects subjects_;
  Erasures erasures_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeAccessService(const Context& context, journal::Hub& hub) {
  return std::make_unique<AccessService>(context, hub);
}

}  // namespace pepiniere::access::api
