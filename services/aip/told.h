// Reads a resource that a caller or an import sent, and checks it against every rule: the contract's, the conversion's
// and the domain's. The same for every way in.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "services/aip/contract_check.h"
#include "services/aip/errors.h"
#include "services/aip/field_mask.h"
#include "services/aip/field_path.h"
#include "services/aip/size_limits.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/base/text.h"

namespace pepiniere::aip {

// All that the domain finds wrong, each field under `prefix` ("project.").
inline void AddProblems(const std::vector<base::FieldProblem>& problems, std::string_view prefix,
                        Violations& violations) {
  for (const base::FieldProblem& problem : problems)
    violations.Add(base::Concat(prefix, problem.field), problem.problem);
}

// What `proto` says, as `read(proto, "project.", violations)` makes it, for the request's field `field` ("project").
// What is wrong is added to `violations`; that required fields are there is for the caller to ask.
template <typename Proto, typename Read>
auto ReadTold(const Proto& proto, std::string_view field, base::Date today, Read read, Violations& violations) {
  const std::string prefix = base::Concat(field, ".");
  CheckSizes(proto, field, violations);
  CheckContract(proto, field, violations);
  auto value = read(proto, prefix, violations);
  std::vector<base::FieldProblem> problems = ProblemsOf(value, today);
  // A value that the contract does not allow breaks a rule of the domain too: it is reported once.
  std::erase_if(problems, [&](const base::FieldProblem& p) { return violations.Names(base::Concat(prefix, p.field)); });
  AddProblems(problems, prefix, violations);
  return value;
}

// The same of what somebody writes here, required fields and all.
template <typename Proto, typename Read>
auto ReadNew(const Proto& proto, std::string_view field, base::Date today, Read read, Violations& violations) {
  CheckRequired(proto, field, violations);
  return ReadTold(proto, field, today, read, violations);
}

// The same of an update that makes `after` of `before`: a violation is the update's if it makes it, or leaves it in
// what it changes. What was wrong before, in fields that it does not touch, does not stand in its way.
template <typename Proto, typename Read>
auto ReadUpdate(const Proto& before, const Proto& after, std::string_view field, base::Date today, Read read,
                Violations& violations) {
  Violations now;
  auto value = ReadNew(after, field, today, read, now);
  if (now.empty()) return value;
  Violations earlier;
  ReadNew(before, field, today, read, earlier);
  const std::vector<FieldViolation> known = ViolationsIn(earlier.ToStatus());
  for (const FieldViolation& wrong : ViolationsIn(now.ToStatus())) {
    const bool was_so = std::ranges::any_of(
        known, [&](const FieldViolation& v) { return v.field == wrong.field && v.description == wrong.description; });
    const std::string_view path = wrong.field;
    const std::string_view within = path.substr(std::min(field.size() + 1, path.size()));
    if (!was_so || !SameAt(before, after, within)) violations.Add(wrong.field, wrong.description, wrong.reason);
  }
  return value;
}

}  // namespace pepiniere::aip
