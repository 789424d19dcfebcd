#include "services/cohort/api/calls.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "pepiniere/cohort/v1/review.pb.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/letters.h"
#include "services/cohort/api/offers.h"
#include "services/cohort/domain/contradictions.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/store/application_store.h"
#include "services/resource/references.h"
#include "services/secret/aead.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Stored = base::Stored<Call>;

constexpr std::size_t kSeedBytes = 32;
constexpr identity::Role kLeaders[] = {rpc::v1::ROLE_COACH, rpc::v1::ROLE_PROGRAMME_ADMIN};

// Whether a role of theirs is that of its leaders.
bool HoldsRole(const rpc::CallScope& call, const Call& led) {
  const std::vector<std::string> programme = {record::NameOf(Programme::kPattern, ProgrammeOf(led))};
  return call.principal().CoversAny(kLeaders, programme);
}

// FAILED_PRECONDITION with all of these, if there are any, each with its field.
absl::Status Refuse(std::string_view message, const std::vector<base::FieldProblem>& problems,
                    const std::string& reason) {
  if (problems.empty()) return absl::OkStatus();
  std::vector<aip::PreconditionViolation> violations;
  for (const auto& [field, problem] : problems) violations.push_back({reason, field, Concat(field, " ", problem)});
  return aip::Precondition(message, std::move(violations), reason);
}

absl::Status Expect(bool holds, const Stored& call, std::string_view is, std::string_view advice) {
  if (holds) return absl::OkStatus();
  const std::string name = record::NameOf(Call::kPattern, call.id);
  return aip::Precondition(Concat(name, " ", is), {{"STATE", name, std::string(advice)}});
}

absl::Status Freeze(journal::Unit& unit, const std::string& version) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<GridVersion>(unit.session(), version));
  if (!before) return aip::NotFound(record::NameOf(GridVersion::kPattern, version));
  GridVersion frozen = before->value;
  frozen.frozen = true;
  return record::Update(unit, *before, frozen).status();
}

absl::StatusOr<Call> Publish(journal::Unit& unit, const Stored& before) {
  PEP_TRY(Expect(before.value.Concealed(), before, "is published already", "it can be changed, or cancelled"));
  PEP_ASSIGN(const CallSurroundings around,
             store::SurroundingsOf(unit.session(), before.id, before.value, /*publishing=*/true));
  PEP_TRY(Refuse(Concat(record::NameOf(Call::kPattern, before.id), " contradicts itself"),
                 ContradictionsOf(before.value, around, unit.now(), ZoneOf(before.value)), "CALL_CONTRADICTIONS"));
  PEP_TRY(Freeze(unit, before.value.grid_version));
  const std::string seed = secret::RandomHex(kSeedBytes);
  PEP_TRY(store::KeepSeed(unit.session(), before.id, seed, unit.now()));
  Call published = before.value;
  published.published_at = unit.now();
  published.seed_hash = secret::Sha256Hex(seed);
  return published;
}

absl::StatusOr<Call> Cancel(journal::Unit& unit, const Stored& before, const std::string& reason) {
  PEP_TRY(Expect(!before.value.Concealed(), before, "is a draft", "delete it: nobody was told of it"));
  PEP_TRY(Expect(!before.value.cancelled_at, before, "is cancelled already", "there is nothing more to call off"));
  Call cancelled = before.value;
  cancelled.cancelled_at = unit.now();
  cancelled.cancel_reason = reason;
  PEP_TRY(WithdrawOpenOffers(unit, before.id, reason));
  return cancelled;
}

absl::StatusOr<Call> ReopenReviews(const journal::Unit& unit, const Stored& before, absl::Time until) {
  PEP_TRY(Expect(ReviewsAreOver(before.value, unit.now()), before, "takes reviews",
                 "change its review_end_time: nothing is to be reopened"));
  if (until <= unit.now()) return aip::Invalid("review_end_time", "lies in the past: say until when reviews are taken");
  Call reopened = before.value;
  reopened.review_ends_at = until;
  reopened.reviews_reopened_at = unit.now();
  return reopened;
}

