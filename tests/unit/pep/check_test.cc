// pep check, which asks no server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class CheckTest : public PepTest {
 protected:
  const std::string sample_ = std::string(std::getenv("PEPINIERE_SOURCE")) + "/clients/pep/sample_eig";
};

TEST_F(CheckTest, TellsFiguresAndOddities) {
  EXPECT_EQ(Pep({"check", "eig", sample_}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("Office des phares           3             4       1\n"));
  EXPECT_THAT(out_.str(), HasSubstr("  YEAR_ONLY  1  kept as a year\n    defis/lavoir.md [date]  2022\n"));
  EXPECT_EQ(Pep({"check", "eig", sample_, "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("  YEAR_ONLY  1  gardé comme une année\n"));
}

TEST_F(CheckTest, TellsProgramsTheSame) {
  EXPECT_EQ(Pep({"check", "eig", sample_, "--output", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), StartsWith(R"({"figures":{"challenges":5,"hiddenChallenges":1,)"));
  const std::string json = out_.str();
  EXPECT_EQ(Pep({"check", "eig", sample_, "--output", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("\ntheme,Patrimoine,false,1,2,0\r\n"));
  std::filesystem::create_directories(folder_);
  EXPECT_EQ(Pep({"check", "eig", sample_, "--report", folder_ + "/report.json"}), ExitCode::kOk);
  std::ifstream report(folder_ + "/report.json");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(report), {}), json);
}

TEST_F(CheckTest, RefusesAFolderThatHoldsNoSuchContent) {
  EXPECT_EQ(Pep({"check", "eig", "/nonexistent/content"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("no folder such as defis"));
}

}  // namespace
}  // namespace pepiniere::pep
