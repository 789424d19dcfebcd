// Which projects need a human, and why: the rules. Concerns are documented once, on the contract (health.proto).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/base/date.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/domain/measures.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

// Numbered as in the contract, the most urgent first.
enum class Concern : std::uint8_t {
  kOverBudget = 1,
  kOverdue,
  kReviewDue,
  kTimeBoxEnding,
  kStuck,
  kNoCommittee,
  kUnsponsored,
  kNoFollowUp,
  kOutcomeWithoutLessons,
  kCommitteeNotPrepared,
  kNoDelivery,
};
inline constexpr int kConcernCount = 11;
// Every concern, the most urgent first.
std::array<Concern, kConcernCount> ConcernsByUrgency();

// What somebody can do about a concern. Numbered as in the contract.
enum class AttentionAction : std::uint8_t {
  kPutOnAgenda = 1,
  kExtendTimeBox,
  kRecordEvent,
  kWriteJournal,
  kNameSponsor,
  kNameFollowUp,
  kWriteLessons,
  kProvideMissing,
};

// A project that a committee will hear, and what it lacks for what is asked.
struct Unprepared {
  base::Date session;
  std::vector<std::string> lacking;  // codes of requirements: SPONSOR
};
// How long before a session its projects should be ready for it.
inline constexpr int kPreparationDays = 14;

// Without a sign of life, unless asked otherwise.
inline constexpr int kStuckDays = 90;

// What an attention list is asked for.
struct AttentionQuestion {
  Question of;                                     // as known now
  std::array<bool, kConcernCount + 1> concerns{};  // which ones, by their numbers
  int stuck_days = kStuckDays;
  absl::flat_hash_map<std::string, Unprepared> unprepared;
  LastDeployments deployments;  // by that day

  bool Asks(Concern concern) const { return concerns[static_cast<int>(concern)]; }
};

// A place in the order of a list: the most urgent concern first, then the longest since, then by id.
struct AttentionPlace {
  Concern concern;
  base::Date since;
  std::string project;
  auto operator<=>(const AttentionPlace&) const = default;
};

struct AttentionItem {
  AttentionPlace place;
  std::string incubator;
  Phase phase;
  std::string reason;
  std::string_view next_step;
  base::Date told;                           // the day that the reason names
  std::vector<std::string> missing{};        // of kCommitteeNotPrepared: codes of requirements
  std::span<const AttentionAction> actions;  // the most fitting first
};

struct AttentionPage {
  std::vector<AttentionItem> items;
  bool more = false;
  std::array<std::int64_t, kConcernCount + 1> counts{};  // of the whole list, by the concerns' numbers
};

// The first `limit` items after `after`, or from the first on.
AttentionPage ListAttention(const Census& census, const AttentionQuestion& question,
                            const std::optional<AttentionPlace>& after, int limit);

}  // namespace pepiniere::portfolio
