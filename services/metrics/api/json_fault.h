// What is wrong with a message of the contract that came as JSON, from the sentence that protobuf has for it.
#pragma once

#include <string_view>

#include "google/protobuf/descriptor.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::api {

// `said`: of JsonStringToMessage, about a message of `type`. The field as it was sent, "points[0].time"; empty where
// the text is no JSON: the sentence then shows where it breaks off.
base::FieldProblem JsonFault(std::string_view said, const google::protobuf::Descriptor& type);

}  // namespace pepiniere::metrics::api
