#include "services/cohort/api/offers.h"

#include <optional>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/api/jury.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/screening.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/offer_store.h"

namespace pepiniere::cohort::api {
namespace {

using Stored = base::Stored<SeatOffer>;
using Violations = std::vector<aip::PreconditionViolation>;

std::string NameOf(const std::string& id) { return record::NameOf(SeatOffer::kPattern, id); }

OfferActor ActorOf(const journal::Unit& unit, const SeatOffer& offer) {
  return !offer.applicant.empty() && unit.caller().principal == offer.applicant ? OfferActor::kApplicant
                                                                                : OfferActor::kCoach;
}

absl::StatusOr<SeatOffer> Move(const journal::Unit& unit, const Stored& before, OfferMove move, OfferActor by,
                               const std::string& reason = "") {
  const auto problems = CheckOfferMove(OfCall(before.id, before.value), move, by, unit.Instant());
  if (!problems.empty()) {
    Violations violations;
    for (const auto& [_, problem] : problems) violations.push_back({"STATE", NameOf(before.id), problem});
    return aip::Precondition(NameOf(before.id) + " cannot become that", std::move(violations));
  }
  SeatOffer moved = before.value;
  moved.state = StateAfter(move);
  if (by == OfferActor::kService) return moved;
  moved.answered_at = unit.now();
  moved.reason = reason;
  return moved;
}

// Whether the cohort, the challenge and the seat have a place left, and the person holds no other seat.
absl::Status CheckPlaces(journal::Unit& unit, const Stored& before) {
  PEP_ASSIGN(const store::AcceptanceFacts facts, store::FactsOf(unit.session(), before));
  const auto problems = CheckAcceptance(facts.offer, facts.offers, facts.limits);
  if (problems.empty()) return absl::OkStatus();
  Violations violations;
  for (const auto& [_, problem] : problems) violations.push_back({"NO_PLACE_LEFT", NameOf(before.id), problem});
  return aip::Precondition(NameOf(before.id) + " cannot be accepted", std::move(violations), "NO_PLACE_LEFT");
}

// One person holds one seat: who accepts one lets go of the others of that call, whether they held or were offered
// them.
absl::Status LetGoOfOthers(journal::Unit& unit, const Stored& accepted) {
  PEP_ASSIGN(const auto offers, store::LockOffersOf(unit.session(), accepted.value.application));
  for (const Stored& other : offers) {
    const OfferState state = StateAt(other.value, unit.Instant());
    if (other.id == accepted.id || !IsLive(state) || state == OfferState::kAcceptedFinal) continue;
    const bool is_held = IsAccepted(state);
    PEP_ASSIGN(SeatOffer gone, Move(unit, other, is_held ? OfferMove::kSupersede : OfferMove::kDecline,
                                    is_held ? OfferActor::kService : OfferActor::kApplicant));
    if (is_held) gone.superseded_by = accepted.value.placement;
    PEP_TRY(record::Update(unit, other, gone).status());
  }
  return absl::OkStatus();
}

// That its application stands, as far as its applicant, who accepts, was told.
absl::Status CheckStands(journal::Unit& unit, const Stored& before, const Call& call) {
  PEP_ASSIGN(const auto found, record::Find<Application>(unit.session(), before.value.application));
  if (!found) return aip::NotFound(NameOf(before.id));
  const Application told = AsToldToApplicant(found->value);
  if (IsToBeJudged(told, call, unit.Instant())) return absl::OkStatus();
  return aip::Precondition(NameOf(before.id) + " cannot be accepted",
                           {{"APPLICATION_LEFT", record::NameOf(Application::kPattern, found->id),
                             base::Concat("is ", Symbol(told.state), ": no seat comes of it")}},
                           "APPLICATION_LEFT");
}

absl::StatusOr<SeatOffer> Accept(journal::Unit& unit, const Stored& before, bool keeps_choices) {
  // No other acceptance comes between; before anything is read that it might change.
  PEP_ASSIGN(const auto call, record::FindForUpdate<Call>(unit.session(), record::ParentIn(before.id)));
  if (!call) return aip::NotFound(NameOf(before.id));
  PEP_TRY(CheckGoesOn(*call));
  PEP_TRY(CheckStands(unit, before, call->value));
  PEP_TRY(store::HoldForAcceptance(unit, call->value.cohort, before.value.applicant));
  const OfferMove move = keeps_choices ? OfferMove::kAcceptWaiting : OfferMove::kAcceptFinal;
  PEP_ASSIGN(SeatOffer accepted, Move(unit, before, move, ActorOf(unit, before.value)));
  PEP_TRY(LetGoOfOthers(unit, before));
  PEP_TRY(CheckPlaces(unit, before));
  return accepted;
}

absl::Status ExpireOne(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<SeatOffer>(unit.session(), id));
  if (!before || before->value.state != OfferState::kOffered) return absl::OkStatus();
  PEP_ASSIGN(const SeatOffer expired, Move(unit, *before, OfferMove::kExpire, OfferActor::kService));
  return record::Update(unit, *before, expired).status();
}

absl::Status WithdrawOne(journal::Unit& unit, const Stored& before, OfferActor by, const std::string& reason) {
  PEP_ASSIGN(const SeatOffer withdrawn, Move(unit, before, OfferMove::kWithdraw, by, reason));
  return record::Update(unit, before, withdrawn).status();
}

// An offer says who applies.
bool ReadsOffers(const JurySeat& seat) { return seat.leads() && !seat.reads_as_juror(); }

}  // namespace

