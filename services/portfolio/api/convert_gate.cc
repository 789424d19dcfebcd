#include "services/portfolio/api/convert_gate.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "services/aip/bounds.h"
#include "services/aip/etag.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/entries.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

const aip::ResourcePattern kGate("gates/{gate}/requirements/{requirement}");
const aip::ResourcePattern kIncubatorGate("incubators/{incubator}/gates/{gate}/requirements/{requirement}");

// Whether it is the code of a requirement, as the contract bounds it.
bool IsCode(std::string_view code) {
  static const auto* const bounds =
      aip::FieldBounds::Of(v1::GateRequirement::descriptor()->FindFieldByName("code")).release();
  return bounds->Allow(code);
}

// The phase as names have it: "construction".
std::string GateOf(Phase phase) { return absl::AsciiStrToLower(base::Absl(Symbol(phase))); }

std::optional<Phase> PhaseOfGate(std::string_view gate) {
  const auto phase = std::ranges::find(AllPhases(), gate, GateOf);
  return phase == AllPhases().end() ? std::nullopt : std::optional(*phase);
}

GateKey KeyOf(const Requirement& requirement) {
  return {requirement.changed_by.value_or(""), requirement.phase, requirement.code};
}

}  // namespace

std::string NameOf(const GateKey& key) {
  const std::string gate = GateOf(key.phase);
  return key.scope.empty() ? kGate.Format({gate, key.code}) : kIncubatorGate.Format({key.scope, gate, key.code});
}

absl::StatusOr<GateKey> ParseGate(std::string_view field, std::string_view name) {
  const bool of_incubator = kIncubatorGate.Matches(name);
  PEP_ASSIGN(const auto ids, (of_incubator ? kIncubatorGate : kGate).Parse(field, name));
  const std::string_view gate = ids[ids.size() - 2], code = ids.back();
  const std::optional<Phase> phase = PhaseOfGate(gate);
  if (!phase)
    return aip::Invalid(field, Concat("has no gate ", gate, ": name a phase in lower case, \"construction\""));
  if (!IsCode(code)) {
    return aip::Invalid(field, Concat("ends with a code of upper-case letters, digits and underscores, as in ",
                                      kGate.Format({gate, "PROBLEM_STATEMENT"})));
  }
  return GateKey{of_incubator ? std::string(ids[0]) : "", *phase, std::string(code)};
}

v1::GateRequirement ToProto(const Requirement& requirement) {
  v1::GateRequirement proto;
  proto.set_name(NameOf(KeyOf(requirement)));
  proto.set_phase(ToProto(requirement.phase));
  proto.set_code(requirement.code);
  proto.set_label_fr(requirement.label_fr);
  proto.set_label_en(requirement.label_en);
  proto.set_weight(static_cast<v1::GateRequirement::Weight>(requirement.weight));
  proto.set_answered_by(static_cast<v1::GateRequirement::AnsweredBy>(requirement.answered_by));
  proto.set_field(requirement.field);
  if (requirement.since) *proto.mutable_since() = ToProto(*requirement.since);
  proto.set_built_in(!requirement.changed_by);
  proto.set_etag(aip::Etag(proto.name(), requirement.version));
  return proto;
}

v1::Readiness::Check ToProto(const Check& check) {
  const Requirement& requirement = check.requirement;
  v1::Readiness::Check proto;
  proto.set_code(requirement.code);
  proto.set_label_fr(requirement.label_fr);
  proto.set_label_en(requirement.label_en);
  proto.set_weight(static_cast<v1::GateRequirement::Weight>(requirement.weight));
  proto.set_answered_by(static_cast<v1::GateRequirement::AnsweredBy>(requirement.answered_by));
  proto.set_state(static_cast<v1::Readiness::Check::State>(check.state));
  proto.set_why(check.why);
  proto.set_answer(check.answer);
  proto.set_field(requirement.field);
  proto.set_answered_in(check.answered_in.data(), check.answered_in.size());
  proto.set_waiver_reason(check.waiver_reason);
  if (check.waived_until) *proto.mutable_waived_until() = ToProto(*check.waived_until);
  return proto;
}

GateChange FromProto(const v1::GateRequirement& proto, std::string_view prefix, aip::Violations& violations) {
  GateChange change{.label_fr = proto.label_fr(), .label_en = proto.label_en()};
  if (const auto weight = WeightFromNumber(proto.weight())) {
    change.weight = *weight;
  } else if (proto.weight() != v1::GateRequirement::WEIGHT_UNSPECIFIED) {  // which is missed as a required field
    violations.Add(Concat(prefix, "weight"), "say MANDATORY, ADVISED or NOT_REQUIRED");
  }
  change.since = aip::ReadDate(proto.since(), Concat(prefix, "since"), violations);
  return change;
}

}  // namespace pepiniere::portfolio::api
