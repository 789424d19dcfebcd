// Names of resources: whole, as the contract has them; in short, as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace pepiniere::pep {

class NamePattern {
 public:
  // "programmes/{programme}/cohorts/{cohort}".
  explicit NamePattern(std::string_view pattern);
  // As the message of a resource declares it (google.api.resource).
  static NamePattern Of(const google::protobuf::Descriptor& resource);
  // Of what a field refers to (google.api.resource_reference): by the convention of this contract
  // "pepiniere.portfolio/Project" is declared by pepiniere.portfolio.v1.Project, or by the file that refers to it. None
  // for a field that refers to nothing.
  static std::optional<NamePattern> ReferredBy(const google::protobuf::FieldDescriptor& field);

  // "programmes/eig/cohorts/8" of "eig/8"; a whole name stays as it is. None of what has too few parts, or too many.
  std::optional<std::string> Full(std::string_view typed) const;
  // "eig/8" of "programmes/eig/cohorts/8"; none of what is no such name.
  std::optional<std::string> Short(std::string_view name) const;
  // That of what contains it; of nothing for one at the top.
  NamePattern Parent() const;
  // "programmes" of "programmes/{programme}/cohorts/{cohort}".
  const std::string& Top() const { return collections_.front(); }
  bool IsTop() const { return collections_.size() == 1; }

 private:
  explicit NamePattern(std::vector<std::string> collections) : collections_(std::move(collections)) {}

  std::vector<std::string> collections_;
};

// "programmes/eig" of "programmes/eig/cohorts/8"; empty at the top.
std::string ParentOf(std::string_view name);

}  // namespace pepiniere::pep
