#include "services/portfolio/store/project_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/terms.h"
#include "services/portfolio/store/alias_store.h"
#include "services/portfolio/store/announce.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/lesson_store.h"
#include "services/portfolio/store/project_rows.h"
#include "services/record/document.h"
#include "services/record/page.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

std::string NameOf(const std::string& id) { return "projects/" + id; }

// The version that holds from now on; the one before, if any, held until now.
absl::Status AppendHistory(db::Session& session, const base::Stored<Project>& stored, const std::string& document) {
  static const std::string kInsert = Concat("INSERT INTO project_history (known_from_us, known_to_us, ",
                                            kProjectColumns, ") VALUES (?, ?, ", kProjectMarks, ")");
  if (stored.version > 1) {
    PEP_TRY(session
                .Execute("UPDATE project_history SET known_to_us = ? WHERE id = ? AND known_to_us = ?",
                         {stored.updated_at, stored.id, kUntilFurtherNotice})
                .status());
  }
  std::vector<db::Value> cells = {stored.updated_at, kUntilFurtherNotice};
  std::ranges::move(ProjectCells(stored, document), std::back_inserter(cells));
  return session.Execute(kInsert, cells).status();
}

// The terms of a project that hold, sorted, and the last time that any of them came or went.
struct HeldTerms {
  std::vector<Term> terms;
  absl::Time changed_at = absl::InfinitePast();
};

absl::StatusOr<HeldTerms> CurrentTerms(db::Session& session, const std::string& id) {
  HeldTerms held;
  PEP_TRY(session.Query(
      "SELECT field, value, known_from_us FROM project_terms WHERE project_id = ? AND known_to_us = ? UNION ALL "
      "SELECT '', '', MAX(known_to_us) FROM project_terms WHERE project_id = ? AND known_to_us < ?",
      {id, kUntilFurtherNotice, id, kUntilFurtherNotice}, [&](const db::Row& row) {
        held.changed_at = std::max(held.changed_at, row.Time(2));
        if (Term term{row.String(0), row.String(1)}; !term.field.empty()) held.terms.push_back(std::move(term));
        return absl::OkStatus();
      }));
  std::ranges::sort(held.terms);
  return held;
}

// At `at`, or just after the last change where that is later: an organisation may move twice at one instant, and moves
// leave no trace in the project's own times.
absl::Status ReplaceTerms(db::Session& session, const std::string& id, absl::Time at, const HeldTerms& before,
                          const std::vector<Term>& after) {
  at = std::max(at, before.changed_at + absl::Microseconds(1));
  std::vector<Term> gone, come;
  std::ranges::set_difference(before.terms, after, std::back_inserter(gone));
  std::ranges::set_difference(after, before.terms, std::back_inserter(come));
  for (const Term& term : gone) {
    PEP_TRY(
        session
            .Execute("UPDATE project_terms SET known_to_us = ? WHERE field = ? AND value = ? AND project_id = ? AND "
                     "known_to_us = ?",
                     {at, term.field, term.value, id, kUntilFurtherNotice})
            .status());
  }
  std::vector<db::Value> cells;
  for (const Term& term : come) {
    cells.insert(cells.end(), {term.field, term.value, id, at, kUntilFurtherNotice});
  }
  return session
      .InsertRows("INSERT INTO project_terms (field, value, project_id, known_from_us, known_to_us) VALUES",
                  "(?, ?, ?, ?, ?)", cells)
      .status();
}

absl::Status Announce(journal::Unit& unit, const base::Stored<Project>* before, const base::Stored<Project>& after) {
  const bool was_there = before && !before->deleted_at, is_there = !after.deleted_at;
  unit.Audit(NameOf(after.id), was_there ? record::ToDocument(before->value) : "",
             is_there ? record::ToDocument(after.value) : "");
  ProjectState is = {after, {}};
  if (!before) {
    AnnounceProject(unit, nullptr, is);
    return absl::OkStatus();
  }
  PEP_ASSIGN(is.timeline, LoadTimeline(unit.session(), after.id));
  PEP_ASSIGN(is.unknown, LoadUnknown(unit.session(), after.id));
  const ProjectState was = {*before, is.timeline, is.unknown};
  AnnounceProject(unit, &was, is);
  return absl::OkStatus();
}

