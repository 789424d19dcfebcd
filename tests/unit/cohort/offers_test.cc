#include "services/cohort/domain/offers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using enum OfferState;
using Move = OfferMove;
using Actor = OfferActor;

const absl::Time kExpiry = At("2021-07-20T22:00:00Z"), kBefore = kExpiry - absl::Nanoseconds(1);

Offer Of(std::string person, std::string seat, OfferState state = kOffered, int number = 1) {
  return {.name = base::Concat("offers/", person, number),
          .person = std::move(person),
          .seat = seat,
          .challenge = base::Concat("of ", seat),
          .cohort = "cohort",
          .expires_at = kExpiry,
          .state = state};
}

TEST(OfferStateTest, ExpiresAtItsInstantAndNotBefore) {
  EXPECT_EQ(StateAt(Of("Ana", "A"), kBefore), kOffered);
  EXPECT_EQ(StateAt(Of("Ana", "A"), kExpiry), kExpired);
  EXPECT_EQ(StateAt(Of("Ana", "A", kAcceptedWaiting), kExpiry), kAcceptedWaiting);
  EXPECT_EQ(StateAt(Of("Ana", "A", kDeclined), kExpiry), kDeclined);
}

TEST(OfferMoveTest, IsOfCertainStatesAndByCertainPeople) {
  struct Allowed {
    Move move;
    Actor by;
    std::vector<OfferState> from;
  };
  const std::vector<Allowed> table = {
      {Move::kAcceptWaiting, Actor::kApplicant, {kOffered}},
      {Move::kAcceptFinal, Actor::kApplicant, {kOffered, kAcceptedWaiting}},
      {Move::kDecline, Actor::kApplicant, {kOffered}},
      {Move::kWithdraw, Actor::kApplicant, {kOffered, kAcceptedWaiting, kAcceptedFinal}},
      {Move::kWithdraw, Actor::kCoach, {kOffered, kAcceptedWaiting, kAcceptedFinal}},
      {Move::kSupersede, Actor::kService, {kOffered, kAcceptedWaiting}}};
  for (int move = 1; move <= 6; ++move) {
    for (int by = 1; by <= 3; ++by) {
      for (int from = 1; from <= 7; ++from) {
        const bool allowed = std::ranges::any_of(table, [&](const Allowed& a) {
          return static_cast<int>(a.move) == move && static_cast<int>(a.by) == by &&
                 std::ranges::find(a.from, static_cast<OfferState>(from)) != a.from.end();
        });
        const auto problems = CheckOfferMove(Of("Ana", "A", static_cast<OfferState>(from)), static_cast<Move>(move),
                                             static_cast<Actor>(by), kBefore);
        EXPECT_EQ(problems.empty(), allowed) << move << " by " << by << " from " << from;
      }
    }
  }
  EXPECT_EQ(StateAfter(Move::kAcceptFinal), kAcceptedFinal);
  EXPECT_EQ(StateAfter(Move::kSupersede), kSuperseded);
}

TEST(OfferMoveTest, NothingIsAcceptedFromTheInstantOn) {
  for (const Move move : {Move::kAcceptWaiting, Move::kAcceptFinal, Move::kDecline}) {
    EXPECT_THAT(CheckOfferMove(Of("Ana", "A"), move, Actor::kApplicant, kBefore), IsEmpty());
    EXPECT_THAT(CheckOfferMove(Of("Ana", "A"), move, Actor::kApplicant, kExpiry),
                ElementsAre(Problem("state", "expired at 2021-07-20T22:00:00+00:00")));
  }
  // What was accepted in time no longer expires.
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A", kAcceptedWaiting), Move::kAcceptFinal, Actor::kApplicant, kExpiry),
              IsEmpty());
}

