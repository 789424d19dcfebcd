#include "services/portfolio/api/phases.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/advance.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/projects.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/domain/transition.h"
#include "services/portfolio/peers/metrics.h"
#include "services/portfolio/store/dossier_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

bool CanBeForced(const std::vector<Refusal>& refusals) {
  return std::ranges::none_of(refusals, [](const Refusal& r) { return r.type == "DATE"; });
}

// Whether the last word of a ledger is that phase since that day: to force it once more says nothing new.
bool SaysAlready(const std::vector<PhaseLine>& ledger, Phase to, base::Date on) {
  const std::vector<PhaseLine> lines = Holding(ledger);
  const PhaseLine* last = LastLine(lines);
  return last && last->entry.phase == to && last->entry.effective == on;
}

// The project as it stands with that ledger.
v1::Project Answer(const rpc::CallScope& call, const base::Stored<Project>& project,
                   const std::vector<PhaseLine>& ledger) {
  const std::vector<Span> timeline = TimelineOf(ledger);
  const Span* today = SpanOn(timeline, resource::Today(call));
  v1::Project proto = ToProto(project, today ? std::optional(*today) : std::nullopt);
  for (const UnknownSpan& unknown : UnknownSpansOf(ledger)) {
    if (unknown.Contains(resource::Today(call))) TellUnknown(unknown, proto);
  }
  return proto;
}

// The phase that a ledger begins with, if it has any.
std::optional<Phase> FirstPhase(const std::vector<Span>& timeline) {
  return timeline.empty() ? std::nullopt : std::optional(timeline.front().phase);
}

// What a correction would let in that the rules keep out, gates apart: steps that were not there before, and another
// beginning.
std::vector<Refusal> CheckCorrection(const std::vector<PhaseLine>& before, const std::vector<PhaseLine>& after) {
  std::vector<Refusal> refusals;
  const std::vector<Span> timeline_before = TimelineOf(before), timeline_after = TimelineOf(after);
  const std::optional<Phase> first = FirstPhase(timeline_after);
  if (first && first != FirstPhase(timeline_before) && !IsLegalTransition(std::nullopt, *first)) {
    refusals.push_back({"TRANSITION", "ILLEGAL_TRANSITION",
                        Concat("the ledger would begin with ", Symbol(*first), ", which no project does")});
  }
  const std::vector<HistoryBreach> known = CheckHistory(timeline_before);
  for (const HistoryBreach& breach : CheckHistory(timeline_after)) {
    const auto same = [&](const HistoryBreach& k) { return k.from == breach.from && k.to == breach.to; };
    if (std::ranges::any_of(known, same)) continue;
    refusals.push_back({"TRANSITION", breach.code,
                        Concat("the ledger would say ", Symbol(breach.from), " to ", Symbol(breach.to),
                               ", which is not a transition")});
  }
  return refusals;
}

// What is missing for the phase that a corrected line comes to name, in the life of the project without that line.
absl::StatusOr<std::vector<Refusal>> CheckRenamed(journal::Unit& unit, const rpc::CallScope& call,
                                                  const base::Stored<Project>& project, const PhaseLine& was,
                                                  const PhaseEntry& is, const Impact& impact) {
  if (!is.phase || is.phase == was.entry.phase) return std::vector<Refusal>();
  PEP_ASSIGN(Dossier dossier, store::LoadDossier(unit.session(), project.id));
  dossier.impact = impact;
  std::erase_if(dossier.ledger, [&](const PhaseLine& line) { return line.number == was.number; });
  PEP_ASSIGN(const std::vector<Check> checks,
             CheckGate(unit, project, dossier, *is.phase, is.effective.value_or(resource::Today(call))));
  return MissingGates(checks);
}

// What is measured of the impact of a project (an id), where an entry into that phase asks for it.
Impact ImpactFor(const Context& context, const rpc::CallScope& call, const std::string& project,
                 std::optional<Phase> to, base::Date on) {
  if (!to || !AsksForImpact(*to)) return {};
  return context.metrics.ImpactOf(call, {project}, on)[project];
}

// What a line says with the fields of the mask as they should have been.
absl::StatusOr<PhaseEntry> Amend(const PhaseEntry& old, const google::protobuf::FieldMask& mask,
                                 const PhaseEntry& said) {
  PhaseEntry entry = old;
  if (aip::Touches(mask, "phase")) entry.phase = said.phase, entry.source_phase.clear();
  if (aip::Touches(mask, "effective_date")) entry.effective = said.effective, entry.source_date.clear();
  if (aip::Touches(mask, "end_date")) entry.end = said.end, entry.source_end.clear();
  if (aip::Touches(mask, "comment")) entry.comment = said.comment;
  if (entry == old) return aip::Invalid("phase_record", "says what the line says already");
  const bool dates_touched = entry.effective != old.effective || entry.end != old.end;
  if (dates_touched && entry.effective && entry.end && *entry.end < *entry.effective) {
    return aip::Invalid("phase_record.end_date", "must not lie before the effective date");
  }
  return entry;
}

}  // namespace

