// The tree of organisations: who answers for whom.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace pepiniere::portfolio {

class OrganisationTree {
 public:
  void Add(std::string id, std::string parent, std::string domain);

  // The organisation and everything above it, nearest first; just itself where it is unknown. A cycle ends where it
  // closes.
  std::vector<std::string> SelfAndAncestors(const std::string& id) const;
  // The organisation and everything below it.
  std::vector<std::string> SelfAndDescendants(const std::string& id) const;
  // The ministerial domain it names, empty where it is unknown.
  std::string_view Domain(const std::string& id) const;
  // Whether `parent` above `id` would make a circle.
  bool WouldCycle(const std::string& id, const std::string& parent) const;

 private:
  struct Node {
    std::string parent, domain;
  };
  absl::flat_hash_map<std::string, Node> nodes_;
};

}  // namespace pepiniere::portfolio
