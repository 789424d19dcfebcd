#include "clients/pep/metrics/subject.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "pepiniere/metrics/v1/objective.pb.h"

namespace pepiniere::pep {

void AddIndicators(Command& command, std::vector<std::string>& indicators) {
  command.Value(
      "--indicator",
      [&indicators](const std::string& typed) {
        for (const absl::string_view id : absl::StrSplit(typed, ',', absl::SkipWhitespace())) {
          indicators.emplace_back(absl::StripAsciiWhitespace(id));
        }
        return std::string();
      },
      {"Its id, cycle_time, or with a version of its formula, cycle_time@1; several as wip,age (repeatable)",
       "Son id, cycle_time, ou avec une version de sa formule, cycle_time@1 ; plusieurs : wip,age (répétable)"},
      "INDICATOR");
}

std::string SubjectName(const std::string& typed) {
  if (typed.empty() || typed.starts_with("definitions/") || typed.starts_with("projects/")) return typed;
  const auto objective = NamePattern::Of(*metrics::v1::Objective::descriptor()).Full(typed);
  return objective ? *objective : ResourceName("definitions", typed);
}

}  // namespace pepiniere::pep
