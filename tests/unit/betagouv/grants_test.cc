#include "clients/pep/formats/betagouv/grants.h"

#include <gmock/gmock.h>

#include "services/base/text.h"
#include "tests/unit/betagouv/folder_fixture.h"

namespace pepiniere::betagouv {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class GrantsTest : public FolderTest {
 protected:
  // "12: 270000.00 on 2024-01-15" for each funding line of a startup with these keys.
  std::vector<std::string> Lines(const std::string& keys) {
    std::vector<std::string> lines;
    const auto project = ReadStartup("---\ntitle: X\n" + keys + "---\n");
    for (const auto& line : project.funding_lines()) {
      std::string text = base::Concat(line.promotion(), ": ", line.amount().units());
      if (line.amount().nanos() > 0) text += base::Concat(",", line.amount().nanos() / 10'000'000);
      if (line.has_date()) {
        text += base::Concat(" on ", line.date().year(), "-", line.date().month(), "-", line.date().day());
      }
      EXPECT_EQ(line.funding_source(), "FAST");
      EXPECT_EQ(line.amount().currency_code(), "EUR");
      lines.push_back(std::move(text));
    }
    return lines;
  }
};

std::string Told(std::string_view comment) {
  const ToldGrant told = ReadGrantComment(comment);
  return base::Concat(told.promotion.value_or(0), ": ", told.amount ? told.amount->units() : 0,
                      told.unclear ? " unclear" : "");
}

TEST(GrantCommentTest, FindsTheAmountAndThePromotion) {
  EXPECT_EQ(Told("Montant de 40000€ pour la promotion 3"), "3: 40000");
  EXPECT_EQ(Told("Montant de 140 000 € pour la promotion 3."), "3: 140000");
  EXPECT_EQ(Told("Promotion 3, 140\u202f000 euros"), "3: 140000");
  EXPECT_EQ(Told("FAST promotion 3 140\u00a0000 EUR"), "3: 140000") << "the promotion is no part of the amount";
  EXPECT_EQ(Told("1 140 000,50 € accordés"), "0: 1140000");
  EXPECT_EQ(Told("promotion 3"), "3: 0");
  EXPECT_EQ(Told("Bilan du programme"), "0: 0");
  EXPECT_EQ(Told(""), "0: 0");
}

TEST(GrantCommentTest, TellsWhatItDoesNotUnderstand) {
  EXPECT_EQ(Told("Montant de 140 k€ pour la promotion 3"), "3: 0 unclear");
  EXPECT_EQ(Told("Montant de 140.000 €"), "0: 0 unclear");
  EXPECT_EQ(Told("0 €"), "0: 0 unclear");
  EXPECT_EQ(Told("€"), "0: 0 unclear");
  EXPECT_EQ(Told("40000 € pour la promotion trois"), "0: 40000 unclear");
  EXPECT_EQ(Told("99999999999999999999999 €"), "0: 0 unclear");
}

TEST_F(GrantsTest, AGrantToldTwiceIsOneLineWithItsDay) {
  EXPECT_THAT(Lines("fast: {promotion: 3, montant: 140000}\n"
                    "events:\n  - {name: fast, date: 2031-02-03, comment: Montant de 140 000€ pour la promotion 3}\n"
                    "  - {name: fast, date: 2032-02-03, comment: Bilan}\n"),
              ElementsAre("3: 140000 on 2031-2-3"));
  EXPECT_THAT(Lines("fast: {promotion: '3', montant: '140 000 €'}\nevents:\n  - {name: fast, date: 2031-02-03}\n"),
              ElementsAre("3: 140000 on 2031-2-3"));
  EXPECT_THAT(Found(), IsEmpty());
}

TEST_F(GrantsTest, DifferentGrantsAreDifferentLines) {
  EXPECT_THAT(Lines("fast: {promotion: 3, montant: 140000.5}\n"
                    "events:\n  - {name: fast, date: 2031-02-03, comment: Montant de 90000€ pour la promotion 4}\n"
                    "  - {name: fast, date: 2031-02-03, comment: Montant de 90000€ pour la promotion 4}\n"
                    "  - {name: other, date: 2031-02-03, comment: Montant de 1€ pour la promotion 9}\n"),
              ElementsAre("3: 140000,50", "4: 90000 on 2031-2-3"));
}

TEST_F(GrantsTest, WhatIsUnclearMakesAFindingAndStaysWhereItWas) {
  EXPECT_THAT(Lines("fast: {promotion: trois, montant: 140000}\nevents:\n"
                    "  - {name: fast, date: 2031-02-03, comment: Montant de 140 k€ pour la promotion 3}\n"),
              IsEmpty());
  EXPECT_THAT(Found(), ElementsAre("UNCLEAR_GRANT fast.promotion", "UNCLEAR_GRANT events[0].comment"));
  const auto& project = content_.items[0].project();
  EXPECT_TRUE(project.project().source_fields().fields().contains("fast"));
  EXPECT_EQ(project.events_size(), 1);
  EXPECT_THAT(Lines("fast: oui\n"), IsEmpty());
  EXPECT_THAT(Found(), ElementsAre("UNCLEAR_GRANT fast"));
  EXPECT_THAT(Lines("fast: {promotion: 3}\n"), IsEmpty());
  EXPECT_THAT(Found(), ElementsAre("UNCLEAR_GRANT fast.montant"));
  EXPECT_THAT(Lines("fast:\n"), IsEmpty());
  EXPECT_THAT(Found(), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::betagouv
