// Grids and their versions. Field meanings are documented once, on the contract (grid.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

struct Grid {
  static constexpr std::string_view kPattern = "grids/{grid}", kCollection = "grids";
  std::string programme;  // an id
  std::string title;
  std::string description;

  static void Fields(auto&& visit, auto&... each) {
    visit("programme", each.programme...);
    visit("title", each.title...);
    visit("description", each.description...);
  }
  bool operator==(const Grid&) const = default;
};

struct MarkMeaning {
  int mark = 0;
  std::string meaning;

  static void Fields(auto&& visit, auto&... each) {
    visit("mark", each.mark...);
    visit("meaning", each.meaning...);
  }
  bool operator==(const MarkMeaning&) const = default;
};

struct Criterion {
  std::string code, label;
  int minimum = 0, maximum = 0;
  std::string weight;  // "2", "1/3"
  std::vector<MarkMeaning> meanings;

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("label", each.label...);
    visit("minimum", each.minimum...);
    visit("maximum", each.maximum...);
    visit("weight", each.weight...);
    visit("meanings", each.meanings...);
  }
  bool operator==(const Criterion&) const = default;
};

struct GridVersion {
  using Parent = Grid;
  static constexpr std::string_view kPattern = "grids/{grid}/versions/{version}", kCollection = "versions";
  static constexpr bool kNumbered = true;
  std::vector<Criterion> criteria;
  std::string note;
  bool frozen = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("criteria", each.criteria...);
    visit("note", each.note...);
    visit("frozen", each.frozen...);
  }
  bool operator==(const GridVersion&) const = default;
};

// "2", "1/3": digits, a slash and digits, no more than nine of each, and neither is 0.
bool IsWeight(std::string_view text);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Grid& grid, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const GridVersion& version, base::Date today);

}  // namespace pepiniere::cohort
