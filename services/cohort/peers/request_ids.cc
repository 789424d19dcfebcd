#include "services/cohort/peers/request_ids.h"

#include <cstddef>

#include "services/base/text.h"
#include "services/secret/aead.h"

namespace pepiniere::cohort::peers {
namespace {

constexpr std::size_t kHalf = 16, kHalfOfId = 19;  // of 32 digits; of the id, with its dashes

std::string IdOf(std::string hex) {
  hex[12] = '8';
  hex[16] = '8';
  const std::string_view digits = hex;
  return base::Concat(digits.substr(0, 8), "-", digits.substr(8, 4), "-", digits.substr(12, 4), "-",
                      digits.substr(16, 4), "-", digits.substr(20));
}

}  // namespace

std::string RequestIdOf(std::string_view text) { return IdOf(secret::Sha256Hex(text).substr(0, 2 * kHalf)); }

std::string RequestIdOf(std::string_view what, std::string_view words) {
  const std::string whole = base::Concat(what, "\n", words);
  return IdOf(base::Concat(secret::Sha256Hex(what).substr(0, kHalf), secret::Sha256Hex(whole).substr(0, kHalf)));
}

bool IsRequestFor(std::string_view what, std::string_view request_id) {
  return request_id.starts_with(std::string_view(RequestIdOf(what, "")).substr(0, kHalfOfId));
}

}  // namespace pepiniere::cohort::peers
