// Access bindings: what they have of their own.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/access/v1/access_binding.pb.h"
#include "services/access/api/context.h"
#include "services/access/domain/access_binding.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<access::AccessBinding>
    : StandardRules<access::AccessBinding, rpc::v1::AccessBinding, access::api::Context> {
  using T = access::AccessBinding;
  // That the role can be held on such a thing, and that there is one of that name.
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  // Who gives it, and that it begins now where nobody says when.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static void Committed(const Context& context, const Proto& binding) { context.count(binding); }
  static std::string_view ReasonFor(const T& binding) { return binding.reason; }
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // That it gives something that no other does which counts: revoking one takes the role then.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  // Who holds it now.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call,
                                const std::vector<Proto*>& bindings);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            record::ListQuery list, const std::string& parent);
};

extern template class StandardMethods<access::AccessBinding>;

}  // namespace pepiniere::resource

namespace pepiniere::access::api {

class AccessBindings {
 public:
  // All must outlive this.
  AccessBindings(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::MoveAccessBindingsResponse> Move(rpc::CallScope& call,
                                                      const v1::MoveAccessBindingsRequest& request);

  const Context& context_;
  resource::StandardMethods<AccessBinding> standard_;
};

}  // namespace pepiniere::access::api
