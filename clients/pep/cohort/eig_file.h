// A file of the EIG site beside the fields of what it tells of: in source_fields, so that it comes back as it was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/eig/values.h"
#include "google/protobuf/struct.pb.h"

namespace pepiniere::pep {

// The sheet's file and its bytes.
google::protobuf::Struct FileOf(const eig::Sheet& sheet);

// What the texts of a key name: {"references": {"defis": [{"text": "A, B", "ids": ["a", "b"]}]}}.
void AddReferences(std::string_view key, const std::vector<eig::Reference>& references,
                   google::protobuf::Struct& fields);

// The file that `fields` keep: its name and its bytes; both are empty where there is none.
struct KeptFile {
  std::string name, bytes;
};
KeptFile ReadFile(const google::protobuf::Struct& fields);

}  // namespace pepiniere::pep
