#include "services/cohort/api/placing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/api/letters.h"
#include "services/cohort/api/ranking_results.h"
#include "services/cohort/api/rankings.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/domain/placing_inputs.h"
#include "services/cohort/domain/ranking_inputs.h"
#include "services/cohort/domain/seat_offer.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/offer_store.h"
#include "services/cohort/store/placement_store.h"
#include "services/cohort/store/ranking_store.h"
#include "services/cohort/store/seat_store.h"
#include "services/rehearsal/run.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Stored = base::Stored<Placement>;
using Violations = std::vector<aip::PreconditionViolation>;

std::string NameOf(const std::string& id) { return record::NameOf(Placement::kPattern, id); }
std::string ApplicationName(const std::string& call, std::string_view part) {
  return record::NameOf(Application::kPattern, Concat(call, "/", part));
}
std::string SeatName(const std::string& call, std::string_view part) {
  return record::NameOf(Seat::kPattern, Concat(call, "/", part));
}

// Inputs, and the rankings that they are of.
struct Frozen {
  rehearsal::Inputs inputs;
  std::vector<std::string> rankings;
  std::string rerun_of;
};

// Of a seat, what the ranking made of those who chose it.
absl::StatusOr<SeatList> ListOf(journal::Unit& unit, const base::Stored<Seat>& seat, const std::string& ranking) {
  PEP_ASSIGN(const store::RunBytes run, store::LoadRun(unit.session(), Ranking::kCollection, ranking));
  PEP_ASSIGN(rehearsal::Rehearsed done, Recompute(run));
  SeatList list;
  list.seat = seat;
  list.ranking = std::move(done.ranking);
  list.decisions = std::move(done.ballot.decisions);
  return list;
}

absl::StatusOr<Frozen> OnRankings(journal::Unit& unit, const PlacingAsked& asked, const JuryRecord& jury) {
  PEP_ASSIGN(const auto seats, record::SelectBelow<Seat>(unit.session(), asked.call));
  PEP_ASSIGN(const auto rankings, record::SelectBelow<Ranking>(unit.session(), asked.call));
  Frozen frozen;
  std::vector<SeatList> lists;
  Violations missing;
  std::set<std::string> used;
  for (const base::Stored<Seat>& seat : seats) {
    const base::Stored<Ranking>* const ranking = RankingFor(rankings, asked.stage, seat.id);
    if (!ranking) {
      missing.push_back({"NOT_RANKED", record::NameOf(Seat::kPattern, seat.id),
                         "neither it nor its call has a ranking of that stage: run one"});
      continue;
    }
    used.insert(ranking->id);
    PEP_ASSIGN(SeatList list, ListOf(unit, seat, ranking->id));
    lists.push_back(std::move(list));
  }
  if (!missing.empty()) return aip::Precondition("seats have no ranking", std::move(missing), "NOT_RANKED");
  frozen.inputs = PlacingInputs(asked.call, lists, jury.applications);
  frozen.rankings.assign(used.begin(), used.end());
  return frozen;
}

// Those of the placement, as they were frozen, with what the jury decided since between equals.
absl::StatusOr<Frozen> OnThoseOf(journal::Unit& unit, const Stored& published, const JuryRecord& jury) {
  PEP_ASSIGN(const store::RunBytes run, store::LoadRun(unit.session(), Placement::kCollection, published.id));
  rehearsal::ReadInputs read = rehearsal::Read(run.inputs);
  if (!read.faults.empty()) return absl::DataLossError("the inputs of a placement cannot be read");
  Frozen frozen{std::move(read.inputs), published.value.rankings, published.id};
  // All of one stage.
  if (frozen.rankings.empty()) return frozen;
  PEP_ASSIGN(const auto ranking, record::Find<Ranking>(unit.session(), frozen.rankings.front()));
  if (!ranking) return frozen;
  frozen.inputs = WithDecisions(std::move(frozen.inputs), jury.call.id, ranking->value.stage, jury.decisions);
  return frozen;
}

