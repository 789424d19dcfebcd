// What a service answers about a person's data (pepiniere/rpc/v1/personal.proto): ExportPersonalData and
// ErasePersonalData, the same of every service.
#pragma once

#include <vector>

#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/record/personal_data.h"
#include "services/resource/context.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

class PersonalData {
 public:
  // `holdings`: what the service has beside what every schema has.
  PersonalData(const Context& context, record::Holdings holdings);

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<rpc::v1::ExportPersonalDataResponse> Export(rpc::CallScope& call,
                                                             const rpc::v1::ExportPersonalDataRequest& request);
  absl::StatusOr<rpc::v1::ErasePersonalDataResponse> Erase(rpc::CallScope& call,
                                                           const rpc::v1::ErasePersonalDataRequest& request);

  const Context context_;
  const record::Holdings holdings_;
};

// Rids a schema that was restored from a backup of what was erased from it since: see record::ErasedBeforeRestore. The
// number of texts; 0 where there is nothing to do.
absl::StatusOr<std::int64_t> EraseAgain(const Context& context, record::Holdings holdings, absl::Time deadline);

}  // namespace pepiniere::resource
