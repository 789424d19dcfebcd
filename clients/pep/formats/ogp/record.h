// A record of CSV with the bytes that it was read from: who writes it again changes nothing that it did not change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::ogp {

struct Record {
  std::vector<std::string> cells;  // without quotes, and without the guard that base/csv.h puts before a text
  std::string_view bytes;          // with its end
  std::int64_t line = 0;           // where it begins, from 1
  bool open_quote = false;         // a quote in it is never closed
  bool text_after_quote = false;   // a cell goes on after its closing quote
};

// All records of a text, separated by commas. Lines end with LF, CRLF or CR; blank ones are records of one empty cell.
// They show the text, which must outlive them.
std::vector<Record> RecordsOf(std::string_view text);

}  // namespace pepiniere::ogp
