// pep cohort calls|seats
#include <memory>

#include "clients/pep/cohort/call_parts.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/sentences.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Call;
using cohort::v1::CheckCallResponse;
using cohort::v1::Seat;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

// A setter of a field of a call, for the table.
template <std::string (*Set)(const std::string&, Call&, const Messages&)>
std::string OfCall(Message& call, const std::string& typed, const Messages& say) {
  return Set(typed, static_cast<Call&>(call), say);
}

constexpr FieldFlag kCallFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--cohort", "cohort", "COHORT", {"The cohort that it is for, for good", "La promotion visée, pour de bon"}},
    {"--kind", "kind", "challenges|candidates|projects", {"What is called for", "Ce qui est appelé"}},
    {"--opens",
     "open_time",
     "TIME",
     {"From when on applications are taken: an instant, or the beginning of a day",
      "Dès quand les candidatures sont reçues : un instant, ou le début d'un jour"},
     OfCall<SetOpening>},
    {"--closes",
     "close_time",
     "TIME",
     {"The first instant at which none is; a day means its end",
      "Le premier instant où elles ne le sont plus ; un jour veut dire sa fin"},
     OfCall<SetClosing>},
    {"--time-zone",
     "time_zone",
     "ZONE",
     {"The zone of its days (Europe/Paris)",
      "Le fuseau de ses jours "
      "(Europe/Paris)"}},
    {"--field",
     "form",
     "CODE;LABEL;KIND;TRAITS;OPTIONS",
     {"What it asks (repeatable); traits are required, personal and max=N; options A|B",
      "Ce qu'il demande (répétable) ; les traits sont required, personal et max=N ; les options A|B"},
     OfCall<AddFormField>,
     "--no-form",
     {"It asks nothing", "Il ne demande rien"}},
    {"--rule",
     "eligibility_rules",
     "RULE;DAY;AGE",
     {"Who may apply (repeatable): minimum_age;decision;18",
      "Qui peut candidater (répétable) : "
      "minimum_age;decision;18"},
     OfCall<AddEligibilityRule>,
     "--no-rules",
     {"Everybody may apply", "Tout le monde peut candidater"}},
    {"--choices-min",
     "choices_min",
     "N",
     {"How many seats one chooses at least",
      "Combien de places on choisit au "
      "moins"}},
    {"--choices-max", "choices_max", "N", {"And at most", "Et au plus"}},
    {"--pool",
     "pool_offered",
     "yes|no",
     {"Whether one may agree to stay in a pool",
      "Si l'on peut consentir à rester "
      "dans un vivier"}},
    {"--grid-version",
     "grid_version",
     "GRID_VERSION",
     {"By what applications are marked",
      "Sur quoi les candidatures "
      "sont notées"}},
    {"--reviews",
     "minimum_complete_reviews",
     "N",
     {"How many complete reviews it takes to be ranked", "Combien d'évaluations complètes pour être classé"}},
    {"--reviews-end",
     "review_end_time",
     "TIME",
     {"The first instant at which no review is taken; a day means its end",
      "Le premier instant où aucune évaluation n'est reçue ; un jour veut dire sa fin"},
     OfCall<SetReviewEnd>},
    {"--anonymous",
     "anonymous_screening",
     "yes|no",
     {"Whether those who mark see no personal field", "Si ceux qui notent ne voient aucun champ personnel"}},
    {"--results", "results_date", "DATE", {"The day on which results are told", "Le jour des résultats"}},
    {"--days-to-accept", "days_to_accept", "N", {"How many days one has to accept", "Combien de jours pour accepter"}},
    {"--waiting-list-end",
     "waiting_list_end_date",
     "DATE",
     {"The last day of the waiting list", "Le dernier jour de la liste d'attente"}},
    {"--retention-months",
     "retention_months",
     "N",
     {"How many months applications are kept", "Combien de mois les candidatures sont gardées"}},
};

constexpr FieldFlag kSeatFlags[] = {
    {"--challenge", "challenge", "CHALLENGE", {"The challenge", "Le défi"}},
    {"--skill", "skill", "TEXT", {"What it takes", "La compétence qu'elle demande"}},
    {"--count", "count", "N", {"How many people it takes", "Combien de personnes elle prend"}},
};

void ShowParts(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& call = static_cast<const Call&>(message);
  sheet.Section({"What it asks", "Ce qu'il demande"});
  for (const auto& field : call.form()) sheet.Body(SaidFormField(field, say));
  sheet.Section({"Who may apply", "Qui peut candidater"});
  for (const auto& rule : call.eligibility_rules()) sheet.Body(SaidEligibilityRule(rule, say));
}

