#include "services/portfolio/api/import_batch.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert_directory.h"
#include "services/portfolio/api/convert_entries.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/stored.h"
#include "services/portfolio/domain/transition.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/document.h"
#include "services/portfolio/store/event_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/rpc/errors.h"
#include "services/rpc/resource_name.h"
#include "services/rpc/size_limits.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

constexpr std::size_t kLongestFile = 200;  // of a file's name in an error

std::string KeyOf(std::string_view list, std::size_t index) { return Concat(list, "[", index, "]"); }

// Everything a source says of a project, as text: equal text, nothing to do. The project's own document comes first.
std::string DocumentOf(const Project& project, const std::vector<PhaseEntry>& phases, const std::vector<Event>& events,
                       const std::vector<FundingLine>& grants) {
  std::string document = store::ToDocument(project);
  for (const PhaseEntry& phase : phases) document += "\nphase " + store::ToDocument(phase);
  for (const Event& event : events) document += "\nevent " + store::ToDocument(event);
  for (const FundingLine& grant : grants) document += "\ngrant " + store::ToDocument(grant);
  return document;
}

// The lines that a ledger would have if the source were all there is.
std::vector<PhaseLine> AsLines(const std::vector<PhaseEntry>& entries) {
  std::vector<PhaseLine> lines;
  for (const PhaseEntry& entry : entries) {
    PhaseLine& line = lines.emplace_back();
    line.number = static_cast<int>(lines.size());
    line.position = line.number;
    line.entry = entry;
  }
  return lines;
}

// What a source's events and ours (of that source) do not have in common.
struct EventPlan {
  std::vector<Event> added;
  std::vector<std::pair<store::ProjectEvent, Event>> changed;
  std::vector<store::ProjectEvent> removed;
  int unchanged = 0;
};

EventPlan PlanEvents(std::vector<store::ProjectEvent> ours, std::vector<Event> theirs, std::string_view source) {
  EventPlan plan;
  const auto pair_up = [&](auto matches, auto take) {
    std::erase_if(theirs, [&](const Event& event) {
      const auto found = std::ranges::find_if(ours, [&](const auto& e) { return matches(e.stored.value, event); });
      if (found == ours.end()) return false;
      take(*found, event);
      ours.erase(found);
      return true;
    });
  };
  // First those that are the same word for word, whoever told them; then the source's own of the same kind; then what
  // is left on either side.
  pair_up([](const Event& a, const Event& b) { return a == b; }, [&](const auto&, const Event&) { ++plan.unchanged; });
  std::erase_if(ours, [&](const store::ProjectEvent& e) { return e.source != source; });
  pair_up([](const Event& a, const Event& b) { return a.type == b.type; },
          [&](const auto& ours_was, const Event& event) { plan.changed.emplace_back(ours_was, event); });
  plan.added = std::move(theirs);
  plan.removed = std::move(ours);
  return plan;
}

}  // namespace

absl::Status ImportBatch::Import(const v1::ImportProjectsRequest& message) {
  for (const v1::ImportItem& item : message.items()) {
    rpc::Violations violations;
    rpc::CheckSizes(item, Concat("items(", item.file().substr(0, kLongestFile), ")"), violations);
    PEP_TRY(violations.ToStatus());
    switch (item.resource_case()) {
      case v1::ImportItem::kOrganisation:
        PEP_TRY(ImportDirectory<Organisation>(item.file(), item.organisation()));
        break;
      case v1::ImportItem::kIncubator:
        PEP_TRY(ImportDirectory<Incubator>(item.file(), item.incubator()));
        break;
      case v1::ImportItem::kTeam:
        PEP_TRY(ImportDirectory<Team>(item.file(), item.team()));
        break;
      case v1::ImportItem::kProject:
        PEP_TRY(ImportProject(item.file(), item.project()));
        break;
      case v1::ImportItem::kCommittee:
        PEP_TRY(ImportCommittee(item.file(), item.committee()));
        break;
      case v1::ImportItem::kPhaseWord:
        return rpc::Invalid("items.phase_word", "is not imported yet");
      case v1::ImportItem::RESOURCE_NOT_SET:
        return rpc::Invalid("items.resource", Concat("is missing in the item of ", item.file()));
    }
  }
  if (!moved_.empty()) {
    PEP_ASSIGN(known_.tree, store::LoadOrganisationTree(unit_.session()));
    std::vector<std::string> below;
    for (const std::string& id : moved_)
      std::ranges::copy(known_.tree.SelfAndDescendants(id), std::back_inserter(below));
    PEP_TRY(store::RederiveTerms(unit_, below, known_.tree));
  }
  return store::Remember(unit_, known_.source, remembered_);
}

