// Checks that what a request refers to exists.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/journal/unit.h"
#include "services/record/table.h"

namespace pepiniere::resource {

// A violation for each id of no live T, or of one that is `concealed` from the caller. Those that live do so until the
// transaction ends. What was malformed is told already, and not looked for.
template <typename T>
absl::Status CheckExist(journal::Unit& unit, std::string_view field, std::vector<std::string> ids,
                        aip::Violations& violations, const std::vector<std::string>& concealed = {}) {
  if (violations.Names(field) || violations.NamesItemOf(field)) return absl::OkStatus();
  std::erase(ids, "");
  PEP_ASSIGN(std::vector<std::string> missing, record::Missing<T>(unit.session(), ids));
  std::ranges::copy_if(ids, std::back_inserter(missing),
                       [&](const std::string& id) { return std::ranges::count(concealed, id) > 0; });
  for (const std::string& id : missing) {
    violations.Add(field, base::Concat(record::NameOf(T::kPattern, id), " does not exist"));
  }
  return absl::OkStatus();
}

// What `name`, which comes back, refers to may have been deleted meanwhile: FAILED_PRECONDITION then. What an import
// refers to and was never here is kept as it was.
template <typename T>
absl::Status CheckNotDeleted(journal::Unit& unit, const std::string& name, std::vector<std::string> ids) {
  std::erase(ids, "");
  PEP_ASSIGN(const std::vector<std::string> deleted, record::Deleted<T>(unit.session(), ids));
  std::vector<aip::PreconditionViolation> violations;
  for (const std::string& id : deleted) {
    const std::string gone = record::NameOf(T::kPattern, id);
    violations.push_back({"REFERENCE", gone, base::Concat("undelete ", gone, " first")});
  }
  if (violations.empty()) return absl::OkStatus();
  return aip::Precondition(base::Concat(name, " refers to what was deleted"), std::move(violations));
}

}  // namespace pepiniere::resource
