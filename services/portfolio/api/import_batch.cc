#include "services/portfolio/api/import_batch.h"

#include <algorithm>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/resource_name.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/imports/erased.h"
#include "services/imports/said_before.h"
#include "services/portfolio/api/convert_directory.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/entries.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/api/import_repair.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/transition.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/document.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

std::string KeyOf(std::string_view list, std::size_t index) { return Concat(list, "[", index, "]"); }

// Everything a source says of a project, as text: equal text, nothing to do. The project's own document comes first.
std::string DocumentOf(const Project& project, const std::vector<PhaseEntry>& phases, const std::vector<Event>& events,
                       const std::vector<FundingLine>& grants) {
  std::string document = record::ToDocument(project);
  for (const PhaseEntry& phase : phases) document += "\nphase " + record::ToDocument(phase);
  for (const Event& event : events) document += "\nevent " + record::ToDocument(event);
  for (const FundingLine& grant : grants) document += "\ngrant " + record::ToDocument(grant);
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
  std::vector<std::pair<base::Stored<Event>, Event>> changed;
  std::vector<base::Stored<Event>> removed;
  int unchanged = 0;
};

EventPlan PlanEvents(std::vector<base::Stored<Event>> ours, std::vector<Event> theirs, std::string_view source) {
  EventPlan plan;
  const auto pair_up = [&](auto matches, auto take) {
    std::erase_if(theirs, [&](const Event& event) {
      const auto found = std::ranges::find_if(ours, [&](const auto& e) { return matches(e.value, event); });
      if (found == ours.end()) return false;
      take(*found, event);
      ours.erase(found);
      return true;
    });
  };
  // First those that are the same word for word, whoever told them; then the source's own of the same kind; then what
  // is left on either side.
  const auto same = [](Event a, const Event& b) {
    a.source = b.source;
    return a == b;
  };
  pair_up(same, [&](const auto&, const Event&) { ++plan.unchanged; });
  std::erase_if(ours, [&](const base::Stored<Event>& e) { return e.value.source != source; });
  pair_up([](const Event& a, const Event& b) { return a.type == b.type; },
          [&](const auto& ours_was, const Event& event) { plan.changed.emplace_back(ours_was, event); });
  plan.added = std::move(theirs);
  plan.removed = std::move(ours);
  return plan;
}

}  // namespace

absl::Status ImportBatch::Import(const v1::ImportProjectsRequest& message, bool over,
                                 const imports::RefusedItems& refused, int& failed) {
  for (int i = 0; i < message.items_size(); ++i) {
    failed = i;
    if (const auto why = refused.find(i); why != refused.end()) {
      Refuse(message.items(i), std::string_view(why->second.message().data(), why->second.message().size()));
    } else {
      PEP_TRY(ImportItem(message.items(i)));
    }
  }
  failed = -1;
  if (over) {
    PEP_TRY(ImportPerhapsRenamed());
    for (const auto& [file, parent] : std::exchange(known_.parents, {})) {
      PEP_TRY(CheckReference<Organisation>(file, "parent", parent));
    }
  }
  if (!moved_.empty()) {
    PEP_ASSIGN(known_.tree, store::LoadOrganisationTree(unit_.session()));
    std::vector<std::string> below;
    for (const std::string& id : moved_)
      std::ranges::copy(known_.tree.SelfAndDescendants(id), std::back_inserter(below));
    PEP_TRY(store::RederiveTerms(unit_, below, known_.tree));
  }
  return record::Remember(unit_, known_.source, remembered_);
}

absl::StatusOr<const record::ErasedTexts*> ImportBatch::Erased() {
  if (!erased_) {
    PEP_ASSIGN(erased_, record::ErasedTexts::Read(unit_.session(), unit_.now()));
  }
  return &*erased_;
}

template <typename T>
absl::Status ImportBatch::LeaveOutErased(std::string_view collection, const std::string& file, T& told,
                                         std::string_view key) {
  PEP_ASSIGN(const record::ErasedTexts* const erased, Erased());
  const auto theirs = [&](std::string_view text) { return erased->Has(text); };
  return imports::LeaveOutErased(*erased, theirs, Concat(collection, "/-"), file, key, told, report_);
}

