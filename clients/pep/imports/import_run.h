// Sends what a folder holds to a service, and reports what was found in either place.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/status.h"
#include "clients/pep/imports/import_report.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/progress.h"
#include "clients/pep/kit/session.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/sync_stream.h"
#include "pepiniere/rpc/v1/import.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {

struct ImportFlags {
  std::string folder;
  std::string report_file;
  bool dry_run = false;

  // DIR, --dry-run, --report.
  void AddTo(Command& command);
};

// Takes the next items, as many as a message may carry and a few at least: their bytes.
class ImportBatches {
 public:
  explicit ImportBatches(rpc::v1::ImportReport& left_out) : left_out_(left_out) {}

  // Whether an item of that many bytes goes into the message at hand. What no message can carry is left out, and
  // reported.
  enum class Place { kHere, kInTheNext, kNowhere };
  Place Take(const std::string& file, std::size_t bytes);
  void Next() { items_ = bytes_ = 0; }

 private:
  rpc::v1::ImportReport& left_out_;
  std::size_t items_ = 0, bytes_ = 0;
};

// Sends all items, which are used up, with `method` of a stub, a client's stream; the service's report. What no message
// can carry is reported in `left_out`. `parent`: what all of them are of, where the service asks for that.
template <class Report, class Stub, class Request, class Response, class Item>
absl::StatusOr<Report> SendItems(Session& session,
                                 std::unique_ptr<grpc::ClientWriter<Request>> (Stub::*method)(grpc::ClientContext*,
                                                                                              Response*),
                                 const std::string& source, bool dry_run, std::vector<Item>& items,
                                 rpc::v1::ImportReport& left_out, const std::string& parent = "") {
  constexpr absl::Duration kPatience = absl::Minutes(30);
  PEP_TRY(session.Connect());
  grpc::ClientContext context;
  PEP_TRY(session.caller().Prepare(context));
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  Response response;
  const auto stream = (session.stub<Stub>().*method)(&context, &response);
  Progress progress(session.errors(), session.errors_terminal(), session.say(), session.say()({"Importing", "Import"}),
                    static_cast<std::int64_t>(items.size()));
  ImportBatches batches(left_out);
  std::size_t next = 0;
  do {
    Request batch;
    if (next == 0) batch.set_source(source);
    if constexpr (requires { batch.set_parent(parent); }) batch.set_parent(parent);
    batch.set_dry_run(dry_run);
    const std::size_t from = next;
    for (; next < items.size(); ++next) {
      const auto place = batches.Take(items[next].file(), items[next].ByteSizeLong());
      if (place == ImportBatches::Place::kInTheNext) break;
      if (place == ImportBatches::Place::kHere) batch.add_items()->Swap(&items[next]);
    }
    batches.Next();
    if (!stream->Write(batch)) break;  // Finish tells why.
    progress.Advance(static_cast<std::int64_t>(next - from));
  } while (next < items.size());
  stream->WritesDone();
  PEP_TRY(clients::FromGrpc(stream->Finish()));
  return response.report();
}

// Prints the report: what the files showed (`read`), then what the service did, and writes it where flags say so, even
// where the import failed: it then holds what the files showed, and why it ended. `say_fault`: as PrintReport has it.
absl::Status ReportImport(Session& session, const ImportFlags& flags, rpc::v1::ImportReport read,
                          const absl::StatusOr<rpc::v1::ImportReport>& sent, SayFault say_fault = nullptr);

}  // namespace pepiniere::pep
