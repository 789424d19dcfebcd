// pep policy transmissions|moves
#include <string>

#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/policy/transmission_flags.h"
#include "clients/pep/policy/vocabulary.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::DeadlineMove;
using policy::v1::Transmission;
using Stub = policy::v1::PolicyService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--proposal", "proposal", "PROPOSAL", {"Which proposal is sent", "Quelle proposition est transmise"}},
    {"--authority", "authority", "ORGANISATION", {"Who must answer", "Qui doit répondre"}},
    kReceivedFlag,
    kTermFlag,
    kUnitFlag,
    kZoneFlag,
    kRollsFlag,
    kCalendarFlag,
    kSilenceFlag,
    kLegalBasisFlag,
};

void ShowMore(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& transmission = static_cast<const Transmission&>(message);
  sheet.Line({"Term", "Délai"}, base::Concat(say.Number(transmission.term()), " ", Said(transmission.unit(), say)));
  if (transmission.standing() == policy::v1::STANDING_RUNNING && transmission.has_last_day()) {
    sheet.Line({"Days left", "Jours restants"}, say.Number(transmission.days_left()));
  } else if (transmission.standing() == policy::v1::STANDING_OVERDUE) {
    sheet.Line({"Late by", "En retard de"},
               say.Count(-transmission.days_left(), {"$0 day", "$0 jour"}, {"$0 days", "$0 jours"}), Tone::kBad);
  }
  sheet.Section({"The time does not run", "Le délai ne court pas"});
  for (const Transmission::Suspension& suspension : transmission.suspensions()) {
    const std::string last = suspension.has_last_date() ? Said(suspension.last_date(), say) : "…";
    sheet.Body(base::Concat(Said(suspension.first_date(), say), " → ", last, " · ", suspension.reason()));
  }
}

}  // namespace

Noun TransmissionsNoun() {
  return {.name = "transmissions",
          .help = {"Transmissions: a proposal before the authority that must answer, and its clock",
                   "Les transmissions : une proposition devant l'autorité qui doit répondre, et son délai"},
          .one = {"a transmission", "une transmission"},
          .many = {"transmissions", "les transmissions"},
          .type = "TRANSMISSION",
          .which = {"The transmission, by its id", "La transmission, par son id"},
          .unknown = {"no such transmission: $0", "aucune transmission de ce nom : $0"},
          .resource = Transmission::default_instance(),
          .part = PolicyPart,
          .fields = {"name",          "proposal",      "revision",    "decision",     "authority",
                     "authority_uid", "receive_date",  "term",        "unit",         "zone",
                     "rolls",         "calendar",      "silence",     "legal_basis",  "suspensions",
                     "recall_time",   "recall_reason", "last_day",    "overdue_from", "calendar_version",
                     "answer_time",   "standing",      "silence_now", "days_left",    "create_time",
                     "update_time"},
          .columns = {{{"Transmission", "Transmission"}, "name", 1},
                      {{"Proposal", "Proposition"}, "proposal"},
                      {{"To", "À"}, "authority"},
                      {{"Received", "Reçue le"}, "receive_date", 2},
                      {{"Last day", "Dernier jour"}, "last_day"},
                      {{"Stands", "En est"}, "standing"},
                      {{"Taken back", "Reprise le"}, "recall_time", 3}},
          .lines = {{{"Proposal", "Proposition"}, "proposal"},
                    {{"Revision", "Révision"}, "revision"},
                    {{"By decision", "Par la décision"}, "decision"},
                    {{"To", "À"}, "authority"},
                    {{"Received", "Reçue le"}, "receive_date"},
                    {{"Counted in", "Compté dans"}, "calendar"},
                    {{"Goes on to a working day", "Reporté à un jour ouvré"}, "rolls"},
                    {{"Silence", "Le silence"}, "silence"},
                    {{"By", "En vertu de"}, "legal_basis"},
                    {{"Last day", "Dernier jour"}, "last_day"},
                    {{"Overdue from", "En retard à partir du"}, "overdue_from"},
                    {{"Stands", "En est"}, "standing"},
                    {{"Silence by now", "Le silence, à présent"}, "silence_now"},
                    {{"Answered", "Répondue le"}, "answer_time"},
                    {{"Taken back", "Reprise le"}, "recall_time"},
                    {{"Because", "Parce que"}, "recall_reason"}},
          .contained = AnswersNoun,
          .show_more = ShowMore,
          .flags = kFlags,
          .order_by = {"name, last_day or receive_date; \"last_day desc\" reverses",
                       "name, last_day ou receive_date ; « last_day desc » inverse"},
          .creates = {"send",
                      {"Transmit a proposal to an authority, by a decision that holds",
                       "Transmettre une proposition à une autorité, par une décision qui tient"}},
          .list = &Stub::ListTransmissions,
          .get = &Stub::GetTransmission,
          .create = &Stub::CreateTransmission};
}

Noun DeadlineMovesNoun() {
  return {.name = "moves",
          .help = {"How the last day of an answer came about and moved since, with each cause",
                   "D'où vient le dernier jour d'une réponse, et ses déplacements, avec chaque cause"},
          .one = {"a move", "un déplacement"},
          .many = {"the moves of a last day", "les déplacements d'un dernier jour"},
          .type = "DEADLINE_MOVE",
          .parent_type = "TRANSMISSION",
          .parent_help = {"Of this transmission", "De cette transmission"},
          .parent_which = {"The transmission", "La transmission"},
          .resource = DeadlineMove::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "causes", "reason", "from_date", "to_date", "calendar_version", "source", "create_time"},
          .columns = {{{"Move", "Déplacement"}, "name", 2},
                      {{"On", "Le"}, "create_time", 1},
                      {{"Cause", "Cause"}, "causes"},
                      {{"From", "Du"}, "from_date"},
                      {{"To", "Au"}, "to_date"},
                      {{"Because", "Parce que"}, "reason"},
                      {{"By", "Par"}, "source", 2}},
          .lines = {},
          .list = &Stub::ListDeadlineMoves,
          .get = {}};
}

}  // namespace pepiniere::pep
