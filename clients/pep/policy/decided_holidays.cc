// pep policy decided-holidays
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Holiday;
using Stub = policy::v1::PolicyService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--calendar", "calendar", "CALENDAR", {"Of which territory", "De quel territoire"}},
    {"--day", "day", "DATE", {"Which day", "Quel jour"}},
    {"--removed",
     "removed",
     "yes|no",
     {"Whether it is none, though the rules have it", "S'il n'en est pas un, bien que les règles le disent"}},
    {"--title", "title_fr", "TEXT", {"What it is called, in French", "Son nom"}},
    {"--title-en", "title_en", "TEXT", {"The same in English", "Son nom en anglais"}},
    {"--law", "law", "TEXT", {"What decided it", "Ce qui l'a décidé"}},
};

}  // namespace

Noun DecidedHolidaysNoun() {
  return {.name = "decided-holidays",
          .help = {"Public holidays that were decided one by one, beside the rules of `holidays`",
                   "Les jours fériés décidés un à un, à côté des règles de « holidays »"},
          .one = {"a decided holiday", "un jour férié décidé"},
          .many = {"decided holidays", "les jours fériés décidés"},
          .type = "DECIDED_HOLIDAY",
          .which = {"The holiday, by its id", "Le jour férié, par son id"},
          .unknown = {"no such holiday: $0", "aucun jour férié de ce nom : $0"},
          .resource = Holiday::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "calendar", "day", "removed", "title_fr", "title_en", "law", "create_time", "update_time"},
          .columns = {{{"Holiday", "Jour férié"}, "name", 2},
                      {{"Day", "Jour"}, "day"},
                      {{"Of", "De"}, "calendar"},
                      {{"Title", "Nom"}, "title_fr"},
                      {{"Is none", "N'en est pas un"}, "removed", 1},
                      {{"By", "En vertu de"}, "law", 1}},
          .lines = {{{"Day", "Jour"}, "day"},
                    {{"Of", "De"}, "calendar"},
                    {{"Title", "Nom"}, "title_fr"},
                    {{"In English", "En anglais"}, "title_en"},
                    {{"Is none", "N'en est pas un"}, "removed"},
                    {{"By", "En vertu de"}, "law"}},
          .flags = kFlags,
          .order_by = {"name or day; \"day desc\" reverses", "name ou day ; « day desc » inverse"},
          .creates = {"create",
                      {"Create $0: clocks that run are computed anew, each move with its cause",
                       "Créer $0 : les délais qui courent sont recomptés, chaque mouvement avec sa cause"}},
          .removes = {"delete",
                      {"Delete $0, for good: clocks that run are computed anew",
                       "Supprimer $0, pour de bon : les délais qui courent sont recomptés"}},
          .list = &Stub::ListHolidays,
          .get = &Stub::GetHoliday,
          .create = &Stub::CreateHoliday,
          .remove = &Stub::DeleteHoliday};
}

}  // namespace pepiniere::pep