absl::Status ImportBatch::LeaveOutErased(Told& told) {
  PEP_ASSIGN(const record::ErasedTexts* const erased, Erased());
  if (erased->empty()) return absl::OkStatus();
  // What is remembered names nobody who was erased.
  PEP_ASSIGN(const auto said_before, Recall("projects", told.id));
  if (said_before == DocumentOf(told.project, told.phases, told.events, told.grants)) return absl::OkStatus();
  PEP_TRY(LeaveOutErased("projects", told.file, told.project));
  const auto each = [&](std::string_view collection, std::string_view field, auto& lines) -> absl::Status {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      PEP_TRY(LeaveOutErased(collection, told.file, lines[i], KeyOf(field, i)));
    }
    return absl::OkStatus();
  };
  PEP_TRY(each("phaseRecords", "phases", told.phases));
  PEP_TRY(each("events", "events", told.events));
  return each("fundingLines", "funding_lines", told.grants);
}

absl::Status ImportBatch::ImportItem(v1::ImportItem item) {
  if (!Repair(item, base::Date::InParis(unit_.now()), report_)) {
    CountOf(item).set_refused(CountOf(item).refused() + 1);
    return absl::OkStatus();
  }
  switch (item.resource_case()) {
    case v1::ImportItem::kOrganisation:
      return ImportDirectory<Organisation>(item.file(), item.organisation());
    case v1::ImportItem::kIncubator:
      return ImportDirectory<Incubator>(item.file(), item.incubator());
    case v1::ImportItem::kTeam:
      return ImportDirectory<Team>(item.file(), item.team());
    case v1::ImportItem::kProject:
      return ImportProject(item.file(), item.project());
    case v1::ImportItem::kCommittee:
      PEP_TRY(ImportPerhapsRenamed());  // Committees come after all projects, and hear them by their names.
      return ImportCommittee(item.file(), item.committee());
    case v1::ImportItem::kPhaseWord:
      return ImportPhaseWord(item.file(), item.phase_word());
    case v1::ImportItem::RESOURCE_NOT_SET:
      Refuse(item, "says nothing of any resource");
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

rpc::v1::ImportCount& ImportBatch::CountOf(const v1::ImportItem& item) {
  // In the order of the contract's oneof.
  static constexpr std::string_view kTypes[] = {"items",    "organisations", "incubators", "teams",
                                                "projects", "committees",    "phaseWords"};
  const int place = item.resource_case() == 0 ? 0 : item.resource_case() - v1::ImportItem::kOrganisation + 1;
  return report_.Count(kTypes[place]);
}

void ImportBatch::Refuse(const v1::ImportItem& item, std::string_view why) {
  CountOf(item).set_refused(CountOf(item).refused() + 1);
  report_.Find(item.file(), "", "REFUSED", std::string(why), "nothing of it was kept");
}

void ImportBatch::Place(const std::string& file, const std::string& id, OrganisationTree& tree,
                        Organisation& organisation) {
  if (!organisation.parent.empty() && tree.WouldCycle(id, organisation.parent)) {
    report_.Find(file, "parent", "CIRCLE",
                 Concat("organisations/", organisation.parent, " lies below organisations/", id,
                        ", or is the same: that would be a circle"),
                 "left out");
    organisation.parent.clear();
  }
  tree.Add(id, organisation.parent, organisation.ministerial_domain);
}

// Under the lock of the whole tree: nobody moves another organisation into a circle beside it.
absl::Status ImportBatch::LockTree() {
  if (tree_locked_ || unit_.caller().validate_only) return absl::OkStatus();
  PEP_ASSIGN(known_.tree, store::LoadOrganisationTree(unit_.session()));
  tree_locked_ = true;
  return absl::OkStatus();
}

template <typename T, typename Proto>
absl::Status ImportBatch::ImportDirectory(const std::string& file, const Proto& proto) {
  const std::string id = aip::IdOf(proto.name());
  if (!CheckId(T::kCollection, file, id)) return absl::OkStatus();
  aip::Violations none;  // what is wrong was repaired
  T told = FromProto(proto, "", none);
  PEP_TRY(LeaveOutErased(T::kCollection, file, told));
  if constexpr (std::is_same_v<T, Organisation>) {
    PEP_TRY(LockTree());
    Place(file, id, known_.told_tree, told);
  }
  if constexpr (std::is_same_v<T, Organisation>) {
    if (!told.parent.empty()) known_.parents.emplace_back(file, told.parent);
  }
  if constexpr (std::is_same_v<T, Incubator>) PEP_TRY(CheckReference<Organisation>(file, "owner", told.owner));
  if constexpr (std::is_same_v<T, Team>) PEP_TRY(CheckReference<Incubator>(file, "incubator", told.incubator));
  const std::string name = Concat(T::kCollection, "/", id);
  known_.met.insert(name);
  referred_.erase(name);

  rpc::v1::ImportCount& count = report_.Count(T::kCollection);
  const std::string document = record::ToDocument(told);
  PEP_ASSIGN(const auto said_before, Recall(T::kCollection, id));
  if (said_before == document) {
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  remembered_.push_back({std::string(T::kCollection), id, document});
  PEP_ASSIGN(const auto current, record::FindForUpdate<T>(unit_.session(), id));
  if (!current) {
    if constexpr (std::is_same_v<T, Organisation>) Place(file, id, known_.tree, told);
    PEP_TRY(record::Insert(unit_, id, told).status());
    count.set_created(count.created() + 1);
  } else {
    T merged = base::MergeImport(current->value, imports::SaidBefore(said_before, file, told, report_), told);
    if constexpr (std::is_same_v<T, Organisation>) Place(file, id, known_.tree, merged);
    PEP_ASSIGN(const base::Stored<T> after, record::Update(unit_, *current, merged));
    const bool changed = after.version != current->version;
    count.set_updated(count.updated() + (changed ? 1 : 0));
    count.set_unchanged(count.unchanged() + (changed ? 0 : 1));
    if (current->deleted_at) ReportDeleted(file, name);
  }
  if constexpr (std::is_same_v<T, Organisation>) moved_.push_back(id);
  return absl::OkStatus();
}

absl::Status ImportBatch::ImportProject(const std::string& file, const v1::ImportedProject& imported) {
  aip::Violations violations;  // none: what was wrong is repaired
  Told told{.file = file,
            .id = aip::IdOf(imported.project().name()),
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
  if (!CheckId("projects", file, told.id)) return absl::OkStatus();
  PEP_TRY(LeaveOutErased(told));
  for (Event& event : told.events) event.source = known_.source;
  if (!known_.projects.insert(told.id).second) {
    report_.Find(file, "", "DUPLICATE_ID", Concat("projects/", told.id, " was already imported from another file"),
                 "the later file counts");
  }
  told.document = DocumentOf(told.project, told.phases, told.events, told.grants);
  for (PhaseEntry& entry : told.phases) known_.vocabulary.Read(entry);
  PEP_TRY(ReportOddities(told));
  PEP_ASSIGN(const bool waits, IsPerhapsRenamed(told));
  if (!waits) return Take(told);
  known_.perhaps_renamed.push_back(std::move(told));
  return absl::OkStatus();
}

absl::Status ImportBatch::Take(const Told& told) {
  PEP_TRY(ReportAliases(told));
  PEP_ASSIGN(const auto said_before, Recall("projects", told.id));
  if (said_before != told.document) {
    remembered_.push_back({"projects", told.id, told.document});
    return Apply(told, said_before);
  }
  const auto unchanged = [&](std::string_view type, std::size_t n) {
    rpc::v1::ImportCount& count = report_.Count(type);
    count.set_unchanged(count.unchanged() + static_cast<std::int64_t>(n));
  };
  unchanged("projects", 1);
  unchanged("phaseRecords", told.phases.size());
  unchanged("events", told.events.size());
  unchanged("fundingLines", told.grants.size());
  return absl::OkStatus();
}

absl::Status ImportBatch::Apply(const Told& told, const std::optional<std::string>& said_before) {
  rpc::v1::ImportCount& count = report_.Count("projects");
  PEP_ASSIGN(const auto current, store::LockProject(unit_.session(), told.id));
  base::Stored<Project> stored;
  std::vector<PhaseLine> lines;
  if (!current) {
    PEP_ASSIGN(stored, store::InsertProject(unit_, told.id, told.project, known_.tree));
    count.set_created(count.created() + 1);
  } else {
    const Project before = imports::SaidBefore(said_before, told.file, told.project, report_);
    PEP_ASSIGN(stored, store::UpdateProject(unit_, *current, base::MergeImport(current->value, before, told.project),
                                            known_.tree));
    PEP_ASSIGN(lines, store::LoadLedger(unit_.session(), told.id));
    if (current->deleted_at) ReportDeleted(told.file, Concat("projects/", told.id));
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

absl::Status ImportBatch::ApplyLedger(const base::Stored<Project>& project, const std::vector<PhaseLine>& lines,
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
  rpc::v1::ImportCount& count = report_.Count("phaseRecords");
  const auto superseded = std::ranges::count_if(plan.additions, [](const auto& a) { return a.supersedes.has_value(); });
  count.set_created(count.created() + static_cast<std::int64_t>(plan.additions.size()));
  count.set_superseded(count.superseded() + superseded + static_cast<std::int64_t>(plan.withdrawals.size()));
  count.set_unchanged(count.unchanged() + plan.unchanged);
  return store::SaveLedger(unit_, project, lines, after);
}

absl::Status ImportBatch::ApplyEvents(const Told& told) {
  PEP_ASSIGN(auto ours, record::SelectBelow<Event>(unit_.session(), told.id));
  const EventPlan plan = PlanEvents(std::move(ours), told.events, known_.source);
  for (const auto& [before, event] : plan.changed) PEP_TRY(record::Update(unit_, before, event).status());
  for (const base::Stored<Event>& event : plan.removed) PEP_TRY(record::SetDeleted(unit_, event, true).status());
  PEP_TRY(record::InsertBelow(unit_, told.id, plan.added).status());
  rpc::v1::ImportCount& count = report_.Count("events");
  count.set_created(count.created() + static_cast<std::int64_t>(plan.added.size()));
  count.set_updated(count.updated() + static_cast<std::int64_t>(plan.changed.size()));
  count.set_superseded(count.superseded() + static_cast<std::int64_t>(plan.removed.size()));
  count.set_unchanged(count.unchanged() + plan.unchanged);
  return absl::OkStatus();
}

absl::Status ImportBatch::ReportOddities(const Told& told) {
  for (const HistoryBreach& breach : CheckHistory(Timeline(AsLines(told.phases)))) {
    report_.Find(told.file, KeyOf("phases", static_cast<std::size_t>(breach.line - 1)), breach.code,
                 Concat(Symbol(breach.from), " to ", Symbol(breach.to), " is not a transition of the rules"),
                 "recorded as it was");
  }
  const base::Date today = base::Date::InParis(unit_.now());
  for (std::size_t i = 0; i < told.phases.size(); ++i) {
    const std::optional<base::Date> starts = told.phases[i].effective;
    if (!starts || *starts <= today) continue;
    report_.Find(told.file, Concat(KeyOf("phases", i), ".start"), "PHASE_IN_FUTURE", starts->ToString(),
                 "kept; current from that day");
  }
  PEP_TRY(CheckReference<Incubator>(told.file, "incubator", told.project.primary_incubator));
  for (std::size_t i = 0; i < told.project.other_incubators.size(); ++i) {
    PEP_TRY(CheckReference<Incubator>(told.file, KeyOf("incubators", i), told.project.other_incubators[i]));
  }
  for (std::size_t i = 0; i < told.project.sponsors.size(); ++i) {
    PEP_TRY(CheckReference<Organisation>(told.file, KeyOf("sponsors", i), told.project.sponsors[i]));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> ImportBatch::Recall(std::string_view collection, const std::string& id) {
  return record::Recall(unit_, known_.source, collection, id);
}

bool ImportBatch::CheckId(std::string_view type, const std::string& file, const std::string& id) {
  const absl::Status status = aip::CheckId("name", id);
  if (!status.ok()) {
    report_.Find(file, "", "INVALID_ID", Concat("\"", id, "\" cannot be the id of a resource"),
                 "left out: rename the file and import again");
    rpc::v1::ImportCount& count = report_.Count(type);
    count.set_refused(count.refused() + 1);
  }
  return status.ok();
}

template absl::Status ImportBatch::LeaveOutErased(std::string_view, const std::string&, Committee&, std::string_view);
template absl::Status ImportBatch::LeaveOutErased(std::string_view, const std::string&, PhaseWord&, std::string_view);

}  // namespace pepiniere::portfolio::api
