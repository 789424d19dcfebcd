#include "services/portfolio/api/committees.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/committee_session.h"
#include "services/portfolio/api/convert_committee.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/paging.h"
#include "services/resource/unreadable.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

// Locked, and of the etag given, if one was. Of one that cannot be read and is to be repaired, what there is of it:
// `broken` then.
absl::StatusOr<base::Stored<Committee>> Lock(journal::Unit& unit, const std::string& id, const std::string& etag,
                                             bool repairs, bool& broken) {
  const std::string name = kCommittee.Format({id});
  auto locked = store::LockCommittee(unit.session(), id);
  broken = repairs && absl::IsDataLoss(locked.status());
  if (broken) locked = store::LockBrokenCommittee(unit.session(), id);
  PEP_TRY(resource::ToldOf(name, locked.status()));
  const auto& found = *locked;
  if (!found) return aip::NotFound(name);
  PEP_TRY(aip::CheckEtag(etag, name, found->version));
  return *found;
}

absl::StatusOr<base::Stored<Committee>> Lock(journal::Unit& unit, const std::string& id, const std::string& etag) {
  bool broken = false;
  return Lock(unit, id, etag, /*repairs=*/false, broken);
}

// FAILED_PRECONDITION unless the session is in that state.
absl::Status Expect(const base::Stored<Committee>& committee, CommitteeState state, std::string_view advice) {
  if (committee.value.state == state) return absl::OkStatus();
  const std::string name = kCommittee.Format({committee.id});
  return aip::Precondition(Concat(name, " is ", Symbol(committee.value.state)), {{"STATE", name, std::string(advice)}});
}

// What is referred to: the incubator, and projects that are its own or shared by it, where they come new to the agenda.
// What became of the others is told when it is held: until then, and of what was imported, the rest can be written.
absl::Status CheckReferences(journal::Unit& unit, const Committee& committee, const Committee& as_is,
                             aip::Violations& violations) {
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

// Reads what somebody makes of a session that was `as_is`.
auto ReaderOver(const Committee& as_is) {
  return [&as_is](const v1::Committee& proto, std::string_view prefix, aip::Violations& violations) {
    return FromProto(proto, prefix, as_is, violations);
  };
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

absl::StatusOr<v1::Committee> Committees::Get(rpc::CallScope& call, const v1::GetCommitteeRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "name", request.name()));
  const auto found = store::FindCommittee(context_.db, call.deadline(), id);
  PEP_TRY(resource::ToldOf(context_, request.name(), found.status()));
  if (!*found) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto concealed, ConcealedFrom(context_, call));
  if (std::ranges::find(concealed, (*found)->value.incubator) != concealed.end()) return aip::NotFound(request.name());
  v1::Committee proto = ToProto(**found);
  PEP_TRY(Visibility(context_, call).RestrictCommittee(proto));
  return proto;
}

absl::StatusOr<v1::ListCommitteesResponse> Committees::List(rpc::CallScope& call,
                                                            const v1::ListCommitteesRequest& request) {
  PEP_ASSIGN(
      resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .filter = request.filter()},
          store::CommitteeOrder()));
  PEP_ASSIGN(paging.list.concealed, ConcealedFrom(context_, call));
  const auto page = store::ListCommittees(context_.db, call.deadline(), paging.list, ReaderOf(call));
  if (!page.ok()) return resource::OnField("filter", page.status());
  v1::ListCommitteesResponse reply;
  Visibility visibility(context_, call);
  for (const base::Stored<Committee>& row : page->rows) {
    v1::Committee& proto = *reply.add_committees() = ToProto(row);
    PEP_TRY(visibility.RestrictCommittee(proto));
  }
  resource::NameUnreachable(context_, kCommittee.pattern(), page->unreachable, reply);
  reply.set_next_page_token(paging.NextToken(page->last));
  return reply;
}

absl::StatusOr<v1::Committee> Committees::Create(rpc::CallScope& call, const v1::CreateCommitteeRequest& request) {
  return resource::Write<v1::Committee>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Committee> {
        aip::Violations violations;
        violations.Take(aip::CheckId("committee_id", request.committee_id()));
        const Committee none;
        const Committee committee =
            aip::ReadNew(request.committee(), "committee", resource::Today(call), ReaderOver(none), violations);
        PEP_TRY(CheckReferences(unit, committee, none, violations));
        PEP_TRY(violations.ToStatus());
        const auto inserted = store::InsertCommittee(unit, request.committee_id(), committee);
        if (absl::IsAlreadyExists(inserted.status())) {
          return aip::AlreadyExists(kCommittee.Format({request.committee_id()}));
        }
        PEP_TRY(inserted.status());
        return ToProto(*inserted);
      });
}

