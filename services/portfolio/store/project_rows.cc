#include "services/portfolio/store/project_rows.h"

#include <algorithm>
#include <array>

#include "services/base/try.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::store {
namespace {

constexpr std::array<std::string_view, 9> kWithColumn = {"kind",
                                                         "title",
                                                         "mission",
                                                         "description",
                                                         "primary_incubator",
                                                         "budget.allocated",
                                                         "budget.spent",
                                                         "time_box.start_date",
                                                         "time_box.end_date"};

bool HasColumn(std::string_view field) { return std::ranges::find(kWithColumn, field) != kWithColumn.end(); }

// The columns that hold a field as it is.
void ReadColumns(const db::Row& row, Project& p) {
  p.title = row.String(3);
  p.mission = row.String(4);
  p.description = row.String(5);
  p.primary_incubator = row.String(6);
  p.budget = {row.OptInt64(7), row.OptInt64(8)};
  p.time_box = {row.OptDate(9), row.OptDate(10)};
}

}  // namespace

std::string ProjectDocument(const Project& project) { return record::ToDocument(project, HasColumn); }

std::vector<db::Value> ProjectCells(const base::Stored<Project>& stored, const std::string& document) {
  const Project& p = stored.value;
  return {stored.id,           stored.version,     Symbol(p.kind),   p.title,          p.mission,      p.description,
          p.primary_incubator, p.budget.allocated, p.budget.spent,   p.time_box.start, p.time_box.end, document,
          stored.created_at,   stored.updated_at,  stored.deleted_at};
}

absl::StatusOr<base::Stored<Project>> ReadProject(const db::Row& row) {
  base::Stored<Project> stored{row.String(0), row.Int64(1), {}, row.Time(12), row.Time(13), row.OptTime(14)};
  Project& p = stored.value;
  PEP_TRY(record::FromDocument(row.String(11), p));
  if (!record::IsObject(p.source_fields)) return absl::DataLossError("source_fields are no JSON object");
  const std::optional<ProjectKind> kind = ProjectKindFromSymbol(row.String(2));
  if (!kind) return absl::DataLossError("the kind is none of ours");
  p.kind = *kind;
  ReadColumns(row, p);
  return stored;
}

base::Stored<Project> ReadBrokenProject(const db::Row& row) {
  base::Stored<Project> stored{row.String(0), row.Int64(1), {}, row.Time(12), row.Time(13), row.OptTime(14)};
  record::FromDocument(row.String(11), stored.value).IgnoreError();
  ReadColumns(row, stored.value);
  row.Forgive();
  return stored;
}

absl::StatusOr<ProjectView> ReadView(const db::Row& row) {
  PEP_ASSIGN(base::Stored<Project> stored, ReadProject(row));
  ProjectView view{std::move(stored), std::nullopt};
  if (!row.IsNull(15)) {
    const std::optional<Phase> phase = PhaseFromSymbol(row.String(15));
    if (!phase) return absl::DataLossError("a phase span names no phase");
    view.span = Span{row.Date(16), row.Date(17), row.Date(18), *phase, row.Bool(19), row.Int(20)};
  }
  return view;
}

}  // namespace pepiniere::portfolio::store
