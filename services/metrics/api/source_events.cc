#include "services/metrics/api/source_events.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/reception.h"
#include "services/metrics/store/event_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/record/table.h"
#include "services/resource/paging.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::metrics::api {
namespace {

using StoredEvent = base::Stored<domain::SourceEvent>;

constexpr int kMostReplayed = 100;

v1::SourceEvent Told(const StoredEvent& stored, bool replayable) {
  v1::SourceEvent told;
  aip::WriteFields(stored.value, told);
  told.set_name(record::NameOf(domain::SourceEvent::kPattern, stored.id));
  told.set_replayable(replayable);
  return told;
}

absl::StatusOr<std::string> SourceIn(const std::string& parent) {
  return aip::ParseKey(resource::PatternOf<domain::Source>(), "parent", parent);
}

absl::Status CheckThere(const Context& context, const rpc::CallScope& call, const std::string& source,
                        const std::string& name) {
  PEP_ASSIGN(const auto found, record::Find<domain::Source>(context.db, call.deadline(), source));
  return found ? absl::OkStatus() : aip::NotFound(name);
}

// Those of which something was refused and that can be replayed, the oldest first.
absl::StatusOr<std::vector<std::string>> WaitingOf(const Context& context, const rpc::CallScope& call,
                                                   const std::string& source) {
  constexpr std::string_view kWaiting = "replayable = true";
  std::vector<std::string> ids;
  const resource::ListArguments arguments = {
      .page_size = 1000, .filter = kWaiting, .order_by = "receive_time", .bound_to = {source}};
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call, arguments, store::EventOrder()));
  PEP_ASSIGN(const auto page, store::ListEvents(context.db, call.deadline(), paging.list, source, context.clock.Now()));
  for (const StoredEvent& event : page.rows) ids.push_back(event.id);
  std::ranges::sort(ids);  // ids are in the order of arrival
  return ids;
}

absl::StatusOr<std::vector<std::string>> ReadWanted(const v1::ReplaySourceEventsRequest& request,
                                                    const std::string& source) {
  std::vector<std::string> ids;
  for (const std::string& name : request.source_events()) {
    PEP_ASSIGN(std::string id, aip::ParseKey(resource::PatternOf<domain::SourceEvent>(), "source_events", name));
    if (record::ParentIn(id) != source) return aip::Invalid("source_events", "are not all of this source");
    ids.push_back(std::move(id));
  }
  if (ids.size() > static_cast<std::size_t>(kMostReplayed)) {
    return aip::Invalid("source_events", base::Concat("must not have more than ", kMostReplayed, " items"));
  }
  std::ranges::sort(ids);
  return ids;
}

absl::Status NotReplayable(const std::string& id) {
  const std::string name = record::NameOf(domain::SourceEvent::kPattern, id);
  return aip::Precondition(base::Concat("what was sent of ", name, " is not kept"),
                           {{"NOT_REPLAYABLE", name, "have its tool send it again"}});
}

// Takes one again, as if it came now.
absl::StatusOr<TakenAgain> ReplayOne(const Context& context, const rpc::CallScope& call, journal::Unit& unit,
                                     const base::Stored<domain::Source>& source, const std::string& id) {
  PEP_ASSIGN(const auto stored, record::Find<domain::SourceEvent>(unit.session(), id));
  if (!stored) return aip::NotFound(record::NameOf(domain::SourceEvent::kPattern, id));
  StoredEvent replayed = *stored;
  replayed.value.replay_time = unit.now();
  PEP_ASSIGN(auto taken, TakeKept(context, call, unit, source, replayed));
  if (!taken) return NotReplayable(id);
  return *std::move(taken);
}

}  // namespace

absl::StatusOr<v1::SourceEvent> SourceEvents::Get(rpc::CallScope& call, const v1::GetSourceEventRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<domain::SourceEvent>(), "name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<domain::SourceEvent>(context_.db, call.deadline(), id));
  if (!found) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto replayable, store::Replayable(context_.db, call.deadline(), {id}, context_.clock.Now()));
  return Told(*found, !replayable.empty());
}

