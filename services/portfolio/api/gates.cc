#include "services/portfolio/api/gates.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert_gate.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/gate_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

auto PlaceOf(const Requirement& requirement) { return ReadingPlace(requirement.phase, requirement.code); }

// What page tokens hold: "CONSTRUCTION/BUDGET".
std::string KeyOf(const Requirement& requirement) { return Concat(Symbol(requirement.phase), "/", requirement.code); }

// The first requirement after the one with that key, which may be gone.
auto After(const std::vector<Requirement>& requirements, std::string_view key) {
  const std::size_t slash = std::min(key.find('/'), key.size());
  const auto phase = PhaseFromSymbol(key.substr(0, slash));
  if (!phase) return requirements.begin();
  return std::ranges::upper_bound(requirements, ReadingPlace(*phase, key.substr(slash + 1)), {}, PlaceOf);
}

// The requirement as it is asked where `key` says; none if nobody asks it there.
absl::StatusOr<std::optional<Requirement>> FindRequirement(journal::Unit& unit, const GateKey& key) {
  PEP_ASSIGN(const auto changes, store::LoadGateChanges(unit.session(), key.scope));
  const std::vector<Requirement> requirements = EffectiveRequirements(key.phase, changes);
  const auto found = std::ranges::find(requirements, key.code, &Requirement::code);
  return found == requirements.end() ? std::nullopt : std::optional(*found);
}

// Reads what a caller makes of the requirement that `key` names.
auto ReaderOf(const GateKey& key) {
  return [&key](const v1::GateRequirement& proto, std::string_view prefix, aip::Violations& violations) {
    GateChange change = FromProto(proto, prefix, violations);
    if (const Requirement* built_in = FindBuiltIn(key.phase, key.code)) {
      // The software's own words are not kept: they may get better.
      if (change.label_fr == built_in->label_fr) change.label_fr.clear();
      if (change.label_en == built_in->label_en) change.label_en.clear();
      return change;
    }
    static constexpr std::string_view kWhy = "say what is needed: the programme does not know this requirement";
    if (base::IsBlank(change.label_fr)) violations.Add(Concat(prefix, "label_fr"), kWhy);
    if (base::IsBlank(change.label_en)) violations.Add(Concat(prefix, "label_en"), kWhy);
    return change;
  };
}

// NOT_FOUND unless the programme or a live incubator may have requirements there.
absl::Status CheckScope(journal::Unit& unit, const GateKey& key) {
  if (key.scope.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto missing, record::Missing<Incubator>(unit.session(), {key.scope}));
  return missing.empty() ? absl::OkStatus() : aip::NotFound(kIncubator.Format({key.scope}));
}

}  // namespace

absl::StatusOr<v1::ListGateRequirementsResponse> Gates::List(rpc::CallScope& call,
                                                             const v1::ListGateRequirementsRequest& request) {
  static const query::SortSchema kOrder = {.unique = {.name = "place", .sql = "place"}};
  std::string incubator;
  if (!request.parent().empty()) {
    PEP_ASSIGN(incubator, aip::ParseId(kIncubator, "parent", request.parent()));
  }
  aip::Violations violations;
  const std::optional<Phase> phase = ReadPhase(request.phase(), "phase", violations);
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(const resource::Paging paging,
             resource::ReadPaging(call,
                                  {.page_size = request.page_size(),
                                   .page_token = request.page_token(),
                                   .bound_to = {incubator, phase ? std::string(Symbol(*phase)) : ""}},
                                  kOrder));
  if (!incubator.empty()) {
    PEP_ASSIGN(const auto found, record::Find<Incubator>(context_.db, call.deadline(), incubator));
    PEP_ASSIGN(const auto concealed, ConcealedFrom(context_, call));
    const bool told = std::ranges::find(concealed, incubator) == concealed.end();
    if (!found || found->deleted_at || !told) return aip::NotFound(request.parent());
  }
  PEP_ASSIGN(const auto changes, store::LoadGateChanges(context_.db, call.deadline(), incubator));
  std::vector<Requirement> requirements;
  for (const Phase each : AllPhases()) {
    if (phase.value_or(each) == each) {
      std::ranges::move(EffectiveRequirements(each, changes), std::back_inserter(requirements));
    }
  }

  const bool first = paging.list.after.empty();
  auto next = first ? requirements.cbegin() : After(requirements, std::get<std::string>(paging.list.after[0]));
  v1::ListGateRequirementsResponse reply;
  for (; next != requirements.end() && reply.gate_requirements_size() < paging.list.limit; ++next) {
    *reply.add_gate_requirements() = ToProto(*next);
  }
  if (next != requirements.end()) reply.set_next_page_token(paging.NextToken({KeyOf(*std::prev(next))}));
  return reply;
}

absl::StatusOr<v1::GateRequirement> Gates::Update(rpc::CallScope& call,
                                                  const v1::UpdateGateRequirementRequest& request) {
  using Reply = v1::GateRequirement;
  const v1::GateRequirement& update = request.gate_requirement();
  PEP_ASSIGN(const GateKey key, ParseGate("gate_requirement.name", update.name()));
  PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(update, request.update_mask()));
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_TRY(CheckScope(unit, key));
    PEP_ASSIGN(const auto before, store::LockGateChange(unit.session(), key));
    PEP_TRY(aip::CheckEtag(update.etag(), NameOf(key), before ? before->version : 0));
    PEP_ASSIGN(const auto asked, FindRequirement(unit, key));
    const v1::GateRequirement as_is = asked ? ToProto(*asked) : v1::GateRequirement();
    v1::GateRequirement merged = as_is;
    aip::ApplyUpdate(update, mask, merged);
    aip::Violations violations;
    const GateChange change =
        asked ? aip::ReadUpdate(as_is, merged, "gate_requirement", resource::Today(call), ReaderOf(key), violations)
              : aip::ReadNew(merged, "gate_requirement", resource::Today(call), ReaderOf(key), violations);
    PEP_TRY(violations.ToStatus());
    PEP_TRY(store::SaveGateChange(unit, NameOf(key), key, before, change).status());
    PEP_ASSIGN(const auto after, FindRequirement(unit, key));
    return ToProto(*after);
  });
}

absl::StatusOr<v1::GateRequirement> Gates::Delete(rpc::CallScope& call,
                                                  const v1::DeleteGateRequirementRequest& request) {
  using Reply = v1::GateRequirement;
  PEP_ASSIGN(const GateKey key, ParseGate("name", request.name()));
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const auto before, store::LockGateChange(unit.session(), key));
    if (!before) return aip::NotFound(request.name());
    PEP_TRY(aip::CheckEtag(request.etag(), request.name(), before->version));
    PEP_ASSIGN(const auto asked, FindRequirement(unit, key));
    PEP_TRY(store::RemoveGateChange(unit, request.name(), *before));
    return ToProto(*asked);
  });
}

void Gates::Mount(rpc::Service& service) {
  service.Unary("ListGateRequirements", *this, &Gates::List);
  service.Unary("UpdateGateRequirement", *this, &Gates::Update);
  service.Unary("DeleteGateRequirement", *this, &Gates::Delete);
}

}  // namespace pepiniere::portfolio::api
