#include "services/identity/jwk.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include <optional>

#include "absl/strings/escaping.h"
#include "services/json/json.h"

namespace pepiniere::identity {
namespace {

using json::Json;
using json::TextAt;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};
using BigNumber = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;

std::string Bytes(const Json& object, const char* member) {
  std::string bytes;
  return absl::WebSafeBase64Unescape(TextAt(object, member), &bytes) ? bytes : "";
}

BigNumber Number(const std::string& bytes) {
  return BigNumber(
      BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr));
}

std::shared_ptr<EVP_PKEY> Build(const char* type, OSSL_PARAM_BLD* builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) <= 0) {
    return nullptr;
  }
  return {key, EVP_PKEY_free};
}

std::optional<VerificationKey> RsaKey(const Json& jwk) {
  const BigNumber n = Number(Bytes(jwk, "n"));
  const BigNumber e = Number(Bytes(jwk, "e"));
  if (!n || !e || BN_num_bits(n.get()) < 2048 || BN_is_zero(e.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get())) {
    return std::nullopt;
  }
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  auto key = Build("RSA", builder.get());
  return key ? std::optional(VerificationKey{Algorithm::kRs256, key}) : std::nullopt;
}

std::optional<VerificationKey> P256Key(const Json& jwk) {
  const std::string x = Bytes(jwk, "x");
  const std::string y = Bytes(jwk, "y");
  if (TextAt(jwk, "crv") != "P-256" || x.size() != 32 || y.size() != 32) return std::nullopt;
  const std::string point = '\x04' + x + y;  // uncompressed
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  auto key = Build("EC", builder.get());  // refuses a point that is not on the curve
  return key ? std::optional(VerificationKey{Algorithm::kEs256, key}) : std::nullopt;
}

std::optional<VerificationKey> ParseKey(const Json& jwk) {
  if (!jwk.is_object()) return std::nullopt;
  if (const std::string use = TextAt(jwk, "use"); !use.empty() && use != "sig") return std::nullopt;
  const std::string type = TextAt(jwk, "kty");
  const std::string algorithm = TextAt(jwk, "alg");
  if (type == "RSA" && (algorithm.empty() || algorithm == "RS256")) return RsaKey(jwk);
  if (type == "EC" && (algorithm.empty() || algorithm == "ES256")) return P256Key(jwk);
  return std::nullopt;
}

}  // namespace

absl::StatusOr<KeySet> ParseKeySet(std::string_view text) {
  const Json document = json::ParseObject(text).value_or(Json());
  const Json* listed = json::ListAt(document, "keys");
  if (listed == nullptr) return absl::InvalidArgumentError("not a JWK set");
  KeySet keys;
  for (const Json& jwk : *listed)
    if (const auto key = ParseKey(jwk)) keys.emplace(TextAt(jwk, "kid"), *key);
  if (keys.empty()) return absl::InvalidArgumentError("the JWK set has no RS256 or ES256 key");
  return keys;
}

}  // namespace pepiniere::identity
