// The directory around the projects: organisations, incubators, teams. Resources of plain text fields, alike enough
// for one store and one set of handlers. Field meanings are documented once, on the contract.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace pepiniere::portfolio {

struct Organisation {
  static constexpr std::string_view kPattern = "organisations/{organisation}", kCollection = "organisations";
  std::string title, acronym, type, ministerial_domain;
  std::string parent;  // an id; empty at the top
  std::string description;
  std::string source_fields;  // a JSON object, or empty

  // visit(column, field of each): the fields in the order of the contract.
  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("acronym", each.acronym...);
    visit("type", each.type...);
    visit("ministerial_domain", each.ministerial_domain...);
    visit("parent", each.parent...);
    visit("description", each.description...);
    visit("source_fields", each.source_fields...);
  }
  bool operator==(const Organisation&) const = default;
};

struct Incubator {
  static constexpr std::string_view kPattern = "incubators/{incubator}", kCollection = "incubators";
  std::string title, summary, description;
  std::string owner;  // an organisation's id
  std::string contact, website_uri, repository_uri, address;
  std::string source_fields;  // a JSON object, or empty
  bool hidden = false;        // from the public

  bool Concealed() const { return hidden; }

  // visit(column, field of each): the fields in the order of the contract.
  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("summary", each.summary...);
    visit("description", each.description...);
    visit("owner", each.owner...);
    visit("contact", each.contact...);
    visit("website_uri", each.website_uri...);
    visit("repository_uri", each.repository_uri...);
    visit("address", each.address...);
    visit("source_fields", each.source_fields...);
    visit("hidden", each.hidden...);
  }
  bool operator==(const Incubator&) const = default;
};

struct Team {
  static constexpr std::string_view kPattern = "teams/{team}", kCollection = "teams";
  std::string title, mission;
  std::string incubator;  // an id
  std::string description;
  std::string source_fields;  // a JSON object, or empty

  // visit(column, field of each): the fields in the order of the contract.
  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("mission", each.mission...);
    visit("incubator", each.incubator...);
    visit("description", each.description...);
    visit("source_fields", each.source_fields...);
  }
  bool operator==(const Team&) const = default;
};

}  // namespace pepiniere::portfolio