// FAILED_PRECONDITION with each order on which it depends who gets what, and with each who would lose a seat.
absl::Status CheckNotRefused(const std::string& call, const rehearsal::Rehearsed& done) {
  Violations violations;
  for (const assessment::OpenOrder& open : done.undecided) {
    std::vector<std::string> names = {SeatName(call, open.seat)};
    for (const std::string& candidate : open.candidates) names.push_back(ApplicationName(call, candidate));
    violations.push_back({"TIE", absl::StrJoin(names, " "),
                          done.too_many_orders
                              ? "too many orders are open to try them all: record what the jury decides"
                              : "it depends on their order who gets which seat: record what the jury decides"});
  }
  if (!violations.empty()) return aip::Precondition("ties are undecided", std::move(violations), "TIES_UNDECIDED");
  for (const auto& [candidate, seat] : done.losers) {
    violations.push_back({"FINAL", Concat(ApplicationName(call, candidate), " ", SeatName(call, seat)),
                          "it was accepted finally, and would be lost: the seats or the rankings changed"});
  }
  if (violations.empty()) return absl::OkStatus();
  return aip::Precondition("seats that were accepted finally would be lost", std::move(violations), "FINALS_LOST");
}

std::vector<Offer> OffersOf(const std::vector<base::Stored<SeatOffer>>& stored) {
  std::vector<Offer> offers;
  for (const base::Stored<SeatOffer>& offer : stored) offers.push_back(OfCall(offer.id, offer.value));
  return offers;
}

int Count(const std::map<std::string, assessment::Unfilled>& unfilled) {
  int places = 0;
  for (const auto& [_, seat] : unfilled) places += seat.places;
  return places;
}

absl::Status Supersede(journal::Unit& unit, const std::string& offer, const std::string& placement) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<SeatOffer>(unit.session(), offer));
  if (!before) return absl::OkStatus();
  SeatOffer superseded = before->value;
  superseded.state = StateAfter(OfferMove::kSupersede);
  superseded.superseded_by = placement;
  return record::Update(unit, *before, superseded).status();
}

// Offers the seats (ids) to the applications (ids), and says so to their applicants.
absl::Status Open(journal::Unit& unit, const base::Stored<Call>& call, const SeatOf& opened,
                  const std::string& placement) {
  std::vector<SeatOffer> offers;
  for (const auto& [application, seat] : opened) {
    PEP_ASSIGN(const auto found, record::Find<Application>(unit.session(), application));
    SeatOffer& offer = offers.emplace_back();
    offer.application = application;
    if (found) offer.applicant = found->value.applicant;
    offer.seat = seat;
    offer.placement = placement;
    offer.expires_at = ExpiryOf(call.value, unit.now(), ZoneOf(call.value));
  }
  PEP_ASSIGN(const auto inserted, record::InsertBelow<SeatOffer>(unit, call.id, offers));
  for (const base::Stored<SeatOffer>& offer : inserted) PEP_TRY(WriteOffer(unit, offer, call.value));
  return absl::OkStatus();
}

absl::Status PublishRankings(journal::Unit& unit, const std::vector<std::string>& rankings) {
  for (const std::string& id : rankings) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Ranking>(unit.session(), id));
    if (before) PEP_TRY(record::Update(unit, *before, Published(before->value, unit.now())).status());
  }
  return absl::OkStatus();
}

absl::Status Stale(const std::string& id, const std::vector<base::FieldProblem>& problems) {
  Violations violations;
  for (const auto& [_, problem] : problems) violations.push_back({"STALE", NameOf(id), problem});
  return aip::Precondition(NameOf(id) + " no longer fits what became of its call", std::move(violations),
                           "PLACEMENT_STALE");
}

// That no later one is published, and that the waiting list is not over.
absl::Status CheckInTime(journal::Unit& unit, const Stored& before, const base::Stored<Call>& call) {
  const std::string name = NameOf(before.id);
  if (before.value.published_at) {
    return aip::Precondition(name + " is published already", {{"STATE", name, "there is nothing more to do"}});
  }
  const auto& last = call.value.waiting_list_end;
  if (last && base::Date::InParis(unit.now()) > *last) {
    return aip::Precondition("the waiting list of the call is over",
                             {{"STATE", record::NameOf(Call::kPattern, call.id), "change its last day first"}});
  }
  PEP_ASSIGN(const auto all, record::SelectBelow<Placement>(unit.session(), call.id));
  for (const Stored& other : all) {
    if (!other.value.Concealed() && record::NumberIn(other.id) > record::NumberIn(before.id)) {
      return Stale(before.id, {{"placement", Concat("is older than ", NameOf(other.id), ", which is published")}});
    }
  }
  return absl::OkStatus();
}