const View<CheckCallResponse::Contradiction>& ContradictionsView() {
  using C = const CheckCallResponse::Contradiction&;
  using M = const Messages&;
  static const auto* view = new View<CheckCallResponse::Contradiction>{
      .fields = {{"field", [](C c) { return c.field(); }}, {"description", [](C c) { return c.description(); }}},
      .columns = {{{"Field", "Champ"},
                   [](C c, M) {
                     return Cell{c.field(), Tone::kBad};
                   },
                   Align::kLeft,
                   0,
                   0},
                  {{"What is wrong", "Ce qui ne va pas"},
                   [](C c, M say) { return Cell{SaidOfCohorts(c.description(), say)}; },
                   Align::kLeft,
                   20,
                   0}}};
  return *view;
}

absl::Status Check(Session& session, const std::string& id) {
  cohort::v1::CheckCallRequest request;
  request.set_name(ResourceName("calls", id));
  PEP_ASSIGN(const CheckCallResponse reply, session.Call(&Stub::CheckCall, request));
  Listing<CheckCallResponse::Contradiction> listing(session.out(), ContradictionsView());
  for (const auto& contradiction : reply.contradictions()) listing.Add(contradiction);
  listing.Flush();
  if (reply.contradictions().empty()) {
    session.out().Note(session.say()({"Nothing speaks against publishing it.", "Rien ne s'oppose à sa publication."}));
  }
  return absl::OkStatus();
}

struct VerbFlags : WriteFlags {
  std::string id, reason;
};

template <class Request>
absl::Status Finish(Session& session, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Call*),
                    Request request, const VerbFlags& flags) {
  request.set_name(ResourceName("calls", flags.id));
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Call call, session.Call(method, request));
  const Noun noun = CallsNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(call));
  flags.Remind(session.out());
  return absl::OkStatus();
}

Command AddVerb(Command& calls, const char* verb, Text help, const std::shared_ptr<VerbFlags>& flags,
                std::string_view method) {
  Command command = calls.Add(verb, help);
  command.String("ID", flags->id, CallsNoun().which, "CALL").Required();
  flags->AddTo(command, SayReaders(CohortPart().contract, method, command.say()));
  flags->AddEtag(command);
  return command;
}

}  // namespace

