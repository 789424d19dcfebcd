#include "services/metrics/ingest/table.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/base/csv.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/payload.h"
#include "services/query/utf8.h"
#include "services/search/fold.h"

namespace pepiniere::metrics {
namespace {

constexpr char kQuote = '"';

std::string_view Trimmed(std::string_view text) {
  const absl::string_view trimmed = absl::StripAsciiWhitespace(base::Absl(text));
  return {trimmed.data(), trimmed.size()};
}

// Takes off the apostrophe that the writer puts before what a spreadsheet would compute, and no other one.
std::string Unguarded(std::string text) {
  if (!text.starts_with('\'')) return text;
  std::string rest = text.substr(1);
  const std::string written = base::CsvCell(rest).ToString(base::kCsvForPrograms);
  return written.starts_with('\'') || written.starts_with("\"'") ? rest : text;
}

// What is wrong with a line.
struct Fault {
  std::string_view code, message, action;
};

struct Record {
  std::int64_t line = 0;
  std::vector<std::string> cells = {};
  std::optional<Fault> fault = {};
  bool open = false;  // a quote in it is never closed
};

// Takes a text apart, record by record.
class Records {
 public:
  Records(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  bool done() const { return rest_.empty(); }

  Record Next() {
    Record record{.line = line_};
    do {
      std::string cell = TakeCell(record);
      if (cell.size() > kMostCellBytes) {
        record.fault = {"TOO_LONG", "has a cell that is too long", "shorten it"};
        cell.clear();
      }
      if (record.cells.size() <= kMostColumns) record.cells.push_back(std::move(cell));
    } while (TakeSeparator());
    TakeEnd();
    return record;
  }

 private:
  bool AtEnd() const { return done() || rest_.front() == '\r' || rest_.front() == '\n'; }
  bool AtCellEnd() const { return AtEnd() || rest_.front() == separator_; }
  bool TakeSeparator() {
    if (done() || rest_.front() != separator_) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void TakeEnd() {
    if (done()) return;
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    ++line_;
  }
  std::string_view TakePlain() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\r' && rest_[end] != '\n') ++end;
    const std::string_view plain = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return plain;
  }
  std::string TakeCell(Record& record) {
    // Spaces before a quote are no part of the cell.
    const std::size_t begin = std::min(rest_.find_first_not_of(' '), rest_.size());
    if (begin == rest_.size() || rest_[begin] != kQuote) return std::string(Trimmed(TakePlain()));
    rest_.remove_prefix(begin + 1);
    std::string cell = TakeQuoted(record);
    if (!AtCellEnd() && !Trimmed(TakePlain()).empty()) {
      record.fault = {"QUOTES", "has more text after a closing quote",
                      "put the whole cell between quotes, and double those within"};
    }
    return cell;
  }
  std::string TakeQuoted(Record& record) {
    std::string cell;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == kQuote && !rest_.starts_with("\"\"")) {
        rest_.remove_prefix(1);
        return cell;
      }
      if (c == '\n' || (c == '\r' && !rest_.starts_with("\r\n"))) ++line_;
      rest_.remove_prefix(c == kQuote ? 2 : 1);
      cell += c;
    }
    record.open = true;
    return cell;
  }

