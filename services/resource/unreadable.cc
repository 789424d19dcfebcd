#include "services/resource/unreadable.h"

#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/base/text.h"
#include "services/record/table.h"

namespace pepiniere::resource {

absl::Status ToldOf(const Context& context, std::string_view name, const absl::Status& status) {
  if (absl::IsDataLoss(status)) context.unreadable(name);
  return ToldOf(name, status);
}

absl::Status ToldOf(std::string_view name, const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return status;
  return aip::Failure(absl::StatusCode::kDataLoss, "UNREADABLE",
                      base::Concat(name,
                                   " is stored, but cannot be read: a programme administrator repairs it with an "
                                   "update of every field (update_mask \"*\")"),
                      {{"resource", std::string(name)}});
}

void NameUnreachable(const Context& context, std::string_view pattern, const std::vector<std::string>& ids,
                     google::protobuf::Message& reply) {
  for (const std::string& id : ids) {
    const std::string name = record::NameOf(pattern, id);
    context.unreadable(name);
    aip::AddText(reply, "unreachable", name);
  }
}

bool Repairs(const rpc::CallScope& call, const google::protobuf::FieldMask& mask) {
  return mask.paths_size() == 1 && mask.paths(0) == "*" && IsAdministrator(call);
}

}  // namespace pepiniere::resource
