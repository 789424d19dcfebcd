#include "services/metrics/api/reception.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/points.h"
#include "services/metrics/store/event_store.h"
#include "services/metrics/store/mention_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/refused_store.h"
#include "services/metrics/store/source_store.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::metrics::api {
namespace {

using StoredSource = base::Stored<domain::Source>;
using StoredEvent = base::Stored<domain::SourceEvent>;

constexpr std::size_t kMostBytes = 1'000'000;
constexpr int kMostHeaders = 30;
constexpr std::string_view kProjectGone = "PROJECT_GONE";
// What is told several times at once has stamps of its own, next to each other.
constexpr absl::Duration kAtOnce = absl::Microseconds(100);

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
absl::StatusOr<StoredSource> Believe(const Context& context, db::Session& session, const std::string& id,
                                     const HookBody& hook) {
  PEP_ASSIGN(const auto source, record::Find<domain::Source>(session, id));
  PEP_ASSIGN(const auto secrets, store::SecretsOf(session, id, context.clock.Now()));
  if (!source || source->deleted_at || !ShowsSecret(hook, id, source->value, secrets, context.key)) return NotTheirs();
  return *source;
}

// What was sent, as it is heard of a source that takes it. `gone`: see IsGone.
HeardHook Hear(const Context& context, const rpc::CallScope& call, const HookBody& hook, const domain::Source& source,
               bool gone) {
  HeardHook heard = ReadHook(hook, source, context.clock.Now());
  PutNamesAlone(context, call, heard);
  if (heard.ignored || !(gone || source.paused)) return heard;
  heard.refused = true;
  heard.reason = gone ? kProjectGone : "PAUSED";
  heard.message = gone ? "its project was deleted: it is kept, and can be replayed once that is back"
                       : "this source is paused: it is kept, and can be replayed";
  return heard;
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

// The secret said whose it is: what a tool tells, its source does, and not somebody.
journal::WriteCall CallerOf(const rpc::CallScope& call, const google::protobuf::Message& request,
                            const std::string& source) {
  journal::WriteCall caller = resource::WriteCallOf(call, request);
  caller.principal = record::NameOf(domain::Source::kPattern, source);
  caller.anonymous = false;
  return caller;
}

// What an event is kept as, of what became of it.
domain::SourceEvent EventOf(const HeardHook& heard, const Written& written, const HookBody& hook, absl::Time received) {
  return {.type = heard.type,
          .key = heard.keys.empty() ? "" : heard.keys.front(),
          .event_time = heard.event_time,
          .receive_time = received,
          .outcome = written.outcome,
          .reason = written.reason,
          .field = written.field,
          .message = written.message,
          .resources = written.resources,
          .body_size = static_cast<int>(hook.body.size())};
}

// Of what is refused wholly, all is taken again.
absl::Status NoteRefused(journal::Unit& unit, const std::string& id, const Written& written) {
  const bool partly = written.outcome == domain::EventOutcome::kPartly;
  return store::KeepRefused(unit.session(), id, partly ? written.refused : store::EntryPlaces());
}

absl::Status Keep(const Context& context, journal::Unit& unit, const std::string& id, const HookBody& hook,
                  const Written& written) {
  if (context.key.id.empty()) return absl::OkStatus();
  PEP_TRY(
      store::KeepBody(unit.session(), id, Packed(WithoutSecrets(hook)), context.key, unit.now() + store::kKeptBodies));
  return NoteRefused(unit, id, written);
}

// What was told since an event came stands against it. Not what was written when others were replayed that came before
// it, nor by itself: who replays a lot of events does so in some calls, the oldest first.
absl::StatusOr<domain::Standing> StandsAgainst(journal::Unit& unit, const StoredSource& source,
                                               const StoredEvent& known) {
  const absl::Time received = known.value.receive_time;
  PEP_ASSIGN(std::vector<absl::Time> earlier, store::ReplaysOfEarlier(unit.session(), source.id, received));
  earlier.push_back(unit.now());
  return [received, earlier = std::move(earlier)](absl::Time written) {
    return written > received + kAtOnce && std::ranges::none_of(earlier, [&](absl::Time replay) {
             return absl::AbsDuration(written - replay) <= kAtOnce;
           });
  };
}

absl::StatusOr<Rest> RestOf(journal::Unit& unit, const StoredSource& source, const StoredEvent& known) {
  Rest rest{.partly = known.value.outcome == domain::EventOutcome::kPartly};
  if (rest.partly) {
    PEP_ASSIGN(rest.refused, store::LoadRefused(unit.session(), known.id));
  }
  if (rest.partly && !rest.refused) {
    // Which entries were written is not known: nothing that is there is written again.
    rest.stands = [](absl::Time) { return true; };
    return rest;
  }
  PEP_ASSIGN(rest.stands, StandsAgainst(unit, source, known));
  return rest;
}

// One that is known, as it is heard now.
absl::StatusOr<StoredEvent> TakeAgain(const Context& context, journal::Unit& unit, const StoredSource& source,
                                      const StoredEvent& known, const HookBody& hook, const HeardHook& heard,
                                      const Rest& rest, Written& written) {
  PEP_ASSIGN(written, EventWriter(context, unit, source.id, source.value).Write(heard, rest));
  StoredEvent after = known;
  after.value = EventOf(heard, written, hook, known.value.receive_time);
  after.value.deliveries = known.value.deliveries;
  after.value.replay_time = known.value.replay_time;
  std::vector<std::string>& resources = after.value.resources;
  for (const std::string& name : known.value.resources) {
    const bool is_new = std::ranges::find(resources, name) == resources.end();
    if (is_new && resources.size() < domain::kMostEventResources) resources.push_back(name);
  }
  PEP_TRY(store::SettleEvent(unit.session(), known.id, after.value));
  PEP_TRY(written.open ? NoteRefused(unit, known.id, written) : store::DropBody(unit.session(), known.id));
  return after;
}

// One event that came, in the transaction that it is written in.
class Arrival {
 public:
  Arrival(const Context& context, const rpc::CallScope& call, journal::Unit& unit, const StoredSource& source,
          const HookBody& hook, const HeardHook& heard)
      : context_(context), call_(call), unit_(unit), source_(source), hook_(hook), heard_(heard) {}

  absl::StatusOr<v1::ReceiveSourceEventResponse> Take() {
    PEP_ASSIGN(const auto id, store::FindEvent(unit_.session(), source_.id, heard_.keys));
    if (!id) return TakeNew();
    PEP_ASSIGN(const auto known, record::Find<domain::SourceEvent>(unit_.session(), *id));
    if (!known) return TakeNew();
    if (IsOpen(known->value.outcome)) return TakeOpen(*known);
    // What its tool calls by no name says again what it says: whether that is new, what there is of it meanwhile tells.
    if (!heard_.keyed) return TakeUnnamed(*known);
    PEP_TRY(CountDelivery(*known));
    domain::SourceEvent event = known->value;
    if (event.outcome != domain::EventOutcome::kIgnored) event.outcome = domain::EventOutcome::kUnchanged;
    return AnswerOf(event, {});
  }

 private:
  absl::StatusOr<v1::ReceiveSourceEventResponse> TakeNew() {
    PEP_ASSIGN(const Written written, EventWriter(context_, unit_, source_.id, source_.value).Write(heard_));
    return Add(written);
  }

  absl::StatusOr<v1::ReceiveSourceEventResponse> Add(const Written& written) {
    const domain::SourceEvent event = EventOf(heard_, written, hook_, unit_.now());
    PEP_ASSIGN(const std::string id, store::AddEvent(unit_.session(), source_.id, heard_.keys, event));
    if (written.open) PEP_TRY(Keep(context_, unit_, id, hook_, written));
    PEP_TRY(TakeWaiting(context_, call_, unit_, source_, written.told));
    return AnswerOf(event, written.counts);
  }

  // Something of it was refused: it may be taken now.
  absl::StatusOr<v1::ReceiveSourceEventResponse> TakeOpen(const StoredEvent& known) {
    PEP_TRY(CountDelivery(known));
    if (heard_.refused) {
      return AnswerOf(EventOf(heard_,
                              {.outcome = domain::EventOutcome::kRefused,
                               .reason = heard_.reason,
                               .field = heard_.field,
                               .message = heard_.message},
                              hook_, unit_.now()),
                      {});
    }
    // What its tool calls by no name it says once more, all of it.
    Rest rest;
    if (heard_.keyed) {
      PEP_ASSIGN(rest, RestOf(unit_, source_, known));
    }
    Written written;
    PEP_ASSIGN(const StoredEvent after, TakeAgain(context_, unit_, source_, known, hook_, heard_, rest, written));
    if (written.open) PEP_TRY(Keep(context_, unit_, known.id, hook_, written));
    PEP_TRY(TakeWaiting(context_, call_, unit_, source_, written.told));
    return AnswerOf(after.value, written.counts);
  }

  absl::StatusOr<v1::ReceiveSourceEventResponse> TakeUnnamed(const StoredEvent& known) {
    PEP_ASSIGN(const Written written, EventWriter(context_, unit_, source_.id, source_.value).Write(heard_));
    const bool is_new =
        written.outcome != domain::EventOutcome::kUnchanged && written.outcome != domain::EventOutcome::kIgnored;
    if (is_new) return Add(written);
    PEP_TRY(CountDelivery(known));
    return AnswerOf(EventOf(heard_, written, hook_, unit_.now()), written.counts);
  }

  absl::Status CountDelivery(const StoredEvent& known) {
    return store::CountDelivery(unit_.session(), known.id, heard_.keys);
  }

  const Context& context_;
  const rpc::CallScope& call_;
  journal::Unit& unit_;
  const StoredSource& source_;
  const HookBody& hook_;
  const HeardHook& heard_;
};

}  // namespace

absl::StatusOr<std::optional<TakenAgain>> TakeKept(const Context& context, const rpc::CallScope& call,
                                                   journal::Unit& unit, const StoredSource& source,
                                                   const StoredEvent& known) {
  PEP_ASSIGN(const auto sealed, store::LoadBody(unit.session(), known.id, context.key, unit.now()));
  const auto hook = sealed ? Unpacked(*sealed) : std::nullopt;
  if (!hook) return std::optional<TakenAgain>();
  HeardHook heard = ReadHook(*hook, source.value, unit.now());
  PutNamesAlone(context, call, heard);  // its project may be called otherwise than when it was sent
  PEP_ASSIGN(const Rest rest, RestOf(unit, source, known));
  Written written;
  PEP_ASSIGN(StoredEvent after, TakeAgain(context, unit, source, known, *hook, heard, rest, written));
  return TakenAgain{std::move(after), written.open, std::move(written.told)};
}

absl::Status TakeWaiting(const Context& context, const rpc::CallScope& call, journal::Unit& unit,
                         const StoredSource& source, const store::Mentioned& told) {
  constexpr int kMostAgain = 100;
  PEP_ASSIGN(const auto waiting,
             store::RefusedFor(unit.session(), source.id, told, kUnknownDeployment, unit.now(), kMostAgain));
  for (const std::string& id : waiting) {
    PEP_ASSIGN(const auto known, record::Find<domain::SourceEvent>(unit.session(), id));
    if (known) PEP_TRY(TakeKept(context, call, unit, source, *known).status());
  }
  return absl::OkStatus();
}

bool IsGone(const Context& context, const rpc::CallScope& call, const std::string& project) {
  const auto found = context.projects.Find(call, project);
  return found.ok() && (!*found || !(*found)->lives);
}

absl::StatusOr<v1::ReceiveSourceEventResponse> Reception::Receive(rpc::CallScope& call,
                                                                  const v1::ReceiveSourceEventRequest& request) {
  PEP_ASSIGN(const HookBody hook, ReadBody(request));
  const auto id = aip::ParseKey(resource::PatternOf<domain::Source>(), "name", request.name());
  if (!id.ok()) return NotTheirs();
  const auto believe = [&](db::Session& session) { return Believe(context_, session, *id, hook); };
  PEP_ASSIGN(const StoredSource source, context_.db.Read(call.deadline(), believe));
  PEP_TRY(context_.hooks.Admit(source.id, context_.clock.Now()));
  const bool gone = IsGone(context_, call, source.value.project);
  const HeardHook heard = Hear(context_, call, hook, source.value, gone);
  const v1::ReceiveSourceEventRequest nothing;  // of what was sent, no log of requests keeps anything
  return resource::WriteAs<v1::ReceiveSourceEventResponse>(
      context_, CallerOf(call, nothing, *id), nothing,
      [&](journal::Unit& unit) -> absl::StatusOr<v1::ReceiveSourceEventResponse> {
        // Asked again once nobody changes it any more: it may have been revoked, paused, or given another secret.
        PEP_TRY(record::FindForUpdate<domain::Source>(unit.session(), *id).status());
        PEP_ASSIGN(const StoredSource now, believe(unit.session()));
        PEP_TRY(store::HoldProject(unit, ProjectId(now.value.project)));
        if (now.version == source.version) return Arrival(context_, call, unit, now, hook, heard).Take();
        const HeardHook again = Hear(context_, call, hook, now.value, gone);
        return Arrival(context_, call, unit, now, hook, again).Take();
      });
}

void Reception::Mount(rpc::Service& service) { service.Unary("ReceiveSourceEvent", *this, &Reception::Receive); }

}  // namespace pepiniere::metrics::api
