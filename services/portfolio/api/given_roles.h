// What a caller is by the bindings that administrators made.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/identity/binding_source.h"
#include "services/portfolio/domain/access_binding.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::api {

// The role of that symbol ("COACH"); unspecified for what is none.
identity::Role RoleOf(const std::string& symbol);

// The roles given by bindings, for the server's authenticator. What the database said of a principal holds for a second
// at most: so long may a role outlive its revocation on another server; on this one it ends at once. Thread-safe.
class GivenRoles final : public identity::BindingSource {
 public:
  // Both must outlive this.
  GivenRoles(db::Database& db, const base::Clock& clock) : db_(db), clock_(clock) {}

  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view subject, absl::Time now) override;
  // The database changed: ask it again.
  void Forget();

 private:
  struct Known {
    absl::Time at;
    std::vector<AccessBinding> bindings;
  };
  absl::StatusOr<std::vector<AccessBinding>> Ask(const std::string& subject);

  db::Database& db_;
  const base::Clock& clock_;
  std::mutex mutex_;  // guards the two below
  std::map<std::string, Known, std::less<>> known_;
  std::uint64_t forgotten_ = 0;  // times, so that an answer from before is not kept after
};

}  // namespace pepiniere::portfolio::api
