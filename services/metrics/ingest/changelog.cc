#include "services/metrics/ingest/changelog.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/line_reader.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/ingest/table.h"
#include "services/search/fold.h"

namespace pepiniere::metrics {
namespace {

enum class What { kStatus, kEstimate, kSprint, kCreated, kType, kTitle };

struct FieldName {
  std::string_view folded;
  What what;
};
constexpr FieldName kFields[] = {
    {"status", What::kStatus},   {"statut", What::kStatus},         {"state", What::kStatus},
    {"etat", What::kStatus},     {"story points", What::kEstimate}, {"story point estimate", What::kEstimate},
    {"points", What::kEstimate}, {"estimate", What::kEstimate},     {"estimation", What::kEstimate},
    {"weight", What::kEstimate}, {"poids", What::kEstimate},        {"sprint", What::kSprint},
    {"created", What::kCreated}, {"creation", What::kCreated},      {"cree", What::kCreated},
    {"type", What::kType},       {"issue type", What::kType},       {"issuetype", What::kType},
    {"summary", What::kTitle},   {"title", What::kTitle},           {"titre", What::kTitle},
    {"resume", What::kTitle}};

struct Columns {
  Column issue, field, from, to, at;
};

// A line that was understood.
struct Change {
  std::int64_t line = 0;
  What what;
  absl::Time at;
  std::optional<State> state;      // of a transition to another state
  std::optional<double> estimate;  // none: taken away
  std::string from, to;
};

std::set<std::string> NamesIn(std::string_view list) {
  std::set<std::string> names;
  for (const absl::string_view name : absl::StrSplit(base::Absl(list), ',')) {
    const absl::string_view trimmed = absl::StripAsciiWhitespace(name);
    if (!trimmed.empty()) names.emplace(trimmed);
  }
  return names;
}

class Histories {
 public:
  Histories(const Reading& reading, Findings& findings) : reading_(reading), findings_(findings) {}

  // Whether the line was taken, or says nothing that is read.
  bool Add(LineReader& line, const Columns& columns) {
    const std::string issue = line.Id(columns.issue);
    const auto at = line.Time(columns.at);
    if (line.Cell(columns.at).empty()) line.Miss(columns.at);
    const std::string field = search::Fold(line.Cell(columns.field));
    if (field.empty()) line.Miss(columns.field);
    if (!line.good()) return false;
    const auto* const known = std::ranges::find(kFields, field, &FieldName::folded);
    if (known == std::end(kFields)) {
      ++others_[field];
      return true;
    }
    Change change{.line = line.line(),
                  .what = known->what,
                  .at = *at,
                  .state = {},
                  .estimate = {},
                  .from = line.Cell(columns.from),
                  .to = line.Title(columns.to)};
    ReadChange(line, columns, change);
    if (!line.good()) return false;
    const auto [place, is_new] = places_.emplace(issue, histories_.size());
    if (is_new) histories_.push_back({issue, {}});
    histories_[place->second].second.push_back(std::move(change));
    return true;
  }

  // Each as of the first line of it that was taken.
  void Tell(Told& told) && {
    for (const auto& [field, lines] : others_) {
      findings_.Note({}, "UNKNOWN_FIELD", base::Concat("\"", field, "\" stands on ", lines, " lines"),
                     "nothing is read of it");
    }
    for (auto& [issue, changes] : histories_) {
      const std::int64_t line = changes.front().line;
      told.Add(ItemOf(issue, std::move(changes)), line);
    }
  }

 private:
  void ReadChange(LineReader& line, const Columns& columns, Change& change) {
    if (change.what == What::kEstimate) change.estimate = line.Number(columns.to);
    if (change.what != What::kStatus) return;
    if (change.to.empty()) {
      line.Miss(columns.to);
      return;
    }
    const auto to = reading_.words.Of(change.to);
    if (!to) {
      line.Refuse(columns.to, "UNKNOWN_STATE", base::Concat("\"", change.to, "\" stands for no state that is known"),
                  "say with --state what it stands for: todo, in-progress, done or cancelled");
    }
    // From one step to another of the same state, it has not changed its state.
    if (to != reading_.words.Of(change.from)) change.state = to;
  }

