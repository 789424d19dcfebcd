#include "services/portfolio/api/committees.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/committee_session.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

// FAILED_PRECONDITION unless the session is in that state.
absl::Status Expect(const base::Stored<Committee>& committee, CommitteeState state, std::string_view advice) {
  if (committee.value.state == state) return absl::OkStatus();
  const std::string name = kCommittee.Format({committee.id});
  return aip::Precondition(Concat(name, " is ", Symbol(committee.value.state)), {{"STATE", name, std::string(advice)}});
}

store::CommitteeReader ReaderOf(const rpc::CallScope& call) {
  store::CommitteeReader reader{.prepares_all = Prepares(call, "")};
  for (const identity::Binding& held : call.principal().bindings) {
    const std::string incubator = aip::IdOf(held.resource);
    if (kIncubator.Matches(held.resource) && Prepares(call, incubator)) reader.prepares.push_back(incubator);
  }
  return reader;
}

}  // namespace

Committee FromProto(const v1::Committee& proto, std::string_view prefix, aip::Violations& violations) {
  Committee committee = resource::StandardMethods<Committee>::Read(proto, prefix, violations);
  if (!proto.has_date()) violations.Add(Concat(prefix, "date"), "give the day of the session");
  for (std::size_t i = 0; i < committee.hearings.size(); ++i) {
    if (committee.hearings[i].project.empty()) {
      violations.Add(Concat(prefix, "hearings[", i, "].project"), "is required");
    }
  }
  return committee;
}

absl::StatusOr<Impacts> Committees::ImpactsOf(const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto committee, record::Find<Committee>(context_.db, call.deadline(), id));
  return committee ? ImpactsFor(context_, call, committee->value) : Impacts();
}

absl::StatusOr<Committee> Committees::Hold(journal::Unit& unit, const rpc::CallScope& call, const Stored& before,
                                           const Impacts& impacts) {
  const std::string name = kCommittee.Format({before.id});
  PEP_TRY(Expect(before, CommitteeState::kPlanned, "only a planned session can be held"));
  if (before.value.date > resource::Today(call)) {
    return aip::Precondition(Concat(name, " is not before ", before.value.date.ToString()),
                             {{"DATE", name, "hold it on its day or later, or change its date"}});
  }
  return ApplyDecisions(unit, call, before, impacts);
}

absl::StatusOr<Committee> Committees::Cancel(const Stored& before) {
  PEP_TRY(Expect(before, CommitteeState::kPlanned, "only a planned session can be cancelled; reopen a held one first"));
  Committee cancelled = before.value;
  cancelled.state = CommitteeState::kCancelled;
  return cancelled;
}

absl::StatusOr<Committee> Committees::Reopen(journal::Unit& unit, const rpc::CallScope& call, const Stored& before,
                                             const std::string& reason) {
  const std::string name = kCommittee.Format({before.id});
  if (before.value.state == CommitteeState::kPlanned) {
    PEP_TRY(Expect(before, CommitteeState::kHeld, "it is open already"));
  }
  if (!before.value.source.empty()) {
    return aip::Precondition(Concat(name, " was held elsewhere"),
                             {{"SOURCE", name, "change it as it is: it moved nothing here"}});
  }
  PEP_TRY(CheckNotDeleted<Incubator>(unit, name, {before.value.incubator}));
  return TakeBackDecisions(unit, before, reason, resource::IsAdministrator(call));
}

absl::StatusOr<v1::ListCommitteeObstaclesResponse> Committees::ListObstacles(
    rpc::CallScope& call, const v1::ListCommitteeObstaclesRequest& request) {
  static const query::SortSchema kOrder = {
      .unique = {.name = "place", .sql = "place", .type = query::SortType::kInteger}};
  PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "name", request.name()));
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .bound_to = {id}}, kOrder));
  // As holding it would see it, all at one moment, and nothing of it is kept.
  const journal::WriteCall caller = {.principal = call.principal().name(),
                                     .method = std::string(call.method()),
                                     .trace_id = call.trace_id(),
                                     .deadline = call.deadline(),
                                     .validate_only = true};
  PEP_ASSIGN(const Impacts impacts, ImpactsOf(call, id));
  Obstacles obstacles;
  PEP_TRY(journal::Mutate<v1::ListCommitteeObstaclesResponse>(
              context_.db, context_.clock, caller, request,
              [&](journal::Unit& unit) -> absl::StatusOr<v1::ListCommitteeObstaclesResponse> {
                PEP_ASSIGN(const auto locked, sessions_.Lock(unit, id, /*etag=*/""));
                PEP_ASSIGN(obstacles, ObstaclesTo(unit, call, locked.stored, impacts));
                return v1::ListCommitteeObstaclesResponse();
              })
              .status());
  const std::int64_t count = std::ssize(obstacles);
  std::int64_t next =
      paging.list.after.empty() ? 0 : std::clamp(std::get<std::int64_t>(paging.list.after[0]), std::int64_t{0}, count);
  v1::ListCommitteeObstaclesResponse reply;
  reply.set_total_size(count);
  for (; next < count && reply.obstacles_size() < paging.list.limit; ++next) {
    const auto& [type, subject, description] = obstacles[static_cast<std::size_t>(next)];
    v1::CommitteeObstacle& obstacle = *reply.add_obstacles();
    obstacle.set_type(type);
    obstacle.set_subject(subject);
    obstacle.set_description(description);
  }
  if (next < count) reply.set_next_page_token(paging.NextToken({next}));
  return reply;
}

