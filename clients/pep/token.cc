#include "clients/pep/token.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "clients/pep/proto_values.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Struct;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using File = std::unique_ptr<std::FILE, Freed<std::fclose>>;

constexpr char kRolesClaim[] = "pepiniere_roles";
constexpr int kP256Bytes = 32;

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

std::string Encode(std::string_view bytes) { return absl::WebSafeBase64Escape(base::Absl(bytes)); }

absl::StatusOr<Key> ReadKey(const std::filesystem::path& path) {
  const File file(std::fopen(path.c_str(), "r"));
  if (!file) return absl::ErrnoToStatus(errno, path.string());
  Key key(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr));
  if (!key) return absl::InvalidArgumentError(base::Concat(path.string(), " is not a PEM private key"));
  return key;
}

// JWS wants the two numbers of an ECDSA signature side by side; OpenSSL gives their DER.
std::string FromDer(const std::string& der) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  const Signature signature(d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size())));
  std::string raw(2 * kP256Bytes, '\0');
  auto* out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, kP256Bytes);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + kP256Bytes, kP256Bytes);
  return raw;
}

absl::StatusOr<std::string> Sign(EVP_PKEY* key, const std::string& text) {
  const Digest digest(EVP_MD_CTX_new());
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  std::string signature;
  bool signed_it = EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                   EVP_DigestSign(digest.get(), nullptr, &size, bytes, text.size()) == 1;
  if (signed_it) {
    signature.resize(size);
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    signed_it = EVP_DigestSign(digest.get(), out, &size, bytes, text.size()) == 1;
  }
  if (!signed_it) return absl::InternalError("the issuer's key does not sign");
  signature.resize(size);
  return signature;
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
  PEP_ASSIGN(const Key key, ReadKey(issuer.key_file));
  const bool elliptic = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC;
  if (elliptic && EVP_PKEY_get_bits(key.get()) != 8 * kP256Bytes) {
    return absl::InvalidArgumentError(base::Concat(issuer.key_file.string(), " is not on the curve P-256"));
  }
  Struct header;
  Set(header, "alg", elliptic ? "ES256" : "RS256");
  Set(header, "typ", "JWT");
  if (const std::string id = KeyId(issuer.key_file, elliptic ? "EC" : "RSA"); !id.empty()) Set(header, "kid", id);
  const std::string content = base::Concat(Encode(Json(header)), ".", Encode(Json(ToJson(claims))));
  PEP_ASSIGN(const std::string signature, Sign(key.get(), content));
  return base::Concat(content, ".", Encode(elliptic ? FromDer(signature) : signature));
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
                .issued_at = TimeOf(*json, "iat"),
                .expires_at = TimeOf(*json, "exp")};
  for (const auto& role : Get(*json, kRolesClaim).list_value().values()) claims.roles.push_back(role.string_value());
  return claims;
}

}  // namespace pepiniere::pep