absl::StatusOr<v1::Committee> Committees::Update(rpc::CallScope& call, const v1::UpdateCommitteeRequest& request) {
  const v1::Committee& update = request.committee();
  PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "committee.name", update.name()));
  PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(update, request.update_mask()));
  return resource::Write<v1::Committee>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Committee> {
        bool broken = false;
        PEP_ASSIGN(const base::Stored<Committee> before,
                   Lock(unit, id, update.etag(), resource::Repairs(call, request.update_mask()), broken));
        if (before.value.source.empty() && !broken) {
          PEP_TRY(Expect(before, CommitteeState::kPlanned, "reopen it to correct what was decided"));
        }
        const v1::Committee as_is = ToProto(before);
        v1::Committee merged = as_is;
        aip::ApplyUpdate(update, mask, merged);
        aip::Violations violations;
        const Committee committee =
            aip::ReadUpdate(as_is, merged, "committee", resource::Today(call), ReaderOver(before.value), violations);
        PEP_TRY(CheckReferences(unit, committee, before.value, violations));
        PEP_TRY(violations.ToStatus());
        PEP_ASSIGN(const base::Stored<Committee> after, broken ? store::RepairCommittee(unit, before, committee)
                                                               : store::UpdateCommittee(unit, before, committee));
        return ToProto(after);
      });
}

absl::StatusOr<v1::Committee> Committees::Hold(rpc::CallScope& call, const v1::HoldCommitteeRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "name", request.name()));
  return resource::Write<v1::Committee>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Committee> {
        PEP_ASSIGN(const base::Stored<Committee> before, Lock(unit, id, request.etag()));
        PEP_TRY(Expect(before, CommitteeState::kPlanned, "only a planned session can be held"));
        if (before.value.date > resource::Today(call)) {
          return aip::Precondition(Concat(request.name(), " is not before ", before.value.date.ToString()),
                                   {{"DATE", request.name(), "hold it on its day or later, or change its date"}});
        }
        PEP_ASSIGN(const Committee held, ApplyDecisions(unit, call, before));
        PEP_ASSIGN(const base::Stored<Committee> after, store::UpdateCommittee(unit, before, held));
        return ToProto(after);
      });
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
  const journal::WriteCall caller = {.principal = call.principal().subject,
                                     .method = std::string(call.method()),
                                     .trace_id = call.trace_id(),
                                     .deadline = call.deadline(),
                                     .validate_only = true};
  Obstacles obstacles;
  PEP_TRY(journal::Mutate<v1::ListCommitteeObstaclesResponse>(
              context_.db, context_.clock, caller, request,
              [&](journal::Unit& unit) -> absl::StatusOr<v1::ListCommitteeObstaclesResponse> {
                PEP_ASSIGN(const base::Stored<Committee> committee, Lock(unit, id, /*etag=*/""));
                PEP_ASSIGN(obstacles, ObstaclesTo(unit, call, committee));
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

absl::StatusOr<v1::Committee> Committees::Cancel(rpc::CallScope& call, const v1::CancelCommitteeRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "name", request.name()));
  return resource::Write<v1::Committee>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Committee> {
        PEP_ASSIGN(const base::Stored<Committee> before, Lock(unit, id, request.etag()));
        PEP_TRY(Expect(before, CommitteeState::kPlanned,
                       "only a planned session can be cancelled; reopen a held one first"));
        Committee cancelled = before.value;
        cancelled.state = CommitteeState::kCancelled;
        PEP_ASSIGN(const base::Stored<Committee> after,
                   store::UpdateCommittee(unit, before, cancelled, request.reason()));
        return ToProto(after);
      });
}

absl::StatusOr<v1::Committee> Committees::Reopen(rpc::CallScope& call, const v1::ReopenCommitteeRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kCommittee, "name", request.name()));
  return resource::Write<v1::Committee>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Committee> {
        PEP_ASSIGN(const base::Stored<Committee> before, Lock(unit, id, request.etag()));
        if (before.value.state == CommitteeState::kPlanned) {
          PEP_TRY(Expect(before, CommitteeState::kHeld, "it is open already"));
        }
        if (!before.value.source.empty()) {
          return aip::Precondition(Concat(request.name(), " was held elsewhere"),
                                   {{"SOURCE", request.name(), "change it as it is: it moved nothing here"}});
        }
        PEP_TRY(CheckNotDeleted<Incubator>(unit, request.name(), {before.value.incubator}));
        PEP_ASSIGN(const Committee planned,
                   TakeBackDecisions(unit, before, request.reason(), resource::IsAdministrator(call)));
        PEP_ASSIGN(const base::Stored<Committee> after,
                   store::UpdateCommittee(unit, before, planned, request.reason()));
        return ToProto(after);
      });
}

void Committees::Mount(rpc::Service& service) {
  service.Unary("GetCommittee", *this, &Committees::Get);
  service.Unary("ListCommittees", *this, &Committees::List);
  service.Unary("CreateCommittee", *this, &Committees::Create);
  service.Unary("UpdateCommittee", *this, &Committees::Update);
  service.Unary("HoldCommittee", *this, &Committees::Hold);
  service.Unary("ListCommitteeObstacles", *this, &Committees::ListObstacles);
  service.Unary("CancelCommittee", *this, &Committees::Cancel);
  service.Unary("ReopenCommittee", *this, &Committees::Reopen);
}

}  // namespace pepiniere::portfolio::api
