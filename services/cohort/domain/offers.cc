#include "services/cohort/domain/offers.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

using enum OfferState;

constexpr std::string_view kStates[] = {"",         "OFFERED", "ACCEPTED_WAITING", "ACCEPTED_FINAL",
                                        "DECLINED", "EXPIRED", "WITHDRAWN",        "SUPERSEDED"};

template <typename Enum>
constexpr unsigned Set(std::initializer_list<Enum> values) {
  unsigned set = 0;
  for (const Enum value : values) set |= 1U << static_cast<unsigned>(value);
  return set;
}
template <typename Enum>
constexpr bool Has(unsigned set, Enum value) {
  return (set >> static_cast<unsigned>(value) & 1U) != 0;
}

struct MoveRule {
  OfferMove move;
  OfferState to;
  unsigned from, by;
  std::string_view who;
};

constexpr unsigned kApplicant = Set({OfferActor::kApplicant}), kService = Set({OfferActor::kService});
constexpr std::string_view kTheApplicant = "the applicant alone may", kTheService = "it comes by itself: nobody may";

constexpr MoveRule kMoves[] = {
    {OfferMove::kAcceptWaiting, kAcceptedWaiting, Set({kOffered}), kApplicant, kTheApplicant},
    {OfferMove::kAcceptFinal, kAcceptedFinal, Set({kOffered, kAcceptedWaiting}), kApplicant, kTheApplicant},
    {OfferMove::kDecline, kDeclined, Set({kOffered}), kApplicant, kTheApplicant},
    {OfferMove::kExpire, kExpired, Set({kExpired}), kService, kTheService},
    {OfferMove::kWithdraw, kWithdrawn, Set({kOffered, kAcceptedWaiting, kAcceptedFinal}),
     Set({OfferActor::kApplicant, OfferActor::kCoach}), "the applicant or a coach may"},
    {OfferMove::kSupersede, kSuperseded, Set({kOffered, kAcceptedWaiting}), kService, kTheService},
};

const MoveRule& RuleOf(OfferMove move) { return *std::ranges::find(kMoves, move, &MoveRule::move); }

std::string WhyNot(const Offer& offer, OfferState state, OfferState to) {
  if (state == kExpired && offer.state == kOffered) {
    return base::Concat("the offer expired at ", absl::FormatTime(offer.expires_at, absl::UTCTimeZone()),
                        ": what comes at that instant or later is too late");
  }
  const std::string_view instead = to == kDeclined && IsAccepted(state) ? ": withdraw it instead" : "";
  return base::Concat("an offer that is ", Symbol(state), " cannot become ", Symbol(to), instead);
}

// So many of them are accepted, without the offer itself.
template <typename Which>
int AcceptedOthers(const Offer& offer, std::span<const Offer> offers, Which which) {
  return static_cast<int>(std::ranges::count_if(offers, [&](const Offer& other) {
    return other.name != offer.name && IsAccepted(other.state) && which(other) == which(offer);
  }));
}

const Offer* LiveOf(std::span<const Offer> offers, std::string_view person, absl::Time now) {
  const auto found = std::ranges::find_if(
      offers, [&](const Offer& offer) { return offer.person == person && IsLive(StateAt(offer, now)); });
  return found == offers.end() ? nullptr : &*found;
}

const std::string* SeatIn(const SeatOf& placement, const std::string& person) {
  const auto found = placement.find(person);
  return found == placement.end() ? nullptr : &found->second;
}

void CheckPlacement(const Rerun& known, const SeatOf& placement, base::Problems& problems) {
  for (const auto& [person, seat] : known.finals) {
    const std::string* placed = SeatIn(placement, person);
    problems.If(
        !placed || *placed != seat, "placement",
        base::Concat("takes ", seat, " from ", person, ", who has accepted it finally: run the matching again"));
  }
  for (const auto& [person, seat] : known.held) {
    problems.If(!SeatIn(placement, person), "placement",
                base::Concat("takes ", seat, " from ", person, ", who has accepted it: run the matching again"));
  }
  for (const auto& [person, seat] : placement) {
    problems.If(known.left.contains(person), "placement",
                base::Concat("gives ", seat, " to ", person, ", who has left: run the matching again without them"));
  }
}

// Who is offered another seat, and who waits until it is free.
class Offering {
 public:
  Offering(std::span<const Offer> live, const SeatOf& placement, const Ground& ground)
      : live_(live), placement_(placement), ground_(ground), opened_(placement) {
    for (const Offer& offer : live_) {
      if (IsOfItsSeat(offer)) opened_.erase(offer.person);
    }
    while (WithholdOne()) {
    }
  }

  const SeatOf& opened() const { return opened_; }
  const SeatOf& withheld() const { return withheld_; }
  bool Keeps(const Offer& offer) const {
    return IsOfItsSeat(offer) || IsAccepted(offer.state) || withheld_.contains(offer.person);
  }

 private:
  bool IsOfItsSeat(const Offer& offer) const {
    const std::string* seat = SeatIn(placement_, offer.person);
    return seat && *seat == offer.seat;
  }

  // Of a seat that would be offered to too many, the last on its list. Whether there was one.
  bool WithholdOne() {
    std::map<std::string, int> taken;
    for (const Offer& offer : live_) taken[offer.seat] += Keeps(offer) ? 1 : 0;
    for (const auto& [_, seat] : opened_) ++taken[seat];
    for (const auto& [seat, people] : taken) {
      const auto places = ground_.places.find(seat);
      if (people <= (places == ground_.places.end() ? 0 : places->second)) continue;
      const std::string last = LastOf(seat);
      if (last.empty()) continue;
      withheld_.insert(opened_.extract(last));
      return true;
    }
    return false;
  }

