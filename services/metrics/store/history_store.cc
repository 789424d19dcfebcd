#include "services/metrics/store/history_store.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/to_history.h"
#include "services/query/sql_fragment.h"
#include "services/record/document.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {
namespace {

using base::Concat;
using Histories = std::map<std::string, History>;
using KnownAt = std::optional<absl::Time>;

// Up to so many projects are asked for by the beginnings of their ids; of more, all rows are read, and those of others
// left out.
constexpr std::size_t kAskedBy = 32;

// Whose rows are read.
class Projects {
 public:
  explicit Projects(const std::vector<std::string>& projects) : ids_(projects.begin(), projects.end()) {}

  // " AND (id > 'p/' AND id < 'p0' OR ...)".
  void AddTo(std::string_view column, query::SqlFragment& where) const {
    if (ids_.empty() || ids_.size() > kAskedBy) return;
    where.Add(" AND (");
    for (const std::string& id : ids_) {
      where.Add(Concat(id == *ids_.begin() ? "(" : " OR (", column, " > ")).Bind(id + "/");
      where.Add(Concat(" AND ", column, " < ")).Bind(id + "0").Add(")");
    }
    where.Add(")");
  }
  bool has(const std::string& project) const { return ids_.empty() || ids_.contains(project); }

 private:
  std::set<std::string> ids_;
};

std::string ProjectIn(std::string_view id) { return std::string(id.substr(0, id.find('/'))); }

struct Load {
  db::Session& session;
  const Projects& projects;
  const KnownAt& known_at;
  Histories& histories;

  // The history of whose id that is; null: of none that is asked for.
  History* Of(std::string_view id) const {
    const std::string project = ProjectIn(id);
    return projects.has(project) ? &histories[project] : nullptr;
  }
};

// Those that were there: made by then, and not deleted by then for good. What came back since is left to its history.
query::SqlFragment Alive(std::string_view table, const KnownAt& known_at) {
  query::SqlFragment alive;
  if (!known_at) return std::move(alive.Add(Concat(table, ".deleted_at_us IS NULL")));
  const std::int64_t at = absl::ToUnixMicros(*known_at);
  alive.Add(Concat(table, ".created_at_us <= ")).Bind(at);
  alive.Add(Concat(" AND (", table, ".deleted_at_us IS NULL OR ", table, ".deleted_at_us > ")).Bind(at).Add(")");
  return alive;
}

// Shows each of them as it was known, by its id.
template <typename T, typename Visit>
absl::Status VisitThen(const Load& load, std::string_view table, Visit visit) {
  query::SqlFragment select{.sql = Concat("SELECT h.id, h.document, h.deleted FROM record_history h JOIN ", table,
                                          " ON ", table, ".id = h.id WHERE h.collection = ")};
  select.Bind(std::string(T::kCollection)).Add(" AND h.recorded_at_us <= ").Bind(absl::ToUnixMicros(*load.known_at));
  select.Add(" AND ").Add(Alive(table, load.known_at));
  load.projects.AddTo("h.id", select);
  // The last one of each stands, unless it is the one that was deleted: what came back later was away then.
  select.Add(" ORDER BY h.id, h.version");
  std::string id, document;
  bool was_deleted = false;
  const auto show = [&]() -> absl::Status {
    if (id.empty() || was_deleted) return absl::OkStatus();
    T value{};
    PEP_TRY(record::FromDocument(document, value));
    visit(id, value);
    return absl::OkStatus();
  };
  PEP_TRY(load.session.Query(select.sql, record::Bind(select), [&](const db::Row& row) -> absl::Status {
    const absl::Status shown = row.String(0) == id ? absl::OkStatus() : show();
    id = row.String(0);
    document = row.String(1);
    was_deleted = row.Bool(2);
    return shown;
  }));
  return show();
}

template <typename T, typename Visit>
absl::Status VisitKnown(const Load& load, std::string_view table, Visit visit) {
  if (load.known_at) return VisitThen<T>(load, table, visit);
  query::SqlFragment where{.sql = "TRUE"};
  load.projects.AddTo("id", where);
  PEP_ASSIGN(const auto rows, record::Select<T>(load.session, where));
  for (const auto& row : rows) visit(row.id, row.value);
  return absl::OkStatus();
}

// The rows of one of the tables of items' instants, with the item that each is of, in the order of items.
absl::Status VisitInstants(const Load& load, std::string_view table, std::string_view columns,
                           const std::map<std::string, metrics::WorkItem*>& items,
                           absl::FunctionRef<void(metrics::WorkItem&, const db::Row&)> visit) {
  query::SqlFragment select{.sql = Concat("SELECT item_id, ", columns, " FROM ", table, " WHERE ")};
  if (load.known_at) {
    const std::int64_t at = absl::ToUnixMicros(*load.known_at);
    select.Add("recorded_at_us <= ").Bind(at).Add(" AND (withdrawn_at_us IS NULL OR withdrawn_at_us > ").Bind(at);
    select.Add(")");
  } else {
    select.Add("withdrawn_at_us IS NULL");
  }
  load.projects.AddTo("item_id", select);
  return load.session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    const auto item = items.find(row.String(0));
    if (item != items.end()) visit(*item->second, row);
    return absl::OkStatus();
  });
}