  ItemSeen ItemOf(const std::string& issue, std::vector<Change> changes) {
    std::ranges::stable_sort(changes, {}, &Change::at);
    ItemSeen item{.keys = {}, .id = issue};
    for (const Change& change : changes) Apply(change, item);
    return item;
  }

  void Apply(const Change& change, ItemSeen& item) {
    switch (change.what) {
      case What::kStatus:
        if (!change.state) return;
        if (!item.transitions.empty() && item.transitions.back().to == *change.state) return;
        item.transitions.push_back({*change.state, change.at});
        return;
      case What::kEstimate:
        if (change.estimate) {
          item.estimates.push_back({*change.estimate, change.at});
        } else {
          findings_.Note({change.line}, "NO_ESTIMATE", "takes the estimate away", "the one before it stays");
        }
        return;
      case What::kSprint:
        return Move(change, item);
      case What::kCreated:
        item.requested = change.at;
        return;
      case What::kType:
        item.type = change.to;
        return;
      case What::kTitle:
        item.title = change.to;
        return;
    }
  }

  // From sprints to sprints.
  void Move(const Change& change, ItemSeen& item) {
    const auto before = NamesIn(change.from), after = NamesIn(change.to);
    const auto open_in = [&](const std::string& sprint) {
      return std::ranges::find_if(item.memberships,
                                  [&](const Membership& each) { return each.sprint == sprint && !each.to; });
    };
    for (const std::string& sprint : before) {
      if (after.contains(sprint)) continue;
      if (const auto left = open_in(sprint); left != item.memberships.end()) {
        left->to = change.at;
      } else {
        findings_.Note({change.line}, "NOT_IN_SPRINT", base::Concat("leaves \"", sprint, "\", which it never joined"),
                       "add the line on which it joins");
      }
    }
    for (const std::string& sprint : after) {
      if (before.contains(sprint) || open_in(sprint) != item.memberships.end()) continue;
      item.memberships.push_back({sprint, change.at, std::nullopt});
    }
  }

  const Reading& reading_;
  Findings& findings_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::pair<std::string, std::vector<Change>>> histories_;  // in the order of the file
  std::map<std::string, std::int64_t> others_;                          // fields of which nothing is read
};

}  // namespace

absl::StatusOr<Told> ReadChangelog(std::string_view text, const Reading& reading) {
  Findings findings;
  PEP_ASSIGN(const Table table, Table::Read(text, findings));
  const Columns columns{.issue = table.Find({"issue", "id", "key", "cle", "issue key", "ticket", "identifiant"}),
                        .field = table.Find({"field", "champ"}),
                        .from = table.Find({"from", "de", "old", "ancien", "avant", "from string"}),
                        .to = table.Find({"to", "a", "vers", "new", "nouveau", "apres", "to string"}),
                        .at = table.Find({"at", "date", "le", "time", "instant", "created", "timestamp"})};
  const std::pair<Column, std::string_view> needed[] = {
      {columns.issue, "issue"}, {columns.field, "field"}, {columns.to, "to"}, {columns.at, "at"}};
  for (const auto& [column, name] : needed) {
    if (!column) return MissingColumn(table, name);
  }
  Told told{.refused = table.refused()};
  Histories histories(reading, findings);
  for (const Table::Row& row : table.rows()) {
    LineReader line(table, row, reading, findings);
    if (!histories.Add(line, columns)) ++told.refused;
  }
  std::move(histories).Tell(told);
  told.read = static_cast<std::int64_t>(table.rows().size()) + table.refused();
  NoteUnknown(table, {columns.issue, columns.field, columns.from, columns.to, columns.at}, findings);
  told.findings = std::move(findings).Take();
  return told;
}

}  // namespace pepiniere::metrics