void Offers::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("AcceptOffer", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    const bool keeps_choices = aip::FlagIn(request, "keep_choices");
    return standard_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
      return Accept(unit, before, keeps_choices);
    });
  });
  const auto leave = [&](std::string_view method, OfferMove move) {
    service.Unary(method, [this, move](rpc::CallScope& call, const auto& request, auto& reply) {
      return standard_.Change(
          call, request, reply,
          [&](journal::Unit& unit, const Stored& before) {
            return Move(unit, before, move, ActorOf(unit, before.value), aip::TextIn(request, "reason"));
          },
          resource::StandardMethods<SeatOffer>::Reason::kKeptBeside);
    });
  };
  leave("DeclineOffer", OfferMove::kDecline);
  leave("WithdrawOffer", OfferMove::kWithdraw);
}

absl::Status WithdrawOffersOf(journal::Unit& unit, const std::string& application, OfferActor by,
                              const std::string& reason) {
  PEP_ASSIGN(const auto offers, store::LockOffersOf(unit.session(), application));
  for (const Stored& offer : offers) {
    if (!IsLive(StateAt(offer.value, unit.Instant()))) continue;
    PEP_TRY(WithdrawOne(unit, offer, by, reason));
  }
  return absl::OkStatus();
}

absl::Status WithdrawOpenOffers(journal::Unit& unit, const std::string& call, const std::string& reason) {
  PEP_ASSIGN(const auto offers, record::SelectBelow<SeatOffer>(unit.session(), call));
  for (const Stored& one : offers) {
    PEP_ASSIGN(const auto offer, record::FindForUpdate<SeatOffer>(unit.session(), one.id));
    if (!offer) continue;
    const OfferState state = StateAt(offer->value, unit.Instant());
    if (!IsLive(state) || state == OfferState::kAcceptedFinal) continue;
    PEP_TRY(WithdrawOne(unit, *offer, OfferActor::kCoach, reason));
  }
  return absl::OkStatus();
}

absl::Status ExpireOffers(const resource::Context& context, absl::Time deadline) {
  using Nothing = v1::Offer;
  const journal::WriteCall writer = {.principal = "service:cohort", .method = "ExpireOffers", .deadline = deadline};
  PEP_ASSIGN(const auto ids, store::ExpiredOffers(context.db, deadline, context.clock.Now()));
  absl::Status first;
  for (const std::string& id : ids) {
    const auto expired = journal::Mutate<Nothing>(context.db, context.clock, writer, Nothing(),
                                                  [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
                                                    PEP_TRY(ExpireOne(unit, id));
                                                    return Nothing();
                                                  });
    first.Update(expired.status());
  }
  if (!ids.empty()) context.committed();
  return first;
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Call;
using cohort::SeatOffer;

absl::Status Rules<SeatOffer>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<SeatOffer>(context.db, call.deadline(), id));
  if (!found) return aip::NotFound(NameOf(id));
  PEP_ASSIGN(const bool sees, Viewer(context, call).Sees(*found));
  return sees ? absl::OkStatus() : aip::NotFound(NameOf(id));
}

absl::StatusOr<bool> Rules<SeatOffer>::FindParent(const Context& context, const rpc::CallScope& call,
                                                  const std::string& parent) {
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), parent));
  if (!found || found->deleted_at) return false;
  return Rules<Call>::Viewer(context, call).Sees(*found);
}

absl::Status Rules<SeatOffer>::LockParent(journal::Unit& unit, const std::string& parent) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Call>(unit.session(), parent));
  return found && !found->deleted_at ? absl::OkStatus() : aip::NotFound(record::NameOf(Call::kPattern, parent));
}

absl::StatusOr<record::Page<base::Stored<SeatOffer>>> Rules<SeatOffer>::List(const Context& context,
                                                                             const rpc::CallScope& call,
                                                                             const record::ListQuery& list,
                                                                             const std::string& parent) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, parent));
  return cohort::store::ListOffers(context.db, call.deadline(), list, parent,
                                   {.person = seat.person(), .leads = ReadsOffers(seat), .now = context.clock.Now()});
}

absl::Status Rules<SeatOffer>::AddBeside(const Context& context, const rpc::CallScope&,
                                         const std::vector<Proto*>& offers) {
  const google::protobuf::Timestamp now = aip::ToProto(context.clock.Now());
  for (Proto* offer : offers) {
    const google::protobuf::Timestamp& at = offer->expire_time();
    const bool is_past = offer->has_expire_time() &&
                         (at.seconds() < now.seconds() || (at.seconds() == now.seconds() && at.nanos() <= now.nanos()));
    if (is_past && offer->state() == Proto::STATE_OFFERED) offer->set_state(Proto::STATE_EXPIRED);
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<SeatOffer>::Viewer::Sees(const base::Stored<SeatOffer>& stored) {
  const std::string& person = call_.principal().person;
  if (!person.empty() && stored.value.applicant == person) return true;
  const auto seat = JurySeat::Of(context_, call_, record::ParentIn(stored.id));
  if (absl::IsNotFound(seat.status())) return false;
  PEP_TRY(seat.status());
  if (!ReadsOffers(*seat)) return false;
  PEP_ASSIGN(const bool recused,
             cohort::store::IsRecused(context_.db, call_.deadline(), stored.value.application, person));
  return !recused;
}

template class StandardMethods<SeatOffer>;

}  // namespace pepiniere::resource
