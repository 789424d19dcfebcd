// pep projects check|budget|health
#include <algorithm>
#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/finance_view.h"
#include "clients/pep/portfolio/readiness_view.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ProjectFinances;
using portfolio::v1::ProjectHealth;
using portfolio::v1::Readiness;

struct CheckFlags {
  std::string id;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  std::optional<base::Date> date;
};

void Print(const Readiness& readiness, const Output& output) {
  if (output.format == Format::kTable) return PrintReadiness(readiness, output);
  if (output.format == Format::kJson) return output.Line(Json(readiness));
  Listing<Readiness::Check> listing(output, ChecksView());
  for (const auto& check : readiness.checks()) listing.Add(check);
}

absl::Status Check(Session& session, const CheckFlags& flags) {
  portfolio::v1::CheckReadinessRequest request;
  request.set_name(ResourceName("projects", flags.id));
  request.set_phase(flags.phase);
  if (flags.date) ToProto(*flags.date, request.mutable_effective_date());
  PEP_ASSIGN(const Readiness readiness, session.Call(&Governance::Stub::CheckReadiness, request));
  Print(readiness, session.out());
  if (readiness.ready()) return absl::OkStatus();
  const auto missing = std::count_if(readiness.checks().begin(), readiness.checks().end(), [](const auto& check) {
    return check.state() == Readiness::Check::STATE_MISSING;
  });
  return InOwnWords(
      absl::StatusCode::kFailedPrecondition,
      session.say().Count(
          missing + readiness.obstacles_size(),
          {"not ready: $0 thing is missing or in the way", "pas prêt : $0 chose manque ou s'y oppose"},
          {"not ready: $0 things are missing or in the way", "pas prêt : $0 choses manquent ou s'y opposent"}));
}

void AddCheck(Command& projects) {
  auto flags = std::make_shared<CheckFlags>();
  Command check = projects.Add(
      "check", {"Tell what a project still lacks to enter a phase: exit code 0 when it is ready, 4 when not",
                "Dire ce qui manque à un projet pour entrer dans une phase : code de sortie 0 s'il est prêt, 4 sinon"});
  check.String("ID", flags->id, {"The project", "Le projet"}, "PROJECT").Required();
  AddPhase(check, "--phase", flags->phase, {"The phase to enter (the next one)", "La phase où entrer (la suivante)"});
  check.Date("--date", flags->date, {"The first day in it (today)", "Le premier jour (aujourd'hui)"});
  check.Note({"✓ met  ✗ missing  ! advised  ~ waived", "✓ rempli  ✗ manque  ! conseillé  ~ dispensé"});
  check.Does([flags](Session& session) { return Check(session, *flags); });
}

struct AsOfFlags {
  std::string id;
  std::optional<base::Date> as_of;

  void AddTo(Command& command) {
    command.String("ID", id, {"The project", "Le projet"}, "PROJECT").Required();
    command.Date("--as-of", as_of, {"As it stands on this day (today)", "Tel qu'au jour dit (aujourd'hui)"});
  }
  template <class Request>
  Request Ask() const {
    Request request;
    request.set_name(ResourceName("projects", id));
    if (as_of) ToProto(*as_of, request.mutable_as_of());
    return request;
  }
};

absl::Status Budget(Session& session, const AsOfFlags& flags) {
  const auto request = flags.Ask<portfolio::v1::GetProjectFinancesRequest>();
  PEP_ASSIGN(const ProjectFinances finances, session.Call(&Governance::Stub::GetProjectFinances, request));
  if (session.out().ForPeople()) {
    PrintFinances(finances, session.out());
  } else {
    ShowOne(session.out(), FinancesView(), finances);
  }
  return absl::OkStatus();
}

void AddBudget(Command& projects) {
  auto flags = std::make_shared<AsOfFlags>();
  Command budget = projects.Add(
      "budget", {"Show a project's money and time: given, used, left, and until when",
                 "Montrer l'argent et le temps d'un projet : donnés, consommés, restants, et jusqu'à quand"});
  flags->AddTo(budget);
  budget.Does([flags](Session& session) { return Budget(session, *flags); });
}

absl::Status Health(Session& session, const AsOfFlags& flags) {
  const auto request = flags.Ask<portfolio::v1::GetProjectHealthRequest>();
  PEP_ASSIGN(const ProjectHealth health, session.Call(&Governance::Stub::GetProjectHealth, request));
  if (session.out().format == Format::kJson) {
    session.out().Line(Json(health));
    return absl::OkStatus();
  }
  Listing<NamedSign> listing(session.out(), SignsView());
  for (const NamedSign& sign : Signs(health)) listing.Add(sign);
  listing.Flush();
  return absl::OkStatus();
}

void AddHealth(Command& projects) {
  auto flags = std::make_shared<AsOfFlags>();
  Command health = projects.Add("health", {"Show a project's four lights", "Montrer les quatre feux d'un projet"});
  flags->AddTo(health);
  health.Does([flags](Session& session) { return Health(session, *flags); });
}

}  // namespace

void AddProjectGovernanceCommands(Command& projects) {
  AddCheck(projects);
  AddBudget(projects);
  AddHealth(projects);
}

}  // namespace pepiniere::pep
