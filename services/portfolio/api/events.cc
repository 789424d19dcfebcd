#include "services/portfolio/api/events.h"

#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/projects.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/event_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr auto kRead = [](const v1::ProjectEvent& proto, std::string_view prefix, aip::Violations& violations) {
  return FromProto(proto, prefix, violations);
};

// An event of a locked, live project.
absl::StatusOr<store::ProjectEvent> Lock(journal::Unit& unit, const aip::NumberedName& name, std::string_view resource,
                                         std::string_view etag) {
  PEP_TRY(LockProject(unit, name.project, "").status());
  PEP_ASSIGN(const auto found, store::LockEvent(unit.session(), name.project, name.number));
  if (!found) return aip::NotFound(resource);
  PEP_TRY(aip::CheckEtag(etag, resource, found->stored.version));
  return *found;
}

}  // namespace

absl::StatusOr<v1::ProjectEvent> Events::Get(rpc::CallScope& call, const v1::GetProjectEventRequest& request) {
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kEvent, "name", request.name()));
  PEP_ASSIGN(const auto found, store::FindEvent(context_.db, call.deadline(), name.project, name.number));
  if (!found) return aip::NotFound(request.name());
  return ToProto(name.project, found->stored);
}

absl::StatusOr<v1::ListProjectEventsResponse> Events::List(rpc::CallScope& call,
                                                           const v1::ListProjectEventsRequest& request) {
  static const query::SortSchema kOrder = {
      .unique = {.name = "number", .sql = "number", .type = query::SortType::kInteger}};
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "parent", request.parent()));
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .bound_to = {id}}, kOrder));
  PEP_ASSIGN(const auto project,
             store::FindProject(context_.db, call.deadline(), id, {resource::Today(call), std::nullopt}));
  if (!project) return aip::NotFound(request.parent());
  const std::int64_t after = paging.list.after.empty() ? 0 : std::get<std::int64_t>(paging.list.after[0]);
  const int limit = paging.list.limit;
  PEP_ASSIGN(const auto events,
             store::LoadEvents(context_.db, call.deadline(), id, static_cast<int>(after), limit + 1));
  v1::ListProjectEventsResponse reply;
  for (const store::ProjectEvent& event : events) {
    if (reply.events_size() == limit) {
      reply.set_next_page_token(paging.NextToken({std::int64_t{events[limit - 1].number()}}));
      break;
    }
    *reply.add_events() = ToProto(id, event.stored);
  }
  return reply;
}

absl::StatusOr<v1::ProjectEvent> Events::Create(rpc::CallScope& call, const v1::CreateProjectEventRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "parent", request.parent()));
  aip::Violations violations;
  const Event event = aip::ReadNew(request.event(), "event", resource::Today(call), kRead, violations);
  PEP_TRY(violations.ToStatus());
  return resource::Write<v1::ProjectEvent>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::ProjectEvent> {
        PEP_TRY(LockProject(unit, id, "").status());
        PEP_ASSIGN(const auto inserted, store::InsertEvents(unit, id, {event}, /*source=*/""));
        return ToProto(id, inserted.front().stored);
      });
}

absl::StatusOr<v1::ProjectEvent> Events::Update(rpc::CallScope& call, const v1::UpdateProjectEventRequest& request) {
  const v1::ProjectEvent& update = request.event();
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kEvent, "event.name", update.name()));
  PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(update, request.update_mask()));
  return resource::Write<v1::ProjectEvent>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::ProjectEvent> {
        PEP_ASSIGN(const store::ProjectEvent before, Lock(unit, name, update.name(), update.etag()));
        const v1::ProjectEvent as_is = ToProto(name.project, before.stored);
        v1::ProjectEvent merged = as_is;
        aip::ApplyUpdate(update, mask, merged);
        aip::Violations violations;
        const Event event = aip::ReadUpdate(as_is, merged, "event", resource::Today(call), kRead, violations);
        PEP_TRY(violations.ToStatus());
        PEP_ASSIGN(const store::ProjectEvent after, store::UpdateEvent(unit, name.project, before, event));
        return ToProto(name.project, after.stored);
      });
}

absl::StatusOr<v1::ProjectEvent> Events::Delete(rpc::CallScope& call, const v1::DeleteProjectEventRequest& request) {
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kEvent, "name", request.name()));
  return resource::Write<v1::ProjectEvent>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::ProjectEvent> {
        PEP_ASSIGN(const store::ProjectEvent before, Lock(unit, name, request.name(), request.etag()));
        PEP_TRY(store::RemoveEvent(unit, name.project, before));
        return ToProto(name.project, before.stored);
      });
}

void Events::Mount(rpc::Service& service) {
  service.Unary("GetProjectEvent", *this, &Events::Get);
  service.Unary("ListProjectEvents", *this, &Events::List);
  service.Unary("CreateProjectEvent", *this, &Events::Create);
  service.Unary("UpdateProjectEvent", *this, &Events::Update);
  service.Unary("DeleteProjectEvent", *this, &Events::Delete);
}

}  // namespace pepiniere::portfolio::api
