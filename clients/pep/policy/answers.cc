// pep policy answers
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Answer;
using Stub = policy::v1::PolicyService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--verdict",
     "verdict",
     "accepted|partly|refused|interim",
     {"What is answered; interim decides nothing, and the clock goes on",
      "Ce qui est répondu ; interim ne décide rien, et le délai court toujours"}},
    {"--reasons", "reasons", "TEXT", {"Why: everybody reads it", "Pourquoi : tout le monde le lit"}},
    {"--given", "answer_time", "TIME", {"When it was given (now)", "Quand elle a été donnée (maintenant)"}},
    {"--reference",
     "reference",
     "TEXT",
     {"What it was given by: a letter, a page", "Ce qui la porte : une lettre, une page"}},
};

}  // namespace

Noun AnswersNoun() {
  return {.name = "answers",
          .help = {"Answers of authorities: added, and never changed; one that comes late is an answer, and late",
                   "Les réponses des autorités : ajoutées, jamais changées ; tardive, c'est une réponse, et tardive"},
          .one = {"an answer", "une réponse"},
          .many = {"the answers to a transmission", "les réponses à une transmission"},
          .type = "ANSWER",
          .which = {"TRANSMISSION/NUMBER, as `list` names it", "TRANSMISSION/NUMÉRO, comme « list » la nomme"},
          .unknown = {"no such answer: $0", "aucune réponse de ce nom : $0"},
          .parent_type = "TRANSMISSION",
          .parent_help = {"To this transmission", "À cette transmission"},
          .parent_which = {"The transmission", "La transmission"},
          .resource = Answer::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "verdict", "reasons", "answer_time", "reference", "late", "create_time"},
          .columns = {{{"Answer", "Réponse"}, "name", 2},
                      {{"Given", "Donnée le"}, "answer_time"},
                      {{"Says", "Dit"}, "verdict"},
                      {{"Late", "En retard"}, "late"},
                      {{"Because", "Parce que"}, "reasons"},
                      {{"Reference", "Référence"}, "reference", 1}},
          .lines = {{{"Says", "Dit"}, "verdict"},
                    {{"Because", "Parce que"}, "reasons"},
                    {{"Given", "Donnée le"}, "answer_time"},
                    {{"Late", "En retard"}, "late"},
                    {{"Reference", "Référence"}, "reference"}},
          .flags = kFlags,
          .creates = {"record",
                      {"Record what the authority answers, for good", "Noter ce que répond l'autorité, pour de bon"}},
          .list = &Stub::ListAnswers,
          .get = &Stub::GetAnswer,
          .create = &Stub::CreateAnswer};
}

}  // namespace pepiniere::pep
