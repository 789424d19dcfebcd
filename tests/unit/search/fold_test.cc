#include "services/search/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Fold, ForgivesCaseAccentsApostrophesAndLigatures) {
  EXPECT_EQ(Fold("L’Œuvre d'art"), "l oeuvre d art");
  EXPECT_EQ(Fold("L'oeuvre dʼart"), "l oeuvre d art");
  EXPECT_EQ(Fold("L`ŒUVRE D´ART"), "l oeuvre d art");
  EXPECT_EQ(Fold("Éducation"), Fold("education"));
  EXPECT_EQ(Fold("E\u0301ducation"), "education") << "decomposed";
  EXPECT_EQ(Fold("Ægir, straße, ﬁn"), "aegir strasse fin");
}

// What each word stands for in the text.
std::vector<std::string> Places(std::string_view text) {
  std::vector<std::string> places;
  for (const PlacedWord& word : PlacedWords(text)) places.emplace_back(text.substr(word.begin, word.end - word.begin));
  return places;
}

TEST(PlacedWords, StandForTheBytesOfTheText) {
  EXPECT_THAT(Places("L’Œuvre d'art"), ElementsAre("L", "Œuvre", "d", "art"));
  EXPECT_THAT(Places("(E\u0301ric)\nLe\u0301"), ElementsAre("E\u0301ric", "Le\u0301")) << "with their accents";
  EXPECT_THAT(Places("in\u200bvi\u00adsible"), ElementsAre("in\u200bvi\u00adsible"));
  EXPECT_THAT(Places("C++, a+b"), ElementsAre("C++", "a", "b"));
  EXPECT_THAT(Places("lise.marchetti@serre.example"), ElementsAre("lise", "marchetti", "serre", "example"));
  EXPECT_THAT(Places(" -- "), IsEmpty());
}

TEST(PlacedWords, AreTheWordsOfTheFoldedText) {
  for (const char* text : {"L’Œuvre d'art, ﬁn", "C++ and a+b ++", "in\u200bvi\u00adsible\ufeff", "a\xff\xfe b\xc3",
                           "½ ＋ A＋", "  pad\tded\n", "", "+a", "E\u0301+\u0301b"}) {
    std::vector<std::string> words;
    for (const PlacedWord& word : PlacedWords(text)) words.push_back(word.word);
    EXPECT_EQ(words, Words(text)) << text;
  }
}

TEST(Fold, PartsWordsAtWhateverIsNoLetter) {
  EXPECT_EQ(Fold("transport.data.gouv.fr"), "transport data gouv fr");
  EXPECT_EQ(Fold("rendez-vous\u2011là \u2013 «\u00a0ici\u00a0»"), "rendez vous la ici");
  EXPECT_EQ(Fold("  pad\tded\n"), "pad ded");
  EXPECT_EQ(Fold("in\u200bvi\u00adsible\ufeff"), "invisible");
  EXPECT_EQ(Fold(""), "");
  EXPECT_EQ(Fold("-- ?!"), "");
}

TEST(Fold, KeepsWhatTellsTechnologiesApart) {
  EXPECT_EQ(Fold("C++ and C#, C"), "c++ and c# c");
  EXPECT_EQ(Fold("a+b ++"), "a b");
}

TEST(Fold, TakesAnyBytes) {
  EXPECT_EQ(Fold("a\xff\xfe"
                 "b\xc3"),
            "a b");
  EXPECT_EQ(Fold(std::string("a\0b", 3)), "a b");
  EXPECT_EQ(Fold("Привет, Мир"), "привет мир");
}

TEST(FoldedKey, IsOneForSpellingsOfOneThing) {
  for (const char* spelling : {"PostgreSQL", "postgresql", "Postgresql", "Postgre-SQL", "postgre sql"}) {
    EXPECT_EQ(FoldedKey(spelling), "postgresql") << spelling;
  }
  EXPECT_EQ(FoldedKey("Node.js"), FoldedKey("NodeJS"));
  EXPECT_NE(FoldedKey("C"), FoldedKey("C++"));
  EXPECT_EQ(FoldedKey("!!!"), "!!!") << "nothing to fold";
}

TEST(JoinedWords, AreThoseThatHyphensAndDotsPart) {
  EXPECT_THAT(JoinedWords("Un e-mail de transport.data.gouv.fr, l'été."), ElementsAre("email", "transportdatagouvfr"));
  EXPECT_THAT(JoinedWords("d'une -- rive - "), IsEmpty());
}

TEST(WithinOneEdit, IsOneTypingError) {
  EXPECT_TRUE(WithinOneEdit("transport", "transport"));
  EXPECT_TRUE(WithinOneEdit("transport", "transprt")) << "missing";
  EXPECT_TRUE(WithinOneEdit("transport", "transsport")) << "too many";
  EXPECT_TRUE(WithinOneEdit("transport", "tranzport")) << "wrong";
  EXPECT_TRUE(WithinOneEdit("transport", "transprot")) << "exchanged";
  EXPECT_TRUE(WithinOneEdit("transport", "rtansport")) << "exchanged at the start";
  EXPECT_TRUE(WithinOneEdit("aa", "aaa"));
  EXPECT_TRUE(WithinOneEdit("мир", "мар"));
  EXPECT_FALSE(WithinOneEdit("transport", "trnsprt"));
  EXPECT_FALSE(WithinOneEdit("abcd", "badc"));
  EXPECT_FALSE(WithinOneEdit("мир", "мост"));
  EXPECT_FALSE(WithinOneEdit("", "ab"));
}

TEST(ForgivesErrors, NotInShortWordsNorNumbers) {
  EXPECT_FALSE(ForgivesErrors("eau"));
  EXPECT_TRUE(ForgivesErrors("eaux"));
  EXPECT_FALSE(ForgivesErrors("2025"));
  EXPECT_FALSE(ForgivesErrors("мир"));
}

}  // namespace
}  // namespace pepiniere::search
