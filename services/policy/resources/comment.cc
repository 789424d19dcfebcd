#include "services/policy/resources/comment.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kCommentStates[] = {"", "PUBLISHED", "PENDING", "HIDDEN", "REMOVED"};

}  // namespace

std::string_view Symbol(CommentState value) { return base::SymbolIn(kCommentStates, value); }
bool ReadSymbol(std::string_view symbol, CommentState& value) {
  return base::ReadSymbolIn(kCommentStates, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Comment& comment, base::Date today) {
  base::Problems problems;
  base::CheckFields(comment, today, problems);
  problems.If(comment.text.empty() && comment.state != CommentState::kRemoved, "text", "say something");
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
