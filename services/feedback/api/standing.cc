#include "services/feedback/api/standing.h"

#include <algorithm>

#include "google/api/resource.pb.h"
#include "services/aip/fields.h"
#include "services/aip/resource_name.h"
#include "services/aip/resource_type.h"

namespace pepiniere::feedback::api {
namespace {

constexpr std::string_view kProgrammes = "programmes/";

bool HoldsOn(const rpc::CallScope& call, identity::Role role, std::vector<std::string> names) {
  const identity::Role roles[] = {role, rpc::v1::ROLE_PROGRAMME_ADMIN};
  return call.principal().CoversAny(roles, names);
}

// Whether it is a name of what that field refers to; the contract says what is wrong with another.
bool IsName(const google::protobuf::Message& told, std::string_view field, const std::string& name) {
  const auto* reference = told.GetDescriptor()->FindFieldByName(std::string(field));
  const auto* type = aip::FindResourceType(reference->options().GetExtension(google::api::resource_reference).type(),
                                           reference->file());
  return type && aip::ResourcePattern(type->pattern(0)).Matches(name);
}

}  // namespace

bool Coaches(const rpc::CallScope& call, std::string_view programme) {
  return HoldsOn(call, rpc::v1::ROLE_COACH, {std::string(programme)});
}

std::vector<std::string> CoachedProgrammes(const rpc::CallScope& call) {
  std::vector<std::string> names;
  for (const identity::Binding& held : call.principal().bindings) {
    if (held.role == rpc::v1::ROLE_COACH && held.resource.starts_with(kProgrammes)) names.push_back(held.resource);
  }
  return names;
}

bool KeepsNetwork(const rpc::CallScope& call, const std::string& network, const std::string& programme) {
  return HoldsOn(call, rpc::v1::ROLE_COACH, {network, programme});
}

bool ManagesPanel(const rpc::CallScope& call, const std::string& panel) {
  return HoldsOn(call, rpc::v1::ROLE_PANEL_MANAGER, {panel});
}

bool Moderates(const rpc::CallScope& call, const std::string& space) {
  return HoldsOn(call, rpc::v1::ROLE_MODERATOR, {space});
}

bool IsAgent(const rpc::CallScope& call) {
  return std::ranges::any_of(call.principal().bindings, [](const identity::Binding& held) {
    return held.role != rpc::v1::ROLE_OWNER && held.role != rpc::v1::ROLE_MODERATOR;
  });
}

bool IsCaller(const rpc::CallScope& call, std::string_view person) {
  return !person.empty() && call.principal().person == person;
}

void AskFor(const Context& context, const rpc::CallScope& call,
            std::span<const std::pair<std::string_view, std::string_view>> fields, google::protobuf::Message& told) {
  for (const auto& [field, uid_field] : fields) {
    const std::string name = aip::TextIn(told, field);
    if (name.empty() || !IsName(told, field, name)) continue;
    const auto found = context.resources.Find(call, name);
    if (!found.ok()) continue;
    aip::SetText(told, field, found->name);
    aip::SetText(told, uid_field, found->uid);
  }
}

}  // namespace pepiniere::feedback::api
