#include "services/metrics/ingest/table.h"

#include "services/base/csv.h"
#include "services/metrics/ingest/decimal.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::int64_t> lines;
  std::vector<std::string> said;
};
Read ReadAll(std::string_view text) {
  Findings findings;
  const auto table = Table::Read(text, findings);
  EXPECT_TRUE(table.ok()) << table.status();
  Read read;
  if (!table.ok()) return read;
  read.columns = table->columns();
  for (const Table::Row& row : table->rows()) {
    read.rows.push_back(row.cells);
    read.lines.push_back(row.line);
  }
  read.said = Said(std::move(findings).Take());
  return read;
}
std::string Why(std::string_view text) {
  Findings findings;
  const auto table = Table::Read(text, findings);
  EXPECT_EQ(table.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(table.status().message());
}

TEST(TableTest, WhateverPartsItsCellsAndLines) {
  for (const char* text : {"id,name\n1,a\n2,b\n", "id;name\r\n1;a\r\n2;b", "\xef\xbb\xbfid\tname\r1\ta\r2\tb\r",
                           "sep=;\r\nid;name\r\n1;a\r\n2;b\r\n", "\n\nid ; name\n\n 1; a \n;\n2;b\n\n"}) {
    SCOPED_TRACE(text);
    const Read read = ReadAll(text);
    EXPECT_THAT(read.columns, ElementsAre("id", "name"));
    EXPECT_THAT(read.rows, ElementsAre(ElementsAre("1", "a"), ElementsAre("2", "b")));
    EXPECT_THAT(read.said, IsEmpty());
  }
}

TEST(TableTest, QuotesHoldWhatPartsCells) {
  const Read read =
      ReadAll("id;\"nom; prénom\"\n1;\"deux\nlignes, \"\"citées\"\"\"\n 2; \"  gardé  \" \n3;d'un \"mot\"\n");
  EXPECT_THAT(read.columns, ElementsAre("id", "nom; prénom"));
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("1", "deux\nlignes, \"citées\""), ElementsAre("2", "  gardé  "),
                                     ElementsAre("3", "d'un \"mot\"")));
  EXPECT_THAT(read.lines, ElementsAre(2, 4, 5)) << "a line break between quotes counts";
}

TEST(TableTest, ALineThatIsNoRowIsLeftOutAndSaid) {
  const Read read =
      ReadAll(base::Concat("id,name\n1,a,b\n2\n3,\"c\"d\n4,e,,\n5,", std::string(kMostCellBytes + 1, 'x'), "\n6,f\n"));
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("2", ""), ElementsAre("4", "e"), ElementsAre("6", "f")));
  EXPECT_THAT(read.said, ElementsAre("!2 CELLS", "!4 QUOTES", "!6 TOO_LONG"));
}

TEST(TableTest, WhatTheWriterGuardedComesBack) {
  const std::vector<std::string> texts = {"=1+1",       "-3",  "'cité", "l'été", "a;b",
                                          "two\nlines", "+33", "'",     "@x",    "plain"};
  for (const base::CsvShape& shape : {base::kCsvForPrograms, base::kCsvForSpreadsheets}) {
    std::string file(shape.begin);
    file += base::CsvRecord({"id", "text"}, shape);
    for (const std::string& text : texts) file += base::CsvRecord({"1", text}, shape);
    std::vector<std::string> read;
    for (const auto& row : ReadAll(file).rows) read.push_back(row[1]);
    EXPECT_EQ(read, texts);
  }
  EXPECT_THAT(ReadAll("id,text\n1,'tis foreign\n").rows, ElementsAre(ElementsAre("1", "'tis foreign")));
}

TEST(TableTest, WhatIsNoTable) {
  EXPECT_THAT(Why(""), HasSubstr("file: is empty"));
  EXPECT_THAT(Why("\n\n"), HasSubstr("file: is empty"));
  EXPECT_THAT(Why("id,name\n1,\"a\n2,b\n"), HasSubstr("line 2: has a quote that is never closed"));
  EXPECT_THAT(Why("id,name\n1,caf\xe9\n"), HasSubstr("line 2: is not UTF-8: save the file as CSV in UTF-8"));
  EXPECT_THAT(Why(std::string_view("\xff\xfei\0d\0", 6)), HasSubstr("file: is UTF-16"));
  EXPECT_THAT(Why(std::string_view("id\0", 3)), HasSubstr("file: holds bytes that are no text"));
  EXPECT_THAT(Why("id,id\n"), HasSubstr("line 1: has the column \"id\" twice"));
  EXPECT_THAT(Why("a" + std::string(kMostColumns, ',') + "\nx"), HasSubstr("line 1: has more than 200 columns"));
}

TEST(TableTest, AColumnByItsFoldedName) {
  Findings findings;
  const auto table = Table::Read("Clé;DATE  de l’Avis\n", findings);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->Find({"id", "cle"}), 0U);
  EXPECT_EQ(table->Find({"date de l avis"}), 1U);
  EXPECT_EQ(table->Find({"nom"}), std::nullopt);
}

TEST(FindingsTest, SaysHowManyItDidNotKeep) {
  Findings findings;
  for (std::size_t i = 0; i < kMostFindings + 7; ++i) findings.Note({1}, "STAGE", "is read", "as it stands");
  const auto kept = std::move(findings).Take();
  ASSERT_EQ(kept.size(), kMostFindings + 1);
  EXPECT_EQ(kept.back().code, "MORE");
  EXPECT_THAT(kept.back().message, HasSubstr("7 more"));
}

TEST(DecimalTest, AsPeopleWriteThem) {
  EXPECT_EQ(ParseDecimal("1234.5"), 1234.5);
  EXPECT_EQ(ParseDecimal("1 234,5"), 1234.5);
  EXPECT_EQ(ParseDecimal("1\u202f234\u00a0567"), 1234567);
  EXPECT_EQ(ParseDecimal("1,234.5"), 1234.5);
  EXPECT_EQ(ParseDecimal("1.234,5"), 1234.5);
  EXPECT_EQ(ParseDecimal("1.234.567"), 1234567);
  EXPECT_EQ(ParseDecimal("0,85"), 0.85);
  EXPECT_EQ(ParseDecimal("-3"), -3);
  EXPECT_EQ(ParseDecimal("\u2212"
                         "3,5"),
            -3.5);
  EXPECT_EQ(ParseDecimal("2e3"), 2000);
  for (const char* text :
       {"", "85 %", "1,2,3", "1.23.456", "1,234.5.6", "0x10", "inf", "nan", "--1", "1e999", ".5", "1 €", "e", "-"}) {
    EXPECT_EQ(ParseDecimal(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace pepiniere::metrics
