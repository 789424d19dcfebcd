// pep person list|show|create|edit|export, and what is declared beside it
#include <memory>

#include "clients/pep/access/commands.h"
#include "clients/pep/access/erasure.h"
#include "clients/pep/access/part.h"
#include "clients/pep/access/person.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/field_flags.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using access::v1::Person;
using access::v1::PersonExport;

struct ListFlags {
  std::string filter;
  PageOptions pages;
};

absl::Status List(Session& session, const ListFlags& flags) {
  access::v1::ListPersonsRequest request;
  request.set_filter(flags.filter);
  return ShowList(
      session, &AccessService::Stub::ListPersons, request, flags.pages, PersonsView(),
      [](const auto& page) -> const auto& { return page.persons(); });
}

void AddList(Command& person) {
  auto flags = std::make_shared<ListFlags>();
  Command list = person.Add(
      "list", {"List who is known, erased persons too", "Lister qui est connu, personnes effacées comprises"});
  list.String("--filter", flags->filter,
              {"An AIP-160 filter over display_name, email, subject; a bare word is searched in the name",
               "Un filtre AIP-160 sur display_name, email, subject ; un mot seul est cherché dans le nom"},
              "FILTER");
  flags->pages.AddTo(list);
  list.Does([flags](Session& session) { return List(session, *flags); });
}

void AddShow(Command& person) {
  auto typed = std::make_shared<std::string>();
  Command show = person.Add("show", {"Show one", "En montrer une"});
  AddPerson(show, *typed);
  show.Does([typed](Session& session) -> absl::Status {
    access::v1::GetPersonRequest request;
    PEP_ASSIGN(*request.mutable_name(), PersonNamed(session, *typed));
    return ShowPerson(session, session.Call(&AccessService::Stub::GetPerson, request), WriteFlags{});
  });
}

constexpr FieldFlag kFields[] = {
    {"--display-name",
     "display_name",
     "TEXT",
     {"What others read where they did something", "Ce que les autres lisent là où elle a fait quelque chose"}},
    {"--email", "email", "TEXT", {"Their address", "Son adresse"}},
    {"--alias",
     "aliases",
     "TEXT",
     {"What else they are called where somebody wrote of them (repeatable)",
      "Comment on l'appelle aussi là où quelqu'un a écrit d'elle (répétable)"}},
};

struct CreateFlags : WriteFlags {
  FieldFlags fields{Person::default_instance(), kFields, {}};
};

absl::Status Create(Session& session, const CreateFlags& flags) {
  access::v1::CreatePersonRequest request;
  request.mutable_person()->CopyFrom(flags.fields.resource());
  request.set_validate_only(flags.dry_run);
  return ShowPerson(session, session.Call(&AccessService::Stub::CreatePerson, request), flags);
}

void AddCreate(Command& person) {
  auto flags = std::make_shared<CreateFlags>();
  Command create = person.Add(
      "create",
      {"Make a person of somebody who never signed in, to tell or erase what there is of them",
       "Faire une personne de quelqu'un qui ne s'est jamais connecté, pour dire ou effacer ce qu'il y a d'elle"});
  flags->AddTo(create, SayReaders(AccessPart().contract, "CreatePerson", create.say()));
  flags->fields.AddTo(create);
  create.Does([flags](Session& session) { return Create(session, *flags); });
}

struct EditFlags : WriteFlags {
  std::string person;
  FieldFlags fields{Person::default_instance(), kFields, {}};
};

absl::Status Edit(Session& session, const EditFlags& flags) {
  PEP_TRY(flags.fields.CheckGiven(session.say()));
  access::v1::UpdatePersonRequest request;
  request.mutable_person()->CopyFrom(flags.fields.resource());
  PEP_ASSIGN(*request.mutable_person()->mutable_name(), PersonNamed(session, flags.person));
  request.mutable_person()->set_etag(flags.etag);
  *request.mutable_update_mask() = flags.fields.given();
  request.set_validate_only(flags.dry_run);
  return ShowPerson(session, session.Call(&AccessService::Stub::UpdatePerson, request), flags);
}

void AddEdit(Command& person) {
  auto flags = std::make_shared<EditFlags>();
  Command edit = person.Add(
      "edit", {"Correct what somebody, or oneself, is called", "Corriger comment on appelle quelqu'un, ou soi"});
  AddPerson(edit, flags->person);
  flags->AddTo(edit, SayReaders(AccessPart().contract, "UpdatePerson", edit.say()));
  flags->AddEtag(edit);
  flags->fields.AddTo(edit);
  edit.Note({"Only the fields given change; an empty value clears one",
             "Seuls les champs donnés changent ; une valeur vide en efface un"});
  edit.Does([flags](Session& session) { return Edit(session, *flags); });
}

struct ExportFlags {
  std::string person, file;
};

absl::Status Export(Session& session, const ExportFlags& flags) {
  const Messages& say = session.say();
  access::v1::ExportPersonRequest request;
  PEP_ASSIGN(*request.mutable_name(), PersonNamed(session, flags.person));
  session.Remark(
      say({"Asking every service what it has of $0...", "Chaque service dit ce qu'il a de $0..."}, request.name()));
  PEP_ASSIGN(const PersonExport told, session.Call(&AccessService::Stub::ExportPerson, request));
  if (flags.file.empty()) {
    PrintExport(told, session.out());
  } else {
    PEP_TRY(WritePrivately(flags.file, Json(told) + "\n"));
    session.out().Note(
        say({"Written: $0, which nobody but you may read", "Écrit : $0, que vous seul pouvez lire"}, flags.file),
        Tone::kGood);
  }
  return CheckWhole(told, session);
}

void AddExport(Command& person) {
  auto flags = std::make_shared<ExportFlags>();
  Command exports = person.Add("export", {"Tell all that there is of somebody, or of oneself, in every service",
                                          "Dire tout ce qu'il y a de quelqu'un, ou de soi, dans chaque service"});
  AddPerson(exports, flags->person);
  exports.String("--json", flags->file,
                 {"Write it there, as JSON, and print nothing", "L'écrire là, en JSON, et ne rien afficher"}, "FILE");
  exports.Does([flags](Session& session) { return Export(session, *flags); });
}

}  // namespace

void AddPersonCommands(Command& root) {
  Command person = root.Add("person", {"Who somebody is, what there is of them, and its erasure",
                                       "Qui est quelqu'un, ce qu'il y a de lui, et son effacement"});
  AddList(person);
  AddShow(person);
  AddCreate(person);
  AddEdit(person);
  AddConsents(person);
  AddLink(person);
  AddUnlink(person);
  AddResumeMail(person);
  AddExport(person);
  AddErase(person);
}

}  // namespace pepiniere::pep
