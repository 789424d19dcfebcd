// pep cohort programmes
#include "clients/pep/cohort/claims.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Programme;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--owner", "owner", "ORGANISATION", {"The organisation that runs it", "L'organisation qui le conduit"}},
    {"--usual-months",
     "usual_months",
     "N",
     {"How many months its cohorts usually last", "Combien de mois durent d'ordinaire ses promotions"}},
    {"--website-uri", "website_uri", "URL", {"Its website", "Son site"}},
    {"--incubator",
     "incubator",
     "INCUBATOR",
     {"Where its selected challenges open projects", "Où ses défis retenus ouvrent des projets"}},
    ClaimFlag<Programme>(),
};

void ShowMore(const Message& programme, Sheet& sheet, const Messages& say) {
  ShowClaims(static_cast<const Programme&>(programme).claims(), sheet, say);
}

}  // namespace

Noun ProgrammesNoun() {
  return {.name = "programmes",
          .help = {"Programmes: what runs cohorts", "Les programmes : ce qui conduit des promotions"},
          .one = {"a programme", "un programme"},
          .many = {"programmes", "les programmes"},
          .type = "PROGRAMME",
          .which = {"The programme", "Le programme"},
          .unknown = {"no such programme: $0", "aucun programme de ce nom : $0"},
          .resource = Programme::default_instance(),
          .part = CohortPart,
          .fields = {"name", "title", "owner", "usual_months", "website_uri", "incubator", "claims", "create_time",
                     "update_time", "delete_time"},
          .columns = {{{"Programme", "Programme"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Owner", "Organisation"}, "owner", 1},
                      {{"Months", "Mois"}, "usual_months", 2}},
          .lines = {{{"Owner", "Organisation"}, "owner"},
                    {{"Months that a cohort lasts", "Mois que dure une promotion"}, "usual_months"},
                    {{"Website", "Site"}, "website_uri"},
                    {{"Its projects", "Ses projets"}, "incubator"}},
          .contained = CohortsNoun,
          .show_more = ShowMore,
          .flags = kFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListProgrammes,
          .get = &Stub::GetProgramme,
          .create = &Stub::CreateProgramme,
          .update = &Stub::UpdateProgramme,
          .remove = &Stub::DeleteProgramme,
          .undelete = &Stub::UndeleteProgramme};
}

}  // namespace pepiniere::pep
