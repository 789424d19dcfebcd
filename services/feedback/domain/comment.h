// Comments on ideas. Field meanings are documented once, on the contract (comment.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/idea.h"
#include "services/feedback/domain/space.h"

namespace pepiniere::feedback {

struct Comment {
  using Parent = Idea;
  static constexpr std::string_view kPattern = "spaces/{space}/ideas/{idea}/comments/{comment}",
                                    kCollection = "comments";
  std::string author{};
  std::string signature{};
  std::string text{};
  std::string reply_to{};
  ItemVisibility visibility = ItemVisibility::kPublished;
  ModerationTime moderation = ModerationTime::kAfter;

  // Told to its author and to moderators alone.
  bool Concealed() const { return visibility != ItemVisibility::kPublished; }

  static void Fields(auto&& visit, auto&... each) {
    visit("author", each.author...);
    visit("signature", each.signature...);
    visit("text", each.text...);
    visit("reply_to", each.reply_to...);
    visit("visibility", each.visibility...);
    visit("moderation", each.moderation...);
  }
  bool operator==(const Comment&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Comment& comment, base::Date today);

}  // namespace pepiniere::feedback
