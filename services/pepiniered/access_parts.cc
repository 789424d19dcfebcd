#include "services/pepiniered/access_parts.h"

#include "services/access/api/services.h"

namespace pepiniere {
namespace {

// What somebody is given counts at once where it was given, unless something is wrong.
constexpr absl::Duration kPatience = absl::Seconds(1);

}  // namespace

AccessParts::AccessParts(const Flags& flags, const base::Clock& clock, const Rights& rights)
    : ServiceParts("access", flags, clock), resources_(access::AskOwners({&PeerOf("portfolio"), &PeerOf("cohort")})) {
  service_ = access::api::MakeAccessService({MakeContext(), *resources_,
                                             [&rights](const rpc::v1::AccessBinding& binding) {
                                               rights.WaitFor(binding.name(), binding.has_revoke_time(), kPatience);
                                             }},
                                            hub());
}

}  // namespace pepiniere