TEST(OfferMoveTest, ExpiresByItselfOnceAndFromItsInstantOn) {
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A"), Move::kExpire, Actor::kService, kExpiry), IsEmpty());
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A"), Move::kExpire, Actor::kService, kBefore), SizeIs(1));
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A", kExpired), Move::kExpire, Actor::kService, kExpiry), SizeIs(1));
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A"), Move::kExpire, Actor::kCoach, kExpiry),
              ElementsAre(Problem("state", "comes by itself")));
}

TEST(OfferMoveTest, SaysWhatToDoInstead) {
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A", kAcceptedFinal), Move::kDecline, Actor::kApplicant, kBefore),
              ElementsAre(Problem("state", "withdraw it instead")));
  EXPECT_THAT(CheckOfferMove(Of("Ana", "A"), Move::kAcceptFinal, Actor::kCoach, kBefore),
              ElementsAre(Problem("state", "the applicant alone may")));
}

TEST(AcceptanceTest, NeedsRoomInTheCohortTheChallengeAndTheSeat) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedWaiting), Of("Bo", "A", kAcceptedFinal),
                                     Of("Cy", "A", kDeclined), Of("Di", "B", kAcceptedFinal), Of("Ed", "A")};
  const Offer& ed = offers.back();
  EXPECT_THAT(CheckAcceptance(ed, offers, {}), IsEmpty());
  EXPECT_THAT(CheckAcceptance(ed, offers, {.cohort = 4, .challenge = 3, .seat = 3}), IsEmpty());
  EXPECT_THAT(CheckAcceptance(ed, offers, {.cohort = 3, .challenge = 2, .seat = 2}),
              ElementsAre(Problem("seat", "the cohort cohort is full: 3 accepted, and there is room for 3"),
                          Problem("seat", "the challenge of A is full: 2 accepted"),
                          Problem("seat", "the seat A is full: 2 accepted")));
  EXPECT_THAT(CheckAcceptance(ed, offers, {.seat = 0}), SizeIs(1));
}

TEST(AcceptanceTest, WhoMakesItFinalIsNotCountedTwice) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedWaiting)};
  EXPECT_THAT(CheckAcceptance(offers[0], offers, {.cohort = 1, .challenge = 1, .seat = 1}), IsEmpty());
}

TEST(AcceptanceTest, OnePersonHoldsOneSeat) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedWaiting), Of("Ana", "B", kOffered, 2)};
  EXPECT_THAT(CheckAcceptance(offers[1], offers, {}), ElementsAre(Problem("person", "withdraw offers/Ana1 first")));
  const std::vector<Offer> superseded = {Of("Ana", "A", kSuperseded), Of("Ana", "B", kOffered, 2)};
  EXPECT_THAT(CheckAcceptance(superseded[1], superseded, {}), IsEmpty());
}

Ground Places(std::map<std::string, int> places) { return {{}, std::move(places)}; }

TEST(PublicationTest, SupersedesWhatChangedAndKeepsTheRest) {
  const std::vector<Offer> offers = {Of("Ana", "A"), Of("Bo", "A"), Of("Cy", "B", kAcceptedFinal), Of("Di", "C"),
                                     Of("Ed", "C", kDeclined)};
  const Publication publication = Publish(offers, {{"Ana", "A"}, {"Bo", "C"}, {"Cy", "B"}, {"Flo", "A"}},
                                          Places({{"A", 2}, {"B", 1}, {"C", 1}}), kBefore);
  EXPECT_THAT(publication.problems, IsEmpty());
  EXPECT_THAT(publication.kept, ElementsAre("offers/Ana1", "offers/Cy1"));
  EXPECT_THAT(publication.superseded, ElementsAre("offers/Bo1", "offers/Di1"));
  EXPECT_THAT(publication.opened, UnorderedElementsAre(Pair("Bo", "C"), Pair("Flo", "A")));
  EXPECT_THAT(publication.withheld, IsEmpty());
}

