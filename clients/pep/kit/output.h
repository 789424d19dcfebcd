// Where answers go: a table for people, or JSON or CSV for programs. Progress and complaints go elsewhere (stderr).
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/table.h"
#include "clients/pep/kit/terminal.h"
#include "clients/pep/kit/text.h"
#include "services/base/csv.h"

namespace pepiniere::pep {

enum class Format { kTable, kJson, kCsv };

struct Output {
  std::ostream& stream;
  Format format = Format::kTable;
  Terminal terminal;
  Messages say;
  base::CsvShape csv = base::kCsvForPrograms;
  // Puts what persons are called in the place of their names; nothing where nobody says (person_names.h).
  std::function<void(const std::vector<std::string*>&)> call_persons = {};

  bool ForPeople() const { return format == Format::kTable; }
  // The same in cells that say who.
  void CallPersons(const std::vector<Cell*>& cells) const {
    std::vector<std::string> names;
    std::vector<std::string*> texts;
    for (Cell* cell : cells) names.push_back(cell->text), texts.push_back(&cell->text);
    if (call_persons && !texts.empty()) call_persons(texts);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i]->text == names[i] && !cells[i]->otherwise.empty()) cells[i]->text = cells[i]->otherwise;
    }
  }
  // A line, as it is.
  void Line(std::string_view text) const { stream << text << '\n'; }
  // A record of CSV: byte for byte, but on a terminal, which must not obey what is in it.
  void Record(const std::vector<base::CsvCell>& cells) const {
    const std::string record = base::CsvRecord(cells, csv);
    stream << (terminal.is_tty ? Visible(record) : record);
  }
  // A line for people, painted; nothing for programs.
  void Note(std::string_view text, Tone tone = Tone::kDim) const {
    if (ForPeople()) stream << terminal.Paint(tone, text) << '\n';
  }
};

// How a kind of thing is listed.
template <typename T>
struct View {
  // A field of a CSV record. Names are part of what scripts rely on: they never change and are never translated.
  struct Field {
    std::string_view name;
    std::function<base::CsvCell(const T&)> value;
  };
  // A column of the table.
  struct Column {
    Text heading;
    std::function<Cell(const T&, const Messages&)> cell;
    Align align = Align::kLeft;
    int min_width = 0;
    int rank = 0;
    bool wraps = false;
  };
  std::vector<Field> fields;
  std::vector<Column> columns;
};

// Writes things as they come: a JSON object a line, a CSV record, or the rows of a table, which appear at each Flush.
template <typename T>
class Listing {
 public:
  Listing(const Output& output, const View<T>& view)
      : output_(output), view_(view), table_(Columns(), output.terminal) {
    if (output_.format != Format::kCsv) return;
    if (!output_.terminal.is_tty) output_.stream << output_.csv.begin;
    std::vector<base::CsvCell> names;
    for (const auto& field : view_.fields) names.emplace_back(field.name);
    output_.Record(names);
  }

  void Add(const T& item) {
    if (output_.format == Format::kTable) return rows_.push_back(Cells(item));
    if (output_.format == Format::kCsv) {
      std::vector<base::CsvCell> values;
      for (const auto& field : view_.fields) values.push_back(field.value(item));
      output_.Record(values);
    } else if constexpr (std::is_base_of_v<google::protobuf::Message, T>) {
      output_.Line(Json(item));
    }
  }

  // What came so far, on the screen.
  void Flush() {
    std::vector<Cell*> principals;
    for (auto& row : rows_) {
      for (Cell& cell : row) {
        if (cell.principal) principals.push_back(&cell);
      }
    }
    output_.CallPersons(principals);
    for (auto& row : rows_) table_.Add(std::move(row));
    rows_.clear();
    output_.stream << table_.Render() << std::flush;
  }

 private:
  std::vector<TableColumn> Columns() const {
    std::vector<TableColumn> columns;
    for (const auto& column : view_.columns) {
      columns.push_back(
          {std::string(output_.say.Pick(column.heading)), column.align, column.min_width, column.rank, column.wraps});
    }
    return columns;
  }

  std::vector<Cell> Cells(const T& item) const {
    std::vector<Cell> cells;
    for (const auto& column : view_.columns) cells.push_back(column.cell(item, output_.say));
    return cells;
  }

  const Output& output_;
  const View<T>& view_;
  Table table_;
  std::vector<std::vector<Cell>> rows_;  // since the last Flush
};

// One thing for programs: its JSON, or a CSV of one record.
template <typename T>
void ShowOne(const Output& output, const View<T>& view, const T& item) {
  Listing<T> listing(output, view);
  listing.Add(item);
  listing.Flush();
}

}  // namespace pepiniere::pep
