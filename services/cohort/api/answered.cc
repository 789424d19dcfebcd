#include "services/cohort/api/answered.h"

#include <string>

#include "google/api/resource.pb.h"
#include "services/aip/fields.h"
#include "services/aip/resource_name.h"
#include "services/aip/resource_type.h"

namespace pepiniere::cohort::api {
namespace {

// Whether it is a name of what that field refers to; the contract says what is wrong with another.
bool IsName(const google::protobuf::Message& told, std::string_view field, const std::string& name) {
  const auto* reference = told.GetDescriptor()->FindFieldByName(std::string(field));
  const auto* type = aip::FindResourceType(reference->options().GetExtension(google::api::resource_reference).type(),
                                           reference->file());
  return type && aip::ResourcePattern(type->pattern(0)).Matches(name);
}

}  // namespace

void AskFor(const Context& context, const rpc::CallScope& call,
            std::span<const std::pair<std::string_view, std::string_view>> fields, google::protobuf::Message& told) {
  for (const auto& [field, uid_field] : fields) {
    const std::string name = aip::TextIn(told, field);
    if (!IsName(told, field, name)) continue;
    const auto found = context.resources.Find(call, name);
    if (!found.ok()) continue;
    aip::SetText(told, field, found->name);
    aip::SetText(told, uid_field, found->uid);
  }
}

}  // namespace pepiniere::cohort::api
