// What metrics mean. Field meanings are documented once, on the contract (definition.proto). The values of this room
// are those that are kept, and called as their resources; what is computed from them is the compute room's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract.
enum class Direction { kUp = 1, kDown, kNone };
enum class Kind { kAdditive = 1, kUnique, kGauge, kRatio };
enum class Period { kDay = 1, kWeek, kMonth, kInstant };
enum class Purpose { kUsage = 1, kOnlineShare, kImpact };
enum class Visibility { kPublic = 1, kProject };

// ADDITIVE: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(Direction direction);
std::string_view Symbol(Kind kind);
std::string_view Symbol(Period period);
std::string_view Symbol(Purpose purpose);
std::string_view Symbol(Visibility visibility);
bool ReadSymbol(std::string_view symbol, Direction& direction);
bool ReadSymbol(std::string_view symbol, Kind& kind);
bool ReadSymbol(std::string_view symbol, Period& period);
bool ReadSymbol(std::string_view symbol, Purpose& purpose);
bool ReadSymbol(std::string_view symbol, Visibility& visibility);

struct Definition {
  static constexpr std::string_view kPattern = "definitions/{definition}", kCollection = "definitions";
  std::string title, title_en, description, unit;
  Direction direction{};
  Kind kind{};
  Period period{};
  std::string source, source_uri;
  std::vector<std::string> dimensions, additive_dimensions;
  std::string numerator, denominator;  // ids
  std::optional<Purpose> purpose;
  std::optional<Visibility> visibility;
  std::string project, project_uid;  // the name of a project of the portfolio's; empty: everybody's
  bool builtin = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("title_en", each.title_en...);
    visit("description", each.description...);
    visit("unit", each.unit...);
    visit("direction", each.direction...);
    visit("kind", each.kind...);
    visit("period", each.period...);
    visit("source", each.source...);
    visit("source_uri", each.source_uri...);
    visit("dimensions", each.dimensions...);
    visit("additive_dimensions", each.additive_dimensions...);
    visit("numerator", each.numerator...);
    visit("denominator", each.denominator...);
    visit("purpose", each.purpose...);
    visit("visibility", each.visibility...);
    visit("project", each.project...);
    visit("project_uid", each.project_uid...);
    visit("builtin", each.builtin...);
  }
  bool operator==(const Definition&) const = default;
  // Whether there are some who are not told of it: a project's own that is not open data.
  bool Concealed() const { return visibility == Visibility::kProject && !project.empty(); }
};

inline constexpr std::size_t kMostDimensions = 10;

// Whether its values are open data.
bool IsPublic(const Definition& definition);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Definition& definition, base::Date today);
// That a ratio's parts (null: there is none of that id) are such that it can be made of them.
std::vector<base::FieldProblem> CheckParts(const Definition& ratio, const Definition* numerator,
                                           const Definition* denominator);
// What a change may not touch: what values mean; of a builtin one, all but what describes it.
std::vector<base::FieldProblem> CheckFixed(const Definition& before, const Definition& now);

// Those that the software brings, by their ids, parts before what is made of them.
const std::vector<std::pair<std::string, Definition>>& BuiltinDefinitions();

}  // namespace pepiniere::metrics::domain
