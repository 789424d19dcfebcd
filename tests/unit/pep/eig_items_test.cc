// What the cohort service is told of the EIG site's content, and the content that it tells again.
#include "clients/pep/cohort/eig_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/reader.h"
#include "clients/pep/formats/eig/sheet.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Challenge;
using cohort::v1::ContentItem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class EigItemsTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto read = eig::ReadContent(std::string(std::getenv("PEPINIERE_SOURCE")) + "/clients/pep/sample_eig");
    ASSERT_TRUE(read.ok()) << read.status();
    content_ = *read;
    portfolio::v1::Organisation organisation;
    organisation.set_name("organisations/phares");
    organisation.set_title("Office des Phares");
    organisations_ = Organisations({organisation});
    items_ = EigItems(content_, organisations_, findings_);
  }

  const ContentItem& Item(const std::string& file) const {
    return *std::ranges::find(items_, file, [](const ContentItem& item) { return item.file(); });
  }

  // As the service keeps the items that it was told.
  EigKept Kept() const {
    EigKept kept;
    for (const ContentItem& item : items_) {
      if (item.has_programme()) kept.programme = item.programme();
      if (item.has_cohort()) kept.cohorts.push_back(item.cohort());
      if (item.has_challenge()) kept.challenges.push_back(item.challenge());
      if (item.has_person()) kept.people.push_back(item.person().profile());
    }
    return kept;
  }

  template <typename T>
  static std::string Written(const std::vector<T>& sheets, const std::string& file) {
    return eig::WriteSheet(*std::ranges::find(sheets, file, &T::file));
  }

  template <typename T>
  static void ExpectSame(const std::vector<T>& now, const std::vector<T>& was) {
    ASSERT_EQ(now.size(), was.size());
    for (const T& sheet : was) EXPECT_EQ(Written(now, sheet.file), sheet.bytes) << sheet.file;
  }

  eig::Content content_;
  Organisations organisations_;
  content::Findings findings_;
  std::vector<ContentItem> items_;
};

TEST_F(EigItemsTest, TellsHostsBySpellingAndWhatTextsName) {
  const Challenge& washing = Item("defis/lavoir.md").challenge();
  EXPECT_EQ(washing.host(), "organisations/phares");
  EXPECT_EQ(washing.host_text(), "office des Phares");
  EXPECT_THAT(washing.cohorts(), ElementsAre("programmes/eig/cohorts/saison-2"));
  EXPECT_THAT(washing.themes(), ElementsAre("Patrimoine")) << "no file says what it is";
  EXPECT_EQ(Item("defis/ruche-test.md").challenge().state(), Challenge::STATE_PROPOSED) << "the site does not show it";
  const auto& clothilde = Item("personnes/clothilde-avril.md").person();
  EXPECT_EQ(clothilde.profile().source_id(), "clothilde-avril");
  ASSERT_EQ(clothilde.assignments_size(), 2);
  EXPECT_EQ(clothilde.assignments(0).challenge(), "challenges/herbier-partagé") << "that of the cohort";
  EXPECT_EQ(clothilde.assignments(1).challenge(), "challenges/lavoir");
  EXPECT_EQ(Item("personnes/edmee-tilleul.md").person().assignments_size(), 0) << "no participant";
}

TEST_F(EigItemsTest, ReportsHostsThatAreNoOrganisation) {
  content::Findings findings;
  organisations_.Report(content_.hosts, findings);
  std::vector<std::string> said;
  for (const content::Finding& finding : findings.Take()) said.push_back(finding.code + " " + finding.message);
  EXPECT_THAT(said, ElementsAre("HOST_UNKNOWN Musée de l'Herbe", "OTHER_SPELLING Office des phares: Office des Phares",
                                "HOST_UNKNOWN Régie des ruches"));
}

TEST_F(EigItemsTest, APlaceholderIsReportedAndIsNoLink) {
  eig::Challenge& sheet = content_.challenges.front();
  eig::Person& person = content_.people.front();
  for (const std::string placeholder : {"urlSET", "TODO", "À compléter", "N/A", "-", "https://TODO",
                                        "https://urlset/page", "http://www.todo", "https://"}) {
    sheet.startup_uri = sheet.image = person.github_uri = placeholder;
    content::Findings findings;
    const std::vector<ContentItem> items = EigItems(content_, organisations_, findings);
    std::vector<std::string> said;
    for (const content::Finding& finding : findings.Take()) {
      if (finding.code == "PLACEHOLDER") said.push_back(finding.file + " " + finding.key + " " + finding.message);
    }
    EXPECT_THAT(said, Contains("defis/" + sheet.file + " urlSET " + placeholder));
    for (const ContentItem& item : items) {
      EXPECT_EQ(item.challenge().website_uri(), "");
      EXPECT_EQ(item.challenge().image_uri(), "");
      EXPECT_EQ(item.person().profile().code_uri(), "");
    }
  }
}

