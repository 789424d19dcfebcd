// Networks of alumni and their members. Field meanings are documented once, on the contract (network.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::feedback {

struct Network {
  static constexpr std::string_view kPattern = "networks/{network}", kCollection = "networks";
  std::string title{};
  std::string description{};
  std::string programme{};
  std::string programme_uid{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("programme", each.programme...);
    visit("programme_uid", each.programme_uid...);
  }
  bool operator==(const Network&) const = default;
};

struct Member {
  using Parent = Network;
  static constexpr std::string_view kPattern = "networks/{network}/members/{member}", kCollection = "members";
  std::string person{};
  std::string display_name{};
  std::vector<std::string> interests{};
  std::vector<std::string> contact_for{};
  std::vector<std::string> cohorts{};

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("display_name", each.display_name...);
    visit("interests", each.interests...);
    visit("contact_for", each.contact_for...);
    visit("cohorts", each.cohorts...);
  }
  bool operator==(const Member&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Network& network, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Member& member, base::Date today);

}  // namespace pepiniere::feedback
