// How a resource is called in the requests, the replies and the methods of its contract.
#pragma once

#include <string>

#include "google/protobuf/descriptor.h"

namespace pepiniere::resource {

struct Vocabulary {
  std::string singular;  // "phase_record": its field in requests
  std::string plural;    // "phase_records": its field in lists
  std::string method;    // "PhaseRecord": in the names of methods
  std::string methods;   // "PhaseRecords"
};
Vocabulary VocabularyOf(const google::protobuf::Descriptor& resource);

}  // namespace pepiniere::resource
