#include "clients/pep/kit/sentences.h"

#include <gtest/gtest.h>

namespace pepiniere::pep {
namespace {

const Messages kFrench(Language::kFrench);
const Messages kEnglish(Language::kEnglish);

constexpr Text kSentences[] = {
    {"is over", "c'est fini"},
    {"takes $0 from $1, who holds it", "prend $0, que tient $1"},
    {"lies $0 before it opens", "c'est $0 avant l'ouverture"},
    {"$0 has closed", "$0 est fermé"},
};

TEST(SentencesTest, WhatASentenceNamesIsKept) {
  EXPECT_EQ(SaidIn(kSentences, "takes a seat from Lou, who holds it", kFrench), "prend a seat, que tient Lou");
  EXPECT_EQ(SaidIn(kSentences, "calls/c has closed", kFrench), "calls/c est fermé");
  EXPECT_EQ(SaidIn(kSentences, "calls/c has closed", kEnglish), "calls/c has closed");
  EXPECT_EQ(SaidIn(kSentences, " has closed", kFrench), std::nullopt) << "it names nothing";
  EXPECT_EQ(SaidIn(kSentences, "takes a seat from , who holds it", kFrench), std::nullopt);
  EXPECT_EQ(SaidIn(kSentences, "is over now", kFrench), std::nullopt);
  EXPECT_EQ(SaidIn(kSentences, "takes $1 from $0, who holds it", kFrench), "prend $1, que tient $0")
      << "what is named is no pattern";
}

TEST(SentencesTest, SpansAreSaidInFrench) {
  EXPECT_EQ(SaidIn(kSentences, "lies 1 day and 3 hours before it opens", kFrench),
            "c'est 1 jour et 3 heures avant l'ouverture");
  EXPECT_EQ(SaidIn(kSentences, "lies 2 minutes before it opens", kFrench), "c'est 2 minutes avant l'ouverture");
  EXPECT_EQ(SaidIn(kSentences, "lies a day too many before it opens", kFrench),
            "c'est a day too many avant l'ouverture");
}

TEST(SentencesTest, TheFieldMayStandBefore) {
  EXPECT_EQ(SaidAfterField(kSentences, "waiting_list.end is over", kFrench), "waiting_list.end: c'est fini");
  EXPECT_EQ(SaidAfterField(kSentences, "calls/c has closed", kFrench), "calls/c est fermé");
  EXPECT_EQ(SaidAfterField(kSentences, "it is something else", kFrench), std::nullopt);
}

TEST(SentencesTest, WhatEveryServiceSays) {
  EXPECT_EQ(SaidByAll("must be from 1 to 5", kFrench), "doit être de 1 à 5");
  EXPECT_EQ(SaidByAll("must not be longer than 200 characters", kFrench), "ne doit pas dépasser 200 caractères");
  EXPECT_EQ(SaidByAll("is required", kEnglish), "is required");
}

}  // namespace
}  // namespace pepiniere::pep
