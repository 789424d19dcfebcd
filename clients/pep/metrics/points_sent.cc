#include "clients/pep/metrics/points_sent.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/status.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/metrics/bucket_view.h"
#include "clients/pep/metrics/file_kinds.h"
#include "clients/pep/metrics/sentences.h"
#include "clients/pep/metrics/told_items.h"
#include "clients/pep/metrics/vocabulary.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/points_csv.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using base::CsvCell;
using metrics::v1::IngestPointStreamRequest;
using metrics::v1::IngestPointStreamResponse;
using metrics::v1::PointCounts;
using metrics::v1::PointResult;
using Stub = metrics::v1::MetricsService::Stub;

constexpr std::int64_t kBatch = 1000;  // points a message, which is one transaction

const View<PointCounts>& CountsView() {
  using P = const PointCounts&;
  using M = const Messages&;
  static const auto* const view = new View<PointCounts>{
      .fields = {{"created", [](P p) { return CsvCell::Number(p.created()); }},
                 {"unchanged", [](P p) { return CsvCell::Number(p.unchanged()); }},
                 {"restated", [](P p) { return CsvCell::Number(p.restated()); }},
                 {"refused", [](P p) { return CsvCell::Number(p.refused()); }}},
      .columns = {
          {{"Created", "Créés"}, [](P p, M say) { return Cell{say.Number(p.created())}; }, Align::kRight},
          {{"Unchanged", "Inchangés"}, [](P p, M say) { return Cell{say.Number(p.unchanged())}; }, Align::kRight},
          {{"Restated", "Corrigés"}, [](P p, M say) { return Cell{say.Number(p.restated())}; }, Align::kRight},
          {{"Refused", "Refusés"}, [](P p, M say) { return Cell{say.Number(p.refused())}; }, Align::kRight}}};
  return *view;
}

// Of a point, or of one of a stream: what the service says of it, else the word for its reason.
template <class Told>
std::string WhyRefused(const Told& told, const Messages& say) {
  if (told.reason() == PointResult::REASON_UNSPECIFIED) return "";
  if (told.message().empty()) return Said(told.reason(), say);
  const bool names_it = told.field().starts_with("dimensions[");
  return SaidMetricsFault(names_it ? told.message() : Concat(told.field(), " ", told.message()), say);
}

const View<PointResult>& ResultView() {
  using R = const PointResult&;
  using M = const Messages&;
  static const auto* const view = new View<PointResult>{
      .fields = {{"state", [](R r) { return Code(r.state()); }},
                 {"reason", [](R r) { return Code(r.reason()); }},
                 {"series", [](R r) { return r.series(); }},
                 {"field", [](R r) { return r.field(); }},
                 {"message", [](R r) { return r.message(); }}},
      .columns = {
          {{"What", "Quoi"},
           [](R r, M say) {
             return Cell{Said(r.state(), say), ToneOf(r.state())};
           }},
          {{"Series", "Série"}, [](R r, M) { return Cell{r.series()}; }, Align::kLeft, 20, 0},
          {{"Because", "Parce que"}, [](R r, M say) { return Cell{WhyRefused(r, say)}; }, Align::kLeft, 20, 0, true}}};
  return *view;
}

absl::Status Refused(std::int64_t refused, const Messages& say) {
  if (refused == 0) return absl::OkStatus();
  return InOwnWords(absl::StatusCode::kOutOfRange, say.Count(refused, {"$0 point was refused", "$0 point a été refusé"},
                                                             {"$0 points were refused", "$0 points ont été refusés"}));
}

absl::StatusOr<IngestPointStreamResponse> Send(Session& session, const IngestFlags& flags,
                                               std::vector<metrics::v1::Point> points) {
  constexpr absl::Duration kPatience = absl::Minutes(30);
  PEP_TRY(session.Connect());
  grpc::ClientContext context;
  PEP_TRY(session.caller().Prepare(context));
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  IngestPointStreamResponse response;
  const auto stream = session.stub<Stub>().IngestPointStream(&context, &response);
  std::size_t next = 0;
  do {
    IngestPointStreamRequest batch;
    batch.set_parent(ResourceName("projects", flags.project));
    batch.set_source(flags.source.empty() ? "csv.points" : flags.source);
    batch.set_validate_only(flags.dry_run);
    while (next < points.size() && batch.points_size() < kBatch) batch.add_points()->Swap(&points[next++]);
    if (!stream->Write(batch)) break;  // Finish tells why.
  } while (next < points.size());
  stream->WritesDone();
  PEP_TRY(clients::FromGrpc(stream->Finish()));
  return response;
}

}  // namespace

absl::Status IngestFile(Session& session, const IngestFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, say));
  const metrics::Reading reading{.received = absl::Now(), .zone = Paris()};
  const auto told = metrics::ReadPoints(text, reading);
  if (!told.ok()) return NoSuchFile(told.status(), flags.file, say);
  for (const metrics::Finding& finding : told->findings) session.Remark(SaidFinding(finding, say));
  std::vector<metrics::v1::Point> points;
  for (const metrics::Event& event : told->events) {
    if (const auto* point = std::get_if<metrics::PointSeen>(&event)) points.push_back(PointOf(*point));
  }
  PEP_ASSIGN(const IngestPointStreamResponse reply, Send(session, flags, std::move(points)));
  PointCounts counts = reply.counts();
  counts.set_refused(counts.refused() + told->refused);
  ShowOne(session.out(), CountsView(), counts);
  for (const auto& refusal : reply.refusals()) {
    const auto place = static_cast<std::size_t>(refusal.position());
    const std::int64_t line = place < told->lines.size() ? told->lines[place] : 0;
    session.Remark(say({"line $0: $1", "ligne $0 : $1"}, line, WhyRefused(refusal, say)));
  }
  flags.Remind(session.out());
  return Refused(counts.refused(), say);
}

absl::Status ShowPointResults(Session& session, const metrics::v1::IngestPointsResponse& reply) {
  Listing<PointResult> listing(session.out(), ResultView());
  for (const PointResult& result : reply.results()) listing.Add(result);
  listing.Flush();
  return Refused(reply.counts().refused(), session.say());
}

}  // namespace pepiniere::pep