TEST_F(EigItemsTest, WhatIsNoAddressIsNoPlaceholderAndARealAddressStays) {
  eig::Challenge& sheet = content_.challenges.front();
  const auto codes_of = [&](const std::string& text) {
    sheet.startup_uri = text;
    content::Findings findings;
    const std::vector<ContentItem> items = EigItems(content_, organisations_, findings);
    std::vector<std::string> codes;
    for (const content::Finding& finding : findings.Take()) {
      if (finding.key == "urlSET") codes.push_back(finding.code);
    }
    for (const ContentItem& item : items) {
      if (item.challenge().title() == sheet.title) codes.push_back(item.challenge().website_uri());
    }
    return codes;
  };
  EXPECT_THAT(codes_of("bientot.example"), ElementsAre("INVALID_ADDRESS", ""));
  EXPECT_THAT(codes_of("https://todo.example/todo"), ElementsAre("https://todo.example/todo"));
  EXPECT_THAT(codes_of("https://beta.example:8443/x"), ElementsAre("https://beta.example:8443/x"));
  EXPECT_THAT(codes_of(""), ElementsAre(""));
}

TEST_F(EigItemsTest, WhatWasNotTouchedComesBackByteForByte) {
  const eig::Content now = EigContent(Kept(), organisations_);
  ExpectSame(now.challenges, content_.challenges);
  ExpectSame(now.people, content_.people);
  ExpectSame(now.cohorts, content_.cohorts);
  ExpectSame(now.themes, content_.themes);
  ExpectSame(now.skills, content_.skills);
}

TEST_F(EigItemsTest, WhatWasChangedIsPutInItsPlace) {
  EigKept kept = Kept();
  const auto washing =
      std::ranges::find(kept.challenges, "challenges/lavoir", [](const Challenge& one) { return one.name(); });
  washing->set_description("Dire où rincer une lessive à la main\n\nEt où l'étendre.");
  washing->add_themes("Mer");
  washing->set_state(Challenge::STATE_PROPOSED);
  const auto season = std::ranges::find(kept.cohorts, "programmes/eig/cohorts/saison-2",
                                        [](const cohort::v1::Cohort& one) { return one.name(); });
  season->set_title("Saison deux");
  const eig::Content now = EigContent(kept, organisations_);
  const std::string file = Written(now.challenges, "lavoir.md");
  EXPECT_THAT(file, HasSubstr("themes:\n  - Patrimoine\n  - Mer\n"));
  EXPECT_THAT(file, HasSubstr("visible: false\n"));
  EXPECT_THAT(file, HasSubstr("---\n\nEt où l'étendre.\n"));
  EXPECT_THAT(file, HasSubstr("who: \"office des Phares \"\n")) << "what is as it was stays as it was written";
  EXPECT_THAT(file, HasSubstr("promos:\n  - Saison deux\n")) << "what others name is called otherwise";
  EXPECT_THAT(Written(now.people, "clothilde-avril.md"), HasSubstr("promos:\n  - Saison 1\n  - Saison deux\n"));
  EXPECT_EQ(Written(now.cohorts, "saison-1.md"), content_.cohorts.front().bytes);
}

TEST_F(EigItemsTest, WhatWasMadeHereIsANewFile) {
  EigKept kept = Kept();
  Challenge& made = kept.challenges.emplace_back();
  made.set_name("challenges/balise");
  made.set_title("Balise");
  made.set_host("organisations/phares");
  made.add_cohorts("programmes/eig/cohorts/saison-1");
  made.set_state(Challenge::STATE_SELECTED);
  const eig::Challenge sheet = EigContent(kept, organisations_).challenges.back();
  EXPECT_EQ(sheet.id, "balise");
  EXPECT_EQ(eig::WriteSheet(sheet),
            "---\ntitle: Balise\nwho: Office des Phares\npromos:\n  - Saison 1\nvisible: true\n---\n");
}

}  // namespace
}  // namespace pepiniere::pep