absl::StatusOr<Call> CloseScreening(const journal::Unit& unit, const Stored& before) {
  const bool closed = StateAt(before.value, unit.now()) == CallState::kClosed;
  PEP_TRY(Expect(before.value.anonymous_screening, before, "has no anonymous screening", "there is none to close"));
  PEP_TRY(Expect(closed, before, "has not closed", "jurors read nothing of it yet"));
  PEP_TRY(Expect(!before.value.screening_closed_at, before, "has its screening closed already",
                 "jurors are told who applied"));
  Call screened = before.value;
  screened.screening_closed_at = unit.now();
  return screened;
}

}  // namespace

store::DraftReach DraftsOf(const rpc::CallScope& call) {
  const identity::Principal& caller = call.principal();
  const std::vector<std::string> everything = {""};
  store::DraftReach reach{
      .everything = caller.CoversAny(kLeaders, everything), .programmes = {}, .person = caller.person};
  for (const identity::Binding& held : caller.bindings) {
    const bool leads = std::ranges::find(kLeaders, held.role) != std::end(kLeaders);
    if (leads && resource::PatternOf<Programme>().Matches(held.resource)) {
      reach.programmes.push_back(aip::IdOf(held.resource));
    }
  }
  return reach;
}

absl::StatusOr<bool> LeadsCall(const Context& context, const rpc::CallScope& call, const Stored& led) {
  if (!HoldsRole(call, led.value)) return false;
  PEP_ASSIGN(const bool competes,
             store::Competes(context.db, call.deadline(), led, call.principal().person, context.clock.Now()));
  return !competes;
}

absl::StatusOr<bool> LeadsCall(db::Session& session, const rpc::CallScope& call, const Stored& led, absl::Time now) {
  if (!HoldsRole(call, led.value)) return false;
  PEP_ASSIGN(const bool competes, store::Competes(session, led, call.principal().person, now));
  return !competes;
}

absl::Status CheckGoesOn(const Stored& call) {
  if (!call.value.cancelled_at) return absl::OkStatus();
  const std::string name = record::NameOf(Call::kPattern, call.id);
  return aip::Precondition(name + " was called off",
                           {{"CALL_CANCELLED", name, "nothing is decided, run, offered or accepted of it any more"}},
                           "CALL_CANCELLED");
}

absl::Status CheckCompetesNot(const Context& context, const rpc::CallScope& call, const std::string& id) {
  const auto found = record::Find<Call>(context.db, call.deadline(), id);
  // What cannot be read is repaired; what is not there is told so by who asks for it.
  if (absl::IsDataLoss(found.status())) return absl::OkStatus();
  PEP_TRY(found.status());
  if (!*found) return absl::OkStatus();
  PEP_ASSIGN(const bool competes,
             store::Competes(context.db, call.deadline(), **found, call.principal().person, context.clock.Now()));
  return competes ? aip::PermissionDenied("who applies to a call leads nothing of it") : absl::OkStatus();
}

absl::StatusOr<v1::CheckCallResponse> Calls::Check(rpc::CallScope& call, const v1::CheckCallRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<Call>(context_.db, call.deadline(), id));
  if (!found || found->deleted_at) return aip::NotFound(request.name());
  PEP_TRY(Expect(found->value.Concealed(), *found, "is published already", "it can be changed, or cancelled"));
  PEP_ASSIGN(const CallSurroundings around, store::SurroundingsOf(context_.db, call.deadline(), id, found->value));
  v1::CheckCallResponse reply;
  for (const auto& [field, problem] :
       ContradictionsOf(found->value, around, context_.clock.Now(), ZoneOf(found->value))) {
    auto& contradiction = *reply.add_contradictions();
    contradiction.set_field(field);
    contradiction.set_description(problem);
  }
  return reply;
}