std::string_view Said(RankingChange::What what) {
  switch (what) {
    case RankingChange::What::kCountsNoMore:
      return "counts no more";
    case RankingChange::What::kMarkedOtherwise:
      return "marks otherwise";
    case RankingChange::What::kCame:
      break;
  }
  return "came";
}

// That the rankings of a placement are what they would be now: FAILED_PRECONDITION (PLACEMENT_STALE) with each review
// that is not as it was.
absl::Status CheckRankingsHold(journal::Unit& unit, const Stored& placement, const JuryRecord& jury) {
  Violations violations;
  const std::string& call = jury.call.id;
  for (const std::string& id : placement.value.rankings) {
    PEP_ASSIGN(const auto ranking, record::Find<Ranking>(unit.session(), id));
    if (!ranking) continue;
    PEP_ASSIGN(const store::RunBytes run, store::LoadRun(unit.session(), Ranking::kCollection, id));
    const rehearsal::ReadInputs read = rehearsal::Read(run.inputs);
    if (!read.faults.empty()) return absl::DataLossError("the inputs of a run cannot be read");
    const rehearsal::Inputs now = RankingInputs(jury, ranking->value.stage, ranking->value.seat);
    for (const RankingChange& change : ChangesSince(read.inputs, now)) {
      violations.push_back({"RANKING_OUTDATED", ApplicationName(call, change.application),
                            Concat("the review of ", record::NameOf(Juror::kPattern, Concat(call, "/", change.juror)),
                                   " ", Said(change.what), " since ", record::NameOf(Ranking::kPattern, id),
                                   " was run: run it again and place anew, or publish with keep_rankings")});
    }
  }
  if (violations.empty()) return absl::OkStatus();
  return aip::Precondition(NameOf(placement.id) + " rests on rankings that are outdated", std::move(violations),
                           "PLACEMENT_STALE");
}

// Of a call that is held.
absl::StatusOr<Ground> GroundOf(journal::Unit& unit, const base::Stored<Call>& call, const JuryRecord& jury) {
  Ground ground;
  PEP_ASSIGN(ground.stand, store::PlaceableOf(unit.session(), jury));
  PEP_ASSIGN(const auto seats, record::SelectBelow<Seat>(unit.session(), call.id));
  for (const base::Stored<Seat>& seat : seats) ground.places.emplace(seat.id, seat.value.count);
  return ground;
}

// The placement by the ids of applications and seats.
SeatOf ById(const std::string& call, const assessment::Placement& placement) {
  SeatOf seats;
  for (const auto& [candidate, seat] : placement) seats.emplace(Concat(call, "/", candidate), Concat(call, "/", seat));
  return seats;
}

}  // namespace

absl::StatusOr<Stored> RunPlacing(journal::Unit& unit, const PlacingAsked& asked) {
  PEP_ASSIGN(const auto call, record::FindForUpdate<Call>(unit.session(), asked.call));
  if (!call || call->deleted_at) return aip::NotFound(record::NameOf(Call::kPattern, asked.call));
  PEP_TRY(CheckGoesOn(*call));
  PEP_ASSIGN(const JuryRecord jury, store::ReadJury(unit.session(), *call, unit.Instant()));
  PEP_ASSIGN(const auto placements, record::SelectBelow<Placement>(unit.session(), asked.call));
  std::optional<Stored> published;
  for (const Stored& one : placements) {
    if (!one.value.Concealed()) published = one;
  }
  PEP_ASSIGN(Frozen frozen,
             published && !asked.fresh ? OnThoseOf(unit, *published, jury) : OnRankings(unit, asked, jury));
  PEP_ASSIGN(const auto offers, record::SelectBelow<SeatOffer>(unit.session(), asked.call));
  PEP_ASSIGN(const std::set<std::string> stand, store::PlaceableOf(unit.session(), jury));
  const Rerun rerun = RerunAfter(OffersOf(offers), unit.Instant());
  frozen.inputs = PlacingAgain(std::move(frozen.inputs), asked.call, rerun, stand);
  if (frozen.rerun_of.empty()) frozen.inputs = KeepAccepted(std::move(frozen.inputs), rerun);
  store::RunBytes run;
  run.inputs = FrozenText(frozen.inputs);
  PEP_ASSIGN(const rehearsal::Rehearsed done, Recompute(run));
  PEP_TRY(CheckNotRefused(asked.call, done));
  run.result = rehearsal::ResultText(done);
  Placement placement;
  placement.rankings = frozen.rankings;
  placement.rerun_of = frozen.rerun_of;
  placement.placed_count = static_cast<int>(done.placement.size());
  placement.waiting_count = static_cast<int>(done.market.choices.size()) - placement.placed_count;
  placement.unfilled_count = Count(done.unfilled);
  placement.inputs_sha256 = rehearsal::SumOf(run.inputs);
  placement.result_sha256 = rehearsal::SumOf(run.result);
  PEP_ASSIGN(const auto inserted, record::InsertBelow<Placement>(unit, asked.call, {placement}));
  PEP_TRY(store::KeepRun(unit.session(), Placement::kCollection, inserted.front().id, run));
  return inserted.front();
}

