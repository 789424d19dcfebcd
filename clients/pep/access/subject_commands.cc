// pep person link|unlink
#include <memory>

#include "clients/pep/access/part.h"
#include "clients/pep/access/person.h"
#include "clients/pep/kit/readers.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;

struct SubjectFlags : WriteFlags {
  std::string person, issuer, subject, reason;
  bool take_over = false;
};

void AddFlags(Command& command, SubjectFlags& flags) {
  AddPerson(command, flags.person);
  command
      .String("--issuer", flags.issuer,
              {"Who says who they are: the issuer of their tokens, or certificate",
               "Qui dit qui elle est : l'émetteur de ses jetons, ou certificate"})
      .Required();
  command
      .String("--subject", flags.subject,
              {"The subject of those tokens, or the name of the certificate",
               "Le sujet de ces jetons, ou le nom du certificat"})
      .Required();
  command
      .String("--reason", flags.reason,
              {"Why; it stays, so name nobody in it", "Pourquoi ; elle reste, donc n'y nommez personne"})
      .Required();
}

// Whose way to sign in it is, and which.
template <typename Request>
absl::StatusOr<Request> RequestOf(Session& session, const SubjectFlags& flags) {
  Request request;
  PEP_ASSIGN(*request.mutable_name(), PersonNamed(session, flags.person));
  request.set_issuer(flags.issuer);
  request.set_subject(flags.subject);
  request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  return request;
}

absl::Status Link(Session& session, const SubjectFlags& flags) {
  PEP_ASSIGN(auto request, RequestOf<access::v1::LinkSubjectRequest>(session, flags));
  request.set_take_over(flags.take_over);
  return ShowPerson(session, session.Call(&AccessService::Stub::LinkSubject, request), flags);
}

absl::Status Unlink(Session& session, const SubjectFlags& flags) {
  PEP_ASSIGN(const auto request, RequestOf<access::v1::UnlinkSubjectRequest>(session, flags));
  return ShowPerson(session, session.Call(&AccessService::Stub::UnlinkSubject, request), flags);
}

}  // namespace

void AddLink(Command& person) {
  auto flags = std::make_shared<SubjectFlags>();
  Command link = person.Add("link", {"Let somebody sign in in one more way, or a certificate act as them",
                                     "Laisser quelqu'un se connecter d'une façon de plus, ou un certificat agir "
                                     "comme lui"});
  AddFlags(link, *flags);
  link.Flag("--take-over", flags->take_over,
            {"Take it from the person who signs in so now", "La prendre à qui se connecte ainsi maintenant"});
  flags->AddTo(link, SayReaders(AccessPart().contract, "LinkSubject", link.say()));
  link.Note(
      {"Example: pep person link 01M8B4VADHHMGRE72FR38S3KM6 --issuer certificate --subject gateway.example "
       "--reason \"her gateway\"",
       "Exemple : pep person link 01M8B4VADHHMGRE72FR38S3KM6 --issuer certificate --subject passerelle.example "
       "--reason \"sa passerelle\""});
  link.Does([flags](Session& session) { return Link(session, *flags); });
}

void AddUnlink(Command& person) {
  auto flags = std::make_shared<SubjectFlags>();
  Command unlink =
      person.Add("unlink", {"Take a way to sign in from somebody", "Retirer à quelqu'un une façon de se connecter"});
  AddFlags(unlink, *flags);
  flags->AddTo(unlink, SayReaders(AccessPart().contract, "UnlinkSubject", unlink.say()));
  unlink.Note({"Whoever signs in so next is somebody new; a certificate is the system that it names",
               "Qui se connecte ensuite ainsi est quelqu'un de nouveau ; un certificat est le système qu'il nomme"});
  unlink.Does([flags](Session& session) { return Unlink(session, *flags); });
}

}  // namespace pepiniere::pep
