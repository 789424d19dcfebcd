#include "services/portfolio/domain/alias.h"

#include <algorithm>

namespace pepiniere::portfolio {

bool IsFormerName(std::string_view alias) {
  constexpr std::string_view kCollection = "projects/";
  if (!alias.starts_with(kCollection)) return false;
  const std::string_view id = alias.substr(kCollection.size());
  return !id.empty() && id != "." && id != ".." && id.find('/') == id.npos && id.front() != ' ' && id.back() != ' ';
}

std::vector<std::string> AliasIds(std::string_view project_id, const std::vector<std::string>& aliases) {
  constexpr std::string_view kPage = ".html";
  constexpr std::size_t kLongestId = 190;
  std::vector<std::string> ids;
  const auto add = [&](std::string_view id) {
    if (!id.empty() && id.size() <= kLongestId && id != project_id && std::ranges::find(ids, id) == ids.end())
      ids.emplace_back(id);
  };
  for (const std::string& alias : aliases) {
    const std::string_view id = std::string_view(alias).substr(alias.find('/') + 1);
    add(id);
    if (id.ends_with(kPage)) add(id.substr(0, id.size() - kPage.size()));
  }
  return ids;
}

}  // namespace pepiniere::portfolio
