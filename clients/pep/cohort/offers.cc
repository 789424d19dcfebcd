// pep cohort offers
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Offer;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

struct AnswerFlags : WriteFlags {
  std::string id, reason;
  bool keep_choices = false;
};

template <class Request>
absl::Status Answer(Session& session, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Offer*),
                    Request request, const AnswerFlags& flags) {
  const Messages& say = session.say();
  const Noun noun = OffersNoun();
  const auto name = NamePattern::Of(*Offer::descriptor()).Full(flags.id);
  if (!name) return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, say.Pick(noun.which)));
  request.set_name(*name);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Offer offer, session.Call(method, request));
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(offer));
  flags.Remind(session.out());
  return absl::OkStatus();
}

Command AddAnswer(Command& offers, const char* verb, Text help, const std::shared_ptr<AnswerFlags>& flags,
                  std::string_view method) {
  Command command = offers.Add(verb, help);
  command.String("ID", flags->id, OffersNoun().which, "OFFER").Required();
  flags->AddTo(command, SayReaders(CohortPart().contract, method, command.say()));
  flags->AddEtag(command);
  return command;
}

}  // namespace

Noun OffersNoun() {
  return {.name = "offers",
          .help = {"Offers of seats, and what becomes of them", "Les propositions de places, et leurs suites"},
          .one = {"an offer", "une proposition"},
          .many = {"offers", "les propositions"},
          .type = "OFFER",
          .which = {"CALL/N, as `list` names it", "APPEL/N, comme « list » la nomme"},
          .unknown = {"no such offer: $0", "aucune proposition de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call", "De cet appel"},
          .parent_which = {"The call", "L'appel"},
          .resource = Offer::default_instance(),
          .part = CohortPart,
          .fields = {"name", "application", "applicant", "seat", "placement", "state", "expire_time", "answer_time",
                     "reason", "superseded_by", "create_time", "update_time"},
          .columns = {{{"Offer", "Proposition"}, "name"},
                      {{"Who", "Qui"}, "applicant", 0, true},
                      {{"Seat", "Place"}, "seat"},
                      {{"Application", "Candidature"}, "application", 1},
                      {{"State", "État"}, "state"},
                      {{"Until", "Jusqu'à"}, "expire_time", 1}},
          .lines = {{{"Who", "Qui"}, "applicant", true},
                    {{"Seat", "Place"}, "seat"},
                    {{"Application", "Candidature"}, "application"},
                    {{"State", "État"}, "state"},
                    {{"Until", "Jusqu'à"}, "expire_time"},
                    {{"Answered", "Répondu"}, "answer_time"},
                    {{"Because", "Parce que"}, "reason"},
                    {{"By", "D'après"}, "placement"},
                    {{"Superseded by", "Remplacée par"}, "superseded_by"}},
          .list = &Stub::ListOffers,
          .get = &Stub::GetOffer};
}

void AddOfferVerbs(Command& offers) {
  auto accepting = std::make_shared<AnswerFlags>();
  Command accept = AddAnswer(offers, "accept", {"Accept an offer, for good", "Accepter une proposition, pour de bon"},
                             accepting, "AcceptOffer");
  accept.Flag("--keep-choices", accepting->keep_choices,
              {"Keep the higher choices open", "Garder ouverts les choix préférés"});
  accept.Does([accepting](Session& session) {
    cohort::v1::AcceptOfferRequest request;
    request.set_keep_choices(accepting->keep_choices);
    return Answer(session, &Stub::AcceptOffer, std::move(request), *accepting);
  });

  auto declining = std::make_shared<AnswerFlags>();
  Command decline =
      AddAnswer(offers, "decline", {"Decline an offer", "Refuser une proposition"}, declining, "DeclineOffer");
  decline.String("--reason", declining->reason, {"Why, if one wants to say it", "Pourquoi, si on veut le dire"});
  decline.Does([declining](Session& session) {
    cohort::v1::DeclineOfferRequest request;
    request.set_reason(declining->reason);
    return Answer(session, &Stub::DeclineOffer, std::move(request), *declining);
  });

  auto withdrawing = std::make_shared<AnswerFlags>();
  Command withdraw = AddAnswer(
      offers, "withdraw", {"Withdraw from an offer, accepted or not", "Se retirer d'une proposition, acceptée ou non"},
      withdrawing, "WithdrawOffer");
  withdraw.String("--reason", withdrawing->reason, {"Why", "Pourquoi"}).Required();
  withdraw.Does([withdrawing](Session& session) {
    cohort::v1::WithdrawOfferRequest request;
    request.set_reason(withdrawing->reason);
    return Answer(session, &Stub::WithdrawOffer, std::move(request), *withdrawing);
  });
}

}  // namespace pepiniere::pep
