#include "services/portfolio/domain/lesson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::portfolio {
namespace {

TEST(Searchable, PartsWordsAtPunctuationAndApostrophesOfEitherKind) {
  EXPECT_EQ(Searchable("L'usager, l’élu — « oui »…\u00A0ok_1"), "L usager l élu oui ok 1");
  EXPECT_EQ(Searchable("  "), "");
}

TEST(Searchable, IsNeverLongerThanTheText) {
  for (const std::string text : {"word", "a,b", "…é", "'", "a—b"}) EXPECT_LE(Searchable(text).size(), text.size());
}

TEST(LessonOf, IsNoneOfTheDeletedAndOfThoseThatTellNothing) {
  base::Stored<Project> project;
  project.value.title = "Pont";
  EXPECT_EQ(LessonOf(project), std::nullopt);
  project.value.outcome.reason = "no user";
  project.value.outcome.lessons_confidential = true;
  EXPECT_EQ(LessonOf(project), (Lesson{"Pont", "no user", "", true}));
  project.deleted_at = absl::UnixEpoch();
  EXPECT_EQ(LessonOf(project), std::nullopt);
}

}  // namespace
}  // namespace pepiniere::portfolio
