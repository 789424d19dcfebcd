// What is wrong with a questionnaire, a campaign and a profile; and what figures are made of.
#include "services/feedback/domain/questionnaire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/feedback/domain/campaign.h"
#include "services/feedback/domain/panel.h"

namespace pepiniere::feedback {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

base::Date Today() { return *base::Date::Parse("2026-12-05"); }

template <typename T>
std::vector<std::string> FieldsOf(const T& value) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(value, Today())) fields.push_back(problem.field);
  return fields;
}

AskedQuestion Scale(const std::string& code) {
  return {.code = code, .kind = QuestionKind::kScale, .text = "Ça va ?", .help = {}, .options = {}};
}

TEST(QuestionnaireTest, EachKindHasTheOptionsThatItTakes) {
  QuestionnaireVersion version;
  version.questions = {Scale("a")};
  EXPECT_THAT(FieldsOf(version), IsEmpty());
  version.questions = {
      Scale("a"),
      {.code = "a", .kind = QuestionKind::kText, .text = "Dites-le.", .help = {}, .options = {{"x", "X"}}},
      {.code = "b", .kind = QuestionKind::kChoiceOne, .text = "Quoi ?", .help = {}, .options = {{"x", "X"}}},
      {.code = "c",
       .kind = QuestionKind::kChoiceMany,
       .text = "Lesquels ?",
       .help = {},
       .options = {{"x", "X"}, {"x", "Y"}}}};
  EXPECT_THAT(FieldsOf(version), ElementsAre("questions[1].options", "questions[2].options",
                                             "questions[3].options[1].code", "questions[1].code"));
}

TEST(QuestionnaireTest, WhatIsCountedIsAskedOnce) {
  QuestionnaireVersion version;
  version.questions = {Scale("a"), Scale("b"), Scale("c")};
  version.questions[1].text = "Et le soir ?";
  version.questions[2].text = "CA VA ?";
  EXPECT_THAT(FieldsOf(version), ElementsAre("questions[2].text")) << "the same, whatever the case and the accents";
  version.questions[2].kind = QuestionKind::kText;
  EXPECT_THAT(FieldsOf(version), IsEmpty()) << "texts are joined to nothing";
}

TEST(QuestionnaireTest, FiguresAreOfTheCodesOfItsOptions) {
  EXPECT_THAT(FiguresOf(Scale("a")).options, ElementsAre("1", "2", "3", "4", "5"));
  const AskedQuestion choice{.code = "b",
                             .kind = QuestionKind::kChoiceOne,
                             .text = {},
                             .help = {},
                             .options = {{"oui", "Oui"}, {"non", "Non"}},
                             .sensitive = true};
  const Question question = FiguresOf(choice);
  EXPECT_THAT(question.options, ElementsAre("oui", "non"));
  EXPECT_TRUE(question.sensitive);
}

TEST(QuestionnaireTest, AnotherWordIsAnotherHash) {
  QuestionnaireVersion version, other;
  version.questions = other.questions = {Scale("a")};
  EXPECT_EQ(ContentHash(version), ContentHash(other));
  other.note = "rien de ce qui est demandé";
  EXPECT_EQ(ContentHash(version), ContentHash(other));
  other.questions[0].text += " ";
  EXPECT_NE(ContentHash(version), ContentHash(other));
}

TEST(CampaignTest, ASourceSaysWhatItsKindNeedsAndNothingElse) {
  Campaign campaign;
  campaign.audience = {
      {.kind = AudienceKind::kFellows, .cohort = "programmes/p/cohorts/1", .network = {}},
      {.kind = AudienceKind::kAlumni, .cohort = {}, .first_year = 2020, .last_year = 2024, .network = {}},
      {.kind = AudienceKind::kMembers, .cohort = {}, .network = "anciens"}};
  EXPECT_THAT(FieldsOf(campaign), IsEmpty());
  campaign.audience = {
      {.kind = AudienceKind::kMentors, .cohort = {}, .network = {}},
      {.kind = AudienceKind::kAlumni, .cohort = {}, .first_year = 2024, .last_year = 2020, .network = {}},
      {.kind = AudienceKind::kMembers, .cohort = "programmes/p/cohorts/1", .network = {}}};
  EXPECT_THAT(FieldsOf(campaign),
              ElementsAre("audience[0].cohort", "audience[1].last_year", "audience[2].cohort", "audience[2].network"));
}

TEST(CampaignTest, RemindersFollowOneAnotherAndEndWithIt) {
  Campaign campaign;
  campaign.end_time = absl::FromUnixSeconds(1'797'000'000);  // 2026-12-11
  const auto day = [](const char* iso) { return Reminder{*base::Date::Parse(iso)}; };
  campaign.reminders = {day("2026-12-07"), day("2026-12-11")};
  EXPECT_THAT(FieldsOf(campaign), IsEmpty());
  campaign.reminders = {day("2026-12-09"), day("2026-12-09"), day("2026-12-31")};
  EXPECT_THAT(FieldsOf(campaign), ElementsAre("reminders[1].date", "reminders[2].date"));
}

TEST(PanelTest, AProfileSaysWhatThePanelAsksOnce) {
  Panel panel;
  panel.criteria = {{.code = "age", .label = "Âge", .values = {"young", "old"}}};
  Panelist panelist;
  panelist.profile = {{"age", "young"}};
  base::Problems good, bad;
  CheckProfile(panel, panelist, good);
  EXPECT_THAT(std::move(good).Take(), IsEmpty());
  EXPECT_EQ(ValueOf(panelist.profile, "age"), "young");
  EXPECT_EQ(ValueOf(panelist.profile, "place"), "");
  panelist.profile = {{"age", "ancient"}, {"hat", "x"}, {"age", "old"}};
  CheckProfile(panel, panelist, bad);
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : std::move(bad).Take()) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("profile[0].value", "profile[1].criterion", "profile[2].criterion"));
}

}  // namespace
}  // namespace pepiniere::feedback
