#include "services/portfolio/store/project_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/store/time_travel.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

// The fields that have a column of their own, in the order in which they are selected.
struct FieldColumn {
  std::string_view field, column;
};
constexpr std::array<FieldColumn, 9> kFieldColumns = {{{"kind", "p.kind"},
                                                       {"title", "p.title"},
                                                       {"mission", "p.mission"},
                                                       {"description", "p.description"},
                                                       {"primary_incubator", "p.primary_incubator"},
                                                       {"budget.allocated", "p.budget_allocated_cents"},
                                                       {"budget.spent", "p.budget_spent_cents"},
                                                       {"time_box.start_date", "p.time_box_start + 0"},
                                                       {"time_box.end_date", "p.time_box_end + 0"}}};
// Before these, of every project.
constexpr std::string_view kLifeColumns = "p.id, p.version, p.created_at_us, p.updated_at_us, p.deleted_at_us, p.uid";
constexpr int kFirstField = 6, kDocument = kFirstField + static_cast<int>(kFieldColumns.size());
constexpr int kSpan = kDocument + 1, kUnknown = kSpan + 6;
static_assert(kUnknown + 1 == ProjectReader::kViewColumns);

int PlaceOf(std::string_view field) {
  const auto* const found = std::ranges::find(kFieldColumns, field, &FieldColumn::field);
  return found == kFieldColumns.end() ? -1 : static_cast<int>(found - kFieldColumns.begin());
}

bool HasColumn(std::string_view field) { return PlaceOf(field) >= 0; }

// The column of each field, in the order of their walk; -1: it is in the document.
const std::vector<int>& Columns() {
  static const auto* const columns = [] {
    auto* made = new std::vector<int>;
    const Project blank;
    Project::Fields(
        [&](const char* name, const auto&) { made->push_back(HasColumn(name) ? kFirstField + PlaceOf(name) : -1); },
        blank);
    return made;
  }();
  return *columns;
}

// A field in its column. False: the column holds no such thing.
bool Take(const db::Row& row, int column, std::string& field) {
  field = row.String(column);
  return true;
}
bool Take(const db::Row& row, int column, ProjectKind& field) {
  const std::optional<ProjectKind> kind = ProjectKindFromSymbol(row.String(column));
  if (kind) field = *kind;
  return kind.has_value();
}
bool Take(const db::Row& row, int column, std::optional<std::int64_t>& field) {
  field = row.OptInt64(column);
  return true;
}
bool Take(const db::Row& row, int column, std::optional<base::Date>& field) {
  field = row.OptDay(column);
  return true;
}
// Others are in the document.
bool Take(const db::Row&, int, auto&) { return false; }

absl::Status ReadColumns(const db::Row& row, const record::FieldSet<Project>& fields, Project& project) {
  const std::vector<int>& columns = Columns();
  std::string_view wrong;
  std::size_t place = 0;
  Project::Fields(
      [&](const char* name, auto& field) {
        const std::size_t at = place++;
        const int column = columns[at];
        if (column >= 0 && fields.has(at) && !Take(row, column, field)) wrong = name;
      },
      project);
  return wrong.empty() ? absl::OkStatus() : absl::DataLossError(Concat(wrong, " is none of ours"));
}

void ReadLife(const db::Row& row, base::Stored<Project>& stored) {
  stored.id = row.String(0);
  stored.version = row.Int64(1);
  stored.created_at = row.Time(2);
  stored.updated_at = row.Time(3);
  stored.deleted_at = row.OptTime(4);
  stored.uid = row.String(5);
}

bool AskForAny(const std::vector<std::string>& paths, std::initializer_list<std::string_view> fields) {
  return std::ranges::any_of(fields, [&](std::string_view field) { return record::AskFor(paths, field); });
}

// Of p's rows of that alias, the one that is known then and holds on the day.
query::SqlFragment Holding(std::string_view alias, const AsOf& as_of) {
  query::SqlFragment sql;
  sql.Add(Concat(alias, ".project_id = p.id AND ", alias));
  if (as_of.known_at) {
    sql.Add(".known_from_us <= ").Bind(as_of.known_at_us()).Add(Concat(" AND ", alias, ".known_to_us > "));
    sql.Bind(as_of.known_at_us());
  } else {
    sql.Add(Concat(".known_to_us = ", kUntilFurtherNotice));
  }
  sql.Add(Concat(" AND ", alias, ".starts <= ")).Bind(as_of.day).Add(Concat(" AND ", alias, ".ends > "));
  return sql.Bind(as_of.day);
}

