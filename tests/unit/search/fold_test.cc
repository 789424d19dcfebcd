#include "services/search/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

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
