// How persons sign in: what is linked to one, and taken away.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/access/v1/person.pb.h"
#include "services/access/api/context.h"
#include "services/access/api/persons.h"
#include "services/access/domain/person.h"
#include "services/journal/unit.h"
#include "services/rpc/service.h"

namespace pepiniere::access::api {

class Subjects {
 public:
  // It must outlive this.
  explicit Subjects(const Context& context) : context_(context), persons_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Person> Link(rpc::CallScope& call, const v1::LinkSubjectRequest& request);
  absl::StatusOr<v1::Person> Unlink(rpc::CallScope& call, const v1::UnlinkSubjectRequest& request);

  // Whose ways to sign in are to change, until the transaction ends. FAILED_PRECONDITION for one who was erased.
  absl::StatusOr<base::Stored<Person>> Lock(journal::Unit& unit, const std::string& name);

  const Context& context_;
  resource::StandardMethods<Person> persons_;
};

}  // namespace pepiniere::access::api
