#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "absl/strings/str_split.h"
#include "clients/pep/app.h"

namespace pepiniere::pep {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAre;

std::string Script(const std::string& shell) {
  std::ostringstream out, errors;
  EXPECT_EQ(Run({"completion", shell}, Console{out, {}, errors, {}}, [](std::string_view) { return std::string(); }),
            0);
  return out.str();
}

class BashTest : public testing::Test {
 protected:
  BashTest() { std::ofstream(file_) << Script("bash"); }
  ~BashTest() override { std::remove(file_.c_str()); }

  // What bash offers for the last word.
  std::vector<std::string> Complete(const std::string& words) {
    const std::string command = "bash -c '. " + file_ + "; COMP_WORDS=(" + words +
                                "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _pep; printf \"%s\\n\" \"${COMPREPLY[@]}\"'";
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text.push_back(static_cast<char>(c));
    EXPECT_EQ(pclose(pipe), 0);
    return absl::StrSplit(text, '\n', absl::SkipEmpty());
  }

  const std::string file_ = testing::TempDir() + "pep-completion.bash";
};

TEST_F(BashTest, IsBash) { EXPECT_EQ(std::system(("bash -n " + file_).c_str()), 0); }

TEST_F(BashTest, CompletesCommandsWhereTheyStand) {
  EXPECT_THAT(Complete("pep pro"), ElementsAre("projects"));
  EXPECT_THAT(Complete("pep projects \"\""), Contains("advance"));
  EXPECT_THAT(Complete("pep --output json projects ad"), ElementsAre("advance"));
  EXPECT_THAT(Complete("pep portfolio su"), ElementsAre("summary"));
  EXPECT_THAT(Complete("pep cohort cohorts un"), ElementsAre("undelete"));
  EXPECT_THAT(Complete("pep watch p"), UnorderedElementsAre("projects", "phases", "programmes", "people", "placements",
                                                            "panels", "panelists", "proposals", "plans"));
  EXPECT_THAT(Complete("pep watch a"),
              UnorderedElementsAre("assignments", "applications", "access", "amendments", "answers"));
  EXPECT_THAT(Complete("pep watch con"),
              UnorderedElementsAre("consents", "constraints", "consultations", "consultation-comments"));
  EXPECT_THAT(Complete("pep access gr"), ElementsAre("grant"));
  EXPECT_THAT(Complete("pep person e"), UnorderedElementsAre("edit", "export", "erase"));
  EXPECT_THAT(Complete("pep person con"), UnorderedElementsAre("consents", "consent"));
  EXPECT_THAT(Complete("pep erasure \"\""), IsSupersetOf({"list", "show"}));
  EXPECT_THAT(Complete("pep person erase me --al"), ElementsAre("--also-known-as"));
}

TEST_F(BashTest, CompletesOptionsOfTheCommandAndOfAll) {
  EXPECT_THAT(Complete("pep projects list --pha"), ElementsAre("--phase"));
  EXPECT_THAT(Complete("pep projects list --serv"), ElementsAre("--server"));
  EXPECT_THAT(Complete("pep cohort cohorts update eig/8 --cap"), ElementsAre("--capacity"));
  EXPECT_THAT(Complete("pep projects show --pha"), IsEmpty());
}

TEST_F(BashTest, CompletesValues) {
  EXPECT_THAT(Complete("pep -o \"\""), UnorderedElementsAre("table", "json", "csv"));
  EXPECT_THAT(Complete("pep projects list --phase con"), UnorderedElementsAre("construction", "consolidation"));
  EXPECT_THAT(Complete("pep projects advance x sc"), ElementsAre("scaling"));
  EXPECT_THAT(Complete("pep access list --role co"), ElementsAre("coach"));
  EXPECT_THAT(Complete("pep completion f"), ElementsAre("fish"));
  EXPECT_THAT(Complete("pep audit verify --service \"\""),
              ElementsAre("portfolio", "cohort", "metrics", "feedback", "policy", "access"));
  EXPECT_THAT(Complete("pep policy answers record x --verdict p"), ElementsAre("partly"));
  EXPECT_THAT(Complete("pep policy transmissions send --calendar als"), ElementsAre("alsace-moselle"));
  EXPECT_THAT(Complete("pep metrics explain x cyc"), ElementsAre("cycle_time"));
  EXPECT_THAT(Complete("pep projects list --theme \"\""), IsEmpty()) << "free text is not guessed";
}

TEST(CompletionTest, ZshAndFishKnowTheCommandsTheirHelpAndTheirValues) {
  const std::string zsh = Script("zsh");
  EXPECT_THAT(zsh, HasSubstr("#compdef pep"));
  EXPECT_THAT(zsh, HasSubstr("'advance:Move a project to another phase'"));
  EXPECT_THAT(zsh, HasSubstr("--output|-o) compadd -- table json csv"));
  const std::string fish = Script("fish");
  EXPECT_THAT(fish,
              HasSubstr("complete -c pep -n '__pep_at projects' -a advance -d 'Move a project to another phase'"));
  EXPECT_THAT(fish, HasSubstr("-l output -x -a 'table json csv'"));
  EXPECT_THAT(fish, Not(HasSubstr("\t")));
}

}  // namespace
}  // namespace pepiniere::pep
