// Values of the contract that are texts of a few words, as people type them.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/messages.h"
#include "google/protobuf/message.h"

namespace pepiniere::pep {

// One more of them in a field of texts, for the tables of flags: REGULATORY of "regulatory".
template <const char* Field>
std::string AddUpperCode(google::protobuf::Message& resource, const std::string& typed, const Messages&) {
  std::string code = absl::AsciiStrToUpper(typed);
  std::ranges::replace(code, '-', '_');
  AddText(resource, Field, std::move(code));
  return "";
}

}  // namespace pepiniere::pep
