#include "services/portfolio/store/lesson_store.h"

#include <optional>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/portfolio/domain/lesson.h"
#include "services/portfolio/store/project_list.h"
#include "services/portfolio/store/project_rows.h"
#include "services/portfolio/store/words.h"
#include "services/query/filter_sql.h"
#include "services/record/page_query.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using query::SqlFragment;

constexpr std::string_view kFilters[] = {"phase", "incubator", "ministry", "theme", "kind"};

// Some of what projects can be filtered on.
const query::FilterSchema& LessonFilters() {
  static const auto* const schema = new query::FilterSchema{.fields = ProjectFiltersOf(kFilters)};
  return *schema;
}

struct Told {
  std::string project;
  Lesson lesson;
  absl::Time at;
};

absl::Status Put(db::Session& session, const std::vector<Told>& all) {
  std::vector<db::Value> cells;
  for (const auto& [project, lesson, at] : all) {
    cells.insert(cells.end(), {project, lesson.title, lesson.reason, lesson.lessons, lesson.confidential ? 1 : 0, at});
  }
  return session
      .InsertRows("REPLACE INTO lessons (project_id, title, reason, lessons, confidential, updated_at_us) VALUES",
                  "(?, ?, ?, ?, ?, ?)", cells)
      .status();
}

// Locks these projects, so that nobody changes what is told of them meanwhile.
absl::Status AddLessonsOf(db::Session& session, absl::Span<const db::Value> projects) {
  static const std::string kSelect =
      Concat("SELECT ", WholeProjectColumns(), " FROM projects p WHERE p.id", db::InTurn(), " FOR UPDATE");
  std::vector<Told> all;
  PEP_TRY(session.Query(kSelect, projects, [&](const db::Row& row) -> absl::Status {
    const auto project = ReadWholeProject(row);
    const bool readable = project.ok() && row.status().ok();
    row.Forgive();
    if (!readable) return absl::OkStatus();
    if (std::optional<Lesson> lesson = LessonOf(*project)) {
      all.push_back({project->id, *std::move(lesson), project->updated_at});
    }
    return absl::OkStatus();
  }));
  return Put(session, all);
}

// What a lesson tells of its project.
const ProjectReader& LessonReader() {
  static const auto* const reader =
      new ProjectReader({"title", "primary_incubator", "themes", "outcome", "phase", "phase_since"});
  return *reader;
}

// `among`: a join that leaves those that the words found.
absl::StatusOr<SqlFragment> Select(const LessonQuery& query, const Prepared& prepared, const SqlFragment& among) {
  const record::ListQuery& list = query.list;
  PEP_ASSIGN(const SqlFragment filter, query::CompileFilter(prepared.filter, LessonFilters(), prepared.context));
  SqlFragment sql;
  sql.Add("SELECT ").Add(LessonReader().ViewColumns({query.day, std::nullopt}));
  sql.Add(
      Concat(", ", list.order.Columns(),
             " FROM lessons l JOIN projects p ON p.id = l.project_id AND p.deleted_at_us IS NULL JOIN phase_spans s "
             "ON s.project_id = l.project_id AND s.known_to_us = ",
             kUntilFurtherNotice, " AND s.starts <= "));
  sql.Bind(query.day).Add(" AND s.ends > ").Bind(query.day);
  sql.Add(" AND s.phase IN ('STOPPED', 'INCONCLUSIVE') ").Add(among).Add("WHERE ").Add(filter);
  return sql.Add(" AND (l.confidential = 0 OR ").Add(Reaches(query.reach, "p.id")).Add(")");
}

}  // namespace

absl::Status KeepLesson(db::Session& session, const base::Stored<Project>* before, const base::Stored<Project>& after) {
  const std::optional<Lesson> was = before ? LessonOf(*before) : std::nullopt, is = LessonOf(after);
  if (is == was) return absl::OkStatus();
  if (is) return Put(session, {{after.id, *is, after.updated_at}});
  return session.Execute("DELETE FROM lessons WHERE project_id = ?", {after.id}).status();
}

absl::StatusOr<std::string> BackfillLessons(db::Database& db, absl::Time deadline, const std::string& after,
                                            int limit) {
  constexpr std::string_view kUntold =
      "SELECT p.id FROM projects p LEFT JOIN lessons l ON l.project_id = p.id WHERE p.id > ? AND l.project_id IS NULL "
      "AND p.deleted_at_us IS NULL AND (p.has_reason OR p.has_lessons) ORDER BY p.id LIMIT ?";
  std::vector<std::string> untold;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    untold.clear();
    return session.Query(kUntold, {after, limit}, [&](const db::Row& row) {
      untold.push_back(row.String(0));
      return absl::OkStatus();
    });
  }));
  PEP_TRY(db::TakeTurns(untold, [&](absl::Span<const db::Value> ids) {
    return db.Transact(deadline, [&](db::Session& session) { return AddLessonsOf(session, ids); });
  }));
  return untold.empty() ? "" : untold.back();
}

const query::SortSchema& LessonOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "update_time", .sql = "l.updated_at_us", .type = query::SortType::kInteger}},
      .unique = {.name = "project", .sql = "l.project_id"},
      .default_order = "update_time desc"};
  return *schema;
}

absl::StatusOr<record::Page<LessonView>> SearchLessons(const Finder& finder, absl::Time deadline,
                                                       const LessonQuery& query) {
  const record::ListQuery& list = query.list;
  const AsOf now{query.day, std::nullopt};
  PEP_ASSIGN(Prepared prepared, Prepare(finder, deadline, list.filter, LessonFilters(), {.as_of = now}));
  prepared.context.parameters.merge(ProjectFilterContext(now, /*privileged=*/false, list.concealed).parameters);
  const auto ask = [&](bool approximate) -> absl::StatusOr<record::Page<LessonView>> {
    SqlFragment among;
    if (!query.words.empty()) {
      PEP_ASSIGN(const std::vector<std::string> found, FindLessons(finder, deadline, query.words, approximate));
      among.Add("JOIN ").Add(TableOf(found)).Add(" w ON w.project_id = l.project_id ");
    }
    PEP_ASSIGN(SqlFragment select, Select(query, prepared, among));
    return record::ReadPage<LessonView>(finder.db, deadline, std::move(select),
                                        {list.order, list.after, list.limit, ProjectReader::kViewColumns},
                                        [](const db::Row& row, LessonView& lesson) {
                                          lesson.updated_at = row.Time(ProjectReader::kViewColumns);
                                          return LessonReader().ReadView(row, lesson.project);
                                        });
  };
  PEP_ASSIGN(record::Page<LessonView> page, ask(false));
  const bool none = page.rows.empty() && page.unreachable.empty();
  return none && !query.words.empty() ? ask(true) : page;
}

absl::StatusOr<std::vector<std::string>> ConfidentialAmong(db::Database& db, absl::Time deadline,
                                                           const std::vector<std::string>& projects) {
  // Of the project, not of the library, which forgets those that are deleted or have nothing to tell any more.
  static const std::string kSelect = Concat("SELECT id FROM projects WHERE lessons_confidential AND id", db::InTurn());
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
    std::vector<std::string> confidential;
    PEP_TRY(db::TakeTurns(projects, [&](absl::Span<const db::Value> ids) {
      return session.Query(kSelect, ids, [&](const db::Row& row) {
        confidential.push_back(row.String(0));
        return absl::OkStatus();
      });
    }));
    return confidential;
  });
}

}  // namespace pepiniere::portfolio::store
