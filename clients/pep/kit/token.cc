#include "clients/pep/kit/token.h"

#include <fstream>
#include <iterator>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/signer.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Struct;

constexpr char kRolesClaim[] = "pepiniere_roles";

std::string OrElse(std::string value, std::string_view fallback) {
  return value.empty() ? std::string(fallback) : value;
}

std::optional<Struct> ParseJson(const std::string& json) {
  Struct object;
  if (!google::protobuf::util::JsonStringToMessage(json, &object).ok()) return std::nullopt;
  return object;
}

const google::protobuf::Value& Get(const Struct& object, const char* key) {
  const auto found = object.fields().find(key);
  return found == object.fields().end() ? google::protobuf::Value::default_instance() : found->second;
}

void Set(Struct& object, const char* key, std::string_view value) {
  (*object.mutable_fields())[key].set_string_value(std::string(value));
}

void Set(Struct& object, const char* key, absl::Time time) {
  (*object.mutable_fields())[key].set_number_value(static_cast<double>(absl::ToUnixSeconds(time)));
}

// The kid under which jwks.json, beside the key, publishes it; empty when it does not.
std::string KeyId(const std::filesystem::path& key_file, std::string_view key_type) {
  std::ifstream file(key_file.parent_path() / "jwks.json");
  const auto jwks = ParseJson(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!jwks) return "";
  for (const auto& key : Get(*jwks, "keys").list_value().values()) {
    if (Get(key.struct_value(), "kty").string_value() == key_type) return Get(key.struct_value(), "kid").string_value();
  }
  return "";
}

Struct ToJson(const Claims& claims) {
  Struct json;
  Set(json, "sub", claims.subject);
  Set(json, "iss", claims.issuer);
  Set(json, "aud", claims.audience);
  Set(json, "iat", claims.issued_at);
  Set(json, "nbf", claims.issued_at);
  Set(json, "exp", claims.expires_at);
  auto* roles = (*json.mutable_fields())[kRolesClaim].mutable_list_value();
  for (const std::string& role : claims.roles) roles->add_values()->set_string_value(role);
  if (!claims.name.empty()) Set(json, "name", claims.name);
  if (!claims.email.empty()) Set(json, "email", claims.email);
  return json;
}

absl::Time TimeOf(const Struct& json, const char* key) {
  return absl::FromUnixSeconds(static_cast<std::int64_t>(Get(json, key).number_value()));
}

}  // namespace

std::optional<DevelopmentIssuer> DevelopmentIssuer::Find(const Environment& environment) {
  std::vector<std::filesystem::path> candidates = {".data/issuer/key.pem"};
  if (const std::string dir = environment("PEP_CONFIG_DIR"); !dir.empty()) {
    candidates.insert(candidates.begin(), std::filesystem::path(dir).parent_path() / "issuer" / "key.pem");
  }
  if (const std::string key = environment("PEP_DEV_ISSUER_KEY"); !key.empty()) candidates = {key};
  for (const auto& candidate : candidates) {
    std::error_code error;
    if (!std::filesystem::exists(candidate, error)) continue;
    return DevelopmentIssuer{.key_file = candidate,
                             .issuer = OrElse(environment("PEP_DEV_ISSUER"), "https://pepiniere.localhost"),
                             .audience = OrElse(environment("PEP_DEV_AUDIENCE"), "pepiniere")};
  }
  return std::nullopt;
}

absl::StatusOr<std::string> SignToken(const DevelopmentIssuer& issuer, const Claims& claims) {
  PEP_ASSIGN(const identity::Signer signer, identity::Signer::Read(issuer.key_file));
  Struct header;
  Set(header, "alg", signer.algorithm());
  Set(header, "typ", "JWT");
  if (const std::string id = KeyId(issuer.key_file, signer.key_type()); !id.empty()) Set(header, "kid", id);
  return signer.Sign(Json(header), Json(ToJson(claims)));
}

std::optional<Claims> ReadToken(std::string_view token) {
  const std::vector<std::string> parts = absl::StrSplit(base::Absl(token), '.');
  std::string payload;
  if (parts.size() != 3 || !absl::WebSafeBase64Unescape(parts[1], &payload)) return std::nullopt;
  const auto json = ParseJson(payload);
  if (!json) return std::nullopt;
  Claims claims{.subject = Get(*json, "sub").string_value(),
                .issuer = Get(*json, "iss").string_value(),
                .audience = Get(*json, "aud").string_value(),
                .roles = {},
                .name = Get(*json, "name").string_value(),
                .email = Get(*json, "email").string_value(),
                .issued_at = TimeOf(*json, "iat"),
                .expires_at = TimeOf(*json, "exp")};
  for (const auto& role : Get(*json, kRolesClaim).list_value().values()) claims.roles.push_back(role.string_value());
  return claims;
}

}  // namespace pepiniere::pep
