// pep cohort people|alumni
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Alumnus;
using cohort::v1::Profile;
using Stub = cohort::v1::CohortService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--person", "person", "PERSON", {"Whose profile it is; never changes", "De qui est ce profil ; ne change plus"}},
    {"--display-name", "display_name", "TEXT", {"What they are called here", "Leur nom, ici"}},
    {"--job", "job", "TEXT", {"What they do", "Leur métier"}},
    {"--skill", "skills", "TEXT", {"What they can do (repeatable)", "Une de leurs compétences (répétable)"}},
    {"--website-uri", "website_uri", "URL", {"Their website", "Leur site"}},
    {"--linkedin-uri", "linkedin_uri", "URL", {"Their page on LinkedIn", "Leur page LinkedIn"}},
    {"--code-uri", "code_uri", "URL", {"Where their code is", "Où est leur code"}},
    {"--photo", "photo", "TEXT", {"Where a photograph of them is", "Où est une photographie"}},
    {"--part",
     "part",
     "TEXT",
     {"What they are in the programme, as a source says it", "Leur rôle dans le programme, selon une source"}},
    {"--cohort",
     "cohorts",
     "COHORT",
     {"A cohort that they are of, whatever assignments tell (repeatable)",
      "Une promotion dont ils sont, quoi qu'en disent les affectations (répétable)"}},
};

}  // namespace

Noun ProfilesNoun() {
  return {.name = "people",
          .help = {"People of cohorts: their profiles", "Les membres des promotions : leurs profils"},
          .one = {"a profile", "un profil"},
          .many = {"profiles", "les profils"},
          .type = "PROFILE",
          .which = {"people/ID, or the id of the person alone", "people/ID, ou l'id seul de la personne"},
          .unknown = {"nobody has a profile of that name: $0", "personne n'a de profil de ce nom : $0"},
          .resource = Profile::default_instance(),
          .part = CohortPart,
          .fields = {"name", "person", "display_name", "job", "skills", "description", "website_uri", "linkedin_uri",
                     "code_uri", "photo", "part", "cohorts", "all_cohorts", "assigned", "alumnus", "source_id",
                     "create_time", "update_time", "delete_time"},
          .columns = {{{"Id", "Id"}, "name"},
                      {{"Name", "Nom"}, "display_name"},
                      {{"Job", "Métier"}, "job", 2},
                      {{"Skills", "Compétences"}, "skills", 1},
                      {{"Assigned", "En poste"}, "assigned"},
                      {{"Alumnus", "Ancien"}, "alumnus"}},
          .lines = {{{"Name", "Nom"}, "display_name"},
                    {{"Is", "Est"}, "person"},
                    {{"Job", "Métier"}, "job"},
                    {{"Skills", "Compétences"}, "skills"},
                    {{"Cohorts", "Promotions"}, "all_cohorts"},
                    {{"Assigned today", "En poste aujourd'hui"}, "assigned"},
                    {{"Listed among the alumni", "Figure parmi les anciens"}, "alumnus"},
                    {{"Website", "Site"}, "website_uri"},
                    {{"LinkedIn", "LinkedIn"}, "linkedin_uri"},
                    {{"Code", "Code"}, "code_uri"}},
          .flags = kFlags,
          .order_by = {"name or display_name; \"display_name desc\" reverses",
                       "name ou display_name ; « display_name desc » inverse"},
          .list = &Stub::ListProfiles,
          .get = &Stub::GetProfile,
          .create = &Stub::CreateProfile,
          .update = &Stub::UpdateProfile,
          .remove = &Stub::DeleteProfile,
          .undelete = &Stub::UndeleteProfile};
}

Noun AlumniNoun() {
  return {.name = "alumni",
          .help = {"Alumni, who agreed to be listed", "Les anciens, qui ont accepté d'y figurer"},
          .one = {"an alumnus", "un ancien"},
          .many = {"alumni", "les anciens"},
          .type = "ALUMNUS",
          .resource = Alumnus::default_instance(),
          .part = CohortPart,
          .fields = {"name", "display_name", "cohorts"},
          .columns = {{{"Name", "Nom"}, "display_name"}, {{"Cohorts", "Promotions"}, "cohorts", 1}},
          .lines = {},
          .order_by = {"name or display_name; \"display_name desc\" reverses",
                       "name ou display_name ; « display_name desc » inverse"},
          .list = &Stub::ListAlumni,
          .get = {}};
}

}  // namespace pepiniere::pep
