// What is stored and cannot be read: it costs its own answer and nobody else's, and can be repaired.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/field_mask.pb.h"
#include "services/aip/resource_name.h"
#include "services/resource/context.h"

namespace pepiniere::resource {

// The status that a read of `name` ended in: DATA_LOSS says what to do about it, and goes to the log; others as they
// are.
absl::Status ToldOf(const Context& context, std::string_view name, const absl::Status& status);

// The same, where no log is at hand.
absl::Status ToldOf(std::string_view name, const absl::Status& status);

// Names what a page left out.
template <typename Reply>
void NameUnreachable(const Context& context, const aip::ResourcePattern& pattern, const std::vector<std::string>& ids,
                     Reply& reply) {
  for (const std::string& id : ids) {
    const std::string name = pattern.Format({id});
    context.unreadable(name);
    reply.add_unreachable(name);
  }
}

// Whether an update writes everything anew, by somebody who may repair what cannot be read.
bool Repairs(const rpc::CallScope& call, const google::protobuf::FieldMask& mask);

}  // namespace pepiniere::resource
