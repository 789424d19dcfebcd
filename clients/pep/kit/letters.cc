#include "clients/pep/kit/letters.h"

#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/letter_words.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/session.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using rpc::v1::Letter;
using rpc::v1::ListLettersRequest;
using rpc::v1::ListLettersResponse;

struct LetterFlags {
  std::string of, filter;
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

absl::Status List(Session& session, const LettersOf& of, const LetterFlags& flags) {
  ListLettersRequest request;
  request.set_parent(ResourceName(of.collection, flags.of));
  request.set_filter(flags.filter);
  Listing<Letter> listing(session.out(), LettersView());
  bool sends = true;
  do {
    PEP_ASSIGN(const auto reply, of.list.Call(session, request));
    const auto& page = static_cast<const ListLettersResponse&>(*reply);
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

void AddLetters(Command& noun, const LettersOf& of) {
  auto flags = std::make_shared<LetterFlags>();
  Command letters = noun.Add("letters", of.help);
  letters.String(of.type, flags->of, of.which, of.type).Required();
  letters.String("--filter", flags->filter,
                 {"Of these alone: \"state = FAILED\"", "Celles-ci seulement : « state = FAILED »"}, "FILTER");
  letters.Does([of, flags](Session& session) { return List(session, of, *flags); });
}

}  // namespace pepiniere::pep
