#include "clients/pep/formats/ogp/record.h"

#include <algorithm>
#include <utility>

#include "services/base/csv.h"

namespace pepiniere::ogp {
namespace {

constexpr char kQuote = '"', kSeparator = ',';

// Takes off the apostrophe that the writer puts before what a spreadsheet would compute, and no other one.
std::string Unguarded(std::string text) {
  if (!text.starts_with('\'')) return text;
  std::string rest = text.substr(1);
  const std::string written = base::CsvCell(rest).ToString(base::kCsvForPrograms);
  return written.starts_with('\'') || written.starts_with("\"'") ? rest : text;
}

class Records {
 public:
  explicit Records(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  Record Next() {
    const std::string_view begin = rest_;
    Record record{.cells = {}, .bytes = {}, .line = line_};
    do record.cells.push_back(Unguarded(TakeCell(record)));
    while (TakeSeparator());
    TakeEnd();
    record.bytes = begin.substr(0, begin.size() - rest_.size());
    return record;
  }

 private:
  bool IsAtCellEnd() const { return done() || rest_[0] == kSeparator || rest_[0] == '\r' || rest_[0] == '\n'; }
  bool TakeSeparator() {
    if (done() || rest_[0] != kSeparator) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void TakeEnd() {
    if (done()) return;
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    ++line_;
  }
  std::string TakePlain() {
    std::string plain;
    for (; !IsAtCellEnd(); rest_.remove_prefix(1)) plain += rest_[0];
    return plain;
  }
  std::string TakeCell(Record& record) {
    if (!rest_.starts_with(kQuote)) return TakePlain();
    rest_.remove_prefix(1);
    std::string cell = TakeQuoted(record);
    if (IsAtCellEnd()) return cell;
    record.text_after_quote = true;
    return cell + TakePlain();
  }
  std::string TakeQuoted(Record& record) {
    std::string cell;
    while (!done()) {
      const char c = rest_[0];
      const bool is_doubled = rest_.starts_with("\"\"");
      if (c == '\n' || (c == '\r' && !rest_.starts_with("\r\n"))) ++line_;
      rest_.remove_prefix(is_doubled ? 2 : 1);
      if (c == kQuote && !is_doubled) return cell;
      cell += c;
    }
    record.open_quote = true;
    return cell;
  }

  std::string_view rest_;
  std::int64_t line_ = 1;
};

}  // namespace

std::vector<Record> RecordsOf(std::string_view text) {
  std::vector<Record> all;
  for (Records records(text); !records.done();) all.push_back(records.Next());
  return all;
}

}  // namespace pepiniere::ogp
