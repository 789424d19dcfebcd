#include "services/policy/peers/sources.h"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>
#include <vector>

#include "clients/cpp/status.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/type/date.pb.h"
#include "grpcpp/generic/generic_stub.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/resource_name.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/policy/peers/canonical_json.h"
#include "services/rpc/message_bytes.h"
#include "services/rpc/metadata.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::policy::peers {
namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using resources::EvidenceKind;

// Who waits for a service that is away holds a thread.
constexpr absl::Duration kPatience = absl::Seconds(5);

// Makes of what was read what is quoted: the part that was asked for. None: there is no such part.
using Pick = std::optional<json::Json> (*)(json::Json read, const Wanted& wanted);

std::optional<json::Json> All(json::Json read, const Wanted&) { return read; }

// The latest figure that was published of a topic.
std::optional<json::Json> LatestOfTopic(json::Json read, const Wanted& wanted) {
  const json::Json* const figures = json::ListAt(read, "figures");
  std::optional<json::Json> latest;
  if (!figures) return latest;
  for (const json::Json& figure : *figures) {
    if (json::TextAt(figure, "topic") == wanted.source) latest = figure;
  }
  return latest;
}

// Whether a group of a release is "COHORT=eig/7", or a pool "COHORT=eig/6+eig/7".
bool IsGroup(const json::Json& group, std::string_view name) {
  std::string its = base::Concat(json::TextAt(group, "by"), "=");
  const json::Json* const values = json::ListAt(group, "values");
  for (std::size_t i = 0; values && i < values->size(); ++i) {
    its += base::Concat(i == 0 ? "" : "+", (*values)[i].is_string() ? (*values)[i].get_ref<const std::string&>() : "");
  }
  return its == name;
}

// The cell of a release: "question" for all, "question/COHORT=eig/7" for a group; without the groups in it.
std::optional<json::Json> CellOf(json::Json read, const Wanted& wanted) {
  const std::size_t slash = std::min(wanted.part.find('/'), wanted.part.size());
  const std::string question = wanted.part.substr(0, slash);
  const json::Json* const questions = json::ListAt(read, "questions");
  for (std::size_t i = 0; questions && i < questions->size(); ++i) {
    const json::Json& figures = (*questions)[i];
    if (json::TextAt(figures, "question") != question) continue;
    const json::Json* cell = json::At(figures, "all");
    if (slash < wanted.part.size()) {
      const json::Json* const parts = cell ? json::ListAt(*cell, "parts") : nullptr;
      cell = nullptr;
      for (std::size_t p = 0; parts && p < parts->size() && !cell; ++p) {
        if (IsGroup((*parts)[p], std::string_view(wanted.part).substr(slash + 1))) cell = &(*parts)[p];
      }
    }
    json::Json quoted = {{"release", wanted.source}, {"question", question}};
    if (const json::Json* withheld = json::At(figures, "withheld")) quoted["withheld"] = *withheld;
    if (!cell && !quoted.contains("withheld")) return std::nullopt;
    if (cell) quoted["cell"] = *cell;
    if (cell) quoted["cell"].erase("parts");
    return quoted;
  }
  return std::nullopt;
}

// Where each kind is kept, and how it is read there.
struct Place {
  EvidenceKind kind;
  std::string_view pattern;   // of its names
  std::string_view service;   // whose peer it is
  std::string_view contract;  // that service's, in full
  std::string_view method;
  Pick pick;
};
constexpr std::string_view kPortfolio = "pepiniere.portfolio.v1.PortfolioService",
                           kCohort = "pepiniere.cohort.v1.CohortService",
                           kMetrics = "pepiniere.metrics.v1.MetricsService",
                           kFeedback = "pepiniere.feedback.v1.FeedbackService";
constexpr Place kPlaces[] = {
    {EvidenceKind::kReleaseCell, "campaigns/{campaign}/release", "feedback", kFeedback, "GetRelease", CellOf},
    {EvidenceKind::kConstraintCount, "constraintTopics/{constraint_topic}", "feedback", kFeedback,
     "ListConstraintFigures", LatestOfTopic},
    {EvidenceKind::kMetric, "projects/{project}/snapshots/{snapshot}", "metrics", kMetrics, "GetSnapshot", All},
    {EvidenceKind::kProject, "projects/{project}", "portfolio", kPortfolio, "GetProject", All},
    {EvidenceKind::kChallenge, "challenges/{challenge}", "cohort", kCohort, "GetChallenge", All},
    {EvidenceKind::kIdea, "spaces/{space}/ideas/{idea}", "feedback", kFeedback, "GetIdea", All},
    {EvidenceKind::kStudy, "panels/{panel}/studies/{study}", "feedback", kFeedback, "GetStudy", All}};

absl::Status OutOfReach(const Wanted& wanted) {
  return aip::Failure(absl::StatusCode::kUnavailable, "SERVICE_OUT_OF_REACH",
                      base::Concat("what ", wanted.source, " says cannot be asked for the moment"));
}

