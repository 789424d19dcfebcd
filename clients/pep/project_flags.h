// The options that say what a project is: a table of options and the fields of the contract that they set.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "clients/pep/command.h"
#include "google/protobuf/field_mask.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::pep {

struct ProjectFlags {
  portfolio::v1::Project project;
  // The fields that were given, an empty value (which clears the field) included.
  google::protobuf::FieldMask given;
  std::string description_file;

  void AddTo(Command& command);
  // Reads --description-file ("-" is the standard input) into the project.
  absl::Status ReadDescription();
};

}  // namespace pepiniere::pep
