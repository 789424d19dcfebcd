// The options that say what a project is.
#pragma once

#include "clients/pep/kit/field_flags.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::pep {

class ProjectFlags : public FieldFlags {
 public:
  ProjectFlags();

  const portfolio::v1::Project& project() const { return static_cast<const portfolio::v1::Project&>(resource()); }
};

}  // namespace pepiniere::pep