// Writes `after` in the place of `before`.
absl::Status Overwrite(journal::Unit& unit, const base::Stored<Project>& before, const base::Stored<Project>& after) {
  static const std::string kUpdate =
      "UPDATE projects SET version = ?, kind = ?, title = ?, mission = ?, description = ?, primary_incubator = ?, "
      "budget_allocated_cents = ?, budget_spent_cents = ?, time_box_start = ?, time_box_end = ?, document = ?, "
      "created_at_us = ?, updated_at_us = ?, deleted_at_us = ?, uid = ? WHERE id = ? AND version = ?";
  const std::string document = ProjectDocument(after.value);
  std::vector<db::Value> cells = ProjectCells(after, document);
  std::rotate(cells.begin(), cells.begin() + 1, cells.end());  // the id goes last
  cells.emplace_back(before.version);
  PEP_TRY(record::ExpectOne(unit.session().Execute(kUpdate, cells)));
  PEP_TRY(KeepLesson(unit.session(), &before, after));
  PEP_TRY(KeepAliases(unit.session(), &before, after));
  return AppendHistory(unit.session(), after, document);
}

absl::StatusOr<base::Stored<Project>> Rewrite(journal::Unit& unit, const base::Stored<Project>& before,
                                              const Project& project, const OrganisationTree& organisations) {
  base::Stored<Project> after = record::NextVersion(unit, before);
  after.value = project;
  PEP_TRY(Overwrite(unit, before, after));
  PEP_ASSIGN(const HeldTerms terms, CurrentTerms(unit.session(), before.id));
  PEP_TRY(ReplaceTerms(unit.session(), before.id, after.updated_at, terms, TermsOf(project, organisations)));
  PEP_TRY(Announce(unit, &before, after));
  return after;
}

const std::string& SelectForUpdate() {
  static const auto* const sql =
      new std::string(Concat("SELECT ", WholeProjectColumns(), " FROM projects p WHERE p.id = ? FOR UPDATE"));
  return *sql;
}

}  // namespace

absl::StatusOr<std::optional<ProjectView>> FindProject(db::Session& session, const std::string& id, const AsOf& as_of) {
  static const ProjectReader& reader = *new ProjectReader;
  query::SqlFragment sql;
  sql.Add("SELECT ")
      .Add(reader.ViewColumns(as_of))
      .Add(as_of.known_at ? " FROM project_history p" : " FROM projects p");
  sql.Add(JoinSpans(as_of)).Add(" WHERE p.id = ").Bind(id);
  if (as_of.known_at) {
    sql.Add(" AND p.known_from_us <= ").Bind(as_of.known_at_us());
    sql.Add(" AND p.known_to_us > ").Bind(as_of.known_at_us());
  }
  PEP_ASSIGN(auto found,
             session.QueryOne(sql.sql, record::Bind(sql), [](const db::Row& row) -> absl::StatusOr<ProjectView> {
               ProjectView view;
               PEP_TRY(reader.ReadView(row, view));
               return view;
             }));
  if (found && found->stored.id != id) found.reset();
  return found;
}

absl::StatusOr<std::optional<ProjectView>> FindProject(db::Database& db, absl::Time deadline, const std::string& id,
                                                       const AsOf& as_of) {
  return db.Read(deadline, [&](db::Session& session) { return FindProject(session, id, as_of); });
}

absl::StatusOr<std::optional<base::Stored<Project>>> LockProject(db::Session& session, const std::string& id) {
  PEP_ASSIGN(auto found, session.QueryOne(SelectForUpdate(), {id}, ReadWholeProject));
  if (found && found->id != id) found.reset();  // the database takes "x " for x
  return found;
}

