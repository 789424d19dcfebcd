// What moderators decided. Field meanings are documented once, on the contract (moderation.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/space.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class ModerationDecision { kPublish = 1, kHide, kRestore };
enum class AppealState { kNone = 1, kOpen, kUpheld, kDismissed };
std::string_view Symbol(ModerationDecision value);
std::string_view Symbol(AppealState value);
bool ReadSymbol(std::string_view symbol, ModerationDecision& value);
bool ReadSymbol(std::string_view symbol, AppealState& value);

struct ModerationAction {
  using Parent = Space;
  static constexpr std::string_view kPattern = "spaces/{space}/moderationActions/{moderation_action}",
                                    kCollection = "moderationActions";
  static constexpr bool kNumbered = true;
  std::string item{};
  ModerationDecision decision{};
  std::string reason{};
  std::string moderator{};
  std::string author{};
  AppealState appeal = AppealState::kNone;
  std::string appeal_text{};
  std::optional<absl::Time> appeal_time{};
  std::string appeal_reason{};

  static void Fields(auto&& visit, auto&... each) {
    visit("item", each.item...);
    visit("decision", each.decision...);
    visit("reason", each.reason...);
    visit("moderator", each.moderator...);
    visit("author", each.author...);
    visit("appeal", each.appeal...);
    visit("appeal_text", each.appeal_text...);
    visit("appeal_time", each.appeal_time...);
    visit("appeal_reason", each.appeal_reason...);
  }
  bool operator==(const ModerationAction&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const ModerationAction& moderation_action, base::Date today);

}  // namespace pepiniere::feedback
