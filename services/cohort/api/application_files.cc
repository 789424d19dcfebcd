#include "services/cohort/api/application_files.h"

#include <algorithm>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/file_kind.h"
#include "services/cohort/store/application_store.h"
#include "services/secret/aead.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Standard = resource::StandardMethods<ApplicationFile>;
using Part = v1::SendApplicationFileRequest;

// A message of 1 MiB, which is the most that the gateway takes, has room for it and for what is said beside it.
constexpr std::size_t kMostPartBytes = 1'000'000;

// A file as it arrives.
struct Arriving {
  Part first;  // without its bytes
  ApplicationFile file;
  std::string bytes;
};

absl::StatusOr<ApplicationFile> ReadAnnounced(const rpc::CallScope& call, const Part& first) {
  if (!first.has_file()) return aip::Invalid("file", "say in the first message what the file is");
  aip::Violations violations;
  ApplicationFile file = aip::ReadNew(first.file(), "file", resource::Today(call), Standard::Read, violations);
  PEP_TRY(violations.ToStatus());
  file.applicant = call.principal().person;
  return file;
}

absl::Status Add(const Part& part, Arriving& arriving) {
  if (part.parent() != arriving.first.parent()) return aip::Invalid("parent", "is another than in the first message");
  if (part.data().size() > kMostPartBytes) return aip::Invalid("data", "send 1,000,000 bytes at most in a message");
  arriving.bytes += part.data();
  const auto announced = static_cast<std::size_t>(arriving.file.size);
  if (arriving.bytes.size() <= announced) return absl::OkStatus();
  return aip::Invalid("file.size", Concat("was announced as ", announced, " bytes, and more came"));
}

// That it is what was announced, and of a kind that is taken.
absl::Status CheckArrived(Arriving& arriving) {
  const std::string& bytes = arriving.bytes;
  aip::Violations violations;
  if (bytes.size() != static_cast<std::size_t>(arriving.file.size)) {
    violations.Add("file.size", Concat("was announced as ", arriving.file.size, " bytes, and ", bytes.size(), " came"));
  } else if (secret::Sha256Hex(bytes) != arriving.file.sha256) {
    violations.Add("file.sha256", "is not that of the bytes that came: send them again");
  }
  const std::optional<FileKind> kind = KindOf(bytes);
  if (!kind) {
    violations.Add("data", "is no PDF, ODT, DOCX, PNG or JPEG, or not a whole one, whatever the file is called");
  } else if (!IsNameOf(*kind, arriving.file.file_name)) {
    violations.Add("file.file_name", Concat("must be a name that ends with ", EndingOf(*kind), ", as what it holds"));
  }
  arriving.file.kind = kind.value_or(arriving.file.kind);
  return violations.ToStatus();
}

absl::StatusOr<v1::ApplicationFile> Keep(journal::Unit& unit, const std::string& application, const Arriving& arriving,
                                         base::Date today) {
  PEP_TRY(resource::Rules<ApplicationFile>::LockParent(unit, application));
  PEP_ASSIGN(const auto files, store::FilesOf(unit.session(), application));
  if (std::ssize(files) >= kMostFiles) {
    const std::string name = record::NameOf(Application::kPattern, application);
    return aip::Precondition(Concat(name, " has ", kMostFiles, " files"),
                             {{"FILES", name, "there are no more than that: delete one first"}});
  }
  const std::string id = Concat(application, "/", base::NewId(unit.now()));
  PEP_ASSIGN(const auto kept, record::Insert(unit, id, arriving.file));
  PEP_TRY(store::KeepBytes(unit.session(), id, arriving.file.applicant, arriving.bytes, unit.now()));
  return Standard::Told(kept, today);
}

}  // namespace

absl::StatusOr<v1::ApplicationFile> ApplicationFiles::Send(rpc::CallScope& call, rpc::MessageReader<Part>& reader) {
  std::optional<Arriving> arriving;
  Part part;
  std::string application;
  while (reader.Next(part)) {
    if (!arriving) {
      PEP_ASSIGN(application, aip::ParseKey(resource::PatternOf<Application>(), "parent", part.parent()));
      PEP_ASSIGN(ApplicationFile file, ReadAnnounced(call, part));
      arriving = Arriving{part, std::move(file), ""};
      arriving->first.clear_data();
    }
    PEP_TRY(Add(part, *arriving));
  }
  PEP_TRY(reader.status());
  if (!arriving) return aip::Invalid("file", "the stream was empty: say what the file is, then send its bytes");
  PEP_TRY(CheckArrived(*arriving));
  return resource::Write<v1::ApplicationFile>(context_, call, arriving->first, [&](journal::Unit& unit) {
    return Keep(unit, application, *arriving, resource::Today(call));
  });
}