// Ids of items, and when each was asked for.
absl::StatusOr<std::vector<std::pair<std::string, std::optional<absl::Time>>>> RequestsOf(const Load& load) {
  std::vector<std::pair<std::string, std::optional<absl::Time>>> requests;
  if (load.known_at) {
    PEP_TRY(VisitThen<domain::WorkItem>(load, "work_items", [&](const std::string& id, const domain::WorkItem& item) {
      requests.emplace_back(id, item.request);
    }));
    return requests;
  }
  query::SqlFragment select{.sql = "SELECT id, request_time_us FROM work_items WHERE deleted_at_us IS NULL"};
  load.projects.AddTo("id", select);
  PEP_TRY(load.session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    requests.emplace_back(row.String(0), row.OptTime(1));
    return absl::OkStatus();
  }));
  return requests;
}

absl::Status LoadInstants(const Load& load, const std::map<std::string, metrics::WorkItem*>& items) {
  PEP_TRY(
      VisitInstants(load, "item_transitions", "time_us, state", items, [](metrics::WorkItem& item, const db::Row& row) {
        domain::StateCategory state{};
        if (!ReadSymbol(row.String(2), state)) return;
        item.transitions.push_back({domain::ToCompute(state), row.Time(1)});
      }));
  PEP_TRY(
      VisitInstants(load, "item_estimates", "time_us, value", items, [](metrics::WorkItem& item, const db::Row& row) {
        item.estimates.push_back({row.Double(2), row.Time(1)});
      }));
  return VisitInstants(
      load, "item_memberships", "sprint, from_time_us, to_time_us", items,
      [](metrics::WorkItem& item, const db::Row& row) {
        const std::string id = Concat(ProjectIn(row.String(0)), "/", row.String(1));
        item.memberships.push_back({domain::NameBelow(domain::Sprint::kCollection, id), row.Time(2), row.OptTime(3)});
      });
}

absl::Status LoadItems(const Load& load) {
  PEP_ASSIGN(const auto requests, RequestsOf(load));
  for (const auto& [id, request] : requests) {
    if (History* const history = load.Of(id)) {
      history->items.push_back({.id = domain::NameBelow(domain::WorkItem::kCollection, id), .requested = request});
    }
  }
  // Where they are now that there are no more of them.
  std::map<std::string, metrics::WorkItem*> items;
  std::map<std::string, std::size_t> next;
  for (const auto& [id, request] : requests) {
    if (History* const history = load.Of(id)) items[id] = &history->items[next[ProjectIn(id)]++];
  }
  return LoadInstants(load, items);
}

absl::Status LoadRest(const Load& load) {
  PEP_TRY(VisitKnown<domain::Sprint>(load, "sprints", [&](const std::string& id, const domain::Sprint& sprint) {
    if (History* const history = load.Of(id)) history->sprints.push_back(domain::ToCompute(id, sprint));
  }));
  PEP_TRY(
      VisitKnown<domain::Deployment>(load, "deployments", [&](const std::string& id, const domain::Deployment& one) {
        History* const history = load.Of(id);
        if (auto made = domain::ToCompute(id, one); history && made) history->deployments.push_back(*std::move(made));
      }));
  PEP_TRY(
      VisitKnown<domain::CodeChange>(load, "code_changes", [&](const std::string& id, const domain::CodeChange& one) {
        if (History* const history = load.Of(id)) history->changes.push_back(domain::ToCompute(id, one));
      }));
  return VisitKnown<domain::Incident>(load, "incidents", [&](const std::string& id, const domain::Incident& incident) {
    if (History* const history = load.Of(id)) history->incidents.push_back(domain::ToCompute(id, incident));
  });
}

