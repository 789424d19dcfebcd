// Erasures of persons: what they have of their own, and how they are carried out.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "pepiniere/access/v1/erasure.pb.h"
#include "services/access/api/context.h"
#include "services/access/api/persons.h"
#include "services/access/domain/erasure.h"
#include "services/access/peers/personal_data.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<access::Erasure> : StandardRules<access::Erasure, access::v1::Erasure, access::api::Context> {
  using T = access::Erasure;
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
  // How much was erased and kept.
  static void Tell(const base::Stored<T>& erasure, base::Date today, Proto& proto);
};

extern template class StandardMethods<access::Erasure>;

}  // namespace pepiniere::resource

namespace pepiniere::access::api {

class Erasures {
 public:
  // It must outlive this.
  explicit Erasures(const Context& context) : context_(context), standard_(context), persons_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::PersonExport> Export(rpc::CallScope& call, const v1::ExportPersonRequest& request);
  absl::StatusOr<v1::Erasure> Erase(rpc::CallScope& call, const v1::ErasePersonRequest& request);

  // What this service does of it, in one transaction; what others do follows. Adds the roles that it takes back.
  absl::StatusOr<v1::Erasure> Begin(journal::Unit& unit, const rpc::CallScope& call,
                                    const v1::ErasePersonRequest& request,
                                    std::vector<rpc::v1::AccessBinding>& revoked);

  const Context& context_;
  resource::StandardMethods<Erasure> standard_;
  resource::StandardMethods<Person> persons_;
};

// Asks each service that is not done yet, and keeps what it says. OK once no erasure is pending; else why one is.
absl::Status ContinueErasures(const resource::Context& context, const std::vector<PersonalData>& services,
                              absl::Time deadline);

}  // namespace pepiniere::access::api
