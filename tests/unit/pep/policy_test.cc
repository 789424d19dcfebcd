// pep policy, which asks no server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "clients/pep/policy/committee_file.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class PolicyTest : public PepTest {
 protected:
  const std::string sample_ = std::string(std::getenv("PEPINIERE_SOURCE")) + "/clients/pep/sample/policy";
};

TEST_F(PolicyTest, AClock) {
  EXPECT_EQ(Pep({"policy", "clock", "--received", "2026-12-30", "--in", "2", "--unit", "months", "--output", "json"}),
            ExitCode::kOk);
  EXPECT_THAT(out_.str(),
              StartsWith(R"({"lastDay":"2027-02-28","overdueFrom":"2027-03-01T00:00:00+01:00","steps":[{"step":)"));
  EXPECT_EQ(Pep({"policy", "clock", "--received", "2026-04-02", "--in", "10", "--unit", "ouvres", "--lang", "fr"}),
            ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("Dernier jour : 17 avr. 2026\n"));
  EXPECT_THAT(out_.str(), HasSubstr("Le 6 avr. 2026 ne compte pas : Lundi de Pâques\n"));
}

TEST_F(PolicyTest, ATermThatIsTooLongNamesItsFlag) {
  EXPECT_EQ(Pep({"policy", "clock", "--received", "2026-12-30", "--in", "121", "--unit", "months"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("--in: 120 at most for months"));
  EXPECT_EQ(Pep({"policy", "clock", "--received", "2026-12-30", "--in", "121", "--unit", "days"}), ExitCode::kOk);
}

TEST_F(PolicyTest, AQuorumOfTheSample) {
  EXPECT_EQ(Pep({"policy", "quorum", sample_ + "/committee.json"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "{\"n\":9,\"needed\":5,\"counted\":5,\"quorum\":true}\n");
  out_is_tty_ = true;
  EXPECT_EQ(Pep({"policy", "quorum", sample_ + "/committee.json"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "There is a quorum\n9 members, 5 needed, 5 present or represented\n");
}

TEST_F(PolicyTest, ACatalogueOfTheSample) {
  EXPECT_EQ(Pep({"policy", "check", "ogp", sample_ + "/commitments.csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), StartsWith("4 commitments\n"));
  EXPECT_THAT(out_.str(), HasSubstr("  NO_DATA  1  kept as written; it is not a no\n    line 4 [starred]  ND\n"));
  EXPECT_EQ(Pep({"policy", "check", "ogp", folder_ + "/none.csv"}), ExitCode::kUsage);
}

std::vector<std::string> Wrong(std::string_view text) {
  std::vector<std::string> said;
  for (const CommitteeFault& fault : ReadCommitteeFile(text).faults) {
    said.push_back(fault.path + ' ' + std::string(CodeOf(fault.wrong)));
  }
  return said;
}

TEST(CommitteeFileTest, EverythingThatIsWrongIsToldByItsPath) {
  EXPECT_THAT(Wrong(R"({"members":["a"]})"), IsEmpty());
  EXPECT_THAT(Wrong(R"({"members":"a","present":["b"],"mandates":[]})"),
              ElementsAre("members NO_LIST", "mandates NO_OBJECT"));
  EXPECT_THAT(Wrong(R"({"members":["a","b"],"mandates":{"a.b":"a"},"secondConvening":"yes"})"),
              ElementsAre("mandates[\"a.b\"] NO_MEMBER", "secondConvening NO_FLAG"));
  EXPECT_THAT(Wrong("{\"members\":[\"a\\nb\"]}"), ElementsAre("members[0] NO_NAME"));
}

}  // namespace
}  // namespace pepiniere::pep
