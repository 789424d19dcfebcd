// Which roles a client certificate has: systems that call with mTLS rather than with a token.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/identity/principal.h"

namespace pepiniere::identity {

class ClientTable {
 public:
  // {"sirene.example": ["system"], "mj.example": ["ministry@organisations/mj"], "cohort.pepiniere.example":
  // ["service"]}: a certificate's SAN or CN, its roles. INVALID_ARGUMENT for anything else, a role that is unknown or
  // not held on that included: a table that is wrong must be seen at the start.
  static absl::StatusOr<ClientTable> Parse(std::string_view json);

  // Null for a name that is not listed.
  std::shared_ptr<const Principal> Find(std::string_view name) const;

 private:
  std::map<std::string, std::shared_ptr<const Principal>, std::less<>> clients_;
};

}  // namespace pepiniere::identity
