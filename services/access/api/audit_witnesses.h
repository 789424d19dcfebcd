// Witnesses of the audit: what they have of their own, and how they come to be.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "pepiniere/access/v1/audit_witness.pb.h"
#include "services/access/api/context.h"
#include "services/access/domain/audit_witness.h"
#include "services/access/peers/chain_heads.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<access::AuditWitness>
    : StandardRules<access::AuditWitness, access::v1::AuditWitness, access::api::Context> {
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<access::AuditWitness>;

}  // namespace pepiniere::resource

namespace pepiniere::access::api {

// How long a witness is left alone, whoever wrote it: of several servers, one looks.
inline constexpr absl::Duration kWitnessEvery = absl::Hours(1);

// Writes what the chains end with that were not looked at for so long. The first error, after all were asked.
absl::Status WitnessChains(const resource::Context& context, const std::vector<ChainHead>& heads, absl::Time deadline);

}  // namespace pepiniere::access::api
