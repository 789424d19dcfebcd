// pep cohort assignments
#include "clients/pep/cohort/assignment_parts.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Assignment;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

std::string SetRenewal(Message& assignment, const std::string& typed, const Messages& say) {
  return AddRenewal(typed, static_cast<Assignment&>(assignment), say);
}
std::string SetFunding(Message& assignment, const std::string& typed, const Messages& say) {
  return AddFunding(typed, static_cast<Assignment&>(assignment), say);
}

constexpr FieldFlag kFlags[] = {
    {"--person", "person", "PROFILE", {"Whose it is; never changes", "De qui elle est ; ne change plus"}},
    {"--cohort", "cohort", "COHORT", {"The cohort; never changes", "La promotion ; ne change plus"}},
    {"--challenge", "challenge", "CHALLENGE", {"What they work on", "Le défi"}},
    {"--skill", "skill", "TEXT", {"As what", "La compétence"}},
    {"--start", "start_date", "DATE", {"Its first day", "Son premier jour"}},
    {"--end",
     "end_date",
     "DATE",
     {"Its last day as agreed, without renewals", "Son dernier jour convenu, sans renouvellement"}},
    {"--months", "months", "N", {"In the place of --end: how many months", "Au lieu de --end : combien de mois"}},
    {"--probation-end",
     "probation_end_date",
     "DATE",
     {"The last day of the trial period", "Le dernier jour de la période d'essai"}},
    {"--renewal",
     "renewals",
     "FIRST;LAST",
     {"What prolongs it (repeatable); a number of months may take the place of the last day",
      "Ce qui la prolonge (répétable) ; un nombre de mois peut remplacer le dernier jour"},
     SetRenewal,
     "--no-renewals",
     {"Nothing prolongs it", "Rien ne la prolonge"}},
    {"--outside-cohort-reason",
     "outside_cohort_reason",
     "TEXT",
     {"Why it lies outside its cohort's days", "Pourquoi elle sort des jours de sa promotion"}},
    {"--funding",
     "funding_lines",
     "KIND;SOURCE;EUROS;PERCENT;STATE;MORE",
     {"What pays for it (repeatable); shares add up to 100; MORE is months of cost, or what was overpaid",
      "Ce qui la finance (répétable) ; les parts font 100 ; PLUS : les mois de coût, ou le trop-perçu"},
     SetFunding,
     "--no-funding",
     {"Nothing pays for it", "Rien ne la finance"}},
    {"--actual-end", "actual_end_date", "DATE", {"The last day that they were there", "Le dernier jour de présence"}},
    {"--end-reason", "end_reason", "TEXT", {"Why it ended", "Pourquoi elle s'est terminée"}},
};

void ShowParts(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& assignment = static_cast<const Assignment&>(message);
  sheet.Section({"Renewals", "Renouvellements"});
  for (const auto& renewal : assignment.renewals()) sheet.Body(SaidRenewal(renewal, say));
  sheet.Section({"Funding", "Financement"});
  for (const auto& line : assignment.funding_lines()) sheet.Body(SaidFunding(line, say));
}

}  // namespace

Noun AssignmentsNoun() {
  return {.name = "assignments",
          .help = {"Assignments: who works on what, from when to when, and who pays",
                   "Les affectations : qui travaille sur quoi, de quand à quand, et qui paie"},
          .one = {"an assignment", "une affectation"},
          .many = {"assignments", "les affectations"},
          .type = "ASSIGNMENT",
          .which = {"assignments/ID, or the id alone", "assignments/ID, ou l'id seul"},
          .unknown = {"no such assignment: $0", "aucune affectation de ce nom : $0"},
          .resource = Assignment::default_instance(),
          .part = CohortPart,
          .fields = {"name", "person", "cohort", "challenge", "skill", "start_date", "end_date", "months",
                     "probation_end_date", "renewals", "outside_cohort_reason", "funding_lines", "actual_end_date",
                     "end_reason", "last_date", "source_id", "create_time", "update_time", "delete_time"},
          .columns = {{{"Assignment", "Affectation"}, "name"},
                      {{"Person", "Personne"}, "person", 0, true},
                      {{"Challenge", "Défi"}, "challenge", 1},
                      {{"Skill", "Compétence"}, "skill", 2},
                      {{"From", "Du"}, "start_date"},
                      {{"To", "Au"}, "last_date"}},
          .lines = {{{"Person", "Personne"}, "person", true},
                    {{"Cohort", "Promotion"}, "cohort"},
                    {{"Challenge", "Défi"}, "challenge"},
                    {{"Skill", "Compétence"}, "skill"},
                    {{"From", "Du"}, "start_date"},
                    {{"To, as agreed", "Au, comme convenu"}, "end_date"},
                    {{"Trial period until", "Période d'essai jusqu'au"}, "probation_end_date"},
                    {{"To, all in all", "Au, en tout"}, "last_date"},
                    {{"Outside the cohort because", "Hors de la promotion parce que"}, "outside_cohort_reason"},
                    {{"Ended because", "Terminée parce que"}, "end_reason"}},
          .show_more = ShowParts,
          .flags = kFlags,
          .order_by = {"name, start_date or last_date; \"start_date desc\" reverses",
                       "name, start_date ou last_date ; « start_date desc » inverse"},
          .list = &Stub::ListAssignments,
          .get = &Stub::GetAssignment,
          .create = &Stub::CreateAssignment,
          .update = &Stub::UpdateAssignment,
          .remove = &Stub::DeleteAssignment,
          .undelete = &Stub::UndeleteAssignment};
}

}  // namespace pepiniere::pep
