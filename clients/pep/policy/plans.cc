// pep policy plans
#include <memory>
#include <string>

#include "clients/pep/policy/dashboard_view.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Plan;
using policy::v1::PlanDashboard;
using Stub = PolicyStub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--country", "country", "CODE", {"Of which country: FR", "De quel pays : FR"}},
    {"--cycle", "cycle", "TEXT", {"As its cycle is called: 2015-2017", "Le nom de son cycle : 2015-2017"}},
    {"--first-year",
     "first_year",
     "YEAR",
     {"In which it begins: its vocabularies follow from it", "Où il commence : ses vocabulaires en découlent"}},
    {"--last-year", "last_year", "YEAR", {"In which it ends", "Où il finit"}},
    {"--declared",
     "declared_count",
     "NUMBER",
     {"How many commitments it says that it has, whatever is listed",
      "Combien d'engagements il déclare, quoi qu'il liste"}},
    {"--declared-source", "declared_source", "TEXT", {"Where it says so", "Où il le déclare"}},
    {"--uri", "uri", "URL", {"Where it can be read", "Où le lire"}},
};

}  // namespace

Noun PlansNoun() {
  return {.name = "plans",
          .help = {"Action plans of the Open Government Partnership", "Les plans d'action pour un gouvernement ouvert"},
          .one = {"a plan", "un plan"},
          .many = {"plans", "les plans"},
          .type = "PLAN",
          .which = {"The plan", "Le plan"},
          .unknown = {"no such plan: $0", "aucun plan de ce nom : $0"},
          .resource = Plan::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "title", "country", "cycle", "first_year", "last_year", "declared_count",
                     "declared_source", "uri", "listed_count", "create_time", "update_time", "delete_time"},
          .columns = {{{"Plan", "Plan"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Country", "Pays"}, "country", 2},
                      {{"Cycle", "Cycle"}, "cycle"},
                      {{"Declared", "Déclarés"}, "declared_count"},
                      {{"Listed", "Listés"}, "listed_count"}},
          .lines = {{{"Country", "Pays"}, "country"},
                    {{"Cycle", "Cycle"}, "cycle"},
                    {{"Commitments declared", "Engagements déclarés"}, "declared_count"},
                    {{"Declared in", "Déclarés dans"}, "declared_source"},
                    {{"Commitments listed", "Engagements listés"}, "listed_count"},
                    {{"Address", "Adresse"}, "uri"}},
          .contained = CommitmentsNoun,
          .flags = kFlags,
          .order_by = {"name, title or first_year; \"first_year desc\" reverses",
                       "name, title ou first_year ; « first_year desc » inverse"},
          .list = &Stub::ListPlans,
          .get = &Stub::GetPlan,
          .create = &Stub::CreatePlan,
          .update = &Stub::UpdatePlan,
          .remove = &Stub::DeletePlan,
          .undelete = &Stub::UndeletePlan};
}

void AddPlanVerbs(Command& plans) {
  auto id = std::make_shared<std::string>();
  Command dashboard =
      plans.Add("dashboard",
                {"A plan at one glance: what is declared beside what was reviewed, what is late, what nobody answers "
                 "for",
                 "Un plan d'un coup d'œil : le déclaré à côté de l'évalué, ce qui tarde, ce dont personne ne répond"});
  dashboard.String("ID", *id, PlansNoun().which, PlansNoun().type).Required();
  dashboard.Does([id](Session& session) -> absl::Status {
    policy::v1::GetPlanDashboardRequest request;
    PEP_ASSIGN(const std::string name, PolicyName(PlansNoun(), *id, session.say()));
    request.set_name(name);
    PEP_ASSIGN(const PlanDashboard told, session.Call(&Stub::GetPlanDashboard, request));
    ShowDashboard(session.out(), told);
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::pep
