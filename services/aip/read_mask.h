// What a caller wants to read of a resource (AIP-157): looked up once a call, asked for each resource.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"

namespace pepiniere::aip {

class ReadMask {
 public:
  // Everything.
  ReadMask() = default;
  // Of resources of that type; everything if the mask is empty or "*". INVALID_ARGUMENT on "read_mask" for what is no
  // field of it.
  static absl::StatusOr<ReadMask> Of(const google::protobuf::FieldMask& mask, const google::protobuf::Descriptor* type);

  // Whether a field (by its number), or something in it, is wanted.
  bool Wants(int number) const;
  // What is wanted; empty: everything.
  const std::vector<std::string>& paths() const { return paths_; }

  // Clears all else.
  void Trim(google::protobuf::Message& message) const;

 private:
  // What is wanted of a message; nothing in particular: all of it.
  struct Part {
    std::map<const google::protobuf::FieldDescriptor*, Part> fields;
  };
  static void Trim(const Part& part, google::protobuf::Message& message);

  std::vector<std::string> paths_;
  absl::flat_hash_set<int> numbers_;
  Part whole_;
};

}  // namespace pepiniere::aip
