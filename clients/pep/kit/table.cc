#include "clients/pep/kit/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "clients/pep/kit/text.h"

namespace pepiniere::pep {
namespace {

constexpr std::string_view kGap = "  ";

int Total(const std::vector<int>& widths) {
  const auto shown = std::count_if(widths.begin(), widths.end(), [](int w) { return w > 0; });
  return std::accumulate(widths.begin(), widths.end(), 0) + static_cast<int>(kGap.size() * std::max(shown - 1, 0L));
}

// The widest column that may still shrink, or -1.
int Widest(const std::vector<TableColumn>& columns, const std::vector<int>& widths) {
  int widest = -1;
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    const bool shrinks = columns[i].min_width > 0 && widths[i] > columns[i].min_width;
    if (shrinks && (widest < 0 || widths[i] > widths[widest])) widest = i;
  }
  return widest;
}

// The shown column of the highest rank, the last of equals; -1 when only those of rank 0 are left.
int LeastImportant(const std::vector<TableColumn>& columns, const std::vector<int>& widths) {
  int least = -1;
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    if (widths[i] > 0 && columns[i].rank > 0 && (least < 0 || columns[i].rank >= columns[least].rank)) least = i;
  }
  return least;
}

// Narrows `widths` to `limit` as far as the columns allow; false when they do not.
bool Shrink(const std::vector<TableColumn>& columns, int limit, std::vector<int>& widths) {
  while (Total(widths) > limit) {
    const int widest = Widest(columns, widths);
    if (widest < 0) return false;
    --widths[widest];
  }
  return true;
}

}  // namespace

Table::Table(std::vector<TableColumn> columns, Terminal terminal) : columns_(std::move(columns)), terminal_(terminal) {}

void Table::Add(std::vector<Cell> row) {
  for (Cell& cell : row) cell.text = Printable(cell.text);
  rows_.push_back(std::move(row));
}

void Table::Fit() {
  std::vector<int> natural;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int width = std::max(DisplayWidth(columns_[i].heading), 1);
    for (const auto& row : rows_) width = std::max(width, DisplayWidth(row[i].text));
    natural.push_back(width);
  }
  widths_ = natural;
  if (terminal_.width == 0) return;
  while (!Shrink(columns_, terminal_.width, widths_)) {
    const int least = LeastImportant(columns_, natural);
    if (least < 0) return;
    natural[least] = 0;
    widths_ = natural;
  }
}

std::string Table::Line(const std::vector<Cell>& row) const {
  std::string line;
  int owed = 0;  // spaces before the next cell: nothing is padded at the end of a line
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (widths_[i] == 0) continue;
    const std::string text = Ellipsize(row[i].text, widths_[i]);
    const int spare = widths_[i] - DisplayWidth(text);
    const bool right = columns_[i].align == Align::kRight;
    if (!text.empty()) {
      line.append(owed + (right ? spare : 0), ' ');
      line += terminal_.Paint(row[i].tone, text);
      owed = right ? 0 : spare;
    } else {
      owed += spare;
    }
    owed += static_cast<int>(kGap.size());
  }
  return line + "\n";
}

std::string Table::Lines(const std::vector<Cell>& row) const {
  std::vector<std::vector<Cell>> lines = {row};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].wraps || widths_[i] == 0) continue;
    const std::vector<std::string> parts = Wrap(row[i].text, widths_[i]);
    if (parts.size() > lines.size()) lines.resize(parts.size(), std::vector<Cell>(row.size()));
    for (std::size_t part = 0; part < parts.size(); ++part) lines[part][i] = {parts[part], row[i].tone};
  }
  std::string text;
  for (const auto& line : lines) text += Line(line);
  return text;
}

std::string Table::Render() {
  if (rows_.empty()) return "";
  std::string text;
  if (widths_.empty()) {
    Fit();
    std::vector<Cell> headings;
    for (const TableColumn& column : columns_) headings.push_back({column.heading, Tone::kStrong});
    text = Line(headings);
  }
  for (const auto& row : rows_) text += Lines(row);
  rows_.clear();
  return text;
}

}  // namespace pepiniere::pep
