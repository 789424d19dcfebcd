#include "services/pepiniered/access_parts.h"

#include "services/access/api/audit_witnesses.h"
#include "services/access/api/services.h"
#include "services/access/store/access_store.h"

namespace pepiniere {
namespace {

// What somebody is given counts at once where it was given, unless something is wrong.
constexpr absl::Duration kPatience = absl::Seconds(1);
// Between two looks at the witnesses, of which each is left alone for an hour; where a service was out of reach,
// sooner.
constexpr absl::Duration kLookEvery = absl::Minutes(10), kLookAgain = absl::Seconds(5);
constexpr absl::Duration kLookTime = absl::Seconds(10);

}  // namespace

AccessParts::AccessParts(const Flags& flags, const base::Clock& clock, const Rights& rights)
    : ServiceParts("access", flags, clock),
      resources_(references::AskOwners({&PeerOf("portfolio"), &PeerOf("cohort")})),
      heads_(access::ChainHeads(PeerOf("portfolio"), PeerOf("cohort"))),
      context_(MakeContext()) {
  service_ = access::api::MakeAccessService({context_, *resources_,
                                             [&rights](const rpc::v1::AccessBinding& binding) {
                                               rights.WaitFor(binding.name(), binding.has_revoke_time(), kPatience);
                                             }},
                                            hub());
}

absl::Duration AccessParts::Tend(rpc::Log& log) {
  const absl::Status looked = access::api::WitnessChains(context_, heads_, clock().Now() + kLookTime);
  if (looked.ok()) return kLookEvery;
  log.Event(rpc::Severity::kWarning, "an audit chain could not be witnessed yet", {{"status", looked.ToString()}});
  return kLookAgain;
}

record::Holdings AccessParts::holdings() const { return access::store::PersonalHoldings(); }

}  // namespace pepiniere
