#include "services/portfolio/api/references.h"

namespace pepiniere::portfolio::api {

void CheckNames(const rpc::ResourcePattern& pattern, std::string_view field, const std::vector<std::string>& names,
                rpc::Violations& violations) {
  for (const std::string& name : names) {
    if (!name.empty()) violations.Take(pattern.Parse(field, name).status());
  }
}

}  // namespace pepiniere::portfolio::api
