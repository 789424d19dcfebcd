// Who holds which role: access bindings, and who the caller is.
#pragma once

#include <string>

#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/given_roles.h"
#include "services/portfolio/domain/access_binding.h"
#include "services/portfolio/domain/checks.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<portfolio::AccessBinding>
    : StandardRules<portfolio::AccessBinding, rpc::v1::AccessBinding, portfolio::api::Context> {
  using T = portfolio::AccessBinding;
  // Who gives it, and that it begins now where nobody says when.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static std::string_view ReasonFor(const T& binding) { return binding.reason; }
  // That the role is held on what it can be held on, and on what exists, where that is ours to know: a programme is the
  // cohort service's.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            record::ListQuery list, const std::string& parent);
};

extern template class StandardMethods<portfolio::AccessBinding>;

}  // namespace pepiniere::resource

namespace pepiniere::portfolio::api {

class Access {
 public:
  // `given` learns of every change made here.
  Access(const Context& context, GivenRoles& given);

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest& request);

  const Context context_;
  resource::StandardMethods<AccessBinding> bindings_;
};

}  // namespace pepiniere::portfolio::api