absl::StatusOr<v1::Project> Phases::Advance(rpc::CallScope& call, const v1::AdvancePhaseRequest& request) {
  aip::Violations violations;
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "name", request.name()));
  const std::optional<Phase> to = ReadPhase(request.phase(), "phase", violations);
  const base::Date on =
      aip::ReadDate(request.effective_date(), "effective_date", violations).value_or(resource::Today(call));
  PhaseEntry said;
  said.phase = to;
  said.effective = on;
  said.comment = request.comment();
  aip::AddProblems(ProblemsOf(said, resource::Today(call)), "", violations);
  if (request.force() && base::IsBlank(request.reason())) violations.Add("reason", "say why the transition is forced");
  if (!request.force() && !request.reason().empty()) violations.Add("reason", "goes with force; use comment otherwise");
  PEP_TRY(violations.ToStatus());
  const Underway underway = {.impact = ImpactFor(context_, call, id, to, on)};
  return resource::Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    PEP_ASSIGN(const base::Stored<Project> before, LockProject(unit, id, request.etag()));
    PEP_ASSIGN(const Threshold threshold, CheckEntry(unit, before, *to, on, underway));
    if (request.force() && SaysAlready(threshold.dossier.ledger, *to, on)) {
      return Answer(call, before, threshold.dossier.ledger);
    }
    const std::vector<Refusal>& refusals = threshold.refusals;
    const bool forced = request.force() && CanBeForced(refusals);
    if (!refusals.empty() && !forced) return Refused(request.name(), refusals);
    PEP_ASSIGN(const Entered entered, EnterPhase(unit, call, before, threshold.dossier.ledger,
                                                 {.to = *to,
                                                  .on = on,
                                                  .comment = request.comment(),
                                                  .forced = !refusals.empty(),
                                                  .reason = request.reason()}));
    return Answer(call, entered.project, entered.ledger);
  });
}

absl::StatusOr<v1::Project> Phases::Correct(rpc::CallScope& call, const v1::CorrectPhaseRequest& request) {
  aip::Violations violations;
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kPhaseRecord, "name", request.name()));
  PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(request.phase_record(), request.update_mask()));
  aip::CheckContract(request.phase_record(), "phase_record", violations);
  const PhaseEntry said = FromProto(request.phase_record(), "phase_record.", violations);
  for (const base::FieldProblem& problem : ProblemsOf(said, resource::Today(call))) {
    if (aip::Touches(mask, problem.field)) violations.Add(Concat("phase_record.", problem.field), problem.problem);
  }
  if (request.withdraw() == (mask.paths_size() > 0)) {
    violations.Add("phase_record", request.withdraw() ? "a line that is withdrawn says nothing more: leave it out"
                                                      : "say what the line should have said, or withdraw it");
  }
  if (aip::Touches(mask, "phase") && !said.phase) violations.Add("phase_record.phase", "name a phase");
  if (aip::Touches(mask, "effective_date") && !said.effective) {
    violations.Add("phase_record.effective_date", "give a day");
  }
  PEP_TRY(violations.ToStatus());
  const Impact impact =
      ImpactFor(context_, call, name.parent, said.phase, said.effective.value_or(resource::Today(call)));
  return resource::Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    const std::string project_name = kProject.Format({name.parent});
    PEP_ASSIGN(const base::Stored<Project> before, LockProject(unit, name.parent, request.etag()));
    PEP_ASSIGN(const std::vector<PhaseLine> lines, store::LoadLedger(unit.session(), name.parent));
    std::vector<PhaseLine> corrected = lines;
    const auto old = std::ranges::find(corrected, name.number, &PhaseLine::number);
    if (old == corrected.end()) return aip::NotFound(request.name());
    if (!old->holds()) {
      return aip::Precondition(request.name() + " no longer holds",
                               {{"SUPERSEDED", request.name(), "correct the line that took its place"}});
    }
    const std::size_t index = static_cast<std::size_t>(old - corrected.begin());
    PEP_ASSIGN(const base::Stored<Project> after, store::TouchProject(unit, before));
    PhaseLine line = NextLine(call, lines, after.updated_at);
    corrected[index].superseded_at = after.updated_at;
    if (!request.withdraw()) {
      line.position = old->position;
      line.reason = request.reason();
      PEP_ASSIGN(line.entry, Amend(old->entry, mask, said));
      corrected[index].superseded_by = line.number;
      corrected.push_back(line);
    }
    const PhaseLine& was = lines[index];
    std::vector<Refusal> refusals = CheckCorrection(lines, corrected);
    if (!request.withdraw()) {
      PEP_ASSIGN(std::vector<Refusal> missing, CheckRenamed(unit, call, before, was, line.entry, impact));
      std::ranges::move(missing, std::back_inserter(refusals));
    }
    // Against the rules, an administrator corrects.
    if (!refusals.empty() && !resource::IsAdministrator(call)) return Refused(project_name, refusals);
    // What was forced stays so under another date or comment.
    const bool forced = !refusals.empty() || (was.forced && was.entry.phase == line.entry.phase);
    if (!request.withdraw()) corrected.back().forced = forced;
    PEP_TRY(store::SaveLedger(unit, after, lines, corrected, request.reason()));
    return Answer(call, after, corrected);
  });
}

