// What is measured of projects elsewhere: their deployments, whether they are used, what their objectives say of their
// impact. Nothing is told of most of them; and at times nobody can be asked, which is not the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/base/date.h"

namespace pepiniere::portfolio {

// Of one project, on a day. A deployment is one to production that succeeded, on the day on which it was finished.
struct Measures {
  bool away = false;                             // nobody could be asked: what follows says nothing
  std::optional<base::Date> first_deployment{};  // ever, that day's future included
  std::optional<base::Date> last_deployment{};   // on that day or before
  std::vector<base::Date> recent_deployments{};  // the days of those of the last kLatelyDays, each once
  std::optional<bool> used{};                    // in these days, by anybody; none: nobody counts
};

// Whether the impact of a project is measured: by an objective that has a baseline, a target and a value.
struct Impact {
  bool away = false;        // nobody could be asked: what follows says nothing
  std::string objective{};  // the name of the one that says most; empty: there is none
  std::optional<double> baseline{}, target{}, value{};

  bool IsMeasured() const { return baseline && target && value; }
};

// By the projects' ids, the days of their last deployments.
using LastDeployments = absl::flat_hash_map<std::string, base::Date>;

}  // namespace pepiniere::portfolio