TEST(PublicationTest, KeepsWhatWasAcceptedUntilTheBetterOneIsAndWhoeverIsNextWaitsForIt) {
  const std::vector<Offer> offers = {Of("Ana", "B", kAcceptedWaiting), Of("Bo", "C")};
  const SeatOf placement = {{"Ana", "A"}, {"Bo", "B"}, {"Cy", "C"}};
  Ground ground = Places({{"A", 1}, {"B", 1}, {"C", 1}});
  const Publication waiting = Publish(offers, placement, ground, kBefore);
  EXPECT_THAT(waiting.problems, IsEmpty());
  EXPECT_THAT(waiting.kept, ElementsAre("offers/Ana1", "offers/Bo1"));
  EXPECT_THAT(waiting.opened, ElementsAre(Pair("Ana", "A")));
  EXPECT_THAT(waiting.withheld, UnorderedElementsAre(Pair("Bo", "B"), Pair("Cy", "C")));
  ground.places["C"] = 2;
  EXPECT_THAT(Publish(offers, placement, ground, kBefore).opened, ElementsAre(Pair("Ana", "A"), Pair("Cy", "C")));
  const std::vector<Offer> accepted = {Of("Ana", "B", kSuperseded), Of("Ana", "A", kAcceptedFinal, 2), Of("Bo", "C")};
  EXPECT_THAT(Publish(accepted, placement, ground, kBefore).opened, ElementsAre(Pair("Bo", "B"), Pair("Cy", "C")));
}

TEST(PublicationTest, TheLastOnItsListWaitsForASeat) {
  const std::vector<Offer> offers = {Of("Ana", "B", kAcceptedWaiting)};
  Ground ground = Places({{"A", 1}, {"B", 2}});
  ground.lists = {{"B", {"Ana", "Cy", "Bo"}}};
  const Publication publication = Publish(offers, {{"Ana", "A"}, {"Bo", "B"}, {"Cy", "B"}}, ground, kBefore);
  EXPECT_THAT(publication.opened, ElementsAre(Pair("Ana", "A"), Pair("Cy", "B")));
  EXPECT_THAT(publication.withheld, ElementsAre(Pair("Bo", "B")));
}

TEST(PublicationTest, TakesNoSeatThatWasAccepted) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedWaiting)};
  EXPECT_THAT(Publish(offers, {{"Bo", "A"}}, Places({{"A", 1}}), kBefore).problems,
              ElementsAre(Problem("placement", "takes A from Ana, who has accepted it")));
}

TEST(PublicationTest, IsRefusedWhereItMovesAFinalOneOrPlacesOneWhoLeft) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedFinal), Of("Bo", "B", kAcceptedFinal), Of("Cy", "C")};
  const Publication publication = Publish(offers, {{"Ana", "B"}, {"Cy", "C"}}, {}, kExpiry);
  EXPECT_THAT(publication.problems,
              ElementsAre(Problem("placement", "takes A from Ana"), Problem("placement", "takes B from Bo"),
                          Problem("placement", "gives C to Cy, who has left")));
  EXPECT_THAT(publication.kept, IsEmpty());
  EXPECT_THAT(publication.superseded, IsEmpty());
  EXPECT_THAT(publication.opened, IsEmpty());
}

TEST(GroundTest, WhoLeftSinceIsPlacedNoMoreUnlessTheyAcceptedThatSeat) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedFinal), Of("Bo", "A", kAcceptedWaiting),
                                     Of("Di", "A", kAcceptedWaiting)};
  const SeatOf placement = {{"Ana", "A"}, {"Bo", "A"}, {"Cy", "B"}, {"Di", "B"}, {"Ed", "B"}};
  EXPECT_THAT(CheckGround(offers, placement, {{"Cy", "Di", "Ed"}, {{"A", 2}, {"B", 3}}}), IsEmpty());
  EXPECT_THAT(CheckGround(offers, placement, {{"Cy"}, {{"A", 2}, {"B", 3}}}),
              ElementsAre(Problem("placement", "places 2 who left since it was run (Di, Ed)")));
}

