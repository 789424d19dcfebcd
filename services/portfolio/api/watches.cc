#include "services/portfolio/api/watches.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/committees.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/project_watch.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/store/change_payload.h"
#include "services/resource/feed_source.h"

namespace pepiniere::portfolio::api {
namespace {

using journal::Change;
using Changes = std::vector<Change>;

v1::ChangeKind ToProto(journal::ChangeKind kind) { return static_cast<v1::ChangeKind>(kind); }

// What a payload of an older release meets: it cannot be shown any more.
absl::Status Unreadable() { return resource::ListAgain("a change was written by another release"); }

template <typename Message>
Watches::Opened<Message> Open(const Context& context, journal::Hub& hub, const rpc::CallScope& call,
                              const std::string& resume_token, const std::vector<std::string>& arguments,
                              const std::function<void()>& wake,
                              typename resource::TypedFeedSource<Message>::Convert convert) {
  PEP_ASSIGN(const resource::FeedPosition position,
             resource::FeedPosition::Open(context, hub, call, resume_token, arguments));
  return std::make_unique<resource::TypedFeedSource<Message>>(context, hub, position, std::move(convert), wake);
}

// What the names of all that is below `parent` begin with: one project, whatever it was called before, or "projects/-".
absl::StatusOr<std::string> PrefixBelow(const Context& context, const rpc::CallScope& call, const std::string& parent) {
  if (parent == "projects/-") return "projects/";
  PEP_TRY(aip::ParseId(kProject, "parent", parent).status());
  PEP_ASSIGN(const std::string now, ResolveAlias(context, call.deadline(), parent));
  return base::Concat(now, "/");
}

absl::Status AddProject(const Context& context, const rpc::CallScope& call, ProjectWatch& watch,
                        const store::ProjectChange& change, v1::WatchProjectsResponse& message) {
  const base::Date day = base::Date::InParis(context.clock.Now());
  PEP_ASSIGN(const ProjectWatch::Kind kind, watch.KindOf(change, day, call.deadline()));
  if (kind == ProjectWatch::Kind::kNone) return absl::OkStatus();
  v1::WatchProjectsResponse::Change& added = *message.add_changes();
  added.set_kind(static_cast<v1::ChangeKind>(kind));
  const store::ProjectState& state = change.after;
  const Span* span = SpanOn(state.timeline, day);
  *added.mutable_project() = api::ToProto(state.stored, span ? std::optional(*span) : std::nullopt);
  for (const UnknownSpan& unknown : state.unknown) {
    if (unknown.Contains(day)) TellUnknown(unknown, *added.mutable_project());
  }
  Visibility visibility(context, call);
  const Outcome& outcome = state.stored.value.outcome;
  if (!outcome.reason.empty() || !outcome.lessons.empty()) PEP_TRY(visibility.HoldToPresent({state.stored.id}));
  return visibility.Restrict(*added.mutable_project());
}

}  // namespace

Watches::Opened<v1::WatchProjectsResponse> Watches::Projects(rpc::CallScope& call,
                                                             const v1::WatchProjectsRequest& request,
                                                             std::function<void()> wake) {
  PEP_ASSIGN(std::vector<std::string> concealed, ConcealedFrom(context_, call));
  PEP_ASSIGN(ProjectWatch watch, ProjectWatch::Parse(context_, request.filter(), std::move(concealed)));
  const std::string filter = query::ToString(watch.filter());
  return Open<v1::WatchProjectsResponse>(
      context_, hub_, call, request.resume_token(), {filter}, wake,
      [this, &call, watch](const Changes& changes, v1::WatchProjectsResponse& message) mutable -> absl::Status {
        for (const Change& change : changes) {
          if (change.resource_type == "organisations" && watch.depends_on_organisations()) {
            return resource::ListAgain("an organisation changed, and with it what the filter's ministry covers");
          }
          if (change.resource_type != "projects") continue;
          const auto read = read_projects_.Of(change);
          if (!read.ok()) return Unreadable();
          PEP_TRY(AddProject(context_, call, watch, **read, message));
        }
        return absl::OkStatus();
      });
}

Watches::Opened<v1::WatchPhaseRecordsResponse> Watches::PhaseRecords(rpc::CallScope& call,
                                                                     const v1::WatchPhaseRecordsRequest& request,
                                                                     std::function<void()> wake) {
  PEP_ASSIGN(const std::string prefix, PrefixBelow(context_, call, request.parent()));
  return Open<v1::WatchPhaseRecordsResponse>(
      context_, hub_, call, request.resume_token(), {request.parent()}, wake,
      [this, &call, prefix](const Changes& changes, v1::WatchPhaseRecordsResponse& message) -> absl::Status {
        for (const Change& change : changes) {
          if (change.resource_type != "phaseRecords" || !change.resource.starts_with(prefix)) continue;
          const auto line = store::ReadPhasePayload(change.payload);
          if (!line.ok()) return Unreadable();
          PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kPhaseRecord, "name", change.resource));
          v1::WatchPhaseRecordsResponse::Change& added = *message.add_changes();
          added.set_kind(ToProto(change.kind));
          *added.mutable_phase_record() = api::ToProto(name.parent, *line);
          PEP_TRY(Visibility(context_, call).RestrictOf(name.parent, *added.mutable_phase_record()));
        }
        return absl::OkStatus();
      });
}

