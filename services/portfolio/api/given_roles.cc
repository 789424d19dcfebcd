#include "services/portfolio/api/given_roles.h"

#include <utility>

#include "pepiniere/rpc/v1/access.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/store/access_store.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr absl::Duration kHolds = absl::Seconds(1);
constexpr absl::Duration kPatience = absl::Seconds(5);
constexpr std::size_t kMostKnown = 10'000;

}  // namespace

identity::Role RoleOf(const std::string& symbol) {
  identity::Role role = rpc::v1::ROLE_UNSPECIFIED;
  rpc::v1::Role_Parse(base::Concat("ROLE_", symbol), &role);
  return role;
}

absl::StatusOr<std::vector<identity::Binding>> GivenRoles::BindingsOf(std::string_view subject, absl::Time now) {
  PEP_ASSIGN(const std::vector<AccessBinding> bindings, Ask(std::string(subject)));
  std::vector<identity::Binding> held;
  for (const AccessBinding& binding : bindings) {
    const identity::Role role = RoleOf(binding.role);
    if (role != rpc::v1::ROLE_UNSPECIFIED && binding.CountsAt(now)) held.push_back({role, binding.resource});
  }
  return held;
}

absl::StatusOr<std::vector<AccessBinding>> GivenRoles::Ask(const std::string& subject) {
  const absl::Time now = clock_.Now();
  std::uint64_t forgotten;
  {
    std::lock_guard lock(mutex_);
    const auto known = known_.find(subject);
    if (known != known_.end() && now - known->second.at < kHolds) return known->second.bindings;
    forgotten = forgotten_;
  }
  PEP_ASSIGN(const auto stored, store::BindingsOf(db_, now + kPatience, subject));
  std::vector<AccessBinding> bindings;
  for (const auto& binding : stored) bindings.push_back(binding.value);
  std::lock_guard lock(mutex_);
  if (known_.size() >= kMostKnown) known_.clear();
  if (forgotten == forgotten_) known_.insert_or_assign(subject, Known{now, bindings});
  return bindings;
}

void GivenRoles::Forget() {
  std::lock_guard lock(mutex_);
  known_.clear();
  ++forgotten_;
}

}  // namespace pepiniere::portfolio::api
