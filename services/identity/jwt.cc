#include "services/identity/jwt.h"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/aip/errors.h"
#include "services/json/json.h"

namespace pepiniere::identity {
namespace {

using json::Json;
using json::TextAt;

constexpr std::size_t kMaxTokenBytes = 16 << 10;
constexpr std::size_t kMaxSubjectBytes = 255;  // what every audit trail keeps of it

absl::Status Malformed() { return aip::Unauthenticated("TOKEN_MALFORMED", "the bearer token is not a signed JWT"); }

struct Parts {
  std::string_view signed_text;  // header.payload
  Json header;
  Json claims;
  std::string signature;
};

std::optional<Json> DecodeObject(std::string_view base64) {
  std::string text;
  if (!absl::WebSafeBase64Unescape(std::string(base64), &text)) return std::nullopt;
  return json::ParseObject(text);
}

std::optional<Parts> Split(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (token.size() > kMaxTokenBytes || first == last) return std::nullopt;
  const std::string_view payload = token.substr(first + 1, last - first - 1);
  auto header = DecodeObject(token.substr(0, first));
  auto claims = DecodeObject(payload);
  std::string signature;
  if (!header || !claims || !absl::WebSafeBase64Unescape(std::string(token.substr(last + 1)), &signature)) {
    return std::nullopt;
  }
  return Parts{token.substr(0, last), *std::move(header), *std::move(claims), std::move(signature)};
}

// A NumericDate; none if it is missing or not a number that a clock can show.
std::optional<absl::Time> Instant(const Json& claims, const char* name) {
  const Json* found = json::At(claims, name);
  if (found == nullptr || !found->is_number()) return std::nullopt;
  const double seconds = found->get<double>();
  if (!std::isfinite(seconds) || std::abs(seconds) > 1e12) return std::nullopt;
  return absl::UnixEpoch() + absl::Seconds(seconds);
}

// JWS writes an ECDSA signature as r || s; OpenSSL reads DER.
std::string ToDer(const std::string& raw) {
  if (raw.size() != 64) return "";
  const auto* bytes = reinterpret_cast<const unsigned char*>(raw.data());
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(ECDSA_SIG_new(), &ECDSA_SIG_free);
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(std::max(size, 0)));
  OPENSSL_free(der);
  return out;
}

bool SignatureHolds(const VerificationKey& key, std::string_view text, const std::string& signature) {
  const std::string bytes = key.algorithm == Algorithm::kEs256 ? ToDer(signature) : signature;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return !bytes.empty() && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.key.get()) == 1 &&
         EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                          reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
}

std::optional<Algorithm> AlgorithmOf(const Json& header) {
  const std::string name = TextAt(header, "alg");
  if (name == "RS256") return Algorithm::kRs256;
  if (name == "ES256") return Algorithm::kEs256;
  return std::nullopt;
}

bool MeantFor(const Json& claims, const std::string& audience) {
  const Json* aud = json::At(claims, "aud");
  if (aud == nullptr) return false;
  if (aud->is_string()) return *aud == audience;
  return aud->is_array() && std::ranges::find(*aud, Json(audience)) != aud->end();
}

Principal PrincipalOf(const Json& claims, const TokenRules& rules) {
  Principal principal{.subject = TextAt(claims, "sub"),
                      .bindings = {},
                      .issuer = rules.issuer,
                      .claims = {.name = TextAt(claims, "name"), .email = TextAt(claims, "email")},
                      .issued_at = Instant(claims, "iat")};
  const Json* roles = json::ListAt(claims, rules.roles_claim);
  if (roles == nullptr) return principal;
  for (const Json& role : *roles)
    if (role.is_string())
      if (auto binding = ParseBinding(role.get<std::string>(), Giver::kToken))
        principal.bindings.push_back(*std::move(binding));
  return principal;
}

}  // namespace

absl::StatusOr<std::string> IssuerOf(std::string_view token) {
  const std::optional<Parts> parts = Split(token);
  if (!parts) return Malformed();
  return TextAt(parts->claims, "iss");
}

absl::StatusOr<VerifiedToken> JwtVerifier::Verify(std::string_view token, absl::Time now) const {
  const std::optional<Parts> parts = Split(token);
  if (!parts) return Malformed();
  const auto algorithm = AlgorithmOf(parts->header);
  // "crit" lists extensions that must be understood; we understand none.
  if (!algorithm || parts->header.contains("crit")) {
    return aip::Unauthenticated("TOKEN_ALGORITHM", "tokens are signed with RS256 or ES256 here");
  }
  const auto key = keys_.Find(TextAt(parts->header, "kid"));
  if (!key.ok()) return key.status();
  if (!*key || (*key)->algorithm != *algorithm || !SignatureHolds(**key, parts->signed_text, parts->signature)) {
    return aip::Unauthenticated("TOKEN_SIGNATURE", "the token is not signed by a key of the issuer");
  }

  const Json& claims = parts->claims;
  const auto expires = Instant(claims, "exp");
  if (TextAt(claims, "iss") != rules_.issuer)
    return aip::Unauthenticated("TOKEN_ISSUER", "the token is another issuer's");
  if (!MeantFor(claims, rules_.audience))
    return aip::Unauthenticated("TOKEN_AUDIENCE", "the token is meant for another service");
  const std::string subject = TextAt(claims, "sub");
  if (subject.empty() || subject.size() > kMaxSubjectBytes)
    return aip::Unauthenticated("TOKEN_SUBJECT", "the token names no subject, or one longer than 255 bytes");
  if (NamesAnother(subject))
    return aip::Unauthenticated("TOKEN_SUBJECT",
                                "the token's subject would be taken for a service, a person or a certificate");
  if (!expires) return aip::Unauthenticated("TOKEN_EXPIRED", "the token says not when it expires");
  if (now >= *expires + rules_.leeway) return aip::Unauthenticated("TOKEN_EXPIRED", "the token has expired");
  if (claims.contains("nbf")) {
    const auto not_before = Instant(claims, "nbf");
    if (!not_before || now + rules_.leeway < *not_before) {
      return aip::Unauthenticated("TOKEN_NOT_YET_VALID", "the token is not valid yet");
    }
  }
  return VerifiedToken{PrincipalOf(claims, rules_), *expires + rules_.leeway};
}

}  // namespace pepiniere::identity
