// What a resource refers to of another service's, as that one knows it.
#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "google/protobuf/message.h"
#include "services/cohort/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::cohort::api {

// Puts in each field of `told` that names something ({"owner", "owner_uid"}) the name that it has now, and its uid in
// the field beside it. What nobody knows, or nobody can say for the moment, is kept as it was given.
void AskFor(const Context& context, const rpc::CallScope& call,
            std::span<const std::pair<std::string_view, std::string_view>> fields, google::protobuf::Message& told);

}  // namespace pepiniere::cohort::api
