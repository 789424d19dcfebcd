// A table that fits the terminal. Columns shrink, the widest first: their texts end with an ellipsis or go on below.
// Where that is not enough the least important ones are left out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "clients/pep/kit/terminal.h"

namespace pepiniere::pep {

enum class Align { kLeft, kRight };

struct TableColumn {
  std::string heading;
  Align align = Align::kLeft;
  // Never narrower than this, in columns; 0: never shortened.
  int min_width = 0;
  // Columns of higher rank are left out first; 0 always stays.
  int rank = 0;
  // A text that is wider goes on below, whole.
  bool wraps = false;
};

struct Cell {
  std::string text;
  Tone tone = Tone::kPlain;
  // Whether it says who, by a name ("persons/...", or one that stands for somebody) that people read as what that
  // person is called; and what they read where nobody says, if that is not the name.
  bool principal = false;
  std::string otherwise = {};
};

// Who did something.
inline Cell Principal(std::string name, Tone tone) { return {std::move(name), tone, true, {}}; }

// Rows may come in portions: the first portion decides the widths, later ones keep them.
class Table {
 public:
  Table(std::vector<TableColumn> columns, Terminal terminal);

  // As many cells as columns.
  void Add(std::vector<Cell> row);
  // The rows added since the last call, a line each; the heading comes with the first ones. Empty without rows.
  std::string Render();

 private:
  void Fit();
  // On as many lines as the texts that go on below take.
  std::string Lines(const std::vector<Cell>& row) const;
  std::string Line(const std::vector<Cell>& row) const;

  std::vector<TableColumn> columns_;
  Terminal terminal_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<int> widths_;  // 0: left out; empty until the first rows are rendered
};

}  // namespace pepiniere::pep