Noun CallsNoun() {
  return {.name = "calls",
          .help = {"Calls: for challenges, for candidates, for projects",
                   "Les appels : à défis, à candidatures, à projets"},
          .one = {"a call", "un appel"},
          .many = {"calls", "les appels"},
          .type = "CALL",
          .which = {"The call", "L'appel"},
          .unknown = {"no such call: $0", "aucun appel de ce nom : $0"},
          .resource = Call::default_instance(),
          .part = CohortPart,
          .fields = {"name",
                     "title",
                     "kind",
                     "state",
                     "cohort",
                     "open_time",
                     "close_time",
                     "time_zone",
                     "form",
                     "eligibility_rules",
                     "choices_min",
                     "choices_max",
                     "pool_offered",
                     "grid_version",
                     "minimum_complete_reviews",
                     "review_end_time",
                     "anonymous_screening",
                     "screening_close_time",
                     "results_date",
                     "days_to_accept",
                     "waiting_list_end_date",
                     "retention_months",
                     "seed_hash",
                     "publish_time",
                     "cancel_time",
                     "create_time",
                     "update_time",
                     "delete_time"},
          .columns = {{{"Call", "Appel"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Of", "Nature"}, "kind", 1},
                      {{"State", "État"}, "state"},
                      {{"Opens", "Ouvre"}, "open_time", 2},
                      {{"Closes", "Ferme"}, "close_time", 1}},
          .lines = {{{"State", "État"}, "state"},
                    {{"Of", "Nature"}, "kind"},
                    {{"Cohort", "Promotion"}, "cohort"},
                    {{"Opens", "Ouvre"}, "open_time"},
                    {{"Closes", "Ferme"}, "close_time"},
                    {{"Zone", "Fuseau"}, "time_zone"},
                    {{"Choices, at least", "Choix, au moins"}, "choices_min"},
                    {{"Choices, at most", "Choix, au plus"}, "choices_max"},
                    {{"Pool offered", "Vivier proposé"}, "pool_offered"},
                    {{"Marked by", "Notés sur"}, "grid_version"},
                    {{"Reviews to be ranked", "Évaluations pour être classé"}, "minimum_complete_reviews"},
                    {{"Reviews until", "Évaluations jusqu'à"}, "review_end_time"},
                    {{"Anonymous screening", "Présélection anonyme"}, "anonymous_screening"},
                    {{"Screening closed", "Présélection close"}, "screening_close_time"},
                    {{"Results", "Résultats"}, "results_date"},
                    {{"Days to accept", "Jours pour accepter"}, "days_to_accept"},
                    {{"Waiting list until", "Liste d'attente jusqu'au"}, "waiting_list_end_date"},
                    {{"Kept for, in months", "Gardées, en mois"}, "retention_months"},
                    {{"Hash of the lot's seed", "Empreinte de la graine du sort"}, "seed_hash"},
                    {{"Called off because", "Annulé parce que"}, "cancel_reason"}},
          .contained = SeatsNoun,
          .show_more = ShowParts,
          .flags = kCallFlags,
          .order_by = {"name, title, open_time or close_time; \"close_time desc\" reverses",
                       "name, title, open_time ou close_time ; « close_time desc » inverse"},
          .list = &Stub::ListCalls,
          .get = &Stub::GetCall,
          .create = &Stub::CreateCall,
          .update = &Stub::UpdateCall,
          .remove = &Stub::DeleteCall,
          .undelete = &Stub::UndeleteCall};
}

Noun SeatsNoun() {
  return {.name = "seats",
          .help = {"Seats of a call: for which challenge, with which skill, how many",
                   "Les places d'un appel : pour quel défi, quelle compétence, combien"},
          .one = {"a seat", "une place"},
          .many = {"seats", "les places"},
          .type = "SEAT",
          .which = {"CALL/SEAT, such as candidats-8/eau-dev", "APPEL/PLACE, par exemple candidats-8/eau-dev"},
          .unknown = {"no such seat: $0", "aucune place de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call only", "De cet appel seulement"},
          .resource = Seat::default_instance(),
          .part = CohortPart,
          .fields = {"name", "challenge", "skill", "count", "create_time", "update_time", "delete_time"},
          .columns = {{{"Seat", "Place"}, "name"},
                      {{"Challenge", "Défi"}, "challenge"},
                      {{"Skill", "Compétence"}, "skill"},
                      {{"Count", "Nombre"}, "count"}},
          .lines = {{{"Challenge", "Défi"}, "challenge"},
                    {{"Skill", "Compétence"}, "skill"},
                    {{"Count", "Nombre"}, "count"}},
          .flags = kSeatFlags,
          .order_by = {"name or skill; \"skill desc\" reverses", "name ou skill ; « skill desc » inverse"},
          .list = &Stub::ListSeats,
          .get = &Stub::GetSeat,
          .create = &Stub::CreateSeat,
          .update = &Stub::UpdateSeat,
          .remove = &Stub::DeleteSeat,
          .undelete = &Stub::UndeleteSeat};
}

void AddCallVerbs(Command& calls) {
  auto id = std::make_shared<std::string>();
  Command check = calls.Add("check", {"Say all that speaks against publishing a call",
                                      "Dire tout ce qui s'oppose à la publication d'un appel"});
  check.String("ID", *id, CallsNoun().which, "CALL").Required();
  check.Does([id](Session& session) { return Check(session, *id); });

  auto publishing = std::make_shared<VerbFlags>();
  AddVerb(calls, "publish",
          {"Publish a call: what would be unfair to change is fixed then",
           "Publier un appel : ce qu'il serait injuste de changer est alors fixé"},
          publishing, "PublishCall")
      .Does([publishing](Session& session) {
        return Finish(session, &Stub::PublishCall, cohort::v1::PublishCallRequest(), *publishing);
      });

  auto cancelling = std::make_shared<VerbFlags>();
  Command cancel =
      AddVerb(calls, "cancel", {"Call a published call off", "Annuler un appel publié"}, cancelling, "CancelCall");
  cancel.String("--reason", cancelling->reason, {"Why: told to everybody", "Pourquoi : dit à tous"}).Required();
  cancel.Does([cancelling](Session& session) {
    cohort::v1::CancelCallRequest request;
    request.set_reason(cancelling->reason);
    return Finish(session, &Stub::CancelCall, std::move(request), *cancelling);
  });
}

}  // namespace pepiniere::pep
