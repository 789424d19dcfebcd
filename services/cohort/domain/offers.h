// Offers of seats: how they move, what a new placement does to them, what an acceptance needs, and what the next run of
// the matching is told.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class OfferState {
  kOffered = 1,
  kAcceptedWaiting,  // accepted; the choices above it stay open
  kAcceptedFinal,
  kDeclined,
  kExpired,
  kWithdrawn,
  kSuperseded,  // a later placement gave the applicant another seat, or none
};

struct Offer {
  std::string name;
  std::string person, seat, challenge, cohort;
  absl::Time expires_at = absl::InfiniteFuture();
  OfferState state = OfferState::kOffered;
};

// OFFERED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(OfferState state);
bool ReadSymbol(std::string_view symbol, OfferState& state);

// As it is at an instant, whether or not a job wrote it down: what is still offered at its instant has expired.
OfferState StateAt(const Offer& offer, absl::Time now);

// Whether it stands: offered or accepted.
bool IsLive(OfferState state);
bool IsAccepted(OfferState state);

enum class OfferMove { kAcceptWaiting = 1, kAcceptFinal, kDecline, kExpire, kWithdraw, kSupersede };
enum class OfferActor { kApplicant = 1, kCoach, kService };

// The state after a move.
OfferState StateAfter(OfferMove move);

// What speaks against a move, at state:
//   accept waiting, decline   the applicant, of what is offered
//   accept finally            the applicant, of what is offered or accepted waiting
//   withdraw                  the applicant or a coach, of what is live
//   expire                    the service, of what is still written down as offered, from its instant on
//   supersede                 the service, of what is offered or accepted waiting
std::vector<base::FieldProblem> CheckOfferMove(const Offer& offer, OfferMove move, OfferActor by, absl::Time now);

// How many people there is room for; none: as many as come.
struct OfferLimits {
  std::optional<int> cohort{}, challenge{}, seat{};
};

// What speaks against accepting an offer, at seat and person: a cohort, challenge or seat whose places are all
// accepted, and another seat that the person has accepted. `offers`: all of the cohort, all of the challenge and of the
// seat, and all of the person; others and this one may be among them.
std::vector<base::FieldProblem> CheckAcceptance(const Offer& offer, std::span<const Offer> offers,
                                                const OfferLimits& limits);

// The seat of each person who has one.
using SeatOf = std::map<std::string, std::string>;

// What there is of a call to place people by.
struct Ground {
  std::set<std::string> stand;                              // who may be placed
  std::map<std::string, int> places;                        // of each seat that there is
  std::map<std::string, std::vector<std::string>> lists{};  // of each seat, people from the best on
};

// What speaks against offering what a placement gives, at placement: how many it places who no longer stand, unless
// they have accepted that seat, and each seat that it gives to more people than there are places.
std::vector<base::FieldProblem> CheckGround(std::span<const Offer> offers, const SeatOf& placement,
                                            const Ground& ground);

// What publishing a placement does. Where there are problems, nothing.
struct Publication {
  std::vector<base::FieldProblem> problems;  // at placement
  std::vector<std::string> kept;             // live offers that stay
  std::vector<std::string> superseded;       // live ones whose seat changed
  SeatOf opened;                             // new offers: who, and which seat
  SeatOf withheld;                           // who waits for the seat that they are placed on, and keeps their offer
};
// `offers`: all of the call. Refused where it takes a seat from whoever has accepted one, or places whoever has left.
// What was accepted keeping the higher choices stays beside the offer of another seat, until that is accepted; so that
// there are never more live offers than places, the last on a seat's list wait for it until it is free.
Publication Publish(std::span<const Offer> offers, const SeatOf& placement, const Ground& ground, absl::Time now);

// What a run after the first is told. Whoever declined, let an offer expire or withdrew, or whose offer a coach
// withdrew, has left, unless a later offer is live.
struct Rerun {
  std::set<std::string> left;
  SeatOf finals;  // that seat alone is left on their list
  SeatOf held{};  // accepted, and the choices above it are open
  // The seats that whoever holds one let go: they are no choices of theirs any more.
  std::map<std::string, std::set<std::string>> refused{};
  bool operator==(const Rerun&) const = default;
};
Rerun RerunAfter(std::span<const Offer> offers, absl::Time now);

}  // namespace pepiniere::cohort