absl::StatusOr<v1::ListSourceEventsResponse> SourceEvents::List(rpc::CallScope& call,
                                                                const v1::ListSourceEventsRequest& request) {
  PEP_ASSIGN(const std::string source, SourceIn(request.parent()));
  PEP_TRY(CheckThere(context_, call, source, request.parent()));
  const resource::ListArguments arguments = {.page_size = request.page_size(),
                                             .page_token = request.page_token(),
                                             .filter = request.filter(),
                                             .bound_to = {source}};
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call, arguments, store::EventOrder()));
  const auto page = store::ListEvents(context_.db, call.deadline(), paging.list, source, context_.clock.Now());
  if (!page.ok()) return resource::OnField("filter", page.status());
  std::vector<std::string> ids;
  for (const StoredEvent& event : page->rows) ids.push_back(event.id);
  PEP_ASSIGN(const auto replayable, store::Replayable(context_.db, call.deadline(), ids, context_.clock.Now()));
  v1::ListSourceEventsResponse reply;
  for (const StoredEvent& event : page->rows) {
    *reply.add_source_events() = Told(event, std::ranges::count(replayable, event.id) > 0);
  }
  reply.set_next_page_token(paging.NextToken(page->last));
  return reply;
}

absl::StatusOr<v1::ReplaySourceEventsResponse> SourceEvents::Replay(rpc::CallScope& call,
                                                                    const v1::ReplaySourceEventsRequest& request) {
  PEP_ASSIGN(const std::string source, SourceIn(request.parent()));
  PEP_ASSIGN(const std::vector<std::string> waiting, WaitingOf(context_, call, source));
  PEP_ASSIGN(std::vector<std::string> wanted, ReadWanted(request, source));
  if (wanted.empty()) {
    wanted.assign(waiting.begin(), waiting.begin() + std::min<std::ptrdiff_t>(kMostReplayed, std::ssize(waiting)));
  }
  PEP_ASSIGN(const auto of, record::Find<domain::Source>(context_.db, call.deadline(), source));
  if (of && IsGone(context_, call, of->value.project)) {
    return aip::Precondition(base::Concat(of->value.project, " was deleted"),
                             {{"PROJECT_GONE", of->value.project, "undelete it first"}});
  }
  return resource::Write<v1::ReplaySourceEventsResponse>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::ReplaySourceEventsResponse> {
        PEP_ASSIGN(const auto found, record::FindForUpdate<domain::Source>(unit.session(), source));
        if (!found || found->deleted_at) return aip::NotFound(request.parent());
        PEP_TRY(store::HoldProject(unit, ProjectId(found->value.project)));
        v1::ReplaySourceEventsResponse reply;
        std::vector<store::Mentioned> told;
        for (const std::string& id : wanted) {
          PEP_ASSIGN(TakenAgain taken, ReplayOne(context_, call, unit, *found, id));
          *reply.add_source_events() = Told(taken.event, taken.open);
          told.push_back(std::move(taken.told));
        }
        // What named a deployment before it came, these or others.
        for (const store::Mentioned& deployments : told) {
          PEP_TRY(TakeWaiting(context_, call, unit, *found, deployments));
        }
        PEP_ASSIGN(const auto still, store::Replayable(unit.session(), waiting, unit.now()));
        for (std::size_t i = 0; i < wanted.size(); ++i) {
          v1::SourceEvent& event = *reply.mutable_source_events(static_cast<int>(i));
          if (event.reason() != kUnknownDeployment) continue;
          PEP_ASSIGN(const auto now, record::Find<domain::SourceEvent>(unit.session(), wanted[i]));
          event = Told(*now, std::ranges::count(still, wanted[i]) > 0);
        }
        const auto others =
            std::ranges::count_if(still, [&](const std::string& id) { return std::ranges::count(wanted, id) == 0; });
        reply.set_remaining(static_cast<int>(others));
        return reply;
      });
}

void SourceEvents::Mount(rpc::Service& service) {
  service.Unary("GetSourceEvent", *this, &SourceEvents::Get);
  service.Unary("ListSourceEvents", *this, &SourceEvents::List);
  service.Unary("ReplaySourceEvents", *this, &SourceEvents::Replay);
}

}  // namespace pepiniere::metrics::api