template <typename T, typename Proto>
absl::Status ImportBatch::ImportDirectory(const std::string& file, const Proto& proto) {
  const std::string id = IdOf(proto.name());
  if (!CheckId(file, id)) return absl::OkStatus();
  const T told = FromProto(proto);
  const std::string document = store::ToDocument(told);
  if constexpr (std::is_same_v<T, Organisation>) {
    known_.organisations.insert(id);
    known_.tree.Add(id, told.parent, told.ministerial_domain);
  }
  if constexpr (std::is_same_v<T, Incubator>) known_.incubators.insert(id);

  v1::ImportCount& count = report_.Count(T::kCollection);
  PEP_ASSIGN(const auto said_before, Recall(T::kCollection, id));
  if (said_before == document) {
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  remembered_.push_back({std::string(T::kCollection), id, document});
  PEP_ASSIGN(const auto current, store::FindForUpdate<T>(unit_.session(), id));
  if (!current) {
    PEP_TRY(store::Insert(unit_, id, told).status());
    count.set_created(count.created() + 1);
  } else {
    T before;
    if (said_before) PEP_TRY(store::FromDocument(*said_before, before));
    PEP_ASSIGN(const Stored<T> after, store::Update(unit_, *current, MergeImport(current->value, before, told)));
    const bool changed = after.version != current->version;
    count.set_updated(count.updated() + (changed ? 1 : 0));
    count.set_unchanged(count.unchanged() + (changed ? 0 : 1));
  }
  if constexpr (std::is_same_v<T, Organisation>) moved_.push_back(id);
  return absl::OkStatus();
}

absl::Status ImportBatch::ImportProject(const std::string& file, const v1::ImportedProject& imported) {
  rpc::Violations violations;
  Told told{.file = file,
            .id = IdOf(imported.project().name()),
            .document = "",
            .project = FromProto(imported.project(), "items.project.project.", violations),
            .phases = {},
            .events = {},
            .grants = {}};
  for (const auto& record : imported.phase_records()) {
    told.phases.push_back(FromProto(record, "items.project.phase_records.", violations));
  }
  for (const auto& event : imported.events()) {
    told.events.push_back(FromProto(event, "items.project.events.", violations));
  }
  for (const auto& grant : imported.funding_lines()) {
    told.grants.push_back(FromProto(grant, "items.project.funding_lines.", violations));
  }
  if (!violations.empty()) return violations.ToStatus();
  if (!CheckId(file, told.id)) return absl::OkStatus();
  if (!known_.projects.insert(told.id).second) {
    report_.Find(file, "", "DUPLICATE_ID", Concat("projects/", told.id, " was already imported from another file"),
                 "the later file counts");
  }
  told.document = DocumentOf(told.project, told.phases, told.events, told.grants);
  ReportOddities(told);

  PEP_ASSIGN(const auto said_before, Recall("projects", told.id));
  if (said_before != told.document) {
    remembered_.push_back({"projects", told.id, told.document});
    return Apply(told, said_before);
  }
  const auto unchanged = [&](std::string_view type, std::size_t n) {
    v1::ImportCount& count = report_.Count(type);
    count.set_unchanged(count.unchanged() + static_cast<std::int64_t>(n));
  };
  unchanged("projects", 1);
  unchanged("phaseRecords", told.phases.size());
  unchanged("events", told.events.size());
  unchanged("fundingLines", told.grants.size());
  return absl::OkStatus();
}

absl::Status ImportBatch::Apply(const Told& told, const std::optional<std::string>& said_before) {
  v1::ImportCount& count = report_.Count("projects");
  PEP_ASSIGN(const auto current, store::LockProject(unit_.session(), told.id));
  Stored<Project> stored;
  std::vector<PhaseLine> lines;
  if (!current) {
    PEP_ASSIGN(stored, store::InsertProject(unit_, told.id, told.project, known_.tree));
    count.set_created(count.created() + 1);
  } else {
    Project before;
    if (said_before)
      PEP_TRY(store::FromDocument(std::string_view(*said_before).substr(0, said_before->find('\n')), before));
    PEP_ASSIGN(stored,
               store::UpdateProject(unit_, *current, MergeImport(current->value, before, told.project), known_.tree));
    PEP_ASSIGN(lines, store::LoadLedger(unit_.session(), told.id));
    if (current->deleted_at) {
      report_.Find(told.file, "", "DELETED_HERE", Concat("projects/", told.id, " was deleted here"),
                   "kept up to date, and still deleted; undelete it to see it again");
    }
  }
  const LedgerPlan plan = PlanLedger(lines, known_.source, told.phases);
  if (current) {
    const bool changed = stored.version != current->version;
    count.set_updated(count.updated() + (changed ? 1 : 0));
    count.set_unchanged(count.unchanged() + (changed ? 0 : 1));
    if (!changed && !plan.changes_nothing()) {
      PEP_ASSIGN(stored, store::TouchProject(unit_, stored));
    }
  }
  PEP_TRY(ApplyLedger(stored, lines, plan));
  PEP_TRY(ApplyEvents(told));
  const bool told_of_grants = said_before && said_before->find("\ngrant ") != std::string::npos;
  return told.grants.empty() && !told_of_grants ? absl::OkStatus() : ApplyGrants(told);
}

absl::Status ImportBatch::ApplyLedger(const Stored<Project>& project, const std::vector<PhaseLine>& lines,
                                      const LedgerPlan& plan) {
  const absl::Time at = project.updated_at;
  std::vector<PhaseLine> after = lines;
  const auto supersede = [&](int number, std::optional<int> by) {
    PhaseLine& line = *std::ranges::find(after, number, &PhaseLine::number);
    line.superseded_at = at;
    line.superseded_by = by;
    line.superseded_by_source = known_.source;
  };
  for (const int number : plan.withdrawals) supersede(number, std::nullopt);
  int next = lines.empty() ? 1 : lines.back().number + 1;
  for (const LedgerPlan::Addition& addition : plan.additions) {
    if (addition.supersedes) supersede(*addition.supersedes, next);
    PhaseLine line;
    line.number = next++;
    line.position = addition.position;
    line.entry = addition.entry;
    line.source = known_.source;
    line.recorded_by = recorded_by_;
    line.recorded_at = at;
    after.push_back(std::move(line));
  }
  v1::ImportCount& count = report_.Count("phaseRecords");
  const auto superseded = std::ranges::count_if(plan.additions, [](const auto& a) { return a.supersedes.has_value(); });
  count.set_created(count.created() + static_cast<std::int64_t>(plan.additions.size()));
  count.set_superseded(count.superseded() + superseded + static_cast<std::int64_t>(plan.withdrawals.size()));
  count.set_unchanged(count.unchanged() + plan.unchanged);
  return store::SaveLedger(unit_, project, lines, after);
}

absl::Status ImportBatch::ApplyEvents(const Told& told) {
  PEP_ASSIGN(std::vector<store::ProjectEvent> ours, store::LoadEvents(unit_.session(), told.id));
  const EventPlan plan = PlanEvents(std::move(ours), told.events, known_.source);
  for (const auto& [before, event] : plan.changed) {
    PEP_TRY(store::UpdateEvent(unit_, told.id, before, event).status());
  }
  for (const store::ProjectEvent& event : plan.removed) PEP_TRY(store::RemoveEvent(unit_, told.id, event));
  PEP_TRY(store::InsertEvents(unit_, told.id, plan.added, known_.source).status());
  v1::ImportCount& count = report_.Count("events");
  count.set_created(count.created() + static_cast<std::int64_t>(plan.added.size()));
  count.set_updated(count.updated() + static_cast<std::int64_t>(plan.changed.size()));
  count.set_superseded(count.superseded() + static_cast<std::int64_t>(plan.removed.size()));
  count.set_unchanged(count.unchanged() + plan.unchanged);
  return absl::OkStatus();
}

void ImportBatch::ReportOddities(const Told& told) {
  for (const HistoryBreach& breach : CheckHistory(Timeline(AsLines(told.phases)))) {
    report_.Find(told.file, KeyOf("phases", static_cast<std::size_t>(breach.line - 1)), breach.code,
                 Concat(Symbol(breach.from), " to ", Symbol(breach.to), " is not a transition of the rules"),
                 "recorded as it was");
  }
  const auto check = [&](std::string_view key, const std::string& id, const std::set<std::string>& known) {
    if (id.empty() || known.contains(id)) return;
    report_.Find(told.file, key, "MISSING_REFERENCE", Concat(id, " is in no file of the import and not known here"),
                 "kept as written");
  };
  check("incubator", told.project.primary_incubator, known_.incubators);
  for (std::size_t i = 0; i < told.project.other_incubators.size(); ++i) {
    check(KeyOf("incubators", i), told.project.other_incubators[i], known_.incubators);
  }
  for (std::size_t i = 0; i < told.project.sponsors.size(); ++i) {
    check(KeyOf("sponsors", i), told.project.sponsors[i], known_.organisations);
  }
}

absl::StatusOr<std::optional<std::string>> ImportBatch::Recall(std::string_view collection, const std::string& id) {
  return store::Recall(unit_, known_.source, collection, id);
}

bool ImportBatch::CheckId(const std::string& file, const std::string& id) {
  const absl::Status status = rpc::CheckId("name", id);
  if (!status.ok()) {
    report_.Find(file, "", "INVALID_ID", Concat("\"", id, "\" cannot be the id of a resource"),
                 "left out: rename the file and import again");
  }
  return status.ok();
}

}  // namespace pepiniere::portfolio::api
