#include "clients/pep/formats/eig/figures.h"

#include <gmock/gmock.h>

#include "tests/unit/eig/folder_fixture.h"

namespace pepiniere::eig {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FiguresTest : public FolderTest {};

TEST_F(FiguresTest, CountsByCohortHostSkillAndTheme) {
  PutVocabularies();
  Put("defis/1.md", Challenge("La halte"));
  Put("defis/2.md", Challenge("Le quai", "who: office des Gares\nthemes: [Transports, Culture, Nuit]\n"));
  Put("defis/3.md", "---\ntitle: Le banc\nvisible: false\n---\n");
  Put("personnes/a.md", Person("Agent 1", "defis: ['La halte, le quai']\n"));
  Put("personnes/b.md",
      Person("agent 1", "role: agent-public\ndefis: [La halte]\n"));  // spelt alike: one person, in two roles
  Put("personnes/c.md", Person("Agent 2", "defis: [Plume]\npromos: [Saison 2, Saison 9]\n"));
  Put("personnes/d.md", "---\ntitle: Agent 3\nrole: agent-ecosysteme\npromos: [Saison 1]\nexpertises: [Design]\n---\n");
  const Figures figures = CountUp(Read());
  EXPECT_EQ(figures.challenges, 3);
  EXPECT_EQ(figures.hidden_challenges, 1);
  EXPECT_EQ(figures.people, 3);
  EXPECT_EQ(figures.people_without_challenge, 1);
  EXPECT_EQ(figures.hosts, 1);
  EXPECT_EQ(figures.host_spellings, 2);
  EXPECT_THAT(figures.roles, ElementsAre(RoleFigure{"agent-ecosysteme", 1}, RoleFigure{"agent-public", 1},
                                         RoleFigure{"participant", 2}));
  EXPECT_THAT(figures.by_cohort, ElementsAre(Figure{"", false, 1, 0, 0}, Figure{"Saison 1", true, 2, 1, 2},
                                             Figure{"Saison 2", true, 0, 1, 0}, Figure{"Saison 9", false, 0, 1, 0}));
  EXPECT_THAT(figures.by_host, ElementsAre(Figure{"", false, 1, 0, 0}, Figure{"Office des gares", false, 2, 1, 1}));
  EXPECT_THAT(figures.by_skill, ElementsAre(Figure{"", false, 1, 0, 0}, Figure{"Design", true, 2, 2, 2},
                                            Figure{"Développement", true, 0, 0, 0}));
  EXPECT_THAT(figures.by_theme, ElementsAre(Figure{"", false, 1, 0, 0}, Figure{"Culture", true, 1, 1, 0},
                                            Figure{"Nuit", false, 1, 1, 0}, Figure{"Transports", true, 2, 1, 1}));
}

TEST_F(FiguresTest, OfNothingAreNone) {
  const Figures figures = CountUp({});
  EXPECT_EQ(figures.challenges + figures.people, 0);
  EXPECT_THAT(figures.by_host, IsEmpty());
}

// Values made elsewhere may name what is not there.
TEST_F(FiguresTest, TakesAnIdThatNothingHasForATitle) {
  Content content;
  content.people.emplace_back().title = "Agent 1";
  content.people[0].cohorts = {{.text = "Saison 1", .ids = {"saison-1"}}};
  content.people[0].challenges = {{.text = "Plume", .ids = {"plume"}}};
  EXPECT_THAT(CountUp(content).by_cohort, ElementsAre(Figure{"saison-1", false, 0, 0, 1}));
}

}  // namespace
}  // namespace pepiniere::eig
