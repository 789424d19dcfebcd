// pep cohort rehearse and replay: no service is there to ask.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using testing::HasSubstr;

class RehearseTest : public PepTest {
 protected:
  std::string File(const std::string& text) {
    std::filesystem::create_directories(folder_);
    std::string path = folder_ + "/file.json";
    std::ofstream(path) << text;
    return path;
  }
};

constexpr const char kTied[] = R"({"choices":{"Ana":["A"],"Flo":["A"]},"lists":{"A":["Ana","Flo"]},"seats":{"A":1},
  "ties":[["A",["Ana","Flo"]]])";
const std::string kOpen = std::string(kTied) + "}", kDecided = std::string(kTied) + R"(,"decisions":[["Flo","Ana"]]})";

TEST_F(RehearseTest, AnswersInJson) {
  EXPECT_EQ(Pep({"cohort", "rehearse", File(kDecided)}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            R"({"ranked":[],"notRankable":[],"placed":{"A":["Flo"]},"waiting":["Ana"],"unfilled":{},"stable":true})"
            "\n");
  EXPECT_EQ(errors_.str(), "");
}

TEST_F(RehearseTest, WhatIsUndecidedIsNamed) {
  EXPECT_EQ(Pep({"cohort", "rehearse", File(kOpen)}), ExitCode::kRefused);
  EXPECT_THAT(errors_.str(), HasSubstr("on the list of A, nothing decides between Ana, Flo"));
  EXPECT_EQ(Pep({"cohort", "rehearse", File(kOpen), "--lang", "fr", "--output", "json"}), ExitCode::kRefused);
  EXPECT_THAT(errors_.str(),
              HasSubstr(R"("reason":"UNDECIDED_TIE","seat":"A","candidates":["Ana","Flo"],"description":"on the)"));
}

TEST_F(RehearseTest, WhatIsWrongIsNamedByItsPath) {
  const std::string wrong = R"({"seats":{"A":-1},"lists":{"A":["a","a"]}})";
  EXPECT_EQ(Pep({"cohort", "rehearse", File(wrong)}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("seats.A: must be a whole number from 0 to 1000000000"));
  EXPECT_THAT(errors_.str(), HasSubstr("lists.A[1]: a stands at lists.A[0] already"));
  EXPECT_EQ(Pep({"cohort", "rehearse", File(wrong), "--lang", "fr"}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("lists.A[1]: a figure déjà en lists.A[0]"));
  EXPECT_EQ(Pep({"cohort", "rehearse", "/nonexistent"}), ExitCode::kUsage);
}

TEST_F(RehearseTest, ARunIsComputedAgain) {
  ASSERT_EQ(Pep({"cohort", "rehearse", File(kDecided), "--run"}), ExitCode::kOk);
  std::string run = out_.str();
  EXPECT_EQ(Pep({"cohort", "replay", File(run)}), ExitCode::kOk);
  run.replace(run.find(R"({"A":["Flo"]})"), 13, R"({"A":["Ana"]})");
  EXPECT_EQ(Pep({"cohort", "replay", File(run)}), ExitCode::kTampered);
  EXPECT_THAT(errors_.str(), HasSubstr(R"(result.placed.A[0]: published "Ana", computed again "Flo")"));
  EXPECT_EQ(Pep({"cohort", "replay", File("{}")}), ExitCode::kInvalid);
}

}  // namespace
}  // namespace pepiniere::pep