absl::StatusOr<Placement> PublishPlacement(journal::Unit& unit, const Stored& before, bool keep_rankings) {
  const std::string id = record::ParentIn(before.id);
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), id));
  if (!call) return aip::NotFound(record::NameOf(Call::kPattern, id));
  PEP_TRY(CheckGoesOn(*call));
  PEP_TRY(CheckInTime(unit, before, *call));
  PEP_ASSIGN(const JuryRecord jury, store::ReadJury(unit.session(), *call, unit.Instant()));
  // One that was run again rests on what was published.
  if (before.value.rerun_of.empty() && !keep_rankings) PEP_TRY(CheckRankingsHold(unit, before, jury));
  PEP_ASSIGN(const store::RunBytes run, store::LoadRun(unit.session(), Placement::kCollection, before.id));
  PEP_ASSIGN(const rehearsal::Rehearsed done, Recompute(run));
  if (!done.stable || done.refused() || rehearsal::ResultText(done) != run.result) {
    return absl::DataLossError("a placement is no longer what was computed, or not stable");
  }
  PEP_ASSIGN(const auto stored, record::SelectBelow<SeatOffer>(unit.session(), id));
  const std::vector<Offer> offers = OffersOf(stored);
  const SeatOf placed = ById(id, done.placement);
  PEP_ASSIGN(Ground ground, GroundOf(unit, *call, jury));
  for (const auto& [seat, list] : done.market.lists) {
    for (const std::string& candidate : list) {
      ground.lists[Concat(id, "/", seat)].push_back(Concat(id, "/", candidate));
    }
  }
  const auto problems = CheckGround(offers, placed, ground);
  if (!problems.empty()) return Stale(before.id, problems);
  const Publication publication = cohort::Publish(offers, placed, ground, unit.Instant());
  if (!publication.problems.empty()) return Stale(before.id, publication.problems);
  for (const std::string& offer : publication.superseded) PEP_TRY(Supersede(unit, offer, before.id));
  PEP_TRY(Open(unit, *call, publication.opened, before.id));
  PEP_TRY(PublishRankings(unit, before.value.rankings));
  Placement published = before.value;
  published.published_at = unit.now();
  return published;
}

void AddResults(const std::string& call, const rehearsal::Rehearsed& done, v1::PlacementRun& told) {
  for (const auto& [seat, list] : done.market.lists) {
    for (const std::string& candidate : list) {
      const auto own = done.placement.find(candidate);
      if (own == done.placement.end() || own->second != seat) continue;
      v1::PlacedApplication& one = *told.add_placed();
      one.set_seat(SeatName(call, seat));
      one.set_application(ApplicationName(call, candidate));
    }
  }
  for (const auto& [candidate, _] : done.market.choices) {
    if (!done.placement.contains(candidate)) told.add_waiting(ApplicationName(call, candidate));
  }
  for (const auto& [seat, unfilled] : done.unfilled) {
    v1::UnfilledSeat& one = *told.add_unfilled();
    one.set_seat(SeatName(call, seat));
    one.set_places(unfilled.places);
    one.set_why(static_cast<v1::UnfilledSeat::Why>(static_cast<int>(unfilled.why) + 1));
    one.set_chose(unfilled.chose);
    one.set_ranked(unfilled.ranked);
    one.set_elsewhere(unfilled.elsewhere);
    one.set_left(unfilled.left);
  }
}

}  // namespace pepiniere::cohort::api
