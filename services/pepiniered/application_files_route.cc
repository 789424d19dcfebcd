#include "services/pepiniered/application_files_route.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere {
namespace {

using cohort::v1::ApplicationFile;
using cohort::v1::CohortService;

constexpr std::string_view kPath = "/fichiers/";
// For the whole of a file.
constexpr absl::Duration kPatience = absl::Seconds(30);

// Who asks: the request's own token, or that of its session.
absl::StatusOr<gateway::Visitor> Find(const gateway::Request& request, gateway::VisitorSource* visitors) {
  if (request.headers.Has("authorization") || visitors == nullptr || !visitors->HasSession(request)) {
    return gateway::Visitor{};
  }
  return visitors->Find(request);
}

class Reading {
 public:
  Reading(CohortService::Stub& stub, std::string authorization)
      : stub_(stub), authorization_(std::move(authorization)) {}

  // What the file of that name is.
  absl::StatusOr<ApplicationFile> Describe(const std::string& name) const {
    cohort::v1::ListApplicationFilesRequest request;
    request.set_parent(name.substr(0, std::min(name.rfind("/files/"), name.size())));
    cohort::v1::ListApplicationFilesResponse reply;
    PEP_TRY(Call(&CohortService::Stub::ListApplicationFiles, request, reply));
    const auto found = std::ranges::find(reply.files(), name, &ApplicationFile::name);
    if (found == reply.files().end()) return absl::NotFoundError("there is no such file");
    return *found;
  }

  absl::StatusOr<std::string> Bytes(const std::string& name) const {
    cohort::v1::ReadApplicationFileRequest request;
    request.set_name(name);
    std::string bytes;
    do {
      cohort::v1::ReadApplicationFileResponse part;
      PEP_TRY(Call(&CohortService::Stub::ReadApplicationFile, request, part));
      bytes += part.data();
      request.set_offset(part.next_offset());
    } while (request.offset() > 0);
    return bytes;
  }

 private:
  template <class Request, class Reply>
  absl::Status Call(grpc::Status (CohortService::Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                    const Request& request, Reply& reply) const {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline_));
    if (!authorization_.empty()) context.AddMetadata("authorization", authorization_);
    return clients::FromGrpc((stub_.*method)(&context, request, &reply));
  }

  CohortService::Stub& stub_;
  const std::string authorization_;
  const absl::Time deadline_ = absl::Now() + kPatience;
};

std::string_view TypeOf(ApplicationFile::Kind kind) {
  switch (kind) {
    case ApplicationFile::KIND_PDF:
      return "application/pdf";
    case ApplicationFile::KIND_ODT:
      return "application/vnd.oasis.opendocument.text";
    case ApplicationFile::KIND_DOCX:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case ApplicationFile::KIND_PNG:
      return "image/png";
    case ApplicationFile::KIND_JPEG:
      return "image/jpeg";
    default:
      return "application/octet-stream";
  }
}

gateway::Response Refusal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnauthenticated:
      return gateway::Problem(401, "sign in first");
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
      return gateway::Problem(503, "try again in a moment");
    default:
      return gateway::Problem(404, "there is no such file, or none for you");
  }
}

absl::StatusOr<gateway::Response> Answer(const Reading& reading, const std::string& name) {
  PEP_ASSIGN(const ApplicationFile file, reading.Describe(name));
  PEP_ASSIGN(std::string bytes, reading.Bytes(name));
  gateway::Response response = gateway::Text(200, TypeOf(file.kind()), std::move(bytes));
  response.compressible = false;
  response.headers.Set("content-disposition",
                       base::Concat("attachment; filename*=UTF-8''", gateway::PercentEncode(file.file_name())));
  response.headers.Set("cache-control", "no-store");
  return response;
}

}  // namespace

gateway::Route ApplicationFilesRoute(std::shared_ptr<grpc::Channel> cohort, gateway::VisitorSource* visitors) {
  const std::shared_ptr<CohortService::Stub> stub = CohortService::NewStub(cohort);
  return {"GET", std::string(kPath), [stub, visitors](const gateway::Request& request) {
            const absl::StatusOr<gateway::Visitor> visitor = Find(request, visitors);
            if (!visitor.ok()) return Refusal(visitor.status());
            const std::string authorization = visitor->access_token.empty()
                                                  ? std::string(request.headers.Get("authorization"))
                                                  : base::Concat("Bearer ", visitor->access_token);
            const auto answer = Answer(Reading(*stub, authorization), request.path.substr(kPath.size()));
            gateway::Response response = answer.ok() ? *answer : Refusal(answer.status());
            for (const std::string& cookie : visitor->set_cookies) response.headers.Add("set-cookie", cookie);
            return response;
          }};
}

}  // namespace pepiniere
