// pep cohort files
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/secret/aead.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Application;
using cohort::v1::ApplicationFile;
using Stub = cohort::v1::CohortService::Stub;

constexpr std::size_t kPartBytes = std::size_t{256} << 10;
// For the whole of a file.
constexpr absl::Duration kPatience = absl::Minutes(5);

struct SendFlags : WriteFlags {
  std::string application, file;
};

struct DeleteFlags : WriteFlags {
  std::string id;
};

struct GetFlags {
  std::string id, into;
};

template <class Resource>
absl::StatusOr<std::string> NameIn(const std::string& typed, Text which, const Messages& say) {
  const auto name = NamePattern::Of(*Resource::descriptor()).Full(typed);
  if (name) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(which)));
}

absl::StatusOr<ApplicationFile> Send(Session& session, cohort::v1::SendApplicationFileRequest part,
                                     const std::string& bytes) {
  PEP_TRY(session.Connect());
  grpc::ClientContext context;
  PEP_TRY(session.caller().Prepare(context));
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  ApplicationFile sent;
  const auto stream = session.stub<Stub>().SendApplicationFile(&context, &sent);
  for (std::size_t from = 0; from == 0 || from < bytes.size(); from += kPartBytes) {
    part.set_data(bytes.substr(from, kPartBytes));
    if (!stream->Write(part)) break;  // Finish tells why.
    part.clear_file();
  }
  stream->WritesDone();
  PEP_TRY(clients::FromGrpc(stream->Finish()));
  return sent;
}

absl::Status SendFile(Session& session, const SendFlags& flags) {
  PEP_ASSIGN(const std::string application,
             NameIn<Application>(flags.application, ApplicationsNoun().which, session.say()));
  PEP_ASSIGN(const std::string bytes, ReadTextFile(flags.file, session.say()));
  cohort::v1::SendApplicationFileRequest first;
  first.set_parent(application);
  first.set_validate_only(flags.dry_run);
  ApplicationFile& file = *first.mutable_file();
  file.set_file_name(std::filesystem::path(flags.file).filename().string());
  file.set_size(static_cast<std::int32_t>(bytes.size()));
  file.set_sha256(secret::Sha256Hex(bytes));
  PEP_ASSIGN(const ApplicationFile sent, Send(session, std::move(first), bytes));
  const Noun noun = FilesNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const google::protobuf::Message&>(sent));
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::Status GetFile(Session& session, const GetFlags& flags) {
  PEP_ASSIGN(const std::string name, NameIn<ApplicationFile>(flags.id, FilesNoun().which, session.say()));
  cohort::v1::ReadApplicationFileRequest request;
  request.set_name(name);
  std::string bytes;
  do {
    PEP_ASSIGN(const auto part, session.Call(&Stub::ReadApplicationFile, request));
    bytes += part.data();
    request.set_offset(part.next_offset());
  } while (request.offset() > 0);
  std::ofstream into(flags.into, std::ios::binary | std::ios::trunc);
  into.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  into.close();
  if (!into) {
    return UsageError(session.say()({"$0 cannot be written", "$0 ne peut pas être écrit"}, flags.into));
  }
  session.out().Note(session.say()({"$0 bytes written to $1", "$0 octets écrits dans $1"},
                                   session.say().Number(static_cast<std::int64_t>(bytes.size())), flags.into));
  return absl::OkStatus();
}

absl::Status DeleteFile(Session& session, const DeleteFlags& flags) {
  PEP_ASSIGN(const std::string name, NameIn<ApplicationFile>(flags.id, FilesNoun().which, session.say()));
  cohort::v1::DeleteApplicationFileRequest request;
  request.set_name(name);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const ApplicationFile deleted, session.Call(&Stub::DeleteApplicationFile, request));
  const Noun noun = FilesNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const google::protobuf::Message&>(deleted));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun FilesNoun() {
  return {.name = "files",
          .help = {"Files of applications: 3 at most, of 5 MiB each",
                   "Les fichiers des candidatures : 3 au plus, de 5 Mio"},
          .one = {"a file", "un fichier"},
          .many = {"files of applications", "les fichiers de candidatures"},
          .type = "FILE",
          .which = {"CALL/APPLICATION/FILE, as `list` names it", "APPEL/CANDIDATURE/FICHIER, comme « list » le nomme"},
          .unknown = {"no such file: $0", "aucun fichier de ce nom : $0"},
          .parent_type = "APPLICATION",
          .parent_help = {"The application", "La candidature"},
          .parent_which = {"The application", "La candidature"},
          .resource = ApplicationFile::default_instance(),
          .part = CohortPart,
          .fields = {"name", "applicant", "file_name", "kind", "size", "sha256", "create_time"},
          .columns = {{{"File", "Fichier"}, "name"},
                      {{"Called", "Appelé"}, "file_name"},
                      {{"Kind", "Nature"}, "kind"},
                      {{"Bytes", "Octets"}, "size"}},
          .lines = {},
          .list = &Stub::ListApplicationFiles,
          .get = {}};
}

void AddFileVerbs(Command& files) {
  auto sending = std::make_shared<SendFlags>();
  Command send = files.Add("send", {"Add a file to an application: PDF, ODT, DOCX, PNG or JPEG",
                                    "Ajouter un fichier à une candidature : PDF, ODT, DOCX, PNG ou JPEG"});
  send.String("APPLICATION", sending->application, ApplicationsNoun().which, "APPLICATION").Required();
  send.String("PATH", sending->file, {"The file", "Le fichier"}, "PATH").Required();
  sending->AddTo(send, SayReaders(CohortPart().contract, "SendApplicationFile", send.say()));
  send.Does([sending](Session& session) { return SendFile(session, *sending); });

  auto getting = std::make_shared<GetFlags>();
  Command get = files.Add("get", {"Read a file of an application", "Lire un fichier d'une candidature"});
  get.String("ID", getting->id, FilesNoun().which, "FILE").Required();
  get.String("PATH", getting->into, {"Where to write it", "Où l'écrire"}, "PATH").Required();
  get.Does([getting](Session& session) { return GetFile(session, *getting); });

  auto deleting = std::make_shared<DeleteFlags>();
  Command remove =
      files.Add("delete", {"Delete a file of an application for good, while the call is open",
                           "Supprimer pour de bon un fichier d'une candidature, tant que l'appel est ouvert"});
  remove.String("ID", deleting->id, FilesNoun().which, "FILE").Required();
  deleting->AddTo(remove, SayReaders(CohortPart().contract, "DeleteApplicationFile", remove.say()));
  deleting->AddEtag(remove);
  remove.Does([deleting](Session& session) { return DeleteFile(session, *deleting); });
}

}  // namespace pepiniere::pep
