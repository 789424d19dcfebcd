#include "clients/pep/metrics/subject.h"

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "pepiniere/metrics/v1/objective.pb.h"

namespace pepiniere::pep {

std::string SubjectName(const std::string& typed) {
  if (typed.empty() || typed.starts_with("definitions/") || typed.starts_with("projects/")) return typed;
  const auto objective = NamePattern::Of(*metrics::v1::Objective::descriptor()).Full(typed);
  return objective ? *objective : ResourceName("definitions", typed);
}

}  // namespace pepiniere::pep
