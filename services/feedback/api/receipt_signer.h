// Signs receipts, so that whoever is shown one can check it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "services/identity/signer.h"

namespace pepiniere::feedback::api {

// Thread-safe.
class ReceiptSigner {
 public:
  // Signs nothing.
  ReceiptSigner() = default;
  // `keys`: the JSON Web Key Set that has the public key, under `key_id`.
  ReceiptSigner(identity::Signer signer, std::string key_id, std::string keys)
      : signer_(std::move(signer)), key_id_(std::move(key_id)), keys_(std::move(keys)) {}

  // The key of a PEM file (EC P-256), and its public side. INVALID_ARGUMENT for any other.
  static absl::StatusOr<ReceiptSigner> Read(const std::string& file);

  // A JWS over a document (a JSON text); empty where nothing is signed.
  absl::StatusOr<std::string> Sign(std::string_view document) const;
  // Empty where nothing is signed.
  const std::string& keys() const { return keys_; }

 private:
  std::optional<identity::Signer> signer_;
  std::string key_id_, keys_;
};

}  // namespace pepiniere::feedback::api
