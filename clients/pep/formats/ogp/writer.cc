#include "clients/pep/formats/ogp/writer.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "clients/pep/formats/ogp/columns.h"
#include "clients/pep/formats/ogp/reader.h"
#include "services/base/csv.h"

namespace pepiniere::ogp {
namespace {

constexpr base::CsvShape kShape = {.end = "\n"};

// Whether the bytes of a commitment still say what it does, below these columns.
bool IsUnchanged(const Commitment& commitment, const std::vector<std::string>& columns) {
  const std::vector<Record> records = RecordsOf(commitment.bytes);
  return records.size() == 1 && SaySame(CommitmentOf(records[0], columns), commitment);
}

std::vector<std::string> ColumnsFor(const std::vector<Commitment>& commitments) {
  std::vector<std::string> names;
  for (const Column& column : Columns()) {
    const bool is_filled = std::ranges::any_of(commitments, [&](const auto& c) { return !(c.*column.field).empty(); });
    if (column.required || is_filled) names.emplace_back(column.name);
  }
  return names;
}

base::CsvCell CellOf(const std::string& text, bool is_quoted) {
  return is_quoted && base::CsvCell(text).ToString(kShape) == text ? base::CsvCell::Quoted(text) : base::CsvCell(text);
}

std::string RecordOf(const Commitment& commitment, const std::vector<std::string>& columns) {
  std::vector<base::CsvCell> cells;
  auto rest = commitment.rest.begin();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column* const column = FindColumn(columns[i]);
    const bool is_first = std::ranges::find(columns, columns[i]) - columns.begin() == static_cast<std::ptrdiff_t>(i);
    if (column != nullptr && is_first) {
      cells.push_back(CellOf(commitment.*column->field, column->quoted));
    } else {
      const bool is_there = rest != commitment.rest.end() && rest->first == columns[i];
      cells.emplace_back(is_there ? (rest++)->second : std::string());
    }
  }
  for (; rest != commitment.rest.end(); ++rest) cells.emplace_back(rest->second);
  return base::CsvRecord(cells, kShape);
}

}  // namespace

std::string WriteCatalogue(const Catalogue& catalogue) {
  const bool is_new = catalogue.header.empty();
  const std::vector<std::string> columns = is_new ? ColumnsFor(catalogue.commitments) : catalogue.columns;
  std::vector<base::CsvCell> names(columns.begin(), columns.end());
  std::string text = is_new ? base::CsvRecord(names, kShape) : catalogue.header;
  for (const Commitment& commitment : catalogue.commitments) {
    if (!text.ends_with('\n') && !text.ends_with('\r')) text += kShape.end;
    text += !is_new && IsUnchanged(commitment, columns) ? commitment.bytes : RecordOf(commitment, columns);
  }
  return text;
}

}  // namespace pepiniere::ogp
