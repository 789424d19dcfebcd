// Whose data the services are asked about.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::access::api {

// `person`: a name.
inline rpc::v1::DataSubject DataSubjectOf(const std::string& person, const std::vector<std::string>& known_as) {
  rpc::v1::DataSubject subject;
  subject.set_person(person);
  subject.mutable_known_as()->Add(known_as.begin(), known_as.end());
  return subject;
}

// How long a service is waited for: half of what is left of the call, so that there is time to say what came of it.
inline absl::Duration PatienceIn(const rpc::CallScope& call, absl::Time now) { return (call.deadline() - now) / 2; }

}  // namespace pepiniere::access::api
