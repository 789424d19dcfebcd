// Fields of a resource, by their paths, from what people type.
#pragma once

#include <string>

#include "clients/pep/messages.h"
#include "google/protobuf/message.h"

namespace pepiniere::pep {

// Puts what was typed in the field at `path` ("links.product_uri"), which exists; a repeated field gets one more value.
// Returns what is wrong with it, if anything. An empty value leaves the field empty.
std::string SetField(google::protobuf::Message& message, const std::string& path, const std::string& typed,
                     const Messages& say);

}  // namespace pepiniere::pep