// Those of days that begin in the window: a day is that date in the window's zone, whichever that is. What is answered
// on a day is told of when it is over.
absl::Status VisitSurveys(const Load& load, const Window& window,
                          absl::FunctionRef<void(const std::string&, const domain::Survey&)> visit) {
  const absl::Time end = std::min(window.to, window.as_of);
  const auto counts = [&](base::Date day) {
    const absl::Time start = StartOf(day, window.zone);
    return start >= window.from && start < end;
  };
  const auto show = [&](const std::string& id, const domain::Survey& survey) {
    if (load.projects.has(ProjectIn(id)) && counts(survey.date)) visit(id, survey);
  };
  if (load.known_at) return VisitThen<domain::Survey>(load, "surveys", show);
  query::SqlFragment where{.sql = "date >= "};
  where.Bind(DayOf(window.from, window.zone)).Add(" AND date <= ").Bind(DayOf(end, window.zone));
  load.projects.AddTo("id", where);
  PEP_ASSIGN(const auto surveys, record::Select<domain::Survey>(load.session, where));
  for (const auto& survey : surveys) show(survey.id, survey.value);
  return absl::OkStatus();
}

absl::Status LoadSurveys(const Load& load, const Window& window) {
  return VisitSurveys(load, window, [&](const std::string& id, const domain::Survey& survey) {
    domain::AddTo(survey, load.Of(id)->surveys);
  });
}

// Of one kind of resources, the version that is known, and who told it.
struct OriginTable {
  std::string_view table, collection;
};
constexpr OriginTable kOrigins[] = {
    {"work_items", domain::WorkItem::kCollection},    {"sprints", domain::Sprint::kCollection},
    {"deployments", domain::Deployment::kCollection}, {"code_changes", domain::CodeChange::kCollection},
    {"incidents", domain::Incident::kCollection},     {"surveys", domain::Survey::kCollection}};

query::SqlFragment OriginsSelect(const OriginTable& of, const Projects& projects, const KnownAt& known_at) {
  query::SqlFragment select;
  if (known_at) {
    select.Add(Concat("SELECT h.id, MAX(h.version), MAX(r.source), MAX(h.recorded_at_us) FROM record_history h JOIN ",
                      of.table, " r ON r.id = h.id WHERE h.collection = "));
    select.Bind(std::string(of.collection)).Add(" AND h.recorded_at_us <= ").Bind(absl::ToUnixMicros(*known_at));
    projects.AddTo("h.id", select);
    return std::move(select.Add(" GROUP BY h.id"));
  }
  select.Add(Concat("SELECT id, version, source, updated_at_us FROM ", of.table, " WHERE deleted_at_us IS NULL"));
  projects.AddTo("id", select);
  return select;
}

// As History calls it: changes of code by their shas.
std::string NameIn(const OriginTable& of, const std::string& id) {
  if (of.collection == domain::CodeChange::kCollection) return id.substr(id.find('/') + 1);
  return domain::NameBelow(of.collection, id);
}

}  // namespace

absl::StatusOr<std::map<std::string, History>> LoadHistories(db::Session& session,
                                                             const std::vector<std::string>& projects,
                                                             const Window& window, std::optional<absl::Time> known_at) {
  Histories histories;
  for (const std::string& project : projects) histories[project];
  const Projects asked(projects);
  const Load load{session, asked, known_at, histories};
  PEP_TRY(LoadItems(load));
  PEP_TRY(LoadRest(load));
  PEP_TRY(LoadSurveys(load, window));
  return histories;
}

absl::StatusOr<History> LoadHistory(db::Session& session, const std::string& project, const Window& window,
                                    std::optional<absl::Time> known_at) {
  PEP_ASSIGN(Histories histories, LoadHistories(session, {project}, window, known_at));
  return std::move(histories[project]);
}

