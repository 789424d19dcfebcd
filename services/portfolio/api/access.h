// Who holds which role: access bindings, and what a caller is.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/identity/binding_source.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/access_binding.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

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

class Access {
 public:
  // `given` learns of every change made here.
  Access(const Context& context, GivenRoles& given) : context_(context), given_(given) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<rpc::v1::AccessBinding> Create(rpc::CallScope& call, const v1::CreateAccessBindingRequest& request);
  absl::StatusOr<rpc::v1::AccessBinding> Get(rpc::CallScope& call, const v1::GetAccessBindingRequest& request);
  absl::StatusOr<v1::ListAccessBindingsResponse> List(rpc::CallScope& call,
                                                      const v1::ListAccessBindingsRequest& request);
  absl::StatusOr<rpc::v1::AccessBinding> Revoke(rpc::CallScope& call, const v1::RevokeAccessBindingRequest& request);
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest& request);

 private:
  const Context& context_;
  GivenRoles& given_;
};

}  // namespace pepiniere::portfolio::api
