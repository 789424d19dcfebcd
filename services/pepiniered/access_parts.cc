#include "services/pepiniered/access_parts.h"

#include "services/access/api/audit_witnesses.h"
#include "services/access/api/erasures.h"
#include "services/access/api/services.h"
#include "services/access/store/access_store.h"
#include "services/mirror/given_roles.h"

namespace pepiniere {
namespace {

// What somebody is given counts at once where it was given, unless something is wrong: with a copy that is older than
// this, nobody decides.
constexpr absl::Duration kPatience = mirror::GivenRoles::kLimit;
// Between two looks at the witnesses, of which each is left alone for an hour; where a service was out of reach,
// sooner. So often too at what is still to be erased, whichever server it was asked of.
constexpr absl::Duration kLookEvery = absl::Minutes(10), kLookAgain = absl::Seconds(5);
constexpr absl::Duration kLookTime = absl::Seconds(10), kEraseTime = absl::Minutes(1);

std::vector<std::string> IssuersOf(const Flags& flags) {
  std::vector<std::string> names;
  for (const rpc::IssuerOptions& issuer : flags.server.authentication.issuers) names.push_back(issuer.name);
  return names;
}

}  // namespace

AccessParts::AccessParts(const Flags& flags, const base::Clock& clock, const Rights& rights)
    : ServiceParts("access", flags, clock),
      resources_(references::AskOwners({&PeerOf("portfolio"), &PeerOf("cohort")})),
      heads_(access::ChainHeads(
          {PeerOf("portfolio"), PeerOf("cohort"), PeerOf("metrics"), PeerOf("feedback"), PeerOf("policy")})),
      personal_data_(access::PersonalDataOf({PeerOf("portfolio"), PeerOf("cohort"), PeerOf("metrics"),
                                             PeerOf("feedback"), PeerOf("policy"), PeerOf("access")})),
      context_(MakeContext()) {
  service_ = access::api::MakeAccessService({context_, *resources_,
                                             [&rights](const rpc::v1::AccessBinding& binding) {
                                               rights.WaitFor(binding.name(), binding.has_revoke_time(), kPatience);
                                             },
                                             IssuersOf(flags), personal_data_},
                                            hub());
}

absl::Duration AccessParts::Tend(rpc::Log& log) {
  if (clock().Now() >= look_at_) {
    const absl::Status looked = access::api::WitnessChains(context_, heads_, clock().Now() + kLookTime);
    look_at_ = clock().Now() + (looked.ok() ? kLookEvery : kLookAgain);
    if (!looked.ok()) {
      log.Event(rpc::Severity::kWarning, "an audit chain could not be witnessed yet", {{"status", looked.ToString()}});
    }
  }
  const absl::Status erased = access::api::ContinueErasures(context_, personal_data_, clock().Now() + kEraseTime);
  if (!erased.ok()) {
    log.Event(rpc::Severity::kWarning, "a person could not be erased everywhere yet", {{"status", erased.ToString()}});
  }
  return kLookAgain;
}

record::Holdings AccessParts::holdings() const { return access::store::PersonalHoldings(); }

}  // namespace pepiniere