absl::StatusOr<v1::ReadApplicationFileResponse> ApplicationFiles::Read(rpc::CallScope& call,
                                                                       const v1::ReadApplicationFileRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  if (absl::IsNotFound(ApplicationReading(context_, call).FindWhole(record::ParentIn(id)).status())) {
    return aip::NotFound(request.name());
  }
  PEP_ASSIGN(const auto file, record::Find<ApplicationFile>(context_.db, call.deadline(), id));
  if (!file) return aip::NotFound(request.name());
  if (request.offset() >= file->value.size) {
    return aip::Invalid("offset", Concat("lies beyond the file, which has ", file->value.size, " bytes"));
  }
  constexpr int kPart = static_cast<int>(store::kFilePartBytes);
  const auto bytes = store::LoadPart(context_.db, call.deadline(), id, request.offset() / kPart);
  PEP_TRY(resource::ToldOf(context_, request.name(), bytes.status()));
  v1::ReadApplicationFileResponse reply;
  const auto from = static_cast<std::size_t>(request.offset() % kPart);
  reply.set_data(bytes->substr(std::min(from, bytes->size())));
  const int next = request.offset() + static_cast<int>(reply.data().size());
  if (next < file->value.size) reply.set_next_offset(next);
  return reply;
}

void ApplicationFiles::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.ClientStream("SendApplicationFile", *this, &ApplicationFiles::Send);
  service.Unary("ReadApplicationFile", *this, &ApplicationFiles::Read);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using cohort::Application;
using cohort::ApplicationFile;

absl::StatusOr<bool> Rules<ApplicationFile>::FindParent(const Context& context, const rpc::CallScope& call,
                                                        const std::string& parent) {
  const auto found = cohort::api::ApplicationReading(context, call).FindWhole(parent);
  if (absl::IsNotFound(found.status())) return false;
  if (!found.ok()) return found.status();
  return true;
}

absl::Status Rules<ApplicationFile>::LockParent(journal::Unit& unit, const std::string& parent) {
  const std::string name = record::NameOf(Application::kPattern, parent), call = record::ParentIn(parent);
  PEP_TRY(Rules<Application>::LockParent(unit, call));
  PEP_ASSIGN(const auto application, record::FindForUpdate<Application>(unit.session(), parent));
  if (!application) return aip::NotFound(name);
  PEP_ASSIGN(const cohort::Call its, cohort::api::LockedCallOf(unit, parent, application->value));
  PEP_TRY(cohort::api::CheckIsOpen(unit, call, its));
  const auto problems = cohort::CheckRevision(application->value.state, unit.Instant(), its.opening());
  if (problems.empty()) return absl::OkStatus();
  return aip::Precondition(base::Concat(name, " is no longer written"), {{"STATE", name, problems[0].problem}});
}

absl::StatusOr<std::optional<std::string>> Rules<ApplicationFile>::FindReferrer(db::Session& session,
                                                                                const std::string& id) {
  const std::string parent = record::ParentIn(id), name = record::NameOf(T::kPattern, id);
  PEP_ASSIGN(const auto application, record::Find<Application>(session, parent));
  const bool refers =
      application && std::ranges::count(application->value.answers, name, &cohort::ApplicationAnswer::value) > 0;
  return refers ? std::optional(record::NameOf(Application::kPattern, parent)) : std::nullopt;
}

absl::Status Rules<ApplicationFile>::LifeChanged(journal::Unit& unit, const base::Stored<T>& after) {
  return after.deleted_at ? cohort::store::RemoveBytes(unit.session(), after.id) : absl::OkStatus();
}

absl::StatusOr<record::Page<base::Stored<ApplicationFile>>> Rules<ApplicationFile>::List(const Context& context,
                                                                                         const rpc::CallScope& call,
                                                                                         const record::ListQuery& list,
                                                                                         const std::string& parent) {
  PEP_ASSIGN(const auto reader, cohort::api::ReaderOf(context, call));
  return cohort::store::ListFiles(context.db, call.deadline(), list, parent, reader);
}

template class StandardMethods<ApplicationFile>;

}  // namespace pepiniere::resource
