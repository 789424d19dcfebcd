// How a resource is called in the requests, the replies and the methods of its contract.
#pragma once

#include <string>

#include "google/protobuf/descriptor.h"
#include "services/aip/resource_name.h"
#include "services/aip/resource_type.h"

namespace pepiniere::resource {

struct Vocabulary {
  std::string singular;  // "phase_record": its field in requests
  std::string plural;    // "phase_records": its field in lists
  std::string method;    // "PhaseRecord": in the names of methods
  std::string methods;   // "PhaseRecords"
};
Vocabulary VocabularyOf(const google::protobuf::Descriptor& resource);

// Of the names of a T, whose kPattern says it, and of those of what it lies below.
template <typename T>
const aip::ResourcePattern& PatternOf() {
  static const auto* const pattern = new aip::ResourcePattern(T::kPattern);
  return *pattern;
}
template <typename T>
const aip::ResourcePattern& ParentPatternOf() {
  static const auto* const pattern = new aip::ResourcePattern(aip::ParentPattern(T::kPattern));
  return *pattern;
}

}  // namespace pepiniere::resource
