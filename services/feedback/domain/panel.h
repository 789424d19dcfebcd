// Panels and their panelists. Field meanings are documented once, on the contract (panel.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::feedback {

struct PanelCriterion {
  std::string code{};
  std::string label{};
  std::vector<std::string> values{};

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("label", each.label...);
    visit("values", each.values...);
  }
  bool operator==(const PanelCriterion&) const = default;
};

struct PanelValue {
  std::string criterion{};
  std::string value{};

  static void Fields(auto&& visit, auto&... each) {
    visit("criterion", each.criterion...);
    visit("value", each.value...);
  }
  bool operator==(const PanelValue&) const = default;
};

struct Panel {
  static constexpr std::string_view kPattern = "panels/{panel}", kCollection = "panels";
  std::string title{};
  std::string description{};
  std::vector<PanelCriterion> criteria{};
  int capacity = 0;
  bool closed = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("criteria", each.criteria...);
    visit("capacity", each.capacity...);
    visit("closed", each.closed...);
  }
  bool operator==(const Panel&) const = default;
};

struct Panelist {
  using Parent = Panel;
  static constexpr std::string_view kPattern = "panels/{panel}/panelists/{panelist}", kCollection = "panelists";
  std::string person{};
  std::vector<PanelValue> profile{};
  bool paused = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("profile", each.profile...);
    visit("paused", each.paused...);
  }
  bool operator==(const Panelist&) const = default;
};

// What somebody says to a criterion; empty: nothing.
std::string ValueOf(const std::vector<PanelValue>& profile, std::string_view criterion);
// That a profile says what the panel asks.
void CheckProfile(const Panel& panel, const Panelist& panelist, base::Problems& problems);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Panel& panel, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Panelist& panelist, base::Date today);

}  // namespace pepiniere::feedback
