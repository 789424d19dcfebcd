// pep cohort letters
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/proto_values.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using rpc::v1::Letter;
using Stub = cohort::v1::CohortService::Stub;

struct LetterFlags {
  std::string call, filter;
};

// When it was sent or given up; of one that waits, since when.
Cell When(const Letter& letter, const Messages& say) {
  return Cell{say.Time(FromProto(letter.has_settle_time() ? letter.settle_time() : letter.create_time()))};
}

const View<Letter>& LettersView() {
  using L = const Letter&;
  using M = const Messages&;
  static const auto* view = new View<Letter>{
      .fields = {{"name", [](L l) { return l.name(); }},
                 {"person", [](L l) { return l.person(); }},
                 {"fact", [](L l) { return l.fact(); }},
                 {"template", [](L l) { return l.template_(); }},
                 {"state", [](L l) { return WordsOf<Letter::State>().code(l.state()); }},
                 {"reason", [](L l) { return WordsOf<Letter::Reason>().code(l.reason()); }},
                 {"attempts", [](L l) { return base::Concat(l.attempts()); }},
                 {"create_time", [](L l) { return Iso(l.create_time()); }},
                 {"settle_time", [](L l) { return Iso(l.settle_time()); }}},
      .columns = {{{"When", "Quand"}, When, Align::kLeft, 0, 0},
                  {{"To", "À"}, [](L l, M) { return Somebody(l.person()); }, Align::kLeft, 0, 0},
                  {{"Of", "De"}, [](L l, M) { return Cell{l.fact()}; }, Align::kLeft, 0, 0},
                  {{"Letter", "Lettre"}, [](L l, M) { return Cell{l.template_()}; }, Align::kLeft, 0, 0},
                  {{"State", "État"},
                   [](L l, M say) { return WordsOf<Letter::State>().cell(l.state(), say); },
                   Align::kLeft,
                   0,
                   0},
                  {{"Because", "Parce que"},
                   [](L l, M say) {
                     return l.reason() == Letter::REASON_UNSPECIFIED ? Cell{""}
                                                                     : WordsOf<Letter::Reason>().cell(l.reason(), say);
                   },
                   Align::kLeft,
                   0,
                   1}}};
  return *view;
}

absl::Status List(Session& session, const LetterFlags& flags) {
  rpc::v1::ListLettersRequest request;
  request.set_parent(ResourceName("calls", flags.call));
  request.set_filter(flags.filter);
  Listing<Letter> listing(session.out(), LettersView());
  bool sends = true;
  do {
    PEP_ASSIGN(const auto page, session.Call(&Stub::ListLetters, request));
    for (const Letter& letter : page.letters()) listing.Add(letter);
    sends = page.sends();
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  listing.Flush();
  if (!sends) {
    session.out().Note(session.say()({"No mail server is configured: letters wait until there is one.",
                                      "Aucun serveur de courriel n'est configuré : les lettres l'attendent."}));
  }
  return absl::OkStatus();
}

}  // namespace

void AddLetters(Command& cohort) {
  auto flags = std::make_shared<LetterFlags>();
  Command letters = cohort.Add("letters", {"List what applicants to a call were told by mail, the latest first",
                                           "Lister ce que les candidats à un appel ont reçu, le dernier d'abord"});
  letters.String("CALL", flags->call, CallsNoun().which, "CALL").Required();
  letters.String("--filter", flags->filter,
                 {"Of these alone: \"state = FAILED\"", "Celles-ci seulement : « state = FAILED »"}, "FILTER");
  letters.Does([flags](Session& session) { return List(session, *flags); });
}

}  // namespace pepiniere::pep