absl::StatusOr<std::map<std::string, Satisfaction>> LoadSatisfaction(db::Session& session,
                                                                     const std::vector<std::string>& projects,
                                                                     const Window& window,
                                                                     std::optional<absl::Time> known_at) {
  std::map<std::string, Satisfaction> said;
  for (std::size_t from = 0; from < projects.size(); from += kAskedBy) {
    const std::size_t end = std::min(projects.size(), from + kAskedBy);
    const Projects asked(
        {projects.begin() + static_cast<std::ptrdiff_t>(from), projects.begin() + static_cast<std::ptrdiff_t>(end)});
    Histories none;
    PEP_TRY(VisitSurveys({session, asked, known_at, none}, window,
                         [&](const std::string& id, const domain::Survey& survey) {
                           Satisfaction& of_project = said[ProjectIn(id)];
                           domain::AddTo(survey, of_project[0]);
                           if (survey.audience) domain::AddTo(survey, of_project[static_cast<int>(*survey.audience)]);
                         }));
  }
  return said;
}

absl::StatusOr<std::vector<std::pair<std::string, domain::Survey>>> SurveysKnown(db::Session& session,
                                                                                 const std::string& project,
                                                                                 const Window& window,
                                                                                 std::optional<absl::Time> known_at) {
  std::vector<std::pair<std::string, domain::Survey>> surveys;
  Histories none;
  const Projects asked({project});
  PEP_TRY(VisitSurveys({session, asked, known_at, none}, window,
                       [&](const std::string& id, const domain::Survey& survey) { surveys.emplace_back(id, survey); }));
  std::ranges::sort(surveys, {}, [](const auto& one) { return std::pair(one.second.date, one.first); });
  return surveys;
}

absl::StatusOr<std::set<std::string>> SurveyedProjects(db::Session& session, const Window& window,
                                                       std::optional<absl::Time> known_at) {
  std::set<std::string> projects;
  Histories none;
  const Projects all(std::vector<std::string>{});
  PEP_TRY(VisitSurveys({session, all, known_at, none}, window,
                       [&](const std::string& id, const domain::Survey&) { projects.insert(ProjectIn(id)); }));
  return projects;
}

absl::StatusOr<std::map<std::string, domain::WorkItem>> ItemsKnown(db::Session& session, const std::string& project,
                                                                   std::optional<absl::Time> known_at) {
  std::map<std::string, domain::WorkItem> items;
  Histories none;
  const Projects asked({project});
  PEP_TRY(VisitKnown<domain::WorkItem>({session, asked, known_at, none}, "work_items",
                                       [&](const std::string& id, const domain::WorkItem& item) { items[id] = item; }));
  return items;
}

absl::StatusOr<std::vector<base::Stored<domain::Objective>>> ObjectivesKnown(db::Session& session,
                                                                             const std::string& project,
                                                                             std::optional<absl::Time> known_at) {
  if (!known_at) return record::SelectBelow<domain::Objective>(session, project);
  std::map<std::string, domain::Objective> then;
  Histories none;
  const Projects asked({project});
  PEP_TRY(
      VisitThen<domain::Objective>({session, asked, known_at, none}, "objectives",
                                   [&](const std::string& id, const domain::Objective& value) { then[id] = value; }));
  std::vector<base::Stored<domain::Objective>> objectives;
  for (auto& [id, value] : then) {
    PEP_ASSIGN(auto stored, record::Find<domain::Objective>(session, id));
    if (!stored) continue;
    stored->value = std::move(value);
    stored->deleted_at.reset();
    objectives.push_back(*std::move(stored));
  }
  return objectives;
}

absl::StatusOr<std::map<std::string, Origin>> LoadOrigins(db::Session& session, const std::string& project,
                                                          std::optional<absl::Time> known_at) {
  std::map<std::string, Origin> origins;
  const Projects asked({project});
  for (const OriginTable& of : kOrigins) {
    const query::SqlFragment select = OriginsSelect(of, asked, known_at);
    PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
      origins[NameIn(of, row.String(0))] = {row.Int64(1), row.String(2), row.Time(3)};
      return absl::OkStatus();
    }));
  }
  return origins;
}

}  // namespace pepiniere::metrics::store
