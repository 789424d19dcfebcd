#include "services/portfolio/api/committee_session.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/advance.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/peers/metrics.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/lines.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;
using Projects = std::map<std::string, base::Stored<Project>>;

// Every project of the agenda, locked in the order of ids, whatever the agenda's: two sessions that hear the same ones
// wait for each other. Those that are gone are not among them.
absl::StatusOr<Projects> LockAgenda(journal::Unit& unit, const Committee& committee) {
  std::vector<std::string> ids;
  for (const Hearing& hearing : committee.hearings) ids.push_back(hearing.project);
  std::ranges::sort(ids);
  Projects projects;
  for (const std::string& id : ids) {
    PEP_ASSIGN(auto project, store::LockProject(unit.session(), id));
    if (project && !project->deleted_at) projects.emplace(id, *std::move(project));
  }
  return projects;
}

aip::PreconditionViolation Gone(const std::string& project) {
  return {"PROJECT", kProject.Format({project}),
          "was deleted: undelete it, or take it off the agenda of a planned session"};
}

// A decision on its way to the ledger.
struct Move {
  Hearing& hearing;
  const base::Stored<Project>& project;
  std::optional<Phase> current, to;  // none to: the phase stays
  std::vector<PhaseLine> ledger;
};

bool LetsOn(Decision decision) { return decision == Decision::kGo || decision == Decision::kGraduate; }

std::optional<FundingLine> GrantOf(const base::Stored<Committee>& committee, const Move& move) {
  return GrantOf(move.hearing, committee.value.date, move.to ? move.to : move.current);
}

// What stands in the way of one decision.
absl::Status Examine(journal::Unit& unit, const base::Stored<Committee>& committee, const Impacts& impacts, Move& move,
                     Obstacles& obstacles) {
  const Hearing& hearing = move.hearing;
  const std::string name = kProject.Format({hearing.project});
  for (const base::FieldProblem& fault : CheckDecided(hearing)) {
    obstacles.push_back({"DECISION", Concat(name, "#", fault.field), fault.problem});
  }
  if (hearing.decision == Decision::kGo && !move.to && !hearing.phase) {
    obstacles.push_back({"DECISION", Concat(name, "#phase"), "name the phase that GO leads to"});
  }
  if (!move.to) return absl::OkStatus();
  Underway underway;
  if (LetsOn(hearing.decision)) underway.go = CommitteeGo{committee.id, committee.value.date, *move.to};
  underway.grant = GrantOf(committee, move);
  if (const auto measured = impacts.find(hearing.project); measured != impacts.end())
    underway.impact = measured->second;
  PEP_ASSIGN(const Threshold threshold, CheckEntry(unit, move.project, *move.to, committee.value.date, underway));
  for (const Refusal& refusal : threshold.refusals) {
    obstacles.push_back({std::string(refusal.type), Concat(name, "#", refusal.code), refusal.description});
  }
  return absl::OkStatus();
}

// What holding a session would do, and what stands in its way.
struct Plan {
  Committee held;
  Projects projects;
  std::vector<Move> moves;  // of the two above: a plan is not copied
  Obstacles obstacles;
};

absl::Status Examine(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<Committee>& committee,
                     const Impacts& impacts, Plan& plan) {
  plan.held = committee.value;
  plan.held.state = CommitteeState::kHeld;
  PEP_ASSIGN(plan.projects, LockAgenda(unit, plan.held));
  // A session that was saved before a rule existed is held to it before it moves anything.
  for (const base::FieldProblem& problem : ProblemsOf(plan.held, resource::Today(call))) {
    plan.obstacles.push_back({"FIELD", Concat(kCommittee.Format({committee.id}), "#", problem.field), problem.problem});
  }
  for (Hearing& hearing : plan.held.hearings) {
    const auto project = plan.projects.find(hearing.project);
    if (project == plan.projects.end()) {
      plan.obstacles.push_back(Gone(hearing.project));
      continue;
    }
    if (!Hears(plan.held, project->second.value)) {  // put on the agenda before it left
      plan.obstacles.push_back({"PROJECT", kProject.Format({hearing.project}),
                                "is of another incubator by now: take it off the agenda, its own committee decides"});
      continue;
    }
    PEP_ASSIGN(std::vector<PhaseLine> ledger, store::LoadLedger(unit.session(), hearing.project));
    const std::optional<Phase> current = PhaseOn(ledger, plan.held.date);
    plan.moves.push_back({hearing, project->second, current, Destination(hearing, current), std::move(ledger)});
    PEP_TRY(Examine(unit, committee, impacts, plan.moves.back(), plan.obstacles));
  }
  return absl::OkStatus();
}

// What one decision leaves behind.
absl::Status Apply(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<Committee>& committee,
                   Move& move) {
  Hearing& hearing = move.hearing;
  const std::string session = kCommittee.Format({committee.id});
  if (move.to) {
    PEP_ASSIGN(const Entered entered, EnterPhase(unit, call, move.project, move.ledger,
                                                 {.to = *move.to, .on = committee.value.date, .comment = session}));
    hearing.phase = move.to;
    hearing.phase_record = entered.line();
  }
  if (const auto grant = GrantOf(committee, move)) {
    PEP_ASSIGN(const auto lines, record::LoadLines<FundingLine>(unit.session(), hearing.project));
    PEP_ASSIGN(const Entry<FundingLine> line, record::AppendLine(unit, hearing.project, lines, *grant, session));
    hearing.funding_line = line.number;
  }
  return absl::OkStatus();
}

