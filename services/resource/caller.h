// Who is calling, as a service's GetCaller tells it.
#pragma once

#include "services/rpc/call_scope.h"

namespace pepiniere::resource {

// Caller: a message of the contract that has `subject`, `roles` with what each is held on, and perhaps `person`.
template <typename Caller>
Caller CallerOf(const rpc::CallScope& call) {
  Caller caller;
  caller.set_subject(call.principal().subject);
  if constexpr (requires { caller.set_person(call.principal().person); }) caller.set_person(call.principal().person);
  for (const identity::Binding& binding : call.principal().bindings) {
    auto& held = *caller.add_roles();
    held.set_role(binding.role);
    held.set_resource(binding.resource);
  }
  return caller;
}

}  // namespace pepiniere::resource
