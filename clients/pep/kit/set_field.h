// Fields of a resource, by their paths, from what people type.
#pragma once

#include <span>
#include <string>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/words.h"
#include "google/protobuf/message.h"

namespace pepiniere::pep {

// Puts what was typed in the field at `path` ("links.product_uri"), which exists; a repeated field gets one more value.
// A name may leave out the collection of what the field refers to; two days are START..END, and of an instant a day is
// its beginning. `enums`: the words of the service. Returns what is wrong with it, if anything. An empty value leaves
// the field empty.
std::string SetField(google::protobuf::Message& message, const std::string& path, const std::string& typed,
                     const Messages& say, std::span<const EnumWords> enums);

}  // namespace pepiniere::pep