TEST(GroundTest, NoSeatIsGivenToMoreThanItHasPlacesByNow) {
  const SeatOf placement = {{"Ana", "A"}, {"Bo", "A"}, {"Cy", "B"}};
  EXPECT_THAT(CheckGround({}, placement, {{"Ana", "Bo", "Cy"}, {{"A", 1}}}),
              ElementsAre(Problem("placement", "gives A to 2, and there is room for 1"),
                          Problem("placement", "gives B to 1, and there is room for 0")));
}

TEST(RerunTest, IsToldWhoLeftAndWhoIsFinal) {
  const std::vector<Offer> offers = {Of("Ana", "A", kAcceptedFinal), Of("Bo", "B", kDeclined),
                                     Of("Cy", "C", kWithdrawn),      Of("Di", "A"),
                                     Of("Ed", "B", kSuperseded),     Of("Flo", "C", kAcceptedWaiting)};
  EXPECT_EQ(RerunAfter(offers, kBefore), (Rerun{{"Bo", "Cy"}, {{"Ana", "A"}}, {{"Flo", "C"}}}));
  EXPECT_EQ(RerunAfter(offers, kExpiry), (Rerun{{"Bo", "Cy", "Di"}, {{"Ana", "A"}}, {{"Flo", "C"}}}));
}

TEST(RerunTest, WhoHoldsASeatAndLetsABetterOneGoKeepsItAndAsksForThatNoMore) {
  const std::vector<Offer> offers = {Of("Ana", "B", kAcceptedWaiting), Of("Ana", "A", kOffered, 2)};
  EXPECT_EQ(RerunAfter(offers, kBefore), (Rerun{{}, {}, {{"Ana", "B"}}}));
  EXPECT_EQ(RerunAfter(offers, kExpiry), (Rerun{{}, {}, {{"Ana", "B"}}, {{"Ana", {"A"}}}}));
}

TEST(RerunTest, WhoseSeatChangedLeavesByTheLaterOffer) {
  const std::vector<Offer> offers = {Of("Ana", "A", kSuperseded), Of("Ana", "B", kDeclined, 2), Of("Bo", "A", kExpired),
                                     Of("Bo", "B", kAcceptedFinal, 2)};
  EXPECT_EQ(RerunAfter(offers, kBefore), (Rerun{{"Ana"}, {{"Bo", "B"}}}));
}

// A call in the small: candidates' choices, seats' lists and places.
struct Season {
  std::map<std::string, std::vector<std::string>> choices, lists;
  std::map<std::string, int> places;
};

// Deferred acceptance, one proposal at a time.
SeatOf Place(const Season& season, const Rerun& rerun) {
  SeatOf placed;
  std::map<std::string, std::size_t> next;
  const auto rank = [&](const std::string& seat, const std::string& person) {
    const auto& list = season.lists.at(seat);
    return std::ranges::find(list, person) - list.begin();
  };
  std::vector<std::string> free;
  for (const auto& [person, seats] : season.choices) {
    if (!rerun.left.contains(person)) free.push_back(person);
  }
  while (!free.empty()) {
    const std::string person = free.back();
    const auto final_seat = rerun.finals.find(person);
    std::vector<std::string> wanted =
        final_seat == rerun.finals.end() ? season.choices.at(person) : std::vector{final_seat->second};
    const auto refused = rerun.refused.find(person);
    if (refused != rerun.refused.end()) {
      std::erase_if(wanted, [&](const std::string& seat) { return refused->second.contains(seat); });
    }
    if (next[person] == wanted.size()) {
      free.pop_back();
      continue;
    }
    const std::string seat = wanted[next[person]++];
    if (rank(seat, person) == std::ssize(season.lists.at(seat))) continue;
    placed[person] = seat;
    free.pop_back();
    std::vector<std::string> there;
    for (const auto& [other, its] : placed) {
      if (its == seat) there.push_back(other);
    }
    if (std::ssize(there) <= season.places.at(seat)) continue;
    const std::string worst = std::ranges::max(there, {}, [&](const std::string& other) { return rank(seat, other); });
    placed.erase(worst);
    free.push_back(worst);
  }
  return placed;
}