std::unique_ptr<Message> NewOf(const google::protobuf::Descriptor* type) {
  return std::unique_ptr<Message>(google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
}

// What is asked: by its name, and as of a day, where the method knows of these.
std::unique_ptr<Message> Question(const MethodDescriptor& method, const Wanted& wanted) {
  std::unique_ptr<Message> question = NewOf(method.input_type());
  aip::SetText(*question, "name", wanted.source);
  if (wanted.as_of && method.input_type()->FindFieldByName("as_of")) {
    static_cast<google::type::Date&>(aip::MutableMessage(*question, "as_of")) = aip::ToProto(*wanted.as_of);
  }
  return question;
}

absl::Status Ask(const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context,
                 const MethodDescriptor& method, const Message& question, Message& reply) {
  grpc::ByteBuffer asked, answered;
  PEP_TRY(rpc::WriteMessage(question, asked));
  const std::string path = base::Concat("/", method.service()->full_name(), "/", method.name());
  const auto ask = [&] {
    std::promise<grpc::Status> done;
    grpc::GenericStub(channel).UnaryCall(&context, path, grpc::StubOptions(), &asked, &answered,
                                         [&done](grpc::Status status) { done.set_value(std::move(status)); });
    return done.get_future().get();
  };
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await(ask));
  return status.ok() ? rpc::ReadMessage(answered, reply) : clients::FromGrpc(status);
}

// What the caller may not know of is not there for them.
absl::Status AsTold(const absl::Status& status, const Wanted& wanted) {
  if (absl::IsNotFound(status) || absl::IsPermissionDenied(status) || absl::IsUnauthenticated(status)) {
    return aip::NotFound(wanted.source);
  }
  if (absl::IsInvalidArgument(status)) return aip::Invalid("evidence.source", "is no name of such a source");
  if (absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status)) return OutOfReach(wanted);
  return status;
}

struct Reading {
  std::string json, version, uid;
};

absl::StatusOr<Reading> Read(const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context,
                             const MethodDescriptor& method, const Place& place, const Wanted& wanted) {
  const std::unique_ptr<Message> question = Question(method, wanted), reply = NewOf(method.output_type());
  PEP_TRY(AsTold(Ask(channel, context, method, *question, *reply), wanted));
  if (aip::HasMessage(*reply, "delete_time")) return aip::NotFound(wanted.source);
  PEP_ASSIGN(json::Json all, AsQuoted(*reply));
  const std::optional<json::Json> picked = place.pick(std::move(all), wanted);
  if (!picked) {
    return wanted.part.empty() ? aip::NotFound(wanted.source)
                               : aip::Invalid("evidence.part", "is no part of what the source says");
  }
  return Reading{json::Dump(*picked), aip::TextIn(*reply, "etag"), aip::TextIn(*reply, "uid")};
}

// As anybody: our own service asks, without its own rights.
std::unique_ptr<grpc::ClientContext> AsAnybody(const rpc::CallScope& call) {
  auto context = rpc::PeerCall::AsService(call, kPatience);
  context->AddMetadata(rpc::kAsCaller, "1");
  return context;
}

}  // namespace

absl::StatusOr<Quotation> Sources::Quote(const rpc::CallScope& call, const Wanted& wanted) const {
  const auto* const place = std::ranges::find(kPlaces, wanted.kind, &Place::kind);
  if (place == std::end(kPlaces)) return aip::Invalid("evidence.kind", "is of nothing that a service keeps");
  if (!aip::ResourcePattern(place->pattern).Matches(wanted.source)) {
    return aip::Invalid("evidence.source", base::Concat("must be a name like ", place->pattern));
  }
  const auto* const contract =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(std::string(place->contract));
  const auto* const method = contract ? contract->FindMethodByName(std::string(place->method)) : nullptr;
  const auto peer = services_.find(place->service);
  if (!method || peer == services_.end()) return OutOfReach(wanted);
  const auto channel = peer->second->channel();
  if (!channel.ok()) return OutOfReach(wanted);

  const std::unique_ptr<grpc::ClientContext> anybody = AsAnybody(call);
  const absl::StatusOr<Reading> open = Read(*channel, *anybody, *method, *place, wanted);
  const auto own_context = rpc::PeerCall::Forwarding(call, kPatience);
  // Who came with a certificate has no token to forward.
  if (!own_context.ok() || call.principal().anonymous()) {
    PEP_TRY(open.status());
    return Quotation{open->json, open->version, open->uid, true};
  }
  PEP_ASSIGN(Reading own, Read(*channel, **own_context, *method, *place, wanted));
  const bool is_open = open.ok() && open->json == own.json;
  return Quotation{std::move(own.json), std::move(own.version), std::move(own.uid), is_open};
}

}  // namespace pepiniere::policy::peers
