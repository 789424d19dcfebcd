#include "services/access/domain/person.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/access/domain/erasure.h"

namespace pepiniere::access {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const base::Date kToday = *base::Date::FromCivil(2026, 6, 1);

std::vector<std::string> Fields(const Person& person) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(person, kToday)) fields.push_back(problem.field);
  return fields;
}

TEST(Person, IsCalledByWhatTellsThemApart) {
  Person person;
  EXPECT_THAT(Fields(person), IsEmpty()) << "nobody must have a name";
  person.display_name = "Camille Exemple";
  person.email = "camille@example.org";
  person.aliases = {"C. Exemple", "Éva"};
  EXPECT_THAT(Fields(person), IsEmpty());
  person.aliases = {"C. Exemple", "Cé"};
  EXPECT_THAT(Fields(person), ElementsAre("aliases[1]")) << "characters, and not bytes";
  person.aliases = {"Camille", "Camille"};
  EXPECT_THAT(Fields(person), ElementsAre("aliases"));
  person.aliases.clear();
  for (int i = 0; i < 21; ++i) person.aliases.push_back("alias " + std::to_string(i));
  EXPECT_THAT(Fields(person), ElementsAre("aliases"));
  person.aliases.pop_back();
  EXPECT_THAT(Fields(person), IsEmpty());
  person.display_name = "Camille\nExemple";
  EXPECT_THAT(Fields(person), ElementsAre("display_name"));
}

TEST(Person, IsKeptWithoutTheSpacesAround) {
  Person person;
  person.display_name = " Camille Exemple ";
  person.email = "\tcamille@example.org";
  person.aliases = {" C. Exemple\n"};
  Trim(person);
  EXPECT_EQ(person.display_name, "Camille Exemple");
  EXPECT_EQ(person.email, "camille@example.org");
  EXPECT_THAT(person.aliases, ElementsAre("C. Exemple"));
}

TEST(Person, IsKnownAsAllThatTheyAreCalledEachOnce) {
  Person person;
  person.display_name = "Camille Exemple";
  person.email = "camille@example.org";
  person.aliases = {"C. Exemple", "camille@example.org"};
  const std::vector<PersonSubject> subjects = {{"p", "https://one.example", "ab"}, {"p", "https://two.example", "abc"}};
  EXPECT_THAT(KnownAs(person, subjects, {" Cam ", " C ", "Camille Exemple"}),
              ElementsAre("Camille Exemple", "camille@example.org", "C. Exemple", "abc", "Cam"));
  EXPECT_THAT(KnownAs(Person(), {}, {}), IsEmpty());
}

TEST(Erasure, IsDoneOnceEveryServiceIs) {
  Erasure erasure;
  erasure.services = {{.service = "portfolio"}, {.service = "cohort"}};
  EXPECT_FALSE(IsDoneEverywhere(erasure));
  erasure.services[0].done_at = absl::FromUnixSeconds(1);
  EXPECT_FALSE(IsDoneEverywhere(erasure));
  erasure.services[1].done_at = absl::FromUnixSeconds(2);
  EXPECT_TRUE(IsDoneEverywhere(erasure));
}

}  // namespace
}  // namespace pepiniere::access
