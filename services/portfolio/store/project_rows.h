// How a project lies in its tables: the columns shared by `projects` and `project_history`.
#pragma once

#include <string_view>
#include <vector>

#include "services/base/stored.h"
#include "services/db/row.h"
#include "services/db/value.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::store {

// Names, in the order of ProjectCells.
inline constexpr std::string_view kProjectColumns =
    "id, version, kind, title, mission, description, primary_incubator, budget_allocated_cents, budget_spent_cents, "
    "time_box_start, time_box_end, document, created_at_us, updated_at_us, deleted_at_us";
inline constexpr std::string_view kProjectMarks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
inline constexpr int kProjectColumnCount = 15;

// The same of alias p, then those of the span s (NULL where there is none): what ReadView reads.
inline constexpr std::string_view kViewColumns =
    "p.id, p.version, p.kind, p.title, p.mission, p.description, p.primary_incubator, p.budget_allocated_cents, "
    "p.budget_spent_cents, p.time_box_start, p.time_box_end, p.document, p.created_at_us, p.updated_at_us, "
    "p.deleted_at_us, s.phase, s.starts, s.ends, s.since, s.paused, s.line";
// Without the description, which makes most of a project's weight.
inline constexpr std::string_view kLightViewColumns =
    "p.id, p.version, p.kind, p.title, p.mission, '', p.primary_incubator, p.budget_allocated_cents, "
    "p.budget_spent_cents, p.time_box_start, p.time_box_end, p.document, p.created_at_us, p.updated_at_us, "
    "p.deleted_at_us, s.phase, s.starts, s.ends, s.since, s.paused, s.line";
inline constexpr int kViewColumnCount = 21;

// Borrow from `stored` and `document` (its ProjectDocument).
std::vector<db::Value> ProjectCells(const base::Stored<Project>& stored, const std::string& document);
// The fields that have no column.
std::string ProjectDocument(const Project& project);

// DATA_LOSS if it cannot be read.
absl::StatusOr<base::Stored<Project>> ReadProject(const db::Row& row);
// What can be read of one that cannot.
base::Stored<Project> ReadBrokenProject(const db::Row& row);
absl::StatusOr<ProjectView> ReadView(const db::Row& row);

}  // namespace pepiniere::portfolio::store