void Calls::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("CheckCall", *this, &Calls::Check);
  service.Unary("PublishCall", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply,
                            [](journal::Unit& unit, const Stored& before) { return Publish(unit, before); });
  });
  service.Unary("CancelCall", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
      return Cancel(unit, before, aip::TextIn(request, "reason"));
    });
  });
  service.Unary("ReopenReviews", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    aip::Violations violations;
    const auto until = aip::ReadTime(static_cast<const v1::ReopenReviewsRequest&>(request).review_end_time(),
                                     "review_end_time", violations);
    PEP_TRY(violations.ToStatus());
    return standard_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
      return ReopenReviews(unit, before, until.value_or(absl::InfinitePast()));
    });
  });
  service.Unary("CloseScreening", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply,
                            [](journal::Unit& unit, const Stored& before) { return CloseScreening(unit, before); });
  });
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Call;

absl::Status Rules<Call>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  return CheckCompetesNot(context, call, id);
}

void Rules<Call>::Complete(const rpc::CallScope&, const Call* before, Call& now) {
  if (now.time_zone.empty()) now.time_zone = cohort::kUsualZone;
  const Call none;
  const Call& was = before ? *before : none;
  now.seed_hash = was.seed_hash;
  now.published_at = was.published_at;
  now.cancelled_at = was.cancelled_at;
  now.cancel_reason = was.cancel_reason;
  now.screening_closed_at = was.screening_closed_at;
  now.reviews_reopened_at = was.reviews_reopened_at;
}

absl::Status Rules<Call>::Check(journal::Unit& unit, const std::string&, const Call& before, const Call& now,
                                aip::Violations& violations) {
  if (now.cohort != before.cohort) {
    PEP_TRY(CheckExist<cohort::Cohort>(unit, "call.cohort", {now.cohort}, violations));
  }
  if (now.grid_version != before.grid_version) {
    PEP_TRY(CheckExist<cohort::GridVersion>(unit, "call.grid_version", {now.grid_version}, violations));
  }
  absl::TimeZone zone;
  if (!violations.Names("call.time_zone") && !absl::LoadTimeZone(now.time_zone, &zone)) {
    violations.Add("call.time_zone", "is no zone that is known here, such as Europe/Paris");
  }
  return absl::OkStatus();
}

absl::Status Rules<Call>::CheckAlive(journal::Unit& unit, const base::Stored<Call>& before) {
  return CheckNotDeleted<cohort::Cohort>(unit, record::NameOf(Call::kPattern, before.id), {before.value.cohort});
}

absl::Status Rules<Call>::CheckMove(const rpc::CallScope& call, const Call& before, const Call& now) {
  if (before.Concealed()) return absl::OkStatus();
  PEP_TRY(Refuse("a published call is fixed", CheckFixed(before, now, call.received_at()), "CALL_FIXED"));
  return Refuse("the call would contradict itself", ContradictoryDates(now, ZoneOf(now)), "CALL_CONTRADICTIONS");
}

absl::Status Rules<Call>::CheckDeletable(const journal::Unit&, const base::Stored<Call>& before) {
  return Expect(before.value.Concealed(), before, "is published", "cancel it, with a reason");
}

const query::SortSchema& Rules<Call>::Order() { return cohort::store::CallOrder(); }

absl::StatusOr<record::Page<base::Stored<Call>>> Rules<Call>::List(const Context& context, const rpc::CallScope& call,
                                                                   const record::ListQuery& list, const std::string&) {
  return cohort::store::ListCalls(context.db, call.deadline(), list, DraftsOf(call), context.clock.Now());
}

absl::Status Rules<Call>::AddBeside(const Context& context, const rpc::CallScope&, const std::vector<Proto*>& calls) {
  for (Proto* proto : calls) {
    aip::Violations none;
    const Call call = StandardMethods<Call>::Read(*proto, "", none);
    proto->set_state(static_cast<Proto::State>(StateAt(call, context.clock.Now())));
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<Call>::Viewer::Sees(const base::Stored<Call>& stored) {
  if (!stored.value.Concealed()) return true;
  return LeadsCall(context_, call_, stored);
}

template class StandardMethods<Call>;

}  // namespace pepiniere::resource
