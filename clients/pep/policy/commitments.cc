// pep policy commitments|milestones
#include <string>

#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Commitment;
using policy::v1::Milestone;
using Stub = policy::v1::PolicyService::Stub;

constexpr FieldFlag kCommitmentFlags[] = {
    {"--identifier", "identifier", "TEXT", {"As it was published: FR0038", "Tel que publié : FR0038"}},
    {"--title", "title", "TEXT", {"As it was published, mistakes and all", "Tel que publié, fautes comprises"}},
    {"--text", "text", "TEXT", {"What it says", "Ce qu'il dit"}},
    {"--lead", "lead_institution", "ORGANISATION_OR_TEXT", {"The institution that leads it", "L'institution pilote"}},
    {"--support",
     "support_institutions",
     "ORGANISATION_OR_TEXT",
     {"One that supports it (repeatable)", "Une institution associée (répétable)"}},
    {"--policy-area", "policy_areas", "TEXT", {"A policy area of it (repeatable)", "Un de ses domaines (répétable)"}},
    {"--starred",
     "starred",
     "yes|no|not-determined|not-applicable",
     {"Whether a report gave it a star", "Si un rapport lui a donné une étoile"}},
    {"--star-source", "star_source", "TEXT", {"Which report", "Quel rapport"}},
    {"--principle",
     "principles",
     "TEXT",
     {"A value that it claims to serve (repeatable)", "Une valeur qu'il dit servir (répétable)"}},
    {"--link",
     "links",
     "NAME",
     {"What carries it out: challenges/x, projects/x… (repeatable)",
      "Ce qui le réalise : challenges/x, projects/x… (répétable)"}},
};

constexpr FieldFlag kMilestoneFlags[] = {
    {"--title", "title", "TEXT", {"As it was published", "Tel que publié"}},
    {"--part-of",
     "part_of",
     "MILESTONE",
     {"The one that it is part of: PLAN/COMMITMENT/MILESTONE", "Le jalon dont il fait partie : PLAN/ENGAGEMENT/JALON"}},
    {"--first-year", "first_year", "YEAR", {"From which year on", "À partir de quelle année"}},
    {"--last-year", "last_year", "YEAR", {"By which year it is to be done", "Pour quelle année"}},
    {"--lead", "lead_institution", "ORGANISATION_OR_TEXT", {"The institution that leads it", "L'institution pilote"}},
    {"--link",
     "links",
     "NAME",
     {"What it produced: challenges/x, projects/x… (repeatable)",
      "Ce qu'il a donné : challenges/x, projects/x… (répétable)"}},
    {"--expected",
     "expected_count",
     "NUMBER",
     {"How many were expected, where it says so", "Combien étaient attendus, s'il le dit"}},
    {"--actual", "actual_count", "NUMBER", {"How many came", "Combien sont venus"}},
};

// Years are no amounts: they are read as they are written.
void ShowYears(const google::protobuf::Message& message, Sheet& sheet, const Messages&) {
  const auto& milestone = static_cast<const Milestone&>(message);
  if (milestone.first_year() > 0) sheet.Line({"From", "De"}, std::to_string(milestone.first_year()));
  if (milestone.last_year() > 0) sheet.Line({"By", "Pour"}, std::to_string(milestone.last_year()));
}

}  // namespace

Noun CommitmentsNoun() {
  return {.name = "commitments",
          .help = {"Commitments of plans, as they were published", "Les engagements des plans, tels que publiés"},
          .one = {"a commitment", "un engagement"},
          .many = {"commitments", "les engagements"},
          .type = "COMMITMENT",
          .which = {"PLAN/COMMITMENT", "PLAN/ENGAGEMENT"},
          .unknown = {"no such commitment: $0", "aucun engagement de ce nom : $0"},
          .parent_type = "PLAN",
          .parent_help = {"Of this plan", "De ce plan"},
          .resource = Commitment::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "identifier", "title", "text", "lead_institution", "support_institutions", "policy_areas",
                     "starred", "star_source", "principles", "links", "create_time", "update_time", "delete_time"},
          .columns = {{{"Commitment", "Engagement"}, "name"},
                      {{"Identifier", "Identifiant"}, "identifier"},
                      {{"Title", "Titre"}, "title"},
                      {{"Policy areas", "Domaines"}, "policy_areas", 1},
                      {{"Star", "Étoile"}, "starred", 2},
                      {{"Led by", "Piloté par"}, "lead_institution", 2}},
          .lines = {{{"Identifier", "Identifiant"}, "identifier"},
                    {{"Led by", "Piloté par"}, "lead_institution"},
                    {{"With", "Avec"}, "support_institutions"},
                    {{"Policy areas", "Domaines"}, "policy_areas"},
                    {{"Star", "Étoile"}, "starred"},
                    {{"Given by", "Donnée par"}, "star_source"},
                    {{"Claims to serve", "Dit servir"}, "principles"},
                    {{"Carried out by", "Réalisé par"}, "links"},
                    {{"", ""}, "text"}},
          .contained = MilestonesNoun,
          .flags = kCommitmentFlags,
          .order_by = {"name, title or identifier; \"title desc\" reverses",
                       "name, title ou identifier ; « title desc » inverse"},
          .list = &Stub::ListCommitments,
          .get = &Stub::GetCommitment,
          .create = &Stub::CreateCommitment,
          .update = &Stub::UpdateCommitment,
          .remove = &Stub::DeleteCommitment,
          .undelete = &Stub::UndeleteCommitment};
}

Noun MilestonesNoun() {
  return {.name = "milestones",
          .help = {"Milestones of commitments, and what they produced",
                   "Les jalons des engagements, et ce qu'ils ont donné"},
          .one = {"a milestone", "un jalon"},
          .many = {"milestones", "les jalons"},
          .type = "MILESTONE",
          .which = {"PLAN/COMMITMENT/MILESTONE", "PLAN/ENGAGEMENT/JALON"},
          .unknown = {"no such milestone: $0", "aucun jalon de ce nom : $0"},
          .parent_type = "COMMITMENT",
          .parent_help = {"Of this commitment, or of all of a plan", "De cet engagement, ou de tous ceux d'un plan"},
          .across = true,
          .resource = Milestone::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "title", "part_of", "first_year", "last_year", "lead_institution", "links",
                     "expected_count", "actual_count", "create_time", "update_time", "delete_time"},
          .columns = {{{"Milestone", "Jalon"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Expected", "Attendus"}, "expected_count", 2},
                      {{"Came", "Venus"}, "actual_count", 2},
                      {{"Produced", "A donné"}, "links", 1}},
          .lines = {{{"Part of", "Partie de"}, "part_of"},
                    {{"Led by", "Piloté par"}, "lead_institution"},
                    {{"Expected", "Attendus"}, "expected_count"},
                    {{"Came", "Venus"}, "actual_count"},
                    {{"Produced", "A donné"}, "links"}},
          .show_more = ShowYears,
          .flags = kMilestoneFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListMilestones,
          .get = &Stub::GetMilestone,
          .create = &Stub::CreateMilestone,
          .update = &Stub::UpdateMilestone,
          .remove = &Stub::DeleteMilestone,
          .undelete = &Stub::UndeleteMilestone};
}

}  // namespace pepiniere::pep
