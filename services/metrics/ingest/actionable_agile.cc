#include "services/metrics/ingest/actionable_agile.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/line_reader.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/ingest/table.h"

namespace pepiniere::metrics {
namespace {

struct Stage {
  std::size_t column;
  State state;
};

struct Board {
  Column id, link, name, type;
  std::vector<Stage> stages;
};

// Whether the first cell that says anything is a day or a time.
bool HoldsDays(const Table& table, std::size_t column) {
  const auto filled = std::ranges::find_if(table.rows(), [&](const auto& row) { return !row.cells[column].empty(); });
  return filled != table.rows().end() && ParseMoment(filled->cells[column], absl::UTCTimeZone()).has_value();
}

std::pair<std::size_t, std::size_t> StageColumns(const Table& table, const Board& board) {
  std::size_t begin = *board.id + 1;
  for (const Column column : {board.link, board.name}) {
    if (column == begin) ++begin;
  }
  if (board.type && *board.type > begin) return {begin, *board.type};
  std::size_t end = begin;
  while (end < table.columns().size() && HoldsDays(table, end)) ++end;
  return {begin, end};
}

void SetStages(const Table& table, const Reading& reading, Findings& findings, Board& board) {
  const auto [begin, end] = StageColumns(table, board);
  for (std::size_t column = begin; column < end; ++column) {
    const std::string& name = table.columns()[column];
    const auto known = reading.words.Of(name);
    State state = known.value_or(State::kInProgress);
    if (column + 1 == end && state != State::kCancelled) state = State::kDone;
    findings.Note({1, name}, "STAGE", base::Concat("is read as ", ToString(state)),
                  "say with --state what it stands for, if this is wrong");
    board.stages.push_back({column, state});
  }
}

ItemSeen ItemOf(LineReader& line, const Board& board) {
  ItemSeen item{.keys = {}, .id = line.Id(board.id)};
  item.title = line.Title(board.name);
  item.type = line.Title(board.type);
  std::optional<absl::Time> before;
  std::optional<State> state;
  for (const Stage& stage : board.stages) {
    const auto at = line.Time(stage.column);
    if (!at) continue;
    if (before && *at < *before) {
      line.Refuse(stage.column, "BACKWARD", "is before the stage that stands before it", "correct one of both days");
    }
    before = at;
    if (!state && stage.state == State::kTodo) item.requested = at;
    if (state != stage.state) item.transitions.push_back({stage.state, *at});
    state = stage.state;
  }
  return item;
}

}  // namespace

absl::StatusOr<Told> ReadActionableAgile(std::string_view text, const Reading& reading) {
  Findings findings;
  PEP_ASSIGN(const Table table, Table::Read(text, findings));
  Board board{.id = table.Find({"id", "key", "cle", "issue key", "identifiant", "item id", "work item id"}),
              .link = table.Find({"link", "lien", "url"}),
              .name = table.Find({"name", "nom", "title", "titre", "summary", "resume"}),
              .type = table.Find({"type", "issue type", "item type", "work item type"}),
              .stages = {}};
  if (!board.id) return MissingColumn(table, "ID");
  SetStages(table, reading, findings, board);
  if (board.stages.empty()) return Refuse("file", "has no stage: no column with days between Name and Type");
  Told told{.refused = table.refused()};
  std::set<std::string> ids;
  for (const Table::Row& row : table.rows()) {
    LineReader line(table, row, reading, findings);
    ItemSeen item = ItemOf(line, board);
    if (line.good() && !ids.insert(item.id).second) {
      line.Refuse(board.id, "REPEATED", "is there already", "keep one line for each item");
    }
    if (line.good()) {
      told.Add(std::move(item), row.line);
    } else {
      ++told.refused;
    }
  }
  told.read = static_cast<std::int64_t>(table.rows().size()) + table.refused();
  std::vector<Column> known = {board.id, board.link, board.name, board.type};
  for (const Stage& stage : board.stages) known.emplace_back(stage.column);
  NoteUnknown(table, known, findings);
  told.findings = std::move(findings).Take();
  return told;
}

}  // namespace pepiniere::metrics
