#include "services/portfolio/store/index_entries.h"

#include <map>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/portfolio/domain/findable.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/time_travel.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

// The document only where it has something to find.
constexpr std::string_view kSelectProjects =
    "SELECT id, known_from_us, title, mission, description, IF(has_words, document, '{}'), deleted_at_us FROM "
    "project_history WHERE ";

// What is found in it.
const record::FieldSet<Project>& Findable() {
  static const auto* const fields = new record::FieldSet<Project>({"aliases", "outcome.reason", "outcome.lessons"});
  return *fields;
}

// Which projects' entries are read: conditions on their history, and on their former ids, with the same arguments.
struct Meant {
  std::string history, former;
};

absl::Status ReadProjects(db::Session& session, const Meant& meant, absl::Span<const db::Value> args, TakeEntry take) {
  std::map<std::string, std::vector<std::string>> former;
  PEP_TRY(session.Query(Concat("SELECT project_id, alias FROM project_aliases WHERE former AND ", meant.former), args,
                        [&](const db::Row& row) {
                          former[row.String(0)].push_back(row.String(1));
                          return absl::OkStatus();
                        }));
  return session.Query(Concat(kSelectProjects, meant.history), args, [&](const db::Row& row) -> absl::Status {
    base::Stored<Project> project{row.String(0), 1, {}, row.Time(1), row.Time(1), row.OptTime(6)};
    // A document that cannot be read costs its aliases and lessons, and nobody else's answer.
    if (!record::FromDocument(row.String(5), Findable(), project.value).ok()) project.value = Project();
    project.value.title = row.String(2);
    project.value.mission = row.String(3);
    project.value.description = row.String(4);
    if (row.status().ok()) take(EntryOf(project, row.Time(1), former[project.id]));
    row.Forgive();
    return absl::OkStatus();
  });
}

// As they are now, those whose id meets this.
Meant Those(std::string_view condition) {
  return {Concat("known_to_us = ", kUntilFurtherNotice, " AND id", condition), Concat("project_id", condition)};
}

absl::Status ReadAllProjects(db::Session& session, TakeEntry take) {
  constexpr int kChunk = 4000;
  std::string after;
  while (true) {
    std::string first, last;
    PEP_TRY(session.Query("SELECT id FROM projects WHERE id > ? ORDER BY id LIMIT ?", {after, kChunk},
                          [&](const db::Row& row) {
                            last = row.String(0);
                            if (first.empty()) first = last;
                            return absl::OkStatus();
                          }));
    if (last.empty()) return absl::OkStatus();
    PEP_TRY(ReadProjects(session, Those(" BETWEEN ? AND ?"), {first, last}, take));
    after = last;
  }
}

template <typename T>
absl::Status ReadAllOf(db::Session& session, TakeEntry take) {
  return record::VisitAll<T>(session, [&](const base::Stored<T>& stored) { take(EntryOf(stored)); });
}

template <typename T>
absl::Status ReadOne(db::Session& session, const std::string& id, TakeEntry take) {
  const auto found = record::Find<T>(session, id);
  if (absl::IsDataLoss(found.status())) return absl::OkStatus();
  PEP_TRY(found.status());
  if (*found) take(EntryOf(**found));
  return absl::OkStatus();
}

struct Collection {
  std::string_view name;
  absl::Status (*read_all)(db::Session&, TakeEntry);
  absl::Status (*read_one)(db::Session&, const std::string& id, TakeEntry);
};
constexpr Collection kDirectory[] = {
    {Incubator::kCollection, ReadAllOf<Incubator>, ReadOne<Incubator>},
    {Organisation::kCollection, ReadAllOf<Organisation>, ReadOne<Organisation>},
    {Team::kCollection, ReadAllOf<Team>, ReadOne<Team>},
};

}  // namespace

absl::Status ReadAllEntries(db::Session& session, TakeEntry take) {
  PEP_TRY(ReadAllProjects(session, take));
  for (const Collection& collection : kDirectory) PEP_TRY(collection.read_all(session, take));
  return absl::OkStatus();
}

absl::Status ReadEntriesOf(db::Session& session, const std::vector<std::string>& names, TakeEntry take) {
  std::vector<std::string> projects;
  for (const std::string& name : names) {
    const std::size_t slash = name.find('/');
    const std::string_view collection = std::string_view(name).substr(0, slash);
    const std::string id = name.substr(slash + 1);
    if (collection == "projects") projects.push_back(id);
    for (const Collection& of : kDirectory) {
      if (of.name == collection) PEP_TRY(of.read_one(session, id, take));
    }
  }
  return db::TakeTurns(
      projects, [&](absl::Span<const db::Value> ids) { return ReadProjects(session, Those(db::InTurn()), ids, take); });
}

absl::Status ReadFormerProjects(db::Session& session, std::int64_t known_at_us, TakeEntry take) {
  const std::string then = Concat("known_from_us <= ? AND known_to_us > ? AND known_to_us < ", kUntilFurtherNotice);
  return ReadProjects(session, {then, Concat("project_id IN (SELECT id FROM project_history WHERE ", then, ")")},
                      {known_at_us, known_at_us}, take);
}

}  // namespace pepiniere::portfolio::store
