#include "services/metrics/api/reception.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/points.h"
#include "services/metrics/store/event_store.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::metrics::api {
namespace {

using StoredSource = base::Stored<domain::Source>;

constexpr std::size_t kMostBytes = 1'000'000;
constexpr int kMostHeaders = 30;

absl::Status NotTheirs() { return aip::Unauthenticated("WRONG_SECRET", "this source knows no such secret"); }

absl::StatusOr<HookBody> ReadBody(const v1::ReceiveSourceEventRequest& request) {
  if (request.body().size() > kMostBytes) {
    return aip::Invalid("body", base::Concat("must not be larger than ", kMostBytes, " bytes"));
  }
  if (request.headers_size() > kMostHeaders) {
    return aip::Invalid("headers", base::Concat("must not have more than ", kMostHeaders, " items"));
  }
  HookBody hook{.path = request.path(), .headers = {}, .body = request.body()};
  std::set<std::string> names;
  for (const auto& header : request.headers()) {
    const std::string name = absl::AsciiStrToLower(header.key());
    if (!names.insert(name).second) return aip::Invalid("headers", base::Concat(name, " is there twice"));
    hook.headers.emplace_back(name, header.value());
  }
  return hook;
}

// The secret itself is no part of what is kept.
HookBody WithoutSecrets(const HookBody& hook) {
  HookBody kept = hook;
  std::erase_if(kept.headers, [](const auto& header) {
    return header.first == "authorization" || header.first == "x-gitlab-token" || header.first == "x-hub-signature-256";
  });
  return kept;
}

// The source that is meant, if what was sent shows its secret.
absl::StatusOr<StoredSource> Believe(const Context& context, const rpc::CallScope& call, const std::string& name,
                                     const HookBody& hook) {
  const auto id = aip::ParseKey(resource::PatternOf<domain::Source>(), "name", name);
  if (!id.ok()) return NotTheirs();
  PEP_ASSIGN(const auto source, record::Find<domain::Source>(context.db, call.deadline(), *id));
  PEP_ASSIGN(const auto secrets, store::SecretsOf(context.db, call.deadline(), *id, context.clock.Now()));
  if (!source || source->deleted_at || !ShowsSecret(hook, *id, source->value, secrets, context.key)) return NotTheirs();
  return *source;
}

v1::ReceiveSourceEventResponse AnswerOf(const domain::SourceEvent& event, const store::PointCounts& counts) {
  v1::ReceiveSourceEventResponse reply;
  reply.set_outcome(static_cast<v1::SourceEvent::Outcome>(event.outcome));
  reply.set_reason(event.reason);
  reply.set_field(event.field);
  reply.set_message(event.message);
  *reply.mutable_counts() = Told(counts);
  return reply;
}

// One that came before says nothing new; refused, it stays so until it is replayed.
absl::StatusOr<v1::ReceiveSourceEventResponse> Again(journal::Unit& unit, const std::string& id,
                                                     const HeardHook& heard) {
  PEP_TRY(store::CountDelivery(unit.session(), id, heard.keys));
  PEP_ASSIGN(const auto known, record::Find<domain::SourceEvent>(unit.session(), id));
  domain::SourceEvent event = known ? known->value : domain::SourceEvent{};
  const bool refused = event.outcome == domain::EventOutcome::kRefused;
  if (!refused && event.outcome != domain::EventOutcome::kIgnored) {
    event.outcome = domain::EventOutcome::kUnchanged;
  }
  return AnswerOf(event, {});
}

// The secret said whose it is: what a tool tells, its source does, and not somebody.
journal::WriteCall CallerOf(const rpc::CallScope& call, const google::protobuf::Message& request,
                            const std::string& source) {
  journal::WriteCall caller = resource::WriteCallOf(call, request);
  caller.principal = record::NameOf(domain::Source::kPattern, source);
  caller.anonymous = false;
  return caller;
}

}  // namespace

domain::SourceEvent EventOf(const HeardHook& heard, const Written& written, const HookBody& hook, absl::Time received) {
  return {.type = heard.type,
          .key = heard.keys.empty() ? "" : heard.keys.front(),
          .event_time = heard.event_time,
          .receive_time = received,
          .outcome = written.outcome,
          .reason = written.outcome == domain::EventOutcome::kAccepted ? "" : written.reason,
          .field = written.field,
          .message = written.message,
          .resources = written.resources,
          .body_size = static_cast<int>(hook.body.size())};
}

absl::StatusOr<v1::ReceiveSourceEventResponse> Reception::Receive(rpc::CallScope& call,
                                                                  const v1::ReceiveSourceEventRequest& request) {
  PEP_ASSIGN(const HookBody hook, ReadBody(request));
  PEP_ASSIGN(const StoredSource source, Believe(context_, call, request.name(), hook));
  PEP_TRY(context_.hooks.Admit(source.id, context_.clock.Now()));
  HeardHook heard = ReadHook(hook, source.value, context_.clock.Now());
  if (source.value.paused && !heard.ignored) {
    heard.refused = true;
    heard.reason = "PAUSED";
    heard.message = "this source is paused: it is kept, and can be replayed";
  }
  const v1::ReceiveSourceEventRequest nothing;  // of what was sent, no log of requests keeps anything
  return resource::WriteAs<v1::ReceiveSourceEventResponse>(
      context_, CallerOf(call, nothing, source.id), nothing,
      [&](journal::Unit& unit) -> absl::StatusOr<v1::ReceiveSourceEventResponse> {
        PEP_ASSIGN(const auto known, store::FindEvent(unit.session(), source.id, heard.keys));
        if (known) return Again(unit, *known, heard);
        PEP_ASSIGN(const Written written, EventWriter(context_, unit, source.id, source.value).Write(heard));
        const domain::SourceEvent event = EventOf(heard, written, hook, unit.now());
        PEP_ASSIGN(const std::string id, store::AddEvent(unit.session(), source.id, heard.keys, event));
        if (event.outcome == domain::EventOutcome::kRefused && !context_.key.id.empty()) {
          PEP_TRY(store::KeepBody(unit.session(), id, Packed(WithoutSecrets(hook)), context_.key,
                                  unit.now() + store::kKeptBodies));
        }
        return AnswerOf(event, written.counts);
      });
}

void Reception::Mount(rpc::Service& service) { service.Unary("ReceiveSourceEvent", *this, &Reception::Receive); }

}  // namespace pepiniere::metrics::api
