// How a project lies in its tables: the columns shared by `projects` and `project_history`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/base/stored.h"
#include "services/db/row.h"
#include "services/db/value.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/store/project_store.h"
#include "services/query/sql_fragment.h"
#include "services/record/field_set.h"

namespace pepiniere::portfolio::store {

// What is written, in the order of ProjectCells.
inline constexpr std::string_view kProjectColumns =
    "id, version, kind, title, mission, description, primary_incubator, budget_allocated_cents, budget_spent_cents, "
    "time_box_start, time_box_end, document, created_at_us, updated_at_us, deleted_at_us, uid";
inline constexpr std::string_view kProjectMarks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

// Borrow from `stored` and `document` (its ProjectDocument).
std::vector<db::Value> ProjectCells(const base::Stored<Project>& stored, const std::string& document);
// The fields that have no column.
std::string ProjectDocument(const Project& project);

// Reads projects (alias p), and where they stood (JoinSpans): what is asked for, and nothing else. What is not reads as
// blank, and costs neither its column's way from the database, where it is long, nor its parsing.
class ProjectReader {
 public:
  // Paths of the contract; empty: everything.
  explicit ProjectReader(const std::vector<std::string>& paths = {});

  // What it reads, for a SELECT: of the project alone, or with where it stood.
  static constexpr int kViewColumns = 23;
  std::string ProjectColumns() const;
  query::SqlFragment ViewColumns(const AsOf& as_of) const;

  // DATA_LOSS if something that is asked for cannot be read.
  absl::Status ReadProject(const db::Row& row, base::Stored<Project>& stored) const;
  absl::Status ReadView(const db::Row& row, ProjectView& view) const;

 private:
  record::FieldSet<Project> fields_;
  bool description_ = true, document_ = true, standing_ = true, unknown_ = true;
};

// "LEFT JOIN phase_spans s ...": to p, the span that holds on the day, NULL where there is none.
query::SqlFragment JoinSpans(const AsOf& as_of);

// DATA_LOSS if it cannot be read.
absl::StatusOr<base::Stored<Project>> ReadWholeProject(const db::Row& row);
// What can be read of one that cannot.
base::Stored<Project> ReadBrokenProject(const db::Row& row);
// The columns of these two.
const std::string& WholeProjectColumns();

}  // namespace pepiniere::portfolio::store