std::vector<std::string> AnyOrder(std::mt19937& random, std::vector<std::string> of, int least) {
  std::ranges::shuffle(of, random);
  of.resize(static_cast<std::size_t>(least + Pick(random, static_cast<int>(of.size()) - least + 1)));
  return of;
}

Season AnySeason(std::mt19937& random) {
  Season season;
  const std::vector<std::string> people = {"Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gil"}, seats = {"A", "B", "C"};
  for (const std::string& person : people) season.choices[person] = AnyOrder(random, seats, 1);
  for (const std::string& seat : seats) {
    season.lists[seat] = AnyOrder(random, people, 0);
    season.places[seat] = Pick(random, 4);
  }
  return season;
}

// The place of what somebody has among the choices; past the last where there is none.
std::ptrdiff_t RankOf(const Season& season, const SeatOf& placed, const std::string& person) {
  const auto& choices = season.choices.at(person);
  const auto seat = placed.find(person);
  return seat == placed.end() ? std::ssize(choices) : std::ranges::find(choices, seat->second) - choices.begin();
}

class SeasonTest : public ::testing::Test {
 protected:
  void Publish(const Season& season, const SeatOf& placement) {
    const Publication publication = cohort::Publish(offers_, placement, {{}, season.places, season.lists}, now_);
    ASSERT_THAT(publication.problems, IsEmpty());
    std::size_t live = 0;
    for (Offer& offer : offers_) {
      live += IsLive(StateAt(offer, now_)) ? 1 : 0;
      const bool superseded = std::ranges::find(publication.superseded, offer.name) != publication.superseded.end();
      if (!superseded) continue;
      ASSERT_THAT(CheckOfferMove(offer, Move::kSupersede, Actor::kService, now_), IsEmpty()) << offer.name;
      ASSERT_FALSE(IsAccepted(offer.state)) << offer.name;
      offer.state = kSuperseded;
    }
    // Each live offer is one or the other.
    ASSERT_EQ(publication.kept.size() + publication.superseded.size(), live);
    withheld_ += static_cast<int>(publication.withheld.size());
    for (const auto& [person, seat] : publication.opened) {
      offers_.push_back(Of(person, seat, kOffered, static_cast<int>(offers_.size())));
      offers_.back().expires_at = now_ + absl::Hours(1 + Pick(random_, 3));
    }
    // Whoever is placed is offered that seat, or waits for it, and nobody is offered a place that there is not.
    SeatOf waiting = placement;
    std::map<std::string, int> taken;
    for (const Offer& offer : offers_) {
      if (!IsLive(StateAt(offer, now_))) continue;
      ++taken[offer.seat];
      if (placement.at(offer.person) == offer.seat) waiting.erase(offer.person);
    }
    ASSERT_EQ(waiting, publication.withheld);
    for (const auto& [seat, people] : taken) ASSERT_LE(people, season.places.at(seat)) << seat;
  }

  // As AcceptOffer does.
  void LetGoOfOthers(const Offer& accepted) {
    for (Offer& other : offers_) {
      if (other.name == accepted.name || other.person != accepted.person || !IsLive(StateAt(other, now_))) continue;
      other.state = IsAccepted(other.state) ? kSuperseded : kDeclined;
    }
  }

  // What somebody has at best.
  std::ptrdiff_t BestOf(const Season& season, const std::string& person) const {
    std::ptrdiff_t best = std::ssize(season.choices.at(person));
    for (const Offer& offer : offers_) {
      if (offer.person != person || !IsLive(StateAt(offer, now_))) continue;
      best = std::min(best, RankOf(season, {{person, offer.seat}}, person));
    }
    return best;
  }

