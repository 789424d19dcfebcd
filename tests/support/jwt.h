// An issuer of tokens for tests: keys made on the spot, tokens as good or as bad as a test wants them.
#pragma once

#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace pepiniere::test {

class Issuer {
 public:
  enum class Kind { kRsa, kP256 };

  Issuer(Kind kind, std::string kid)
      : kind_(kind),
        kid_(std::move(kid)),
        key_(kind == Kind::kRsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"), EVP_PKEY_free) {}

  const char* algorithm() const { return kind_ == Kind::kRsa ? "RS256" : "ES256"; }

  // The public key, as an issuer publishes it.
  nlohmann::json Jwk() const {
    if (kind_ == Kind::kRsa)
      return {{"kty", "RSA"}, {"kid", kid_}, {"use", "sig"}, {"n", Number("n")}, {"e", Number("e")}};
    return {{"kty", "EC"}, {"kid", kid_}, {"crv", "P-256"}, {"x", Number("qx", 32)}, {"y", Number("qy", 32)}};
  }
  static std::string Jwks(const std::vector<nlohmann::json>& keys) { return nlohmann::json{{"keys", keys}}.dump(); }

  // The private key, as files keep it.
  std::string Pem() const {
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PrivateKey(text.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const char* bytes = nullptr;
    const long size = BIO_get_mem_data(text.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
  }

  std::string Token(const nlohmann::json& claims) const { return Token(claims, {{"alg", algorithm()}, {"kid", kid_}}); }
  // With a header of the test's own making.
  std::string Token(const nlohmann::json& claims, const nlohmann::json& header) const {
    const std::string text =
        absl::StrCat(absl::WebSafeBase64Escape(header.dump()), ".", absl::WebSafeBase64Escape(claims.dump()));
    return absl::StrCat(text, ".", absl::WebSafeBase64Escape(Sign(text)));
  }

 private:
  std::string Number(const char* parameter, int width = 0) const {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), parameter, &number);
    std::string bytes(static_cast<std::size_t>(width ? width : BN_num_bytes(number)), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(number);
    return absl::WebSafeBase64Escape(bytes);
  }

  std::string Sign(const std::string& text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string signature(512, '\0');
    std::size_t size = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    signature.resize(size);
    return kind_ == Kind::kRsa ? signature : FromDer(signature);
  }

  static std::string FromDer(const std::string& der) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
    std::string raw(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + 32, 32);
    ECDSA_SIG_free(signature);
    return raw;
  }

  const Kind kind_;
  const std::string kid_;
  const std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace pepiniere::test
