// pep feedback tabulate, draw, rates and weight: no service is there to ask.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using testing::HasSubstr;

class FeedbackTest : public PepTest {
 protected:
  std::string File(const std::string& text) {
    std::filesystem::create_directories(folder_);
    std::string path = folder_ + "/file.json";
    std::ofstream(path) << text;
    return path;
  }
};

// Seven people of two cohorts, of whom six answer.
constexpr const char kCampaign[] = R"({"breakdown":["cohort"],
  "audience":[{"id":"a","cohort":4},{"id":"b","cohort":4},{"id":"c","cohort":4},{"id":"d","cohort":5},
              {"id":"e","cohort":5},{"id":"f","cohort":5},{"id":"g","cohort":5}],
  "answers":[{"id":"a","q1":4},{"id":"b","q1":"5"},{"id":"c","q1":4},{"id":"d","q1":1},{"id":"e","q1":2},{"id":"f","q1":3}],
  "questions":[{"code":"q1","kind":"SCALE"},{"code":"q2","kind":"TEXT"}]})";

TEST_F(FeedbackTest, TheReleaseIsJson) {
  EXPECT_EQ(Pep({"feedback", "tabulate", File(kCampaign)}), ExitCode::kOk);
  EXPECT_EQ(
      out_.str(),
      R"({"questions":{"q1":{"n":6,"options":{"1":1,"2":1,"3":1,"4":2,"5":1},"mean":"19/6"},"q2":{"withheld":true}}})"
      "\n");
  EXPECT_EQ(errors_.str(), "");
}

TEST_F(FeedbackTest, ADrawIsInTheOrderOfItsHashes) {
  const std::string draw = R"({"seed":"2026-11-22:pepiniere","study":"etude-17","refused":["panelists/0006"],
    "strata":{"all":{"members":["panelists/0005","panelists/0006","panelists/0007","panelists/0010"],"wanted":3}}})";
  EXPECT_EQ(Pep({"feedback", "draw", File(draw)}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"("drawn":{"all":["panelists/0010","panelists/0005","panelists/0007"]}})"));
}

TEST_F(FeedbackTest, RatesAndWeightsAreJson) {
  EXPECT_EQ(Pep({"feedback", "rates", File(R"({"I":2,"P":0,"R":1,"NC":0,"O":0,"U":0,"NE":0})")}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"({"RR1":{"rate":"2/3","percent":"66.7"},)"));
  const std::string sample = R"({"targets":{"sex":{"F":1,"M":1}},
    "groups":[{"values":{"sex":"F"},"n":4,"said":{"yes":4}},{"values":{"sex":"M"},"n":1}]})";
  EXPECT_EQ(Pep({"feedback", "weight", File(sample)}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"("said":{"yes":{"unweighted":0.8,"weighted":0.5}})"));
}

TEST_F(FeedbackTest, WhatIsWrongIsNamedByItsPath) {
  const std::string wrong = R"({"audience":[{"id":"a"},{"id":"a"}],"answers":[{"id":"b"}],
    "questions":[{"code":"q1","kind":"STARS"}]})";
  EXPECT_EQ(Pep({"feedback", "tabulate", File(wrong)}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("questions[0].kind: must be one of SCALE, CHOICE_ONE, CHOICE_MANY, TEXT"));
  EXPECT_THAT(errors_.str(), HasSubstr("audience[1].id: a stands at audience[0].id already"));
  EXPECT_EQ(Pep({"feedback", "tabulate", File(wrong), "--lang", "fr"}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("answers[0].id: personne dans le public ne s'appelle b"));
  EXPECT_EQ(Pep({"feedback", "draw", "/nonexistent"}), ExitCode::kUsage);
}

}  // namespace
}  // namespace pepiniere::pep
