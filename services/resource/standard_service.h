// What a service has beside its resources, the same in each: its audit, what a caller may do, what it has of a person,
// and whether its schema is recent enough.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/query/sql_fragment.h"
#include "services/resource/context.h"
#include "services/resource/personal_data.h"
#include "services/rpc/permissions.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

class StandardService : public rpc::Service {
 public:
  // `full_name`: as rpc::Service has it. `migrations`: those that its code needs of its own folder (record/schema.h);
  // they must outlive this.
  // `holdings`: what it has of persons.
  StandardService(std::string_view full_name, const Context& context, absl::Span<const std::string_view> migrations,
                  record::Holdings holdings);

  absl::Status Ready() override;

 protected:
  // Which records of the audit the caller is told of, as record::AuditQuery has it; empty: all. Not asked of the whole
  // chain, which has all of them, or is none.
  virtual absl::StatusOr<query::SqlFragment> ToldRecords(const rpc::CallScope& /*call*/) {
    return query::SqlFragment();
  }

 private:
  absl::Status ListAudit(const rpc::CallScope& call, const google::protobuf::Message& request,
                         google::protobuf::Message& reply);

  const Context context_;
  const absl::Span<const std::string_view> migrations_;
  rpc::Permissions permissions_;
  PersonalData personal_data_;
};

}  // namespace pepiniere::resource
