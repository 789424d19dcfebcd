#include "services/feedback/domain/comment.h"

#include <utility>

namespace pepiniere::feedback {

std::vector<base::FieldProblem> ProblemsOf(const Comment& comment, base::Date today) {
  base::Problems problems;
  base::CheckFields(comment, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
