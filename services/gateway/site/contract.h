// The contract that this binary was built from, with its comments: in the binary, so that no file travels with it.
#pragma once

#include <string>

#include "google/protobuf/descriptor.h"

namespace pepiniere::gateway::site {

// Every service, message and enum of proto/, and what they import.
const google::protobuf::DescriptorPool& Contract();

// What the contract says above a definition, or else beside it: its lines joined to paragraphs.
std::string Paragraphs(const google::protobuf::SourceLocation& location);

// The same of a service, method, message, field, enum or value of the contract; empty if it says nothing.
template <typename Descriptor>
std::string CommentOf(const Descriptor& descriptor) {
  google::protobuf::SourceLocation location;
  return descriptor.GetSourceLocation(&location) ? Paragraphs(location) : "";
}

}  // namespace pepiniere::gateway::site