  std::string_view rest_;
  const char separator_;
  std::int64_t line_ = 1;
};

// Of the first line that says something, outside quotes; a comma if there is none.
char SeparatorOf(std::string_view text) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<std::size_t, kSeparators.size()> counts{};
  text.remove_prefix(std::min(text.find_first_not_of("\r\n "), text.size()));  // blank lines before it
  bool quoted = false;
  for (const char c : text) {
    if (c == kQuote) quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t which = kSeparators.find(c); which != kSeparators.npos) ++counts[which];
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// "sep=;" on the first line, as spreadsheets have it; taken off then.
std::optional<char> TakeSaidSeparator(std::string_view& text) {
  constexpr std::string_view kSays = "sep=";
  if (!text.starts_with(kSays) || text.size() <= kSays.size()) return std::nullopt;
  const char separator = text[kSays.size()];
  const std::string_view after = text.substr(kSays.size() + 1);
  if (!after.starts_with('\n') && !after.starts_with('\r')) return std::nullopt;
  text = after.substr(after.starts_with("\r\n") ? 2 : 1);
  return separator;
}

absl::Status CheckText(std::string_view text) {
  if (text.size() > kMostTableBytes) {
    return Refuse("file", base::Concat("must not be larger than ", kMostTableBytes, " bytes: import it in parts"));
  }
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
    return Refuse("file", "is UTF-16: save it as CSV in UTF-8");
  }
  if (const auto byte = query::FirstInvalidUtf8(text)) {
    const auto line = 1 + std::ranges::count(text.substr(0, *byte), '\n');
    return Refuse(base::Concat("line ", line), "is not UTF-8: save the file as CSV in UTF-8");
  }
  if (text.find('\0') != text.npos) return Refuse("file", "holds bytes that are no text: is it a CSV file?");
  return absl::OkStatus();
}

absl::Status CheckColumns(const Record& record) {
  const std::string where = base::Concat("line ", record.line);
  const std::vector<std::string>& columns = record.cells;
  if (record.fault) return Refuse(where, base::Concat(record.fault->message, ": ", record.fault->action));
  if (columns.size() > kMostColumns) return Refuse(where, base::Concat("has more than ", kMostColumns, " columns"));
  std::set<std::string> names;
  for (const std::string& column : columns) {
    if (column.size() > kMostIdBytes) return Refuse(where, "has a column with too long a name");
    if (!column.empty() && !names.insert(column).second) {
      return Refuse(where, base::Concat("has the column \"", column, "\" twice: rename one"));
    }
  }
  return absl::OkStatus();
}

bool IsBlank(const Record& record) {
  return !record.fault && std::ranges::all_of(record.cells, [](const std::string& cell) { return cell.empty(); });
}

// To as many cells as there are columns.
void Fit(std::size_t columns, Record& record) {
  while (record.cells.size() > columns && record.cells.back().empty()) record.cells.pop_back();
  if (record.cells.size() > columns && !record.fault) {
    record.fault = {"CELLS", "has more cells than there are columns",
                    "put cells that hold what parts them between quotes"};
  }
  record.cells.resize(columns);
}

}  // namespace

absl::StatusOr<Table> Table::Read(std::string_view text, Findings& findings) {
  PEP_TRY(CheckText(text));
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const auto said = TakeSaidSeparator(text);
  Records records(text, said ? *said : SeparatorOf(text));
  const std::int64_t lines_before = said ? 1 : 0;
  Table table;
  while (!records.done()) {
    Record record = records.Next();
    record.line += lines_before;
    if (record.open) return Refuse(base::Concat("line ", record.line), "has a quote that is never closed");
    if (IsBlank(record)) continue;
    for (std::string& cell : record.cells) cell = Unguarded(std::move(cell));
    if (table.columns_.empty()) {
      PEP_TRY(CheckColumns(record));
      table.columns_ = std::move(record.cells);
      continue;
    }
    Fit(table.columns_.size(), record);
    if (record.fault) {
      ++table.refused_;
      findings.Refuse({record.line}, record.fault->code, std::string(record.fault->message), record.fault->action);
      continue;
    }
    if (table.rows_.size() == kMostRows) {
      return Refuse("file", base::Concat("has more than ", kMostRows, " lines: import it in parts"));
    }
    table.rows_.push_back({record.line, std::move(record.cells)});
  }
  if (table.columns_.empty()) return Refuse("file", "is empty: its first line must name the columns");
  return table;
}

std::optional<std::size_t> Table::Find(std::initializer_list<std::string_view> folded) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string its = search::Fold(columns_[i]);
    if (std::ranges::find(folded, its) != folded.end()) return i;
  }
  return std::nullopt;
}

}  // namespace pepiniere::metrics
