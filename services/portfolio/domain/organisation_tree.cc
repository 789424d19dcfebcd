#include "services/portfolio/domain/organisation_tree.h"

#include <algorithm>
#include <utility>

namespace pepiniere::portfolio {

void OrganisationTree::Add(std::string id, std::string parent, std::string domain) {
  nodes_.insert_or_assign(std::move(id), Node{std::move(parent), std::move(domain)});
}

std::vector<std::string> OrganisationTree::SelfAndAncestors(const std::string& id) const {
  std::vector<std::string> path = {id};
  for (auto node = nodes_.find(id); node != nodes_.end() && !node->second.parent.empty();
       node = nodes_.find(path.back())) {
    if (std::ranges::find(path, node->second.parent) != path.end()) break;
    path.push_back(node->second.parent);
  }
  return path;
}

std::vector<std::string> OrganisationTree::SelfAndDescendants(const std::string& id) const {
  std::vector<std::string> below = {id};
  for (const auto& [candidate, node] : nodes_) {
    if (candidate == id) continue;
    const std::vector<std::string> path = SelfAndAncestors(candidate);
    if (std::ranges::find(path, id) != path.end()) below.push_back(candidate);
  }
  std::sort(below.begin() + 1, below.end());
  return below;
}

std::string_view OrganisationTree::Domain(const std::string& id) const {
  const auto node = nodes_.find(id);
  return node == nodes_.end() ? std::string_view() : node->second.domain;
}

bool OrganisationTree::WouldCycle(const std::string& id, const std::string& parent) const {
  const std::vector<std::string> path = SelfAndAncestors(parent);
  return std::ranges::find(path, id) != path.end();
}

}  // namespace pepiniere::portfolio
