#include "services/pepiniered/access_parts.h"

#include <utility>

#include "services/access/api/services.h"

namespace pepiniere {

AccessParts::AccessParts(const Flags& flags, const base::Clock& clock, std::function<void()> count)
    : ServiceParts("access", flags, clock), resources_(access::AskOwners({&PeerOf("portfolio"), &PeerOf("cohort")})) {
  access::api::Context context = {MakeContext(), *resources_};
  context.committed = [told = std::move(context.committed), count = std::move(count)] {
    told();
    count();
  };
  service_ = access::api::MakeAccessService(context, hub());
}

}  // namespace pepiniere
