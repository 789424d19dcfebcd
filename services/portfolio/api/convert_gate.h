// Gate requirements and readiness, between the contract and the domain.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/gate.pb.h"
#include "services/aip/errors.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/readiness.h"

namespace pepiniere::portfolio::api {

// "gates/construction/requirements/BUDGET", below "incubators/x/" for an incubator's.
std::string NameOf(const GateKey& key);
// INVALID_ARGUMENT on `field`.
absl::StatusOr<GateKey> ParseGate(std::string_view field, std::string_view name);

pepiniere::portfolio::v1::GateRequirement ToProto(const Requirement& requirement);
pepiniere::portfolio::v1::Readiness::Check ToProto(const Check& check);

// What a caller makes of a requirement. Problems go to `violations` under `prefix` ("gate_requirement.").
GateChange FromProto(const pepiniere::portfolio::v1::GateRequirement& proto, std::string_view prefix,
                     aip::Violations& violations);

}  // namespace pepiniere::portfolio::api