absl::StatusOr<std::optional<base::Stored<Project>>> LockBrokenProject(db::Session& session, const std::string& id) {
  return session.QueryOne(SelectForUpdate(), {id}, ReadBrokenProject);
}

absl::StatusOr<base::Stored<Project>> InsertProject(journal::Unit& unit, const std::string& id, const Project& project,
                                                    const OrganisationTree& organisations) {
  static const std::string kInsert =
      Concat("INSERT INTO projects (", kProjectColumns, ") VALUES (", kProjectMarks, ")");
  const base::Stored<Project> stored{id, 1, project, unit.now(), unit.now(), std::nullopt, base::NewId(unit.now())};
  const std::string document = ProjectDocument(project);
  PEP_TRY(unit.session().Execute(kInsert, ProjectCells(stored, document)).status());
  PEP_TRY(KeepLesson(unit.session(), nullptr, stored));
  PEP_TRY(KeepAliases(unit.session(), nullptr, stored));
  PEP_TRY(AppendHistory(unit.session(), stored, document));
  PEP_TRY(ReplaceTerms(unit.session(), id, stored.updated_at, {}, TermsOf(project, organisations)));
  PEP_TRY(Announce(unit, nullptr, stored));
  return stored;
}

absl::StatusOr<base::Stored<Project>> UpdateProject(journal::Unit& unit, const base::Stored<Project>& before,
                                                    const Project& project, const OrganisationTree& organisations) {
  if (project == before.value) return before;
  return Rewrite(unit, before, project, organisations);
}

absl::StatusOr<base::Stored<Project>> RepairProject(journal::Unit& unit, const base::Stored<Project>& before,
                                                    const Project& project, const OrganisationTree& organisations) {
  PEP_TRY(RewriteTimeline(unit.session(), before.id, record::StampAfter(unit, before)));
  return Rewrite(unit, before, project, organisations);
}

absl::StatusOr<base::Stored<Project>> SetProjectDeleted(journal::Unit& unit, const base::Stored<Project>& before,
                                                        bool deleted) {
  if (before.deleted_at.has_value() == deleted) return before;
  base::Stored<Project> after = record::NextVersion(unit, before);
  after.deleted_at = deleted ? std::optional(after.updated_at) : std::nullopt;
  PEP_TRY(Overwrite(unit, before, after));
  PEP_TRY(Announce(unit, &before, after));
  return after;
}

absl::StatusOr<base::Stored<Project>> TouchProject(journal::Unit& unit, const base::Stored<Project>& before) {
  const base::Stored<Project> after = record::NextVersion(unit, before);
  PEP_TRY(record::ExpectOne(unit.session().Execute(
      "UPDATE projects SET version = version + 1, updated_at_us = ? WHERE id = ? AND version = ?",
      {after.updated_at, before.id, before.version})));
  return after;
}

absl::Status RederiveTerms(journal::Unit& unit, const std::vector<std::string>& organisations,
                           const OrganisationTree& tree) {
  std::vector<std::string> projects;
  for (const std::string& organisation : organisations) {
    PEP_TRY(unit.session().Query(
        "SELECT project_id FROM project_terms WHERE field = 'sponsor' AND value = ? AND known_to_us = ?",
        {organisation, kUntilFurtherNotice}, [&](const db::Row& row) {
          projects.push_back(row.String(0));
          return absl::OkStatus();
        }));
  }
  std::ranges::sort(projects);
  projects.erase(std::unique(projects.begin(), projects.end()), projects.end());
  for (const std::string& id : projects) {
    PEP_ASSIGN(const auto project, LockProject(unit.session(), id));
    if (!project) continue;
    PEP_ASSIGN(const HeldTerms before, CurrentTerms(unit.session(), id));
    const std::vector<Term> after = TermsOf(project->value, tree);
    if (after == before.terms) continue;
    PEP_TRY(ReplaceTerms(unit.session(), id, record::StampAfter(unit, *project), before, after));
    PEP_TRY(Announce(unit, &*project, *project));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::store
