#include "services/access/domain/person.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::access {

void Trim(Person& person) {
  absl::StripAsciiWhitespace(&person.display_name);
  absl::StripAsciiWhitespace(&person.email);
  for (std::string& alias : person.aliases) absl::StripAsciiWhitespace(&alias);
}

bool TellsApart(std::string_view name) {
  return search::FoldedKey(name).size() >= kShortestName && !search::Fold(name).empty();
}

std::vector<base::FieldProblem> ProblemsOf(const Person& person, base::Date today) {
  base::Problems problems;
  base::CheckFields(person, today, problems);
  problems.If(person.aliases.size() > kMostAliases, "aliases",
              base::Concat("must not have more than ", kMostAliases, " items"));
  for (std::size_t i = 0; i < person.aliases.size(); ++i) {
    problems.If(!TellsApart(person.aliases[i]), base::Concat("aliases[", i, "]"),
                base::Concat("must have ", kShortestName, " letters or digits at least"));
  }
  return std::move(problems).Take();
}

std::vector<std::string> KnownAs(const Person& person, const std::vector<PersonSubject>& subjects,
                                 const std::vector<std::string>& more) {
  std::vector<std::string> names;
  const auto add = [&](std::string name) {
    absl::StripAsciiWhitespace(&name);
    const bool fits =
        name.size() <= kLongestName && !base::HasControls(name, base::Lines::kOne);  // or no service would take it
    if (fits && TellsApart(name) && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  };
  add(person.display_name);
  add(person.email);
  std::ranges::for_each(person.aliases, add);
  std::ranges::for_each(subjects, add, &PersonSubject::subject);
  std::ranges::for_each(more, add);
  return names;
}

}  // namespace pepiniere::access
