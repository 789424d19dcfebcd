// What the handlers of this service work with.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/rpc/v1/access_binding.pb.h"
#include "services/access/peers/personal_data.h"
#include "services/references/resources.h"
#include "services/resource/context.h"

namespace pepiniere::access::api {

// What this service is called among those that have something of a person.
inline constexpr std::string_view kOwnService = "access";

// All must outlive the handlers.
struct Context : resource::Context {
  references::Resources& resources;
  // Waits, a moment at most, until a binding that was written here counts in this process.
  std::function<void(const rpc::v1::AccessBinding&)> count;
  // Whose tokens are accepted. The subjects of the first are principals of bindings and stand where somebody did
  // something, as names of certificates do; where there is none, everybody's.
  std::vector<std::string> issuers;
  // What each service has of a person.
  const std::vector<PersonalData>& personal_data;
};

}  // namespace pepiniere::access::api
