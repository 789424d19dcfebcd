// pep feedback texts
#include <memory>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::FreeText;
using feedback::v1::RedactFreeTextRequest;

struct RedactFlags : VerbFlags {
  std::string text;
  bool reject = false;
};

absl::Status Redact(Session& session, const RedactFlags& flags) {
  const Messages& say = session.say();
  if (flags.reject == !flags.text.empty()) {
    return UsageError(say({"say what is published of it with --text, or leave it out with --reject",
                           "dites ce qui en est publié avec --text, ou écartez-le avec --reject"}));
  }
  RedactFreeTextRequest request;
  request.set_text(flags.text);
  return Finish(session, &FeedbackStub::RedactFreeText, std::move(request), FreeTextsNoun(), flags);
}

}  // namespace

Noun FreeTextsNoun() {
  return {.name = "texts",
          .help = {"Free texts of a closed campaign, until it is released: read by a person before anybody else",
                   "Les textes libres d'une campagne close, jusqu'à sa publication : lus par quelqu'un avant tous"},
          .one = {"a free text", "un texte libre"},
          .many = {"the free texts of a campaign, in no order that tells anything",
                   "les textes libres d'une campagne, dans un ordre qui ne dit rien"},
          .type = "FREE_TEXT",
          .which = {"CAMPAIGN/TEXT, as `list` names it", "CAMPAGNE/TEXTE, comme « list » le nomme"},
          .parent_type = "CAMPAIGN",
          .parent_help = {"Of this campaign", "De cette campagne"},
          .parent_which = {"The campaign", "La campagne"},
          .resource = FreeText::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "question", "text", "state"},
          .columns = {{{"Text", "Texte"}, "name"},
                      {{"Question", "Question"}, "question", 1},
                      {{"State", "État"}, "state"},
                      {{"Says", "Dit"}, "text"}},
          .lines = {},
          .list = &FeedbackStub::ListFreeTexts,
          .get = {}};
}

void AddTextVerbs(Command& texts) {
  auto flags = std::make_shared<RedactFlags>();
  Command redact = AddVerb<RedactFreeTextRequest>(
      texts, "redact",
      {"Decide what is published of a text, without what would tell whose it is; what was written is gone then",
       "Décider de ce qui est publié d'un texte, sans ce qui dirait de qui il est ; l'original disparaît alors"},
      FreeTextsNoun(), *flags, "RedactFreeText");
  redact.String("--text", flags->text, {"What is published", "Ce qui est publié"});
  redact.Flag("--reject", flags->reject, {"Nothing of it is", "Rien n'en est publié"});
  redact.Does([flags](Session& session) { return Redact(session, *flags); });
}

}  // namespace pepiniere::pep
