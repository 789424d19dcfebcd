// Comments of consultations. Field meanings are documented once, on the contract (comment.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/consultation.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class CommentState { kPublished = 1, kPending, kHidden, kRemoved };
std::string_view Symbol(CommentState value);
bool ReadSymbol(std::string_view symbol, CommentState& value);

struct Comment {
  using Parent = Consultation;
  static constexpr std::string_view kPattern = "consultations/{consultation}/comments/{comment}",
                                    kCollection = "comments";
  static constexpr bool kNumbered = true;
  std::string person{};
  std::string reply_to{};
  std::string text{};
  int revision = 0;
  CommentState state{};
  std::string hide_reason{};
  std::string appeal{};

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("reply_to", each.reply_to...);
    visit("text", each.text...);
    visit("revision", each.revision...);
    visit("state", each.state...);
    visit("hide_reason", each.hide_reason...);
    visit("appeal", each.appeal...);
  }
  bool operator==(const Comment&) const = default;

  bool Concealed() const { return state == CommentState::kPending || state == CommentState::kHidden; }
};

struct ModerationRecord {
  using Parent = Consultation;
  static constexpr std::string_view kPattern = "consultations/{consultation}/moderationRecords/{moderation_record}",
                                    kCollection = "moderationRecords";
  static constexpr bool kNumbered = true;
  std::string comment{};
  CommentState from{};
  CommentState to{};
  std::string reason{};

  static void Fields(auto&& visit, auto&... each) {
    visit("comment", each.comment...);
    visit("from", each.from...);
    visit("to", each.to...);
    visit("reason", each.reason...);
  }
  bool operator==(const ModerationRecord&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Comment& comment, base::Date today);

// Nobody tells them: they follow from what is done.
inline std::vector<base::FieldProblem> ProblemsOf(const ModerationRecord&, base::Date) { return {}; }

}  // namespace pepiniere::policy::resources
