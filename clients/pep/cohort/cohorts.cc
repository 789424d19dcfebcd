// pep cohort cohorts
#include "clients/pep/cohort/claims.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/sessions.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Cohort;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

std::string SetSession(Message& cohort, const std::string& typed, const Messages& say) {
  return AddSession(typed, static_cast<Cohort&>(cohort), say);
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--start", "start_date", "DATE", {"Its first day", "Son premier jour"}},
    {"--end", "end_date", "DATE", {"Its last day; none: it rolls", "Son dernier jour ; aucun : elle est continue"}},
    {"--capacity", "capacity", "N", {"How many people it may have", "Combien de personnes elle peut accueillir"}},
    {"--session",
     "sessions",
     "KIND;FIRST;LAST;PLACE;TITLE",
     {"A bootcamp, session, seminar, committee… (repeatable); what follows the first day may be left out",
      "Un bootcamp, une session, un séminaire, un comité… (répétable) ; ce qui suit le premier jour peut manquer"},
     SetSession,
     "--no-sessions",
     {"It has no sessions", "Elle n'a pas de sessions"}},
    ClaimFlag<Cohort>(),
};

void ShowMore(const Message& message, Sheet& sheet, const Messages& say) {
  const Cohort& cohort = static_cast<const Cohort&>(message);
  sheet.Section({"Sessions", "Sessions"});
  for (const auto& session : cohort.sessions()) sheet.Body(SaidSession(session, say));
  ShowClaims(cohort.claims(), sheet, say);
}

}  // namespace

absl::StatusOr<std::string> CohortName(const std::string& typed, const Messages& say) {
  const NamePattern pattern = NamePattern::Of(*Cohort::descriptor());
  const auto name = pattern.Full(typed);
  if (name && pattern.Short(*name)) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(CohortsNoun().which)));
}

Noun CohortsNoun() {
  return {.name = "cohorts",
          .help = {"Cohorts: so many people, for so long", "Les promotions : tant de personnes, pour tant de temps"},
          .one = {"a cohort", "une promotion"},
          .many = {"cohorts", "les promotions"},
          .type = "COHORT",
          .which = {"PROGRAMME/COHORT, such as eig/8", "PROGRAMME/PROMOTION, par exemple eig/8"},
          .unknown = {"no such cohort: $0", "aucune promotion de ce nom : $0"},
          .parent_type = "PROGRAMME",
          .parent_help = {"Of this programme only", "De ce programme seulement"},
          .resource = Cohort::default_instance(),
          .part = CohortPart,
          .fields = {"name", "title", "start_date", "end_date", "capacity", "state", "sessions", "claims",
                     "create_time", "update_time", "delete_time"},
          .columns = {{{"Cohort", "Promotion"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"State", "État"}, "state"},
                      {{"From", "Du"}, "start_date"},
                      {{"To", "Au"}, "end_date", 1},
                      {{"Places", "Places"}, "capacity", 2}},
          .lines = {{{"State", "État"}, "state"},
                    {{"From", "Du"}, "start_date"},
                    {{"To", "Au"}, "end_date"},
                    {{"Places", "Places"}, "capacity"}},
          .show_more = ShowMore,
          .flags = kFlags,
          .order_by = {"name, title, start_date or end_date; \"start_date desc\" reverses",
                       "name, title, start_date ou end_date ; « start_date desc » inverse"},
          .list = &Stub::ListCohorts,
          .get = &Stub::GetCohort,
          .create = &Stub::CreateCohort,
          .update = &Stub::UpdateCohort,
          .remove = &Stub::DeleteCohort,
          .undelete = &Stub::UndeleteCohort};
}

}  // namespace pepiniere::pep
