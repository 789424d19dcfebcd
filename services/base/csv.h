// Comma-separated values, whatever stands between them: the one writer of all that leaves here as CSV. The web client
// has its own in TypeScript, and one table of cases holds the two together (tests/support/csv_cases.json).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pepiniere::base {

// What a file of it looks like.
struct CsvShape {
  char separator = ',';
  std::string_view end = "\r\n";  // of a record
  char point = '.';               // of a decimal number
  std::string_view begin = "";    // before the first record
};

// For programs: RFC 4180, in UTF-8 without a byte order mark.
inline constexpr CsvShape kCsvForPrograms = {};
// For people: what a spreadsheet set to French opens, each value in its column and each accent right.
inline constexpr CsvShape kCsvForSpreadsheets = {.separator = ';', .point = ',', .begin = "\xef\xbb\xbf"};

// Text or a number. Which one is a matter of type: the text "-1" is no number.
//
// Text that a spreadsheet would compute, or that begins with a control character, gets an apostrophe before it, and so
// does text that begins with one: to read a cell back is to take its first apostrophe off.
class CsvCell {
 public:
  CsvCell(std::string text) : text_(std::move(text)) {}  // NOLINT: text is a cell
  CsvCell(std::string_view text) : text_(text) {}        // NOLINT: likewise
  CsvCell(const char* text) : text_(text) {}             // NOLINT: likewise
  static CsvCell Number(std::int64_t number) { return {std::to_string(number), kNumber}; }
  // "-1234.50", with a point; empty: no number.
  static CsvCell Number(std::string decimal) { return {std::move(decimal), kNumber}; }
  // Text within quotes, though it may not need them.
  static CsvCell Quoted(std::string text) { return {std::move(text), kQuoted}; }

  // As it stands between separators.
  std::string ToString(const CsvShape& shape) const;

 private:
  enum Kind { kText, kQuoted, kNumber };
  CsvCell(std::string text, Kind kind) : text_(std::move(text)), kind_(kind) {}

  std::string text_;
  Kind kind_ = kText;
};

// One record, with its end.
std::string CsvRecord(const std::vector<CsvCell>& cells, const CsvShape& shape = kCsvForPrograms);

}  // namespace pepiniere::base
