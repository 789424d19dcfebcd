#include "services/feedback/domain/release.h"

#include <map>
#include <utility>

namespace pepiniere::feedback {
namespace {

using People = std::vector<std::size_t>;  // places in the audience

class Tree {
 public:
  Tree(const Audience& audience, const Question& question, std::span<const Given> answers)
      : audience_(audience), question_(question), given_(audience.people.size()) {
    for (const Given& given : answers) given_[given.person] = &given;
  }

  Cell Root() const {
    People all(audience_.people.size());
    for (std::size_t person = 0; person < all.size(); ++person) all[person] = person;
    return CellOf(all, 0);
  }

 private:
  // Of those people, whom the dimensions from `depth` on may split.
  Cell CellOf(const People& people, std::size_t depth) const {
    Cell cell;
    cell.tally = TallyOf(people);
    if (depth == audience_.breakdown.size()) return cell;
    std::map<std::string, People> having;
    for (const std::size_t person : people) having[audience_.people[person].values[depth]].push_back(person);
    std::map<std::string, Tally> by_value;
    for (const auto& [value, those] : having) by_value.emplace(value, TallyOf(those));
    for (Group& group : Split(by_value, question_.sensitive)) {
      Part part{std::move(group.values), group.is_pool, {}};
      if (part.is_pool) {
        part.cell.tally = std::move(group.tally);
      } else {
        part.cell = CellOf(having[part.values.front()], depth + 1);
      }
      cell.parts.push_back(std::move(part));
    }
    if (!cell.parts.empty()) cell.by = audience_.breakdown[depth];
    return cell;
  }

  Tally TallyOf(const People& people) const {
    Tally tally(question_.options.size());
    for (const std::size_t person : people) {
      if (given_[person] != nullptr) tally.Add(*given_[person]);
    }
    return tally;
  }

  const Audience& audience_;
  const Question& question_;
  std::vector<const Given*> given_;  // by person; null: no answer
};

}  // namespace

Release MakeRelease(const Audience& audience, const Question& question, std::span<const Given> answers) {
  Tally all(question.options.size());
  for (const Given& given : answers) all.Add(given);
  if (all.n < kFewest || (question.sensitive && all.IsUnanimous())) return {.withheld = true, .root = {}};
  // Texts are told of all alone, never of a part.
  if (question.kind == QuestionKind::kText) return {.withheld = false, .root = {std::move(all), "", {}}};
  return {.withheld = false, .root = Tree(audience, question, answers).Root()};
}

Cell PlanRelease(const Audience& audience) {
  const Question question;
  std::vector<Given> everybody(audience.people.size());
  for (std::size_t person = 0; person < everybody.size(); ++person) everybody[person].person = person;
  return Tree(audience, question, everybody).Root();
}

}  // namespace pepiniere::feedback