absl::Status InTheWay(const std::string& committee, std::string_view what, Obstacles obstacles) {
  const std::size_t count = obstacles.size();
  return aip::Precondition(Concat(kCommittee.Format({committee}), " cannot be ", what, ": ", count,
                                  count == 1 ? " thing stands" : " things stand", " in the way"),
                           std::move(obstacles));
}

// Withdraws the line that the session recorded, if it is still the last word on the project's phase.
absl::Status WithdrawLine(journal::Unit& unit, const base::Stored<Project>& project, int number,
                          const std::string& reason, Obstacles& obstacles) {
  PEP_ASSIGN(const std::vector<PhaseLine> before, store::LoadLedger(unit.session(), project.id));
  std::vector<PhaseLine> after = before;
  const auto line = std::ranges::find(after, number, &PhaseLine::number);
  const bool last = line != after.end() && line->holds() && std::ranges::none_of(after, [&](const PhaseLine& other) {
                      return other.holds() && DecidesBefore(*line, other) && other.entry.phase && other.entry.effective;
                    });
  if (!last) {
    obstacles.push_back({"MOVED_ON", kPhaseRecord.Format({project.id, std::to_string(number)}),
                         "the project has moved on since, or the line was corrected: correct its ledger instead"});
    return absl::OkStatus();
  }
  PEP_ASSIGN(const base::Stored<Project> touched, store::TouchProject(unit, project));
  line->superseded_at = touched.updated_at;
  return store::SaveLedger(unit, touched, before, after, reason);
}

absl::Status WithdrawGrant(journal::Unit& unit, const std::string& project, int number, const std::string& reason) {
  PEP_ASSIGN(const auto lines, record::LoadLines<FundingLine>(unit.session(), project));
  const auto line = std::ranges::find(lines, number, &Entry<FundingLine>::number);
  if (line == lines.end() || !line->holds()) return absl::OkStatus();
  return record::SupersedeLine(unit, project, *line, /*by=*/0, reason).status();
}

}  // namespace

bool Hears(const Committee& committee, const Project& project) {
  return committee.incubator.empty() || project.primary_incubator == committee.incubator ||
         std::ranges::find(project.other_incubators, committee.incubator) != project.other_incubators.end();
}

Impacts ImpactsFor(const Context& context, const rpc::CallScope& call, const Committee& committee) {
  std::vector<std::string> projects;
  for (const Hearing& hearing : committee.hearings) {
    const bool may_ask = hearing.phase ? AsksForImpact(*hearing.phase) : LetsOn(hearing.decision);
    if (may_ask) projects.push_back(hearing.project);
  }
  return projects.empty() ? Impacts() : context.metrics.ImpactOf(call, projects, committee.date);
}

absl::StatusOr<Obstacles> ObstaclesTo(journal::Unit& unit, const rpc::CallScope& call,
                                      const base::Stored<Committee>& committee, const Impacts& impacts) {
  const std::string name = kCommittee.Format({committee.id});
  Obstacles obstacles;
  if (committee.value.state != CommitteeState::kPlanned) {
    obstacles.push_back({"STATE", name, "only a planned session can be held"});
    return obstacles;
  }
  if (committee.value.date > resource::Today(call)) {
    obstacles.push_back({"DATE", name, "hold it on its day or later, or change its date"});
  }
  Plan plan;
  PEP_TRY(Examine(unit, call, committee, impacts, plan));
  std::ranges::move(plan.obstacles, std::back_inserter(obstacles));
  return obstacles;
}

absl::StatusOr<Committee> ApplyDecisions(journal::Unit& unit, const rpc::CallScope& call,
                                         const base::Stored<Committee>& committee, const Impacts& impacts) {
  Plan plan;
  PEP_TRY(Examine(unit, call, committee, impacts, plan));
  if (!plan.obstacles.empty()) return InTheWay(committee.id, "held", std::move(plan.obstacles));
  for (Move& move : plan.moves) PEP_TRY(Apply(unit, call, committee, move));
  return plan.held;
}

absl::StatusOr<Committee> TakeBackDecisions(journal::Unit& unit, const base::Stored<Committee>& committee,
                                            const std::string& reason, bool everywhere) {
  Committee planned = committee.value;
  planned.state = CommitteeState::kPlanned;
  Obstacles obstacles;
  PEP_ASSIGN(const Projects projects, LockAgenda(unit, planned));
  for (Hearing& hearing : planned.hearings) {
    const auto project = projects.find(hearing.project);
    if (project == projects.end()) {
      obstacles.push_back(Gone(hearing.project));
      continue;
    }
    const bool left_traces = hearing.phase_record || hearing.funding_line;
    if (left_traces && !everywhere && !Hears(planned, project->second.value)) {
      obstacles.push_back({"PROJECT", kProject.Format({hearing.project}),
                           "is of another incubator by now: have a programme administrator reopen the session"});
      continue;
    }
    if (hearing.phase_record) {
      PEP_TRY(WithdrawLine(unit, project->second, *hearing.phase_record, reason, obstacles));
    }
    if (hearing.funding_line) PEP_TRY(WithdrawGrant(unit, hearing.project, *hearing.funding_line, reason));
    hearing.phase_record.reset();
    hearing.funding_line.reset();
  }
  if (!obstacles.empty()) return InTheWay(committee.id, "reopened", std::move(obstacles));
  return planned;
}

}  // namespace pepiniere::portfolio::api