  void SomeMove(const Season& season) {
    constexpr Move kTheirs[] = {Move::kAcceptWaiting, Move::kAcceptFinal, Move::kDecline, Move::kWithdraw};
    for (Offer& offer : offers_) {
      const Move move = kTheirs[Pick(random_, 4)];
      if (Pick(random_, 2) || !CheckOfferMove(offer, move, Actor::kApplicant, now_).empty()) continue;
      if (IsAccepted(StateAfter(move))) {
        LetGoOfOthers(offer);
        // A placement leaves room for all that it offers.
        ASSERT_THAT(CheckAcceptance(offer, offers_, {.seat = season.places.at(offer.seat)}), IsEmpty());
      }
      offer.state = StateAfter(move);
    }
  }

  std::mt19937 random_{20210713};
  std::vector<Offer> offers_;
  absl::Time now_ = kBefore;
  int withheld_ = 0;
};

TEST_F(SeasonTest, NobodyWhoStaysLosesASeatOrGetsAWorseOneWhateverTheOthersDo) {
  int changed = 0;
  for (int round = 0; round < 3'000; ++round) {
    offers_.clear();
    now_ = kBefore;
    const Season season = AnySeason(random_);
    SeatOf placed = Place(season, {});
    ASSERT_NO_FATAL_FAILURE(Publish(season, placed));
    for (int run = 0; run < 4; ++run) {
      now_ += absl::Hours(Pick(random_, 2));
      ASSERT_NO_FATAL_FAILURE(SomeMove(season));
      const Rerun rerun = RerunAfter(offers_, now_);
      const SeatOf next = Place(season, rerun);
      for (const auto& [person, choices] : season.choices) {
        if (rerun.left.contains(person)) continue;
        ASSERT_LE(RankOf(season, next, person), BestOf(season, person)) << person << " in round " << round;
      }
      changed += next == placed ? 0 : 1;
      ASSERT_NO_FATAL_FAILURE(Publish(season, next));
      placed = next;
    }
  }
  EXPECT_GT(changed, 3'000);
  EXPECT_GT(withheld_, 0);
}

TEST_F(SeasonTest, TheWorkedExampleRunsAgainWithoutThemWhoWithdrew) {
  const Season season = {.choices = {{"Ana", {"A", "B", "C"}},
                                     {"Bo", {"A", "C"}},
                                     {"Cy", {"B", "A", "C"}},
                                     {"Di", {"A", "B"}},
                                     {"Ed", {"B", "C"}},
                                     {"Flo", {"C", "A"}}},
                         .lists = {{"A", {"Cy", "Di", "Ana", "Flo", "Bo"}},
                                   {"B", {"Ana", "Di", "Ed", "Cy"}},
                                   {"C", {"Bo", "Ana", "Flo", "Cy"}}},
                         .places = {{"A", 2}, {"B", 1}, {"C", 1}}};
  const SeatOf first = Place(season, {});
  ASSERT_EQ(first, (SeatOf{{"Cy", "A"}, {"Di", "A"}, {"Ana", "B"}, {"Bo", "C"}}));
  Publish(season, first);
  const auto offer_of = [&](std::string_view person) { return std::ranges::find(offers_, person, &Offer::person); };
  offer_of("Di")->state = kWithdrawn;
  EXPECT_EQ(Place(season, RerunAfter(offers_, now_)), (SeatOf{{"Cy", "A"}, {"Ana", "A"}, {"Ed", "B"}, {"Bo", "C"}}));
  offer_of("Ana")->state = kAcceptedFinal;
  const SeatOf final_on_b = Place(season, RerunAfter(offers_, now_));
  EXPECT_EQ(final_on_b, (SeatOf{{"Cy", "A"}, {"Bo", "A"}, {"Ana", "B"}, {"Flo", "C"}}));
  const Publication publication = cohort::Publish(offers_, final_on_b, {{}, season.places, season.lists}, now_);
  EXPECT_THAT(publication.superseded, ElementsAre(offer_of("Bo")->name));
  EXPECT_THAT(publication.opened, UnorderedElementsAre(Pair("Bo", "A"), Pair("Flo", "C")));
}

}  // namespace
}  // namespace pepiniere::cohort
