#include "services/portfolio/api/health.h"

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/health.h"
#include "services/portfolio/peers/metrics.h"
#include "services/portfolio/store/book_store.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::api {
namespace {

v1::ProjectHealth::Sign ToProto(const Sign& sign) {
  v1::ProjectHealth::Sign proto;
  proto.set_light(static_cast<v1::ProjectHealth::Light>(sign.light));
  proto.set_code(sign.code.data(), sign.code.size());
  proto.set_reason(sign.reason);
  if (sign.date) *proto.mutable_date() = aip::ToProto(*sign.date);
  if (sign.percent) proto.set_percent(*sign.percent);
  if (sign.count) proto.set_count(*sign.count);
  return proto;
}

absl::StatusOr<std::vector<Event>> AllEvents(const Context& context, const rpc::CallScope& call,
                                             const std::string& project) {
  PEP_ASSIGN(const auto stored, record::SelectBelow<Event>(context.db, call.deadline(), project));
  std::vector<Event> events;
  for (const base::Stored<Event>& event : stored) events.push_back(event.value);
  return events;
}

}  // namespace

absl::StatusOr<v1::ProjectHealth> Health::Get(rpc::CallScope& call, const v1::GetProjectHealthRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "name", request.name()));
  PEP_ASSIGN(const store::AsOf as_of, ReadAsOf(call, request.as_of(), nullptr));
  PEP_ASSIGN(const auto books, store::FindBooks(context_.db, call.deadline(), id));
  if (!books) return aip::NotFound(request.name());
  PEP_ASSIGN(const std::vector<Event> events, AllEvents(context_, call, id));
  const portfolio::Health health = JudgeHealth(books->accounts(), books->timeline, events, as_of.day,
                                               resource::Today(call), context_.metrics.Of(call, id, as_of.day));
  v1::ProjectHealth reply;
  reply.set_project(request.name());
  *reply.mutable_as_of() = ToProto(as_of.day);
  *reply.mutable_working_solution() = ToProto(health.working_solution);
  *reply.mutable_limited_time() = ToProto(health.limited_time);
  *reply.mutable_moderate_budget() = ToProto(health.moderate_budget);
  *reply.mutable_continuous_improvement() = ToProto(health.continuous_improvement);
  return reply;
}

void Health::Mount(rpc::Service& service) { service.Unary("GetProjectHealth", *this, &Health::Get); }

}  // namespace pepiniere::portfolio::api
