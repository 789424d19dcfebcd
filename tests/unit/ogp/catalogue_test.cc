// Catalogues of commitments, there and back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "clients/pep/formats/ogp/reader.h"
#include "clients/pep/formats/ogp/writer.h"

namespace pepiniere::ogp {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr std::string_view kFile =
    "id,cycle,policy_area,starred,title\n"
    "XA0001,2015,Rivers,true,\"Publish the Levels of All Rivers\"\n"
    "XA0002,2015,\"Water, Waste\",false,\"Imrove \"\"Public\"\" Fountains\"\n";

std::vector<std::string> Codes(const Catalogue& catalogue) {
  std::vector<std::string> codes;
  for (const auto& finding : catalogue.findings) codes.push_back(finding.file + ' ' + finding.code);
  return codes;
}

TEST(CatalogueTest, SaysWhatTheFileSays) {
  const Catalogue catalogue = ReadCatalogue(kFile);
  ASSERT_EQ(catalogue.commitments.size(), 2U);
  const Commitment& second = catalogue.commitments[1];
  EXPECT_EQ(second.id, "XA0002");
  EXPECT_EQ(second.policy_area, "Water, Waste");
  EXPECT_EQ(second.title, "Imrove \"Public\" Fountains");
  EXPECT_EQ(second.line, 3);
  EXPECT_EQ(YearOf(second.cycle), 2015);
  EXPECT_EQ(ReadAnswer(second.starred), Answer::kNo);
  EXPECT_THAT(catalogue.findings, IsEmpty());
}

TEST(CatalogueTest, ComesBackUnchangedFromItsBytesAndFromItsValues) {
  Catalogue catalogue = ReadCatalogue(kFile);
  EXPECT_EQ(WriteCatalogue(catalogue), kFile);
  Catalogue anew;
  for (Commitment& commitment : catalogue.commitments) {
    commitment.bytes.clear();
    anew.commitments.push_back(commitment);
  }
  EXPECT_EQ(WriteCatalogue(anew), kFile);
}

TEST(CatalogueTest, WhateverShapeTheFileHasItComesBack) {
  for (const std::string_view file : {
           "\n",
           "id,cycle\n",
           "id,cycle,policy_area,starred,title\r\nXA0001,2015,,ND,Plain\r\n\r\nXA0001,2015,,NA,\"Twice\"",
           "\xef\xbb\xbfid,title,comment,id\rXA0001,'=1+1,\"a\nb\",x\rXA0002,'Tis\rXA0003,a,b,c,d,e\r",
           "id,cycle,policy_area,starred,title\nXA0001,2015,a,true,\"open",
           "id,cycle,policy_area,starred,title\nXA0001, 2015 ,a,\"tr\"ue,x\n",
       }) {
    EXPECT_EQ(WriteCatalogue(ReadCatalogue(file)), file);
  }
}

TEST(CatalogueTest, OfNothingThereAreTheColumns) {
  EXPECT_EQ(WriteCatalogue(ReadCatalogue("")), "id,cycle,policy_area,starred,title\n");
}

TEST(CatalogueTest, WhatChangedIsWrittenAnewAndNothingElse) {
  Catalogue catalogue =
      ReadCatalogue("id,cycle,policy_area,starred,title,note\nXA0001,2015,a,true,One,'x\nXA0002,2018,b,ND,Two,y\n");
  catalogue.commitments[1].title = "Two, and more";
  EXPECT_EQ(
      WriteCatalogue(catalogue),
      "id,cycle,policy_area,starred,title,note\nXA0001,2015,a,true,One,'x\nXA0002,2018,b,ND,\"Two, and more\",y\n");
}

TEST(CatalogueTest, OursComeAfterThoseOfTheFormat) {
  Catalogue catalogue;
  catalogue.commitments.push_back({.id = "XA0001", .cycle = "2018", .starred = "false", .title = "One"});
  catalogue.commitments.back().claim = "Complete";
  catalogue.commitments.back().review = "Pending IRM Review";
  const std::string text = WriteCatalogue(catalogue);
  EXPECT_EQ(
      text,
      "id,cycle,policy_area,starred,title,claim,review\nXA0001,2018,,false,\"One\",Complete,Pending IRM Review\n");
  EXPECT_TRUE(SaySame(ReadCatalogue(text).commitments[0], catalogue.commitments[0]));
}

TEST(CatalogueTest, NoDataAndNotApplicableAreNoNo) {
  EXPECT_EQ(ReadAnswer("ND"), Answer::kNoData);
  EXPECT_EQ(ReadAnswer("NA"), Answer::kNotApplicable);
  EXPECT_EQ(ReadAnswer("No"), Answer::kNo);
  EXPECT_EQ(ReadAnswer("TRUE"), Answer::kYes);
  EXPECT_EQ(ReadAnswer(""), Answer::kNone);
  EXPECT_EQ(ReadAnswer("maybe"), Answer::kNone);
}

TEST(CatalogueTest, OdditiesAreToldAtTheirLines) {
  const Catalogue catalogue = ReadCatalogue(
      "id,cycle,starred,title,extra\nXA0001,2015,ND,\"A\nB\",\nxa1,soon,maybe, C ,,more\nXA0001,2015,true\n");
  EXPECT_THAT(Codes(catalogue),
              ElementsAre("line 1 MISSING_KEY", "line 1 UNKNOWN_KEY", "line 2 NO_DATA", "line 4 TOO_MANY_CELLS",
                          "line 4 PADDED", "line 4 OTHER_ID_SHAPE", "line 4 NO_CYCLE", "line 4 NO_ANSWER",
                          "line 5 TOO_FEW_CELLS", "line 5 EMPTY_VALUE", "line 5 DUPLICATE_ID"));
  EXPECT_THAT(catalogue.commitments[1].rest, Contains(Pair("", "more")));
}

TEST(CyclePropertyTest, YearsOfCycles) {
  EXPECT_EQ(YearOf("2018"), 2018);
  EXPECT_EQ(YearOf("2015-2017"), 2015);
  EXPECT_EQ(YearOf("20181"), std::nullopt);
  EXPECT_EQ(YearOf("cycle 3"), std::nullopt);
  EXPECT_EQ(YearOf(""), std::nullopt);
}

// What is said comes back, whatever it is.
TEST(CataloguePropertyTest, ValuesComeBack) {
  constexpr std::string_view kPieces[] = {"'", "\"", ",", "=", "+", "-", "@", "\n", "\r", "a", "é", " ", ";", "ND"};
  std::mt19937 random(50);
  const auto text = [&] {
    std::string made;
    for (auto count = random() % 6; count > 0; --count) made += kPieces[random() % std::size(kPieces)];
    return made;
  };
  for (int i = 0; i < 2'000; ++i) {
    Catalogue catalogue;
    for (auto count = 1 + random() % 3; count > 0; --count) {
      catalogue.commitments.push_back(
          {.id = "XA0001", .cycle = text(), .policy_area = text(), .starred = text(), .title = text(), .lead = text()});
    }
    const Catalogue read = ReadCatalogue(WriteCatalogue(catalogue));
    ASSERT_EQ(read.commitments.size(), catalogue.commitments.size());
    for (std::size_t j = 0; j < read.commitments.size(); ++j) {
      EXPECT_TRUE(SaySame(read.commitments[j], catalogue.commitments[j])) << WriteCatalogue(catalogue);
    }
    EXPECT_EQ(WriteCatalogue(read), WriteCatalogue(catalogue));
  }
}

// Any bytes that are UTF-8 come back as they were.
TEST(CataloguePropertyTest, BytesComeBack) {
  constexpr std::string_view kPieces[] = {"'", "\"", ",", "=",  "\n",    "\r",    "\r\n",
                                          "a", "é",  " ", "id", "title", "XA0001"};
  std::mt19937 random(51);
  for (int i = 0; i < 3'000; ++i) {
    std::string file;
    for (auto count = 1 + random() % 30; count > 0; --count) file += kPieces[random() % std::size(kPieces)];
    EXPECT_EQ(WriteCatalogue(ReadCatalogue(file)), file);
  }
}

}  // namespace
}  // namespace pepiniere::ogp