  // Of those to whom a seat is to be offered, the last on its list; empty: it is offered to nobody.
  std::string LastOf(const std::string& seat) const {
    const auto found = ground_.lists.find(seat);
    std::ptrdiff_t rank = -1;
    std::string last;
    for (const auto& [person, its] : opened_) {
      if (its != seat) continue;
      const std::ptrdiff_t own =
          found == ground_.lists.end() ? 0 : std::ranges::find(found->second, person) - found->second.begin();
      if (own < rank) continue;
      rank = own;
      last = person;
    }
    return last;
  }

  const std::span<const Offer> live_;
  const SeatOf& placement_;
  const Ground& ground_;
  SeatOf opened_, withheld_;
};

}  // namespace

std::string_view Symbol(OfferState state) { return SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, OfferState& state) { return ReadSymbolIn(kStates, symbol, state); }

OfferState StateAt(const Offer& offer, absl::Time now) {
  return offer.state == kOffered && now >= offer.expires_at ? kExpired : offer.state;
}

bool IsAccepted(OfferState state) { return state == kAcceptedWaiting || state == kAcceptedFinal; }

bool IsLive(OfferState state) { return state == kOffered || IsAccepted(state); }

OfferState StateAfter(OfferMove move) { return RuleOf(move).to; }

std::vector<base::FieldProblem> CheckOfferMove(const Offer& offer, OfferMove move, OfferActor by, absl::Time now) {
  base::Problems problems;
  const MoveRule& rule = RuleOf(move);
  problems.If(!Has(rule.by, by), "state", base::Concat("to make an offer ", Symbol(rule.to), ", ", rule.who));
  const OfferState state = StateAt(offer, now);
  // It expires once.
  const bool again = move == OfferMove::kExpire && offer.state != kOffered;
  problems.If(!Has(rule.from, state) || again, "state", WhyNot(offer, state, rule.to));
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckAcceptance(const Offer& offer, std::span<const Offer> offers,
                                                const OfferLimits& limits) {
  base::Problems problems;
  const auto check = [&](std::optional<int> limit, std::string_view what, auto which) {
    if (!limit) return;
    const int taken = AcceptedOthers(offer, offers, which);
    problems.If(taken >= *limit, "seat",
                base::Concat("the ", what, " ", which(offer), " is full: ", taken, " accepted, and there is room for ",
                             *limit, "; wait until somebody withdraws"));
  };
  check(limits.cohort, "cohort", [](const Offer& o) -> const std::string& { return o.cohort; });
  check(limits.challenge, "challenge", [](const Offer& o) -> const std::string& { return o.challenge; });
  check(limits.seat, "seat", [](const Offer& o) -> const std::string& { return o.seat; });
  for (const Offer& other : offers) {
    const bool same_person = other.name != offer.name && other.person == offer.person;
    problems.If(same_person && IsAccepted(other.state), "person",
                base::Concat("has accepted ", other.seat, " already, and one person holds one seat: withdraw ",
                             other.name, " first"));
  }
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckGround(std::span<const Offer> offers, const SeatOf& placement,
                                            const Ground& ground) {
  base::Problems problems;
  std::vector<std::string> left;
  std::map<std::string, int> given;
  std::set<std::pair<std::string, std::string>> accepted;
  for (const Offer& offer : offers) {
    if (IsAccepted(offer.state)) accepted.emplace(offer.person, offer.seat);
  }
  for (const auto& [person, seat] : placement) {
    ++given[seat];
    if (!accepted.contains({person, seat}) && !ground.stand.contains(person)) left.push_back(person);
  }
  problems.If(!left.empty(), "placement",
              base::Concat("places ", left.size(), " who left since it was run (", absl::StrJoin(left, ", "),
                           "): run the matching again without them"));
  for (const auto& [seat, people] : given) {
    const auto found = ground.places.find(seat);
    const int places = found == ground.places.end() ? 0 : found->second;
    problems.If(people > places, "placement",
                base::Concat("gives ", seat, " to ", people, ", and there is room for ", places,
                             " by now: run the matching on the seats as they are now"));
  }
  return std::move(problems).Take();
}

Publication Publish(std::span<const Offer> offers, const SeatOf& placement, const Ground& ground, absl::Time now) {
  Publication publication;
  base::Problems problems;
  CheckPlacement(RerunAfter(offers, now), placement, problems);
  publication.problems = std::move(problems).Take();
  if (!publication.problems.empty()) return publication;
  std::vector<Offer> live;
  std::ranges::copy_if(offers, std::back_inserter(live),
                       [&](const Offer& offer) { return IsLive(StateAt(offer, now)); });
  const Offering offering(live, placement, ground);
  for (const Offer& offer : live) {
    (offering.Keeps(offer) ? publication.kept : publication.superseded).push_back(offer.name);
  }
  publication.opened = offering.opened();
  publication.withheld = offering.withheld();
  return publication;
}

Rerun RerunAfter(std::span<const Offer> offers, absl::Time now) {
  Rerun rerun;
  for (const Offer& offer : offers) {
    const OfferState state = StateAt(offer, now);
    if (state == kAcceptedFinal) rerun.finals.emplace(offer.person, offer.seat);
    if (state == kAcceptedWaiting) rerun.held.emplace(offer.person, offer.seat);
  }
  for (const Offer& offer : offers) {
    const OfferState state = StateAt(offer, now);
    if (state != kDeclined && state != kExpired && state != kWithdrawn) continue;
    if (!LiveOf(offers, offer.person, now)) {
      rerun.left.insert(offer.person);
    } else if (rerun.held.contains(offer.person) && rerun.held[offer.person] != offer.seat) {
      rerun.refused[offer.person].insert(offer.seat);
    }
  }
  return rerun;
}

}  // namespace pepiniere::cohort
