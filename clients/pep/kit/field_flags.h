// The options that say what a resource is: a table of options and the fields of the contract that they set.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/words.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"

namespace pepiniere::pep {

struct FieldFlag {
  const char* option;  // "--title"
  const char* path;    // the field, as a mask names it
  const char* type;    // of its value, in --help
  Text help;
  // Sets a field that is no single value, one more with each option; returns what is wrong with what was typed.
  std::string (*set)(google::protobuf::Message& resource, const std::string& typed, const Messages& say) = nullptr;
  // The option that empties such a field, which an empty value does not: "--no-sessions".
  const char* none = nullptr;
  Text none_help = {};
};

class FieldFlags {
 public:
  // Of resources like `prototype`; the tables outlive this. `enums`: the words of the service.
  FieldFlags(const google::protobuf::Message& prototype, std::span<const FieldFlag> table,
             std::span<const EnumWords> enums)
      : resource_(prototype.New()), table_(table), enums_(enums) {}

  // And --description-file, where the resource has a description.
  void AddTo(Command& command);
  // Before the resource is asked for: reads --description-file ("-" is the standard input) into it. A usage error for a
  // file that cannot be read, and for a field that is both said and emptied.
  absl::Status Complete(const Messages& say);
  // Says that an update without a field changes nothing.
  absl::Status CheckGiven(const Messages& say) const;

  const google::protobuf::Message& resource() const { return *resource_; }
  // The fields that were given, an empty value (which clears the field) included.
  const google::protobuf::FieldMask& given() const { return given_; }

 private:
  void Give(const std::string& path);

  const std::unique_ptr<google::protobuf::Message> resource_;
  const std::span<const FieldFlag> table_;
  const std::span<const EnumWords> enums_;
  google::protobuf::FieldMask given_;
  std::string description_file_;
  std::deque<std::pair<const FieldFlag*, bool>> emptied_;  // options point into it
};

}  // namespace pepiniere::pep
