#include "services/rehearsal/rehearse.h"

#include <algorithm>
#include <set>

#include "services/json/json.h"

namespace pepiniere::rehearsal {
namespace {

using assessment::ListTie;
using assessment::Market;
using Json = json::OrderedJson;

// Whoever chose a seat has an application, where lists are rankings.
bool RanksForSeats(const Inputs& inputs) { return !inputs.lists; }

assessment::Ballot BallotOf(const Inputs& inputs) {
  assessment::Ballot ballot{.call = inputs.call,
                            .grid = inputs.grid,
                            .reviews = inputs.reviews,
                            .recusals = inputs.recusals,
                            .decisions = inputs.decisions,
                            .seed = inputs.seed,
                            .applications = {}};
  if (!RanksForSeats(inputs)) return ballot;
  for (const auto& [candidate, _] : inputs.choices) ballot.applications.insert(candidate);
  return ballot;
}

// Of each seat, those who chose it, as they are ranked; ties of the ranking are ties on all these lists.
void ListByRanking(const assessment::Ranking& ranking, Market& market, std::vector<ListTie>& ties) {
  std::vector<std::string> seats;
  for (const auto& [seat, _] : market.capacities) {
    seats.push_back(seat);
    market.lists[seat];
  }
  for (const assessment::Ranked& ranked : ranking.ranked) {
    const auto chosen = market.choices.find(ranked.application);
    if (chosen == market.choices.end()) continue;
    for (const std::string& seat : chosen->second) market.lists[seat].push_back(ranked.application);
  }
  for (const assessment::Tie& tie : ranking.ties) ties.push_back({seats, tie});
}

// Puts the members of a tie, who stand in a row, into the order that decisions and the lot give them.
void ListAsDecided(const Inputs& inputs, Market& market, std::vector<ListTie>& ties) {
  market.lists = *inputs.lists;
  const assessment::TieBreak tie_break(inputs.decisions, inputs.call, inputs.seed);
  for (const auto& [seat, members] : inputs.ties) {
    std::vector<std::string>& list = market.lists.at(seat);
    assessment::Settled settled = tie_break.Settle(members);
    auto place = std::ranges::find_first_of(list, members);
    for (const auto& member : settled.members) *place++ = member.name;
    for (assessment::Tie& tie : settled.ties) ties.push_back({{seat}, std::move(tie)});
  }
}

Json PlacedJson(const Rehearsed& done) {
  std::map<std::string, std::vector<std::string>> placed;
  for (const auto& [seat, list] : done.market.lists) {
    for (const std::string& candidate : list) {
      const auto own = done.placement.find(candidate);
      if (own != done.placement.end() && own->second == seat) placed[seat].push_back(candidate);
    }
  }
  Json json = Json::object();
  for (const auto& [seat, candidates] : placed) json[seat] = candidates;
  return json;
}

Json RankedJson(const assessment::Ranked& ranked) {
  Json json = {{"application", ranked.application}, {"score", ranked.score.ToString()}, {"rank", ranked.rank}};
  if (!ranked.decided_by.empty()) json["decidedBy"] = ranked.decided_by;
  return json;
}

Json NotRankableJson(const assessment::NotRankable& missing) {
  return {{"application", missing.application}, {"complete", missing.complete}, {"needed", missing.needed}};
}

Json ApplicationJson(const Rehearsed& done, const assessment::Explanation& told) {
  if (told.not_rankable != nullptr) return NotRankableJson(*told.not_rankable);
  Json json = RankedJson(*told.ranked);
  json["of"] = done.ranking.ranked.size();
  json["complete"] = told.ranked->complete;
  if (!told.same_score.empty()) json["sameScore"] = told.same_score;
  json["criteria"] = Json::array();
  for (const auto& marks : told.criteria) {
    json["criteria"].push_back({{"code", marks.criterion->code},
                                {"weight", marks.criterion->weight.ToString()},
                                {"marks", marks.marks},
                                {"mean", marks.mean.ToString()}});
  }
  return json;
}

Json JurorJson(const assessment::JurorOffset& juror) {
  Json json = {{"reviews", juror.reviews}, {"compared", juror.compared}};
  if (juror.offset) json["offset"] = juror.offset->ToString();
  return json;
}

// Of each seat that a candidate chose: their place on its list, and what they have.
Json CandidateJson(const Rehearsed& done, const std::string& candidate, const std::vector<std::string>& seats) {
  Json choices = Json::array();
  for (const std::string& seat : seats) {
    const std::vector<std::string>& list = done.market.lists.at(seat);
    const auto place = std::ranges::find(list, candidate);
    Json choice = {{"seat", seat}};
    if (place != list.end()) choice["place"] = place - list.begin() + 1;
    choices.push_back(std::move(choice));
  }
  Json json = {{"choices", std::move(choices)}};
  const auto own = done.placement.find(candidate);
  if (own != done.placement.end()) json["placed"] = own->second;
  return json;
}

std::string_view WhyText(assessment::Why why) {
  // In the order of the enumeration.
  static constexpr std::string_view kTexts[] = {"NOBODY_CHOSE_IT", "NOBODY_RANKED_CHOSE_IT", "TOO_FEW_RANKED_CHOSE_IT",
                                                "OTHERS_WERE_PREFERRED", "ALL_WHO_CHOSE_IT_LEFT"};
  return kTexts[static_cast<std::size_t>(why)];
}

Json SeatJson(const Rehearsed& done, const std::string& seat, int capacity) {
  Json json = {{"places", capacity}, {"list", done.market.lists.at(seat)}};
  const auto found = done.unfilled.find(seat);
  if (found == done.unfilled.end()) return json;
  const assessment::Unfilled& unfilled = found->second;
  json["unfilled"] = unfilled.places;
  json["why"] = WhyText(unfilled.why);
  json["chose"] = unfilled.chose, json["left"] = unfilled.left, json["ranked"] = unfilled.ranked,
  json["elsewhere"] = unfilled.elsewhere;
  return json;
}

}  // namespace

Rehearsed Rehearse(const Inputs& inputs) {
  Rehearsed done{.ballot = BallotOf(inputs),
                 .ranking = {},
                 .market = {.choices = inputs.choices, .lists = {}, .capacities = inputs.seats},
                 .placement = {},
                 .unfilled = {},
                 .undecided = {},
                 .losers = {}};
  done.ranking = assessment::Rank(done.ballot);
  std::vector<ListTie> ties;
  if (RanksForSeats(inputs)) {
    ListByRanking(done.ranking, done.market, ties);
  } else {
    ListAsDecided(inputs, done.market, ties);
  }
  const std::set<std::string> left(inputs.left.begin(), inputs.left.end());
  done.market = assessment::WithoutThem(std::move(done.market), left, inputs.finals);
  assessment::Placed placed = assessment::PlaceWhateverTheOrder(done.market, ties);
  done.undecided = std::move(placed.undecided);
  done.too_many_orders = placed.too_many_orders;
  if (done.refused()) return done;
  for (const auto& [candidate, seat] : inputs.finals) {
    if (!placed.placement.contains(candidate)) done.losers.emplace_back(candidate, seat);
  }
  done.placement = std::move(placed.placement);
  done.unfilled = assessment::UnfilledSeats(done.market, done.placement, inputs.choices);
  done.stable = !assessment::BlockingPair(done.market, done.placement);
  return done;
}

std::string ResultText(const Rehearsed& done) {
  Json json = {{"ranked", Json::array()},  {"notRankable", Json::array()}, {"placed", PlacedJson(done)},
               {"waiting", Json::array()}, {"unfilled", Json::object()},   {"stable", done.stable}};
  for (const auto& ranked : done.ranking.ranked) json["ranked"].push_back(RankedJson(ranked));
  for (const auto& missing : done.ranking.not_rankable) json["notRankable"].push_back(NotRankableJson(missing));
  for (const auto& [candidate, _] : done.market.choices) {
    if (!done.placement.contains(candidate)) json["waiting"].push_back(candidate);
  }
  for (const auto& [seat, unfilled] : done.unfilled) json["unfilled"][seat] = unfilled.places;
  return json::Dump(json);
}

std::string ExplanationText(const Rehearsed& done, std::string_view typed) {
  const std::string name(typed);
  Json json = Json::object();
  if (const auto told = assessment::Explain(done.ballot, done.ranking, name)) {
    json["application"] = ApplicationJson(done, *told);
  }
  if (const auto chosen = done.market.choices.find(name); chosen != done.market.choices.end()) {
    json["candidate"] = CandidateJson(done, name, chosen->second);
  }
  const auto jurors = assessment::JurorOffsets(done.ballot);
  if (const auto juror = jurors.find(name); juror != jurors.end()) json["juror"] = JurorJson(juror->second);
  if (const auto seat = done.market.capacities.find(name); seat != done.market.capacities.end()) {
    json["seat"] = SeatJson(done, name, seat->second);
  }
  return json.empty() ? "" : json::Dump(json);
}

}  // namespace pepiniere::rehearsal
