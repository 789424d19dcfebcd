// Persons: what they have of their own.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/access/v1/person.pb.h"
#include "services/access/api/context.h"
#include "services/access/domain/person.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<access::Person> : StandardRules<access::Person, access::v1::Person, access::api::Context> {
  using T = access::Person;
  static void Complete(const rpc::CallScope&, const T* /*before*/, T& now) { Trim(now); }
  // Nobody changes a person who was erased.
  static absl::Status CheckOpen(const base::Stored<T>& person);
  // A new one is called something.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static const query::FilterSchema& Filters();
  // Of a person who was erased, when that was.
  static void Tell(const base::Stored<T>& person, base::Date today, Proto& proto);
  // How they sign in.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& persons);
};

extern template class StandardMethods<access::Person>;

}  // namespace pepiniere::resource

namespace pepiniere::access::api {

// Tells, among what is told of a person, that they sign in so.
void AddSubject(const PersonSubject& subject, v1::Person& person);

class Persons {
 public:
  // It must outlive this.
  explicit Persons(const Context& context) : context_(context), standard_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::NamePersonsResponse> Name(rpc::CallScope& call, const v1::NamePersonsRequest& request);
  absl::StatusOr<v1::Person> Identify(rpc::CallScope& call, const v1::IdentifyPersonRequest& request);

  // Makes a person of whoever signs in for the first time. ALREADY_EXISTS if somebody was faster.
  absl::Status Meet(const rpc::CallScope& call, const v1::IdentifyPersonRequest& request);

  const Context& context_;
  resource::StandardMethods<Person> standard_;
};

}  // namespace pepiniere::access::api
