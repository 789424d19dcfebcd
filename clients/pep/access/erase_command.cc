// pep person erase
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/access/erasure.h"
#include "clients/pep/access/part.h"
#include "clients/pep/access/person.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/readers.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using access::v1::Erasure;
using access::v1::Person;
using access::v1::PersonExport;

struct EraseFlags {
  std::string person, reason, etag;
  std::vector<std::string> known_as;
  bool yes = false;
};

constexpr Text kNobodyToAsk = {
    "nobody is at a terminal to be asked: --yes erases without asking (pep person export tells what there is)",
    "personne n'est devant un terminal pour répondre : --yes efface sans demander (« pep person export » dit ce qu'il "
    "y a)"};

// Who it is and what there is of them, for whoever must decide.
absl::Status Tell(Session& session, const Person& person) {
  const Messages& say = session.say();
  access::v1::ExportPersonRequest request;
  request.set_name(person.name());
  session.Remark(
      say({"Asking every service what it has of $0...", "Chaque service dit ce qu'il a de $0..."}, request.name()));
  PEP_ASSIGN(const PersonExport told, session.Call(&AccessService::Stub::ExportPerson, request));
  const Output aside{session.errors(), Format::kTable, session.errors_terminal(), say};
  PrintPerson(person, aside);
  aside.Line("");
  PrintKinds(told, aside);
  if (const absl::Status whole = CheckWhole(told, session); !whole.ok()) session.Remark(std::string(whole.message()));
  if (told.access_bindings_size() > 0) {
    session.Remark(say.Count(told.access_bindings_size(), {"$0 role would be revoked.", "$0 rôle serait retiré."},
                             {"$0 roles would be revoked.", "$0 rôles seraient retirés."}));
  }
  session.Remark(
      say({"All of it would be erased for good, in every service. That somebody did something stays, under a name that "
           "leads to nobody.",
           "Tout cela serait effacé pour de bon, dans chaque service. Que quelqu'un a fait quelque chose reste, sous "
           "un nom qui ne mène "
           "à personne."}));
  return absl::OkStatus();
}

// The etag of who was looked at, once their id was typed.
absl::StatusOr<std::string> Confirm(Session& session, const std::string& name) {
  const Messages& say = session.say();
  if (!session.CanAsk()) return UsageError(say(kNobodyToAsk));
  access::v1::GetPersonRequest request;
  request.set_name(name);
  PEP_ASSIGN(const Person person, session.Call(&AccessService::Stub::GetPerson, request));
  PEP_TRY(Tell(session, person));
  const std::string id(Id(name));
  const std::string typed = session.Ask(say({"Type $0 to erase them:", "Tapez $0 pour effacer cette personne :"}, id));
  if (typed == id || typed == name) return person.etag();
  return UsageError(say({"that is not $0: nothing was erased", "ce n'est pas $0 : rien n'a été effacé"}, id));
}

absl::Status Erase(Session& session, const EraseFlags& flags) {
  const Messages& say = session.say();
  access::v1::ErasePersonRequest request;
  PEP_ASSIGN(*request.mutable_name(), PersonNamed(session, flags.person));
  request.set_reason(flags.reason);
  request.mutable_known_as()->Assign(flags.known_as.begin(), flags.known_as.end());
  request.set_etag(flags.etag);
  if (!flags.yes) {
    PEP_ASSIGN(const std::string seen, Confirm(session, request.name()));
    if (flags.etag.empty()) request.set_etag(seen);
  }
  PEP_ASSIGN(const Erasure erasure, session.Call(&AccessService::Stub::ErasePerson, request));
  PrintErasure(erasure, session);
  const std::vector<std::string> left = NotDone(erasure);
  if (left.empty()) return absl::OkStatus();
  return InOwnWords(
      absl::StatusCode::kUnavailable,
      say({"not done yet by $0, which is asked again until it is: pep erasure show $1",
           "pas encore fait par $0, interrogé à nouveau jusqu'à ce que ce soit fait : pep erasure show $1"},
          absl::StrJoin(left, ", "), std::string(Id(erasure.name()))));
}

}  // namespace

void AddErase(Command& person) {
  auto flags = std::make_shared<EraseFlags>();
  Command erase = person.Add("erase", {"Erase somebody, or oneself, in every service, for good",
                                       "Effacer quelqu'un, ou soi, dans chaque service, pour de bon"});
  AddPerson(erase, flags->person);
  erase.String("--reason", flags->reason,
               {"Why, of somebody else; it stays, so name nobody in it",
                "Pourquoi, de quelqu'un d'autre ; elle reste, donc n'y nommez personne"});
  erase.Strings("--also-known-as", flags->known_as,
                {"What else they are called in texts, beside their name, addresses and aliases (repeatable)",
                 "Comment on l'appelle aussi dans les textes, outre ses nom, adresses et alias (répétable)"});
  erase.String("--etag", flags->etag,
               {"Refuse if somebody changed it since this etag", "Refuser si quelqu'un l'a modifié depuis cet etag"},
               "ETAG");
  erase.Flag("--yes", flags->yes, {"Do not ask", "Ne pas demander"});
  erase.Remark(SayReaders(AccessPart().contract, "ErasePerson", erase.say()));
  erase.Note(
      {"Without --yes it tells what there is, and asks for the person's id. Exit code 7: a service is not done yet",
       "Sans --yes, dit ce qu'il y a et demande l'id de la personne. Code de sortie 7 : un service n'a pas fini"});
  erase.Does([flags](Session& session) { return Erase(session, *flags); });
}

}  // namespace pepiniere::pep