// "2024-01-01 9999-12-31 3 word": as ViewColumns asks for it.
std::optional<UnknownSpan> ReadUnknown(std::string_view text) {
  constexpr std::size_t kDay = 10;
  const std::size_t word = text.find(' ', 2 * kDay + 2);
  if (word == std::string_view::npos) return std::nullopt;
  const auto starts = base::Date::Parse(text.substr(0, kDay)), ends = base::Date::Parse(text.substr(kDay + 1, kDay));
  if (!starts || !ends) return std::nullopt;
  UnknownSpan span{*starts, *ends, std::string(text.substr(word + 1)), 0};
  std::from_chars(text.data() + 2 * kDay + 2, text.data() + word, span.line);
  return span;
}

const ProjectReader& Whole() {
  static const auto* const reader = new ProjectReader;
  return *reader;
}

}  // namespace

std::string ProjectDocument(const Project& project) { return record::ToDocument(project, HasColumn); }

std::vector<db::Value> ProjectCells(const base::Stored<Project>& stored, const std::string& document) {
  const Project& p = stored.value;
  return {stored.id,           stored.version,     Symbol(p.kind),    p.title,          p.mission,      p.description,
          p.primary_incubator, p.budget.allocated, p.budget.spent,    p.time_box.start, p.time_box.end, document,
          stored.created_at,   stored.updated_at,  stored.deleted_at, stored.uid};
}

ProjectReader::ProjectReader(const std::vector<std::string>& paths)
    : fields_(paths),
      description_(record::AskFor(paths, "description")),
      document_(false),
      standing_(AskForAny(paths, {"phase", "phase_since", "paused", "paused_since", "phase_record"})),
      unknown_(AskForAny(paths, {"unknown_phase", "unknown_phase_since"})) {
  for (std::size_t place = 0; place < Columns().size(); ++place) {
    if (Columns()[place] < 0 && fields_.has(place)) document_ = true;
  }
}

std::string ProjectReader::ProjectColumns() const {
  std::string columns(kLifeColumns);
  for (const FieldColumn& of : kFieldColumns) {
    const bool left_out = of.field == "description" && !description_;
    columns += Concat(", ", left_out ? "''" : of.column);
  }
  return columns + (document_ ? ", p.document" : ", ''");
}

// What nobody explained is asked for as one value, rather than joined: a join to a table of few rows is buffered, and
// then the whole list sorted.
query::SqlFragment ProjectReader::ViewColumns(const AsOf& as_of) const {
  query::SqlFragment sql;
  sql.Add(Concat(ProjectColumns(), ", s.phase, s.starts + 0, s.ends + 0, s.since + 0, s.paused, s.line, "));
  if (!unknown_) return sql.Add("''");
  sql.Add("(SELECT CONCAT(u.starts, ' ', u.ends, ' ', u.line, ' ', u.word) FROM unknown_phases u WHERE ");
  return sql.Add(Holding("u", as_of)).Add(" LIMIT 1)");
}

query::SqlFragment JoinSpans(const AsOf& as_of) {
  query::SqlFragment sql;
  return sql.Add(" LEFT JOIN phase_spans s ON ").Add(Holding("s", as_of));
}

absl::Status ProjectReader::ReadProject(const db::Row& row, base::Stored<Project>& stored) const {
  ReadLife(row, stored);
  if (document_) {
    PEP_TRY(record::FromDocument(row.String(kDocument), fields_, stored.value));
    if (!record::IsObject(stored.value.source_fields)) return absl::DataLossError("source_fields are no JSON object");
  }
  return ReadColumns(row, fields_, stored.value);
}

absl::Status ProjectReader::ReadView(const db::Row& row, ProjectView& view) const {
  PEP_TRY(ReadProject(row, view.stored));
  if (standing_) {
    if (const std::optional<std::string> symbol = row.OptString(kSpan)) {
      const std::optional<Phase> phase = PhaseFromSymbol(*symbol);
      if (!phase) return absl::DataLossError("a phase span names no phase");
      view.span = Span{row.Day(kSpan + 1),  row.Day(kSpan + 2), row.Day(kSpan + 3), *phase,
                       row.Bool(kSpan + 4), row.Int(kSpan + 5)};
    }
  }
  if (unknown_) {
    if (const std::string text = row.String(kUnknown); !text.empty()) view.unknown = ReadUnknown(text);
  }
  return absl::OkStatus();
}

const std::string& WholeProjectColumns() {
  static const auto* const columns = new std::string(Whole().ProjectColumns());
  return *columns;
}

absl::StatusOr<base::Stored<Project>> ReadWholeProject(const db::Row& row) {
  base::Stored<Project> stored;
  PEP_TRY(Whole().ReadProject(row, stored));
  return stored;
}

base::Stored<Project> ReadBrokenProject(const db::Row& row) {
  base::Stored<Project> stored;
  ReadLife(row, stored);
  record::FromDocument(row.String(kDocument), stored.value).IgnoreError();
  ReadColumns(row, {}, stored.value).IgnoreError();
  row.Forgive();
  return stored;
}

}  // namespace pepiniere::portfolio::store
