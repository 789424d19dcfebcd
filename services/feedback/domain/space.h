// Spaces. Field meanings are documented once, on the contract (space.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class SpaceKind { kAgents = 1, kUsers, kExperts, kConsultation };
enum class Circle { kEverybody = 1, kSignedIn, kAgents, kParticipants };
enum class ModerationTime { kBefore = 1, kAfter };
std::string_view Symbol(SpaceKind value);
std::string_view Symbol(Circle value);
std::string_view Symbol(ModerationTime value);
bool ReadSymbol(std::string_view symbol, SpaceKind& value);
bool ReadSymbol(std::string_view symbol, Circle& value);
bool ReadSymbol(std::string_view symbol, ModerationTime& value);

struct Space {
  static constexpr std::string_view kPattern = "spaces/{space}", kCollection = "spaces";
  std::string title{};
  std::string description{};
  SpaceKind kind{};
  Circle readers{};
  Circle proposers{};
  Circle commenters{};
  Circle voters{};
  ModerationTime moderation{};
  std::vector<std::string> participants{};
  std::vector<std::string> moderators{};
  std::optional<absl::Time> vote_start_time{};
  std::optional<absl::Time> vote_end_time{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("kind", each.kind...);
    visit("readers", each.readers...);
    visit("proposers", each.proposers...);
    visit("commenters", each.commenters...);
    visit("voters", each.voters...);
    visit("moderation", each.moderation...);
    visit("participants", each.participants...);
    visit("moderators", each.moderators...);
    visit("vote_start_time", each.vote_start_time...);
    visit("vote_end_time", each.vote_end_time...);
  }
  bool operator==(const Space&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Space& space, base::Date today);

}  // namespace pepiniere::feedback
