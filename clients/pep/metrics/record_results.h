// What became of what a batch brought.
#pragma once

#include "absl/status/status.h"
#include "clients/pep/kit/session.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "pepiniere/metrics/v1/work_item.pb.h"

namespace pepiniere::pep {

// Lists them. OUT_OF_RANGE, after the list, where something was refused.
absl::Status ListResults(Session& session,
                         const google::protobuf::RepeatedPtrField<metrics::v1::RecordResult>& results);

}  // namespace pepiniere::pep
