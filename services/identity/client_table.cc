#include "services/identity/client_table.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/json/json.h"

namespace pepiniere::identity {

absl::StatusOr<ClientTable> ClientTable::Parse(std::string_view text) {
  const std::optional<json::Json> document = json::ParseObject(text);
  if (!document) return absl::InvalidArgumentError("the table of clients is not a JSON object");
  ClientTable table;
  for (const auto& [name, roles] : document->items()) {
    if (name.empty() || !roles.is_array())
      return absl::InvalidArgumentError(absl::StrCat("client \"", name, "\" needs a name and a list of roles"));
    Principal principal{.subject = name, .bindings = {}, .issuer = CertificateIssuer()};
    for (const json::Json& role : roles) {
      auto binding = role.is_string() ? ParseBinding(role.get<std::string>(), Giver::kClientTable) : std::nullopt;
      if (!binding) {
        return absl::InvalidArgumentError(
            absl::StrCat("client \"", name, "\": ", json::Dump(role), " is no role that this table may give"));
      }
      principal.bindings.push_back(*std::move(binding));
    }
    table.clients_.emplace(name, std::make_shared<const Principal>(std::move(principal)));
  }
  return table;
}

std::shared_ptr<const Principal> ClientTable::Find(std::string_view name) const {
  const auto found = clients_.find(name);
  return found == clients_.end() ? nullptr : found->second;
}

}  // namespace pepiniere::identity
