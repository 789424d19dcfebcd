#include "services/cohort/api/call_figures.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/api/placing.h"
#include "services/cohort/api/ranking_results.h"
#include "services/cohort/domain/call_figures.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/ranking_inputs.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/challenge_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/offer_store.h"
#include "services/cohort/store/placement_store.h"
#include "services/cohort/store/ranking_store.h"
#include "services/cohort/store/seat_store.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

// Reads what there is to count of a call that has closed, for a coach: without what they are recused from.
class FactReader {
 public:
  FactReader(const Context& context, const rpc::CallScope& call, const base::Stored<Call>& of)
      : context_(context), deadline_(call.deadline()), of_(of), person_(call.principal().person) {}

  absl::StatusOr<CallFacts> Read(v1::CallFigures& told) {
    PEP_ASSIGN(recused_, store::RecusedFrom(context_.db, deadline_, of_.id, person_));
    PEP_TRY(ReadSeats());
    PEP_TRY(CountApplications());
    PEP_TRY(ReadRanked());
    PEP_TRY(ReadPlaced(told));
    PEP_ASSIGN(const auto offers, record::SelectBelow<SeatOffer>(context_.db, deadline_, of_.id));
    for (const base::Stored<SeatOffer>& offer : offers) {
      if (recused_.contains(offer.value.application)) continue;
      if (IsAccepted(offer.value.state)) facts_.accepted.push_back(offer.value.seat);
    }
    return std::move(facts_);
  }

 private:
  absl::Status ReadSeats() {
    PEP_ASSIGN(const auto seats, record::SelectBelow<Seat>(context_.db, deadline_, of_.id));
    for (const base::Stored<Seat>& seat : seats) {
      PEP_ASSIGN(const auto challenge, record::Find<Challenge>(context_.db, deadline_, seat.value.challenge));
      facts_.seats[seat.id] = {seat.value.skill, challenge ? HostToldBy(challenge->value) : std::string()};
    }
    return absl::OkStatus();
  }

  absl::Status CountApplications() {
    PEP_ASSIGN(const auto counts, store::CountApplications(context_.db, deadline_, of_, person_, context_.clock.Now(),
                                                           store::Decided::kOnceTold));
    for (const auto& [of, count] : counts) {
      const auto& [state, seat] = of;
      CallCounts& counted = seat.empty() ? facts_.all : facts_.chosen[seat];
      counted.applications += count.count;
      if (state == ApplicationState::kAdmissible) counted.admissible += count.count;
    }
    return absl::OkStatus();
  }

  // Each who is ranked once, with the seat that they choose first.
  absl::Status ReadRanked() {
    PEP_ASSIGN(const auto rankings, record::SelectBelow<Ranking>(context_.db, deadline_, of_.id));
    std::map<std::string, std::string> last;  // by seat
    for (const base::Stored<Ranking>& ranking : rankings) {
      if (!ranking.value.Concealed()) last[ranking.value.seat] = ranking.id;
    }
    std::map<std::string, std::string> first_choices;
    PEP_ASSIGN(const auto applications, record::SelectBelow<Application>(context_.db, deadline_, of_.id));
    for (const base::Stored<Application>& application : applications) {
      const auto& choices = application.value.choices;
      first_choices[LastPart(application.id)] = choices.empty() ? "" : choices.front();
    }
    std::map<std::string, std::string> ranked;
    for (const auto& [_, id] : last) {
      PEP_ASSIGN(const auto done, Recomputed(Ranking::kCollection, id));
      for (const assessment::Ranked& one : done.ranking.ranked) {
        if (IsRecusedFrom(one.application)) continue;
        ranked[one.application] = first_choices[one.application];
      }
    }
    for (const auto& [_, seat] : ranked) facts_.ranked.push_back(seat);
    return absl::OkStatus();
  }

  absl::Status ReadPlaced(v1::CallFigures& told) {
    PEP_ASSIGN(const auto placements, record::SelectBelow<Placement>(context_.db, deadline_, of_.id));
    std::optional<std::string> last;
    for (const base::Stored<Placement>& placement : placements) {
      if (!placement.value.Concealed()) last = placement.id;
    }
    if (!last) return absl::OkStatus();
    PEP_ASSIGN(const auto done, Recomputed(Placement::kCollection, *last));
    for (const auto& [application, seat] : done.placement) {
      if (!IsRecusedFrom(application)) facts_.placed.push_back(Concat(of_.id, "/", seat));
    }
    // Who chose an empty place, and why it is empty, tells of them.
    if (!recused_.empty()) return absl::OkStatus();
    v1::PlacementRun results;
    AddResults(of_.id, done, results);
    told.mutable_unfilled()->Swap(results.mutable_unfilled());
    return absl::OkStatus();
  }

  // Of an application, as runs call it.
  bool IsRecusedFrom(const std::string& application) const {
    return recused_.contains(Concat(of_.id, "/", application));
  }

  absl::StatusOr<rehearsal::Rehearsed> Recomputed(std::string_view collection, const std::string& id) {
    PEP_ASSIGN(const store::RunBytes run, store::LoadRun(context_.db, deadline_, collection, id));
    return Recompute(run);
  }

  const Context& context_;
  const absl::Time deadline_;
  const base::Stored<Call>& of_;
  const std::string person_;
  std::set<std::string> recused_;
  CallFacts facts_;
};

void Tell(const CallCounts& counts, v1::CallFigures::Counts& told) {
  told.set_applications(counts.applications);
  told.set_admissible(counts.admissible);
  told.set_ranked(counts.ranked);
  told.set_placed(counts.placed);
  told.set_accepted(counts.accepted);
}

template <typename Repeated>
void Tell(const std::map<std::string, CallCounts>& shares, Repeated& told) {
  for (const auto& [name, counts] : shares) {
    auto& one = *told.Add();
    one.set_name(name);
    Tell(counts, *one.mutable_counts());
  }
}

}  // namespace

absl::StatusOr<v1::CallFigures> CallsFigures::Get(rpc::CallScope& call, const v1::GetCallFiguresRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "name", request.name()));
  PEP_TRY(CheckCompetesNot(context_, call, id));
  PEP_ASSIGN(const auto found, record::Find<Call>(context_.db, call.deadline(), id));
  if (!found || found->deleted_at) return aip::NotFound(request.name());
  if (found->value.Concealed() || context_.clock.Now() < found->value.opening().closes) {
    return aip::Precondition(request.name() + " has not closed",
                             {{"CALL_NOT_CLOSED", request.name(), "nothing is counted before that"}},
                             "CALL_NOT_CLOSED");
  }
  v1::CallFigures told;
  told.set_name(request.name());
  PEP_ASSIGN(const CallFacts facts, FactReader(context_, call, *found).Read(told));
  const cohort::CallFigures figures = FiguresOf(facts);
  Tell(figures.all, *told.mutable_counts());
  Tell(figures.profiles, *told.mutable_profiles());
  Tell(figures.hosts, *told.mutable_hosts());
  return told;
}

}  // namespace pepiniere::cohort::api
