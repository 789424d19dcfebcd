// How mail reaches persons, and how they stop what they need not have.
#pragma once

#include "pepiniere/access/v1/contact.pb.h"
#include "services/access/api/persons.h"

namespace pepiniere::access::api {

class Contacts {
 public:
  // It must outlive this.
  explicit Contacts(const Context& context) : context_(context), persons_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::GetContactsResponse> Get(rpc::CallScope& call, const v1::GetContactsRequest& request);
  absl::StatusOr<v1::StopMailResponse> Stop(rpc::CallScope& call, const v1::StopMailRequest& request);
  absl::StatusOr<v1::Person> Resume(rpc::CallScope& call, const v1::ResumeMailRequest& request);

  const Context& context_;
  resource::StandardMethods<Person> persons_;
};

}  // namespace pepiniere::access::api
