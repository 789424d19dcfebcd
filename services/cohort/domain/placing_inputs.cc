#include "services/cohort/domain/placing_inputs.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/text.h"
#include "services/cohort/domain/ranking_inputs.h"

namespace pepiniere::cohort {
namespace {

using Choices = std::map<std::string, std::vector<std::string>>;

bool Chose(const Choices& choices, const std::string& application, const std::string& seat) {
  const auto found = choices.find(application);
  return found != choices.end() && std::ranges::find(found->second, seat) != found->second.end();
}

// Of those whom a tie or a decision names, the ones who chose the seat, in that order.
std::vector<std::string> WhoChose(const Choices& choices, const std::string& seat,
                                  const std::vector<std::string>& names) {
  std::vector<std::string> chose;
  std::ranges::copy_if(names, std::back_inserter(chose),
                       [&](const std::string& name) { return Chose(choices, name, seat); });
  return chose;
}

}  // namespace

const base::Stored<Ranking>* RankingFor(const std::vector<base::Stored<Ranking>>& rankings, ReviewStage stage,
                                        const std::string& seat) {
  const base::Stored<Ranking>*own = nullptr, *of_all = nullptr;
  for (const base::Stored<Ranking>& ranking : rankings) {
    if (ranking.value.stage != stage) continue;
    if (ranking.value.seat == seat) own = &ranking;
    if (ranking.value.seat.empty()) of_all = &ranking;
  }
  return own ? own : of_all;
}

rehearsal::Inputs PlacingInputs(const std::string& call, const std::vector<SeatList>& lists,
                                const std::vector<base::Stored<Application>>& applications) {
  rehearsal::Inputs inputs;
  inputs.call = call;
  inputs.lists.emplace();
  std::set<std::string> seats;
  for (const SeatList& list : lists) seats.insert(list.seat.id);
  for (const base::Stored<Application>& application : applications) {
    std::vector<std::string>& choices = inputs.choices[LastPart(application.id)];
    for (const std::string& seat : application.value.choices) {
      if (seats.contains(seat)) choices.push_back(LastPart(seat));
    }
  }
  for (const SeatList& list : lists) {
    const std::string seat = LastPart(list.seat.id);
    inputs.seats.emplace(seat, list.seat.value.count);
    std::vector<std::string>& listed = (*inputs.lists)[seat];
    for (const assessment::Ranked& ranked : list.ranking.ranked) {
      if (Chose(inputs.choices, ranked.application, seat)) listed.push_back(ranked.application);
    }
    bool is_tied = false;
    for (const assessment::Tie& tie : list.ranking.ties) {
      std::vector<std::string> members = WhoChose(inputs.choices, seat, tie.members);
      if (members.size() < 2) continue;
      is_tied = true;
      inputs.ties.emplace_back(seat, std::move(members));
    }
    if (!is_tied) continue;
    for (const assessment::Decision& decision : list.decisions) {
      assessment::Decision among = WhoChose(inputs.choices, seat, decision);
      if (among.size() > 1) inputs.decisions.push_back(std::move(among));
    }
  }
  return inputs;
}

rehearsal::Inputs PlacingAgain(rehearsal::Inputs inputs, const std::string& call, const Rerun& rerun,
                               const std::set<std::string>& stand) {
  inputs.finals.clear();
  inputs.left.clear();
  for (auto& [candidate, choices] : inputs.choices) {
    const std::string id = base::Concat(call, "/", candidate);
    const auto refused = rerun.refused.find(id);
    if (refused != rerun.refused.end()) {
      std::erase_if(choices,
                    [&](const std::string& seat) { return refused->second.contains(base::Concat(call, "/", seat)); });
    }
    const auto final_seat = rerun.finals.find(id);
    const bool is_final =
        final_seat != rerun.finals.end() && Chose(inputs.choices, candidate, LastPart(final_seat->second));
    // Who no longer stands is offered nothing else, and what they accepted is theirs until it is withdrawn.
    const auto held = rerun.held.find(id);
    const bool is_held =
        held != rerun.held.end() && !stand.contains(id) && Chose(inputs.choices, candidate, LastPart(held->second));
    if (is_final) {
      inputs.finals.emplace(candidate, LastPart(final_seat->second));
    } else if (is_held) {
      inputs.finals.emplace(candidate, LastPart(held->second));
    } else if (rerun.left.contains(id) || !stand.contains(id)) {
      inputs.left.push_back(candidate);
    }
  }
  return inputs;
}

rehearsal::Inputs WithDecisions(rehearsal::Inputs inputs, const std::string& call, ReviewStage stage,
                                const std::vector<base::Stored<TieDecision>>& recorded) {
  for (const auto& [seat, members] : inputs.ties) {
    for (const base::Stored<TieDecision>& decision : recorded) {
      if (!HoldsFor(decision.value, stage, base::Concat(call, "/", seat))) continue;
      assessment::Decision among;
      for (const std::string& application : decision.value.applications) {
        if (std::ranges::find(members, LastPart(application)) != members.end()) among.push_back(LastPart(application));
      }
      const bool is_known = std::ranges::find(inputs.decisions, among) != inputs.decisions.end();
      if (among.size() < 2 || is_known) continue;
      inputs.decisions.push_back(std::move(among));
      if (!assessment::Contradiction(inputs.decisions).empty()) inputs.decisions.pop_back();
    }
  }
  return inputs;
}

rehearsal::Inputs KeepAccepted(rehearsal::Inputs inputs, const Rerun& rerun) {
  std::map<std::string, std::set<std::string>> accepted;  // by seat
  for (const SeatOf* seats : {&rerun.finals, &rerun.held}) {
    for (const auto& [id, seat] : *seats) {
      if (Chose(inputs.choices, LastPart(id), LastPart(seat))) accepted[LastPart(seat)].insert(LastPart(id));
    }
  }
  if (!inputs.lists) return inputs;
  for (const auto& [seat, candidates] : accepted) {
    const std::set<std::string>& people = candidates;
    const auto comes_first = [&](const std::string& candidate) { return people.contains(candidate); };
    std::vector<std::string>& list = (*inputs.lists)[seat];
    for (const std::string& candidate : people) {
      if (std::ranges::find(list, candidate) == list.end()) list.push_back(candidate);
    }
    std::stable_partition(list.begin(), list.end(), comes_first);
    for (auto& [of, members] : inputs.ties) {
      if (of == seat) std::erase_if(members, comes_first);
    }
  }
  std::erase_if(inputs.ties, [](const auto& tie) { return tie.second.size() < 2; });
  return inputs;
}

}  // namespace pepiniere::cohort
