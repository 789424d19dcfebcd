// Ideas. Field meanings are documented once, on the contract (idea.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/idea_state.h"
#include "services/feedback/domain/space.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class ItemVisibility { kPending = 1, kPublished, kHidden };
std::string_view Symbol(ItemVisibility value);
bool ReadSymbol(std::string_view symbol, ItemVisibility& value);

struct Idea {
  using Parent = Space;
  static constexpr std::string_view kPattern = "spaces/{space}/ideas/{idea}", kCollection = "ideas";
  std::string author{};
  std::string signature{};
  std::string title{};
  std::string text{};
  int text_version = 1;
  IdeaState state = IdeaState::kOpen;
  ItemVisibility visibility = ItemVisibility::kPublished;
  ModerationTime moderation = ModerationTime::kAfter;
  std::string merged_into{};
  std::string state_reason{};
  std::string measure{};

  // Told to its author and to moderators alone.
  bool Concealed() const { return visibility != ItemVisibility::kPublished; }

  static void Fields(auto&& visit, auto&... each) {
    visit("author", each.author...);
    visit("signature", each.signature...);
    visit("title", each.title...);
    visit("text", each.text...);
    visit("text_version", each.text_version...);
    visit("state", each.state...);
    visit("visibility", each.visibility...);
    visit("moderation", each.moderation...);
    visit("merged_into", each.merged_into...);
    visit("state_reason", each.state_reason...);
    visit("measure", each.measure...);
  }
  bool operator==(const Idea&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Idea& idea, base::Date today);

}  // namespace pepiniere::feedback
