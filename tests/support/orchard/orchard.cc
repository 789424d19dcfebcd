#include "tests/support/orchard/orchard.h"

#include <utility>

#include "services/record/line_statements.h"
#include "services/record/table_statements.h"

namespace pepiniere::orchard {
namespace {

template <typename T>
std::vector<base::FieldProblem> OfFields(const T& value, base::Date today) {
  base::Problems problems;
  base::CheckFields(value, today, problems);
  return std::move(problems).Take();
}

}  // namespace

std::string_view Symbol(Habit habit) { return habit == Habit::kBush ? "BUSH" : "ESPALIER"; }
bool ReadSymbol(std::string_view symbol, Habit& habit) {
  habit = symbol == "ESPALIER" ? Habit::kEspalier : Habit::kBush;
  return symbol == Symbol(habit);
}

std::vector<base::FieldProblem> ProblemsOf(const Tree& tree, base::Date today) { return OfFields(tree, today); }
std::vector<base::FieldProblem> ProblemsOf(const Harvest& harvest, base::Date today) {
  return OfFields(harvest, today);
}

const query::FilterSchema& TreeFilters() {
  using query::FieldType;
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "habit",
                  .type = FieldType::kEnum,
                  .column = "habit",
                  .symbols = {{"BUSH", std::string("BUSH")}, {"ESPALIER", std::string("ESPALIER")}}},
                 {.name = "height", .type = FieldType::kInteger, .column = "height"}}};
  return *schema;
}

const char* const kTables = R"(
CREATE TABLE trees (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, version BIGINT NOT NULL, uid VARCHAR(36) NOT NULL,
  title TEXT NOT NULL, habit VARCHAR(20) NOT NULL, planted_date DATE NULL, height INT NULL, bears BOOLEAN NOT NULL,
  fells_at_us BIGINT NOT NULL, grafts MEDIUMTEXT NOT NULL, surveyor TEXT NOT NULL,
  created_at_us BIGINT NOT NULL, updated_at_us BIGINT NOT NULL, deleted_at_us BIGINT NULL);
CREATE TABLE tree_harvests (
  tree_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL, number INT NOT NULL, version BIGINT NOT NULL,
  date DATE NULL, kilos INT NOT NULL, note TEXT NOT NULL,
  created_at_us BIGINT NOT NULL, updated_at_us BIGINT NOT NULL, deleted_at_us BIGINT NULL,
  PRIMARY KEY (tree_id, number));
CREATE TABLE labels (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, version BIGINT NOT NULL, document MEDIUMTEXT NOT NULL,
  colour VARCHAR(20) NOT NULL, created_at_us BIGINT NOT NULL, updated_at_us BIGINT NOT NULL);
CREATE TABLE tree_lines (
  tree_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL, collection VARCHAR(40) NOT NULL, number INT NOT NULL,
  document MEDIUMTEXT NOT NULL, day DATE NULL, source VARCHAR(255) NOT NULL, recorded_by VARCHAR(255) NOT NULL,
  recorded_at_us BIGINT NOT NULL, superseded_at_us BIGINT NULL, superseded_by INT NULL, supersede_reason TEXT NOT NULL,
  PRIMARY KEY (tree_id, collection, number));
CREATE TABLE record_history (
  collection VARCHAR(40) NOT NULL, id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL, version BIGINT NOT NULL,
  document MEDIUMTEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (collection, id, version));
)";

}  // namespace pepiniere::orchard

namespace pepiniere::record {

template <>
struct Layout<orchard::Tree> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"fell_time", "fells_at_us"}}};
};
template <>
struct Layout<orchard::Harvest> : StandardLayout {
  static constexpr std::string_view kTable = "tree_harvests";
  static constexpr std::array<std::string_view, 2> kKey = {"tree_id", "number"};
  static constexpr bool kHasUid = false;
};
template <>
struct Layout<orchard::Label> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
  static void Repeated(auto&& visit, auto&... each) { visit("colour", each.colour...); }
};

template <>
struct Layout<orchard::Note> : StandardLayout {
  static constexpr std::string_view kTable = "tree_lines";
  static constexpr std::array<std::string_view, 3> kKey = {"tree_id", "collection", "number"};
  static void Repeated(auto&& visit, auto&... each) { visit("day", each.date...); }
};

PEPINIERE_DOCUMENT(orchard::Tree);
PEPINIERE_DOCUMENT(orchard::Harvest);
PEPINIERE_DOCUMENT(orchard::Label);
PEPINIERE_TABLE(orchard::Tree);
PEPINIERE_TABLE(orchard::Harvest);
PEPINIERE_TABLE(orchard::Label);
PEPINIERE_DOCUMENT(orchard::Note);
PEPINIERE_LINES(orchard::Note);

}  // namespace pepiniere::record
