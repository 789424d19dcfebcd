#include "services/base/csv.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace pepiniere::base {
namespace {

using nlohmann::json;

json Cases() {
  std::ifstream file(std::string(std::getenv("PEPINIERE_SOURCE")) + "/tests/support/csv_cases.json");
  return json::parse(file);
}

std::vector<CsvCell> CellsOf(const json& each) {
  std::vector<CsvCell> cells;
  for (const json& cell : each["cells"]) {
    if (cell.is_string()) {
      cells.emplace_back(cell.get<std::string>());
    } else {
      const json& number = cell["number"];
      cells.push_back(number.is_number_integer() ? CsvCell::Number(number.get<std::int64_t>())
                                                 : CsvCell::Number(number.dump()));
    }
  }
  return cells;
}

// The web client's writer passes the same cases: tests/unit/web/csv.mjs.
TEST(CsvTest, WritesWhatTheCasesSay) {
  const json cases = Cases();
  ASSERT_GT(cases.size(), 40U);
  for (const json& each : cases) {
    SCOPED_TRACE(each["why"]);
    EXPECT_EQ(CsvRecord(CellsOf(each), kCsvForPrograms), each["programs"].get<std::string>());
    EXPECT_EQ(CsvRecord(CellsOf(each), kCsvForSpreadsheets), each["spreadsheet"].get<std::string>());
  }
}

TEST(CsvTest, NoTwoTextsAreWrittenAlike) {
  std::map<std::string, std::string> texts;
  for (const json& each : Cases()) {
    for (const json& cell : each["cells"]) {
      if (!cell.is_string()) continue;
      const auto text = cell.get<std::string>();
      const auto [written, fresh] = texts.emplace(CsvRecord({text}), text);
      EXPECT_TRUE(fresh || written->second == text) << text;
    }
  }
}

TEST(CsvTest, QuotesAsRfc4180) {
  EXPECT_EQ(CsvRecord({"plain", "a,b", "say \"hi\"", "two\nlines", ""}),
            "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
}

TEST(CsvTest, QuotesThatAreAlwaysThereKeepFormulasOutToo) {
  constexpr CsvShape kOpenData = {.separator = ';', .end = "\n"};
  EXPECT_EQ(CsvRecord({CsvCell::Quoted("=1"), CsvCell::Quoted("")}, kOpenData), "\"'=1\";\"\"\n");
}

}  // namespace
}  // namespace pepiniere::base
