// pep cohort jurors|conflicts
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Conflict;
using cohort::v1::Juror;
using Stub = cohort::v1::CohortService::Stub;

constexpr FieldFlag kJurorFlags[] = {
    {"--person", "person", "PERSON", {"Who it is, for good", "Qui c'est, pour de bon"}},
    {"--name", "display_name", "TEXT", {"What they are called there", "Le nom affiché"}},
    {"--organisation",
     "organisation",
     "ORGANISATION",
     {"Whom they work for: they judge nothing of it", "Où ils travaillent : ils n'en jugent rien"}},
    {"--seat",
     "seats",
     "SEAT",
     {"A seat that they judge (repeatable); none: all", "Une place jugée (répétable) ; aucune : toutes"}},
};

constexpr FieldFlag kConflictFlags[] = {
    {"--application",
     "application",
     "APPLICATION",
     {"The application that the juror has nothing to do with", "La candidature dont le juré se déporte"}},
    {"--reason", "reason", "TEXT", {"Why; kept for good", "Pourquoi ; gardé pour de bon"}},
};

struct DetectFlags : WriteFlags {
  std::string id;
};

absl::Status Detect(Session& session, const DetectFlags& flags) {
  cohort::v1::DetectConflictsRequest request;
  request.set_name(ResourceName("calls", flags.id));
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::DetectConflicts, request));
  session.out().Note(
      session.say()({"New conflicts: $0.", "Nouveaux conflits : $0."}, session.say().Number(reply.found())));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun JurorsNoun() {
  return {.name = "jurors",
          .help = {"Jurors of a call: who judges which of its seats", "Les jurés d'un appel : qui juge quelles places"},
          .one = {"a juror", "un juré"},
          .many = {"jurors", "les jurés"},
          .type = "JUROR",
          .which = {"CALL/JUROR, as `list` names it", "APPEL/JURÉ, comme « list » le nomme"},
          .unknown = {"no such juror: $0", "aucun juré de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call", "De cet appel"},
          .parent_which = {"The call", "L'appel"},
          .resource = Juror::default_instance(),
          .part = CohortPart,
          .fields = {"name", "person", "display_name", "organisation", "seats", "create_time", "update_time",
                     "delete_time"},
          .columns = {{{"Juror", "Juré"}, "name"},
                      {{"Who", "Qui"}, "display_name"},
                      {{"Organisation", "Organisme"}, "organisation", 1},
                      {{"Seats", "Places"}, "seats", 2}},
          .lines = {{{"Who", "Qui"}, "display_name"},
                    {{"Is", "Est"}, "person"},
                    {{"Organisation", "Organisme"}, "organisation"},
                    {{"Seats", "Places"}, "seats"}},
          .flags = kJurorFlags,
          .list = &Stub::ListJurors,
          .get = &Stub::GetJuror,
          .create = &Stub::CreateJuror,
          .update = &Stub::UpdateJuror,
          .remove = &Stub::DeleteJuror,
          .undelete = &Stub::UndeleteJuror};
}

Noun ConflictsNoun() {
  return {.name = "conflicts",
          .help = {"Conflicts of jurors: the applications that they are recused from",
                   "Les déports des jurés : les candidatures qu'ils ne jugent pas"},
          .one = {"a conflict", "un déport"},
          .many = {"conflicts", "les déports"},
          .type = "CONFLICT",
          .which = {"CALL/JUROR/CONFLICT, as `list` names it", "APPEL/JURÉ/DÉPORT, comme « list » le nomme"},
          .unknown = {"no such conflict: $0", "aucun déport de ce nom : $0"},
          .parent_type = "JUROR",
          .parent_help = {"Of this juror, or of all those of this call", "De ce juré, ou de tous ceux de cet appel"},
          .across = true,
          .parent_which = {"a juror, as CALL/JUROR", "un juré, sous la forme APPEL/JURÉ"},
          .resource = Conflict::default_instance(),
          .part = CohortPart,
          .fields = {"name", "application", "cause", "reason", "recorded_by", "create_time"},
          .columns = {{{"Conflict", "Déport"}, "name"},
                      {{"Juror", "Juré"}, "name", 1, true},
                      {{"Applicant", "Qui candidate"}, "application", 0, true},
                      {{"Application", "Candidature"}, "application", 2},
                      {{"Known by", "Connu par"}, "cause"},
                      {{"Because", "Parce que"}, "reason", 1}},
          .lines = {{{"Juror", "Juré"}, "name", true},
                    {{"Applicant", "Qui candidate"}, "application", true},
                    {{"Application", "Candidature"}, "application"},
                    {{"Known by", "Connu par"}, "cause"},
                    {{"Because", "Parce que"}, "reason"},
                    {{"By", "Par"}, "recorded_by"}},
          .flags = kConflictFlags,
          .list = &Stub::ListConflicts,
          .get = &Stub::GetConflict,
          .create = &Stub::CreateConflict};
}

void AddConflictVerbs(Command& conflicts) {
  auto flags = std::make_shared<DetectFlags>();
  Command detect = conflicts.Add("detect", {"Look again for conflicts of all jurors of a call",
                                            "Rechercher à nouveau les déports de tous les jurés d'un appel"});
  detect.String("CALL", flags->id, CallsNoun().which, "CALL").Required();
  flags->AddTo(detect, SayReaders(CohortPart().contract, "DetectConflicts", detect.say()));
  detect.Does([flags](Session& session) { return Detect(session, *flags); });
}

}  // namespace pepiniere::pep
