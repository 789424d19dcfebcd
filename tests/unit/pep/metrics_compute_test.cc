// pep metrics compute: no service is there to ask.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class MetricsComputeTest : public PepTest {
 protected:
  std::string File(const std::string& members) {
    std::filesystem::create_directories(folder_);
    std::string path = folder_ + "/file.json";
    std::ofstream(path) << R"({"asOf": "2026-10-01T00:00:00Z", )" << members << "}";
    return path;
  }
};

constexpr const char kSurveys[] = R"("surveys": {"jdma": {"good": 60, "medium": 39, "bad": 1}})";
constexpr const char kThroughput[] = R"("throughput": [0, 2, 1, 0, 3, 0, 0, 1, 2, 0, 0, 4, 1, 0])";

TEST_F(MetricsComputeTest, ScriptsReadJson) {
  EXPECT_EQ(Pep({"metrics", "compute", File(kSurveys)}), ExitCode::kOk);
  EXPECT_THAT(
      out_.str(),
      StartsWith(
          R"({"indicators":[{"id":"cycle_time","formula":"cycle_time@1","unit":"s","noData":"NO_ROWS","n":0,"excluded":[]},)"));
  EXPECT_THAT(
      out_.str(),
      HasSubstr(
          R"({"id":"jdma","formula":"jdma@1","unit":"score","value":7.95,"n":100,"numerator":795,"denominator":100,"band":"medium","shown":8,"flagged":false,"excluded":[]})"));
  EXPECT_EQ(errors_.str(), "");
}

TEST_F(MetricsComputeTest, PeopleReadATable) {
  out_is_tty_ = true;
  EXPECT_EQ(Pep({"metrics", "compute", File(kSurveys), "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("8,0"));
  EXPECT_THAT(out_.str(), HasSubstr("pas de donnée"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("{")));
}

TEST_F(MetricsComputeTest, AForecastOfDaysThatAreGiven) {
  EXPECT_EQ(Pep({"metrics", "compute", File(kThroughput), "--forecast", "days=30,items=20"}), ExitCode::kOk);
  EXPECT_THAT(
      out_.str(),
      HasSubstr(
          R"("forecast":{"days":30,"items":{"p50":30,"p85":23,"p95":19},"itemsWanted":20,"daysNeeded":{"p50":20,"p85":27,"p95":31})"));
  EXPECT_EQ(Pep({"metrics", "compute", File(kThroughput), "--forecast", "days=30", "--output", "table"}),
            ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("30 with 50 %, 23 with 85 %, 19 with 95 %"));
  EXPECT_THAT(out_.str(), HasSubstr("not enough history to say how good this is"));
}

TEST_F(MetricsComputeTest, ItsRowsAreExplained) {
  const std::string items =
      R"("items": [{"id": "T", "transitions": [{"to": "IN_PROGRESS", "at": "2026-09-01T00:00:00Z"},
                            {"to": "DONE", "at": "2026-09-03T00:00:00Z"}]}, {"id": "U", "transitions": [{"to": "DONE", "at": "2026-09-03T00:00:00Z"}]}])";
  EXPECT_EQ(Pep({"metrics", "compute", File(items), "--explain", "cycle_time"}), ExitCode::kOk);
  EXPECT_THAT(
      out_.str(),
      HasSubstr(
          R"("excluded":[{"id":"U","reason":"NO_START"}],"rows":[{"id":"T","instants":["2026-09-01T00:00:00Z","2026-09-03T00:00:00Z"],"contribution":172800,"at":["p50","p85","p95"]}])"));
  EXPECT_THAT(out_.str(), HasSubstr(R"("explanation":{"id":"cycle_time","formula":"cycle_time@1")"));
  EXPECT_EQ(Pep({"metrics", "compute", File(items), "--explain", "cycle_time", "--output", "table"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("without a start"));
  EXPECT_EQ(Pep({"metrics", "compute", File(items), "--explain", "happiness"}), ExitCode::kUsage);
}

TEST_F(MetricsComputeTest, LittlesLawSaysThatItCountsWhatWasFinished) {
  const std::string items =
      R"("items": [{"id": "T", "transitions": [{"to": "IN_PROGRESS", "at": "2026-09-01T00:00:00Z"},
                            {"to": "DONE", "at": "2026-09-03T00:00:00Z"}]}, {"id": "U", "transitions": [{"to": "IN_PROGRESS", "at": "2026-09-02T00:00:00Z"}]}])";
  const auto explain = [&](const char* indicator) {
    out_.str("");
    EXPECT_EQ(Pep({"metrics", "compute", File(items), "--explain", indicator, "--output", "table", "--lang", "fr"}),
              ExitCode::kOk);
  };
  explain("littles_law");
  EXPECT_THAT(out_.str(), ContainsRegex("Terminés dans la période +1\n"));
  explain("cycle_time");
  EXPECT_THAT(out_.str(), ContainsRegex("Ce qui compte +1\n"));
  out_.str("");
  EXPECT_EQ(Pep({"metrics", "compute", File(items), "--explain", "littles_law"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"({"id":"U","instants":["2026-09-02T00:00:00Z"],)"))
      << "it has a row all the same";
}

TEST_F(MetricsComputeTest, WhatIsWrongIsNamedByItsPath) {
  const std::string wrong = R"("items": [{"id": "T", "transitions": [{"to": "DONE", "at": "3 sept."}]}], "sprint": [])";
  EXPECT_EQ(Pep({"metrics", "compute", File(wrong)}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("items[0].transitions[0].at: must be an instant with its offset"));
  EXPECT_THAT(errors_.str(), HasSubstr("sprint: no such member; there are: asOf, from, to, zone, items, sprints"));
  EXPECT_EQ(Pep({"metrics", "compute", File(wrong), "--lang", "fr"}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("items[0].transitions[0].at: doit être un instant avec son décalage"));
  EXPECT_EQ(Pep({"metrics", "compute", File(wrong), "--output", "json"}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr(R"("violations":[{"path":"sprint","reason":"UNKNOWN_MEMBER")"));
  EXPECT_EQ(Pep({"metrics", "compute", "/nonexistent"}), ExitCode::kUsage);
}

}  // namespace
}  // namespace pepiniere::pep
