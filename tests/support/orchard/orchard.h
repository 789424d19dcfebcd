// Resources that exist for the tests of services/record and services/resource: trees, harvests that are numbered below
// them, labels that are kept as documents, and notes of trees, which are lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/query/schema.h"

namespace pepiniere::orchard {

enum class Habit { kBush = 1, kEspalier };
std::string_view Symbol(Habit habit);
bool ReadSymbol(std::string_view symbol, Habit& habit);

struct Graft {
  std::string variety;
  int year = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("variety", each.variety...);
    visit("year", each.year...);
  }
  bool operator==(const Graft&) const = default;
};

struct Tree {
  std::string title{};
  Habit habit = Habit::kBush;
  std::optional<base::Date> planted{};
  std::optional<int> height{};
  bool bears = false;
  absl::Time felled_at = absl::InfiniteFuture();
  std::vector<Graft> grafts{};
  std::string surveyor{};  // who wrote it down first

  bool Concealed() const { return habit == Habit::kEspalier; }

  static constexpr std::string_view kPattern = "trees/{tree}";
  static constexpr std::string_view kCollection = "trees";
  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("habit", each.habit...);
    visit("planted_date", each.planted...);
    visit("height", each.height...);
    visit("bears", each.bears...);
    visit("fell_time", each.felled_at...);
    visit("grafts", each.grafts...);
  }
  static void AllFields(auto&& visit, auto&... each) {
    Fields(visit, each...);
    visit("surveyor", each.surveyor...);
  }
  bool operator==(const Tree&) const = default;
};

struct Harvest {
  using Parent = Tree;

  std::optional<base::Date> date{};
  int kilos = 0;
  std::string note{};

  static constexpr std::string_view kPattern = "trees/{tree}/harvests/{harvest}";
  static constexpr std::string_view kCollection = "harvests";
  static constexpr bool kNumbered = true;
  static void Fields(auto&& visit, auto&... each) {
    visit("date", each.date...);
    visit("kilos", each.kilos...);
    visit("note", each.note...);
  }
  // A day that is none is noted.
  static bool Mend(Harvest& harvest, std::string_view field, const std::string& text) {
    harvest.date.reset();
    harvest.note += text;
    return field == "date";
  }
  bool operator==(const Harvest&) const = default;
};

struct Label {
  std::string text, colour;

  static constexpr std::string_view kPattern = "labels/{label}";
  static constexpr std::string_view kCollection = "labels";
  static void Fields(auto&& visit, auto&... each) {
    visit("text", each.text...);
    visit("colour", each.colour...);
  }
  bool operator==(const Label&) const = default;
};

struct Note {
  std::optional<base::Date> date{};
  std::string text{};

  static constexpr std::string_view kPattern = "trees/{tree}/notes/{note}";
  static constexpr std::string_view kCollection = "notes";
  static void Fields(auto&& visit, auto&... each) {
    visit("date", each.date...);
    visit("text", each.text...);
  }
  bool operator==(const Note&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Tree& tree, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Harvest& harvest, base::Date today);

// Over title, habit and height.
const query::FilterSchema& TreeFilters();

// The tables of all four, and the history.
extern const char* const kTables;

}  // namespace pepiniere::orchard