absl::StatusOr<v1::PhaseRecord> Phases::Get(rpc::CallScope& call, const v1::GetPhaseRecordRequest& request) {
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kPhaseRecord, "name", request.name()));
  PEP_ASSIGN(const std::vector<PhaseLine> lines, store::LoadLedger(context_.db, call.deadline(), name.parent));
  const auto line = std::ranges::find(lines, name.number, &PhaseLine::number);
  if (line == lines.end()) return aip::NotFound(request.name());
  v1::PhaseRecord record = ToProto(name.parent, *line);
  PEP_TRY(Visibility(context_, call).RestrictOf(name.parent, record));
  return record;
}

absl::StatusOr<v1::ListPhaseRecordsResponse> Phases::List(rpc::CallScope& call,
                                                          const v1::ListPhaseRecordsRequest& request) {
  static const query::SortSchema kOrder = {
      .unique = {.name = "number", .sql = "number", .type = query::SortType::kInteger}};
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "parent", request.parent()));
  PEP_ASSIGN(const store::AsOf as_of, ReadAsOf(call, {}, request.has_known_at() ? &request.known_at() : nullptr));
  PEP_ASSIGN(const resource::Paging paging,
             resource::ReadPaging(call,
                                  {.page_size = request.page_size(),
                                   .page_token = request.page_token(),
                                   .show_deleted = request.show_superseded(),
                                   .bound_to = {id, request.known_at().SerializeAsString()}},
                                  kOrder));
  PEP_ASSIGN(const auto project,
             store::FindProject(context_.db, call.deadline(), id, {resource::Today(call), std::nullopt}));
  if (!project) return aip::NotFound(request.parent());
  PEP_ASSIGN(const std::vector<PhaseLine> ledger, store::LoadLedger(context_.db, call.deadline(), id));
  const absl::Time known_at = as_of.known_at.value_or(absl::InfiniteFuture());
  std::vector<PhaseLine> lines = ledger;
  std::erase_if(lines, [&](const PhaseLine& line) {
    return request.show_superseded() ? line.recorded_at > known_at : !line.HeldAt(known_at);
  });
  std::ranges::sort(lines, DecidesBefore);

  auto line = lines.begin();
  if (!paging.list.after.empty()) {
    // It may have been superseded since, and keeps its place all the same.
    const auto last = std::ranges::find(ledger, std::get<std::int64_t>(paging.list.after[0]), &PhaseLine::number);
    if (last != ledger.end()) line = std::ranges::upper_bound(lines, *last, DecidesBefore);
  }
  v1::ListPhaseRecordsResponse reply;
  for (; line != lines.end() && reply.phase_records_size() < paging.list.limit; ++line) {
    *reply.add_phase_records() = ToProto(id, *line);
  }
  PEP_TRY(Visibility(context_, call).RestrictOf(id, reply));
  if (line != lines.end()) reply.set_next_page_token(paging.NextToken({std::int64_t{std::prev(line)->number}}));
  return reply;
}

void Phases::Mount(rpc::Service& service) {
  service.Unary("AdvancePhase", *this, &Phases::Advance);
  service.Unary("CorrectPhase", *this, &Phases::Correct);
  service.Unary("GetPhaseRecord", *this, &Phases::Get);
  service.Unary("ListPhaseRecords", *this, &Phases::List);
}

}  // namespace pepiniere::portfolio::api