void Committees::Mount(rpc::Service& service) {
  sessions_.Mount(service);
  // What each verb makes of a session, in its transaction.
  const auto verb = [&](const std::string& name, auto make) {
    service.Unary(name + "Committee", [this, make](rpc::CallScope& call, const auto& request, auto& reply) {
      return sessions_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
        return make(unit, call, before, request);
      });
    });
  };
  using Any = google::protobuf::Message;
  service.Unary("HoldCommittee", [this](rpc::CallScope& call, const auto& request, auto& reply) -> absl::Status {
    PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "name", aip::TextIn(request, "name")));
    PEP_ASSIGN(const Impacts impacts, ImpactsOf(call, id));
    return sessions_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
      return Hold(unit, call, before, impacts);
    });
  });
  verb("Cancel",
       [this](journal::Unit&, const rpc::CallScope&, const Stored& before, const Any&) { return Cancel(before); });
  verb("Reopen", [this](journal::Unit& unit, const rpc::CallScope& call, const Stored& before, const Any& request) {
    return Reopen(unit, call, before, aip::TextIn(request, "reason"));
  });
  service.Unary("ListCommitteeObstacles", *this, &Committees::ListObstacles);
}

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

using namespace portfolio::api;  // NOLINT: these are rules of that room, said in this one
using base::Concat;
using portfolio::Committee;
using portfolio::CommitteeState;
using portfolio::Hearing;
using portfolio::Incubator;
namespace store = portfolio::store;

void Rules<Committee>::Complete(const rpc::CallScope&, const Committee* before, Committee& now) {
  now.state = before ? before->state : CommitteeState::kPlanned;
  for (Hearing& hearing : now.hearings) {
    hearing.phase_record.reset();
    hearing.funding_line.reset();
    if (!before) continue;
    const auto was = std::ranges::find(before->hearings, hearing.project, &Hearing::project);
    if (was == before->hearings.end()) continue;
    hearing.phase_record = was->phase_record;
    hearing.funding_line = was->funding_line;
  }
}

absl::Status Rules<Committee>::Check(journal::Unit& unit, const std::string&, const Committee& as_is,
                                     const Committee& committee, aip::Violations& violations) {
  if (committee.incubator != as_is.incubator) {
    PEP_TRY(CheckExist<Incubator>(unit, "committee.incubator", {committee.incubator}, violations));
  }
  for (std::size_t i = 0; i < committee.hearings.size(); ++i) {
    const std::string field = Concat("committee.hearings[", i, "].project");
    const std::string& id = committee.hearings[i].project;
    if (violations.Names(field)) continue;  // malformed
    if (std::ranges::find(as_is.hearings, id, &Hearing::project) != as_is.hearings.end()) continue;
    PEP_ASSIGN(const auto project, store::LockProject(unit.session(), id));
    if (!project || project->deleted_at) {
      violations.Add(field, Concat(kProject.Format({id}), " does not exist"));
      continue;
    }
    if (!Hears(committee, project->value)) {
      violations.Add(field, Concat("is no project of ", kIncubator.Format({committee.incubator}),
                                   ": have it heard by its own incubator's committee, or by the programme's"));
    }
  }
  return absl::OkStatus();
}

absl::Status Rules<Committee>::CheckOpen(const base::Stored<Committee>& before) {
  if (!before.value.source.empty()) return absl::OkStatus();
  return Expect(before, CommitteeState::kPlanned, "reopen it to correct what was decided");
}

absl::Status Rules<Committee>::Changed(journal::Unit& unit, const Committee* before,
                                       const base::Stored<Committee>& after) {
  return store::KeepAgenda(unit, before, after);
}

const query::SortSchema& Rules<Committee>::Order() { return store::CommitteeOrder(); }

absl::StatusOr<record::Page<base::Stored<Committee>>> Rules<Committee>::List(const Context& context,
                                                                             const rpc::CallScope& call,
                                                                             record::ListQuery list,
                                                                             const std::string&) {
  PEP_ASSIGN(list.concealed, ConcealedFrom(context, call));
  return store::ListCommittees(context.db, call.deadline(), list, ReaderOf(call));
}

absl::StatusOr<bool> Rules<Committee>::Viewer::Sees(const base::Stored<Committee>& stored) {
  PEP_ASSIGN(const auto concealed, ConcealedFrom(context_, call_));
  return std::ranges::find(concealed, stored.value.incubator) == concealed.end();
}

void Rules<Committee>::Tell(const base::Stored<Committee>& stored, base::Date, Proto& proto) {
  for (int i = 0; i < proto.hearings_size(); ++i) {
    const Hearing& hearing = stored.value.hearings[static_cast<std::size_t>(i)];
    portfolio::v1::Hearing& told = *proto.mutable_hearings(i);
    const auto name = [&](const aip::ResourcePattern& pattern, int number) {
      return pattern.Format({hearing.project, std::to_string(number)});
    };
    if (hearing.phase_record) told.set_phase_record(name(kPhaseRecord, *hearing.phase_record));
    if (hearing.funding_line) told.set_funding_line(name(kFundingLine, *hearing.funding_line));
  }
}

template class StandardMethods<Committee>;

}  // namespace pepiniere::resource