Watches::Opened<v1::WatchCommitteesResponse> Watches::Committees(rpc::CallScope& call,
                                                                 const v1::WatchCommitteesRequest& request,
                                                                 std::function<void()> wake) {
  using Methods = resource::StandardMethods<Committee>;
  std::string incubator;
  if (!request.incubator().empty()) {
    PEP_ASSIGN(incubator, aip::ParseId(kIncubator, "incubator", request.incubator()));
  }
  return Open<v1::WatchCommitteesResponse>(
      context_, hub_, call, request.resume_token(), {incubator}, wake,
      [this, &call, incubator](const Changes& changes, v1::WatchCommitteesResponse& message) -> absl::Status {
        Methods::Rule::Viewer viewer(context_, call);
        for (const Change& change : changes) {
          if (change.resource_type != Committee::kCollection) continue;
          const auto committee = record::ReadChange<Committee>(change.payload);
          if (!committee.ok()) return Unreadable();
          if (!incubator.empty() && committee->value.incubator != incubator) continue;
          PEP_ASSIGN(const bool sees, viewer.Sees(*committee));
          if (!sees) continue;
          v1::WatchCommitteesResponse::Change& added = *message.add_changes();
          added.set_kind(ToProto(change.kind));
          *added.mutable_committee() = Methods::Told(*committee, resource::Today(call));
          PEP_TRY(viewer.Restrict(*added.mutable_committee()));
        }
        return absl::OkStatus();
      });
}

Watches::Opened<v1::WatchProjectLinesResponse> Watches::Lines(rpc::CallScope& call,
                                                              const v1::WatchProjectLinesRequest& request,
                                                              std::function<void()> wake) {
  PEP_ASSIGN(const std::string prefix, PrefixBelow(context_, call, request.parent()));
  return Open<v1::WatchProjectLinesResponse>(
      context_, hub_, call, request.resume_token(), {request.parent()}, wake,
      [this, &call, prefix](const Changes& changes, v1::WatchProjectLinesResponse& message) {
        return lines_.Add(call, prefix, changes, message);
      });
}

void Watches::Mount(rpc::Service& service) {
  service.ServerStream("WatchProjects", *this, &Watches::Projects);
  service.ServerStream("WatchPhaseRecords", *this, &Watches::PhaseRecords);
  service.ServerStream("WatchCommittees", *this, &Watches::Committees);
  service.ServerStream("WatchProjectLines", *this, &Watches::Lines);
}

}  // namespace pepiniere::portfolio::api
