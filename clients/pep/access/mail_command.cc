// pep person resume-mail
#include <memory>

#include "clients/pep/access/part.h"
#include "clients/pep/access/person.h"
#include "clients/pep/kit/readers.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;

struct MailFlags : WriteFlags {
  std::string person;
};

absl::Status ResumeMail(Session& session, const MailFlags& flags) {
  access::v1::ResumeMailRequest request;
  PEP_ASSIGN(*request.mutable_name(), PersonNamed(session, flags.person));
  request.set_validate_only(flags.dry_run);
  return ShowPerson(session, session.Call(&AccessService::Stub::ResumeMail, request), flags);
}

}  // namespace

void AddResumeMail(Command& person) {
  auto flags = std::make_shared<MailFlags>();
  Command resume = person.Add("resume-mail", {"Have reminders come again to somebody who stopped them",
                                              "Laisser revenir les rappels à quelqu'un qui les a arrêtés"});
  AddPerson(resume, flags->person);
  flags->AddTo(resume, SayReaders(AccessPart().contract, "ResumeMail", resume.say()));
  resume.Note({"Decisions and deadlines are sent all the while", "Les décisions et les échéances restent envoyées"});
  resume.Does([flags](Session& session) { return ResumeMail(session, *flags); });
}

}  // namespace pepiniere::pep
