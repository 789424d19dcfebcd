#include "services/feedback/domain/near_duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NearDuplicates, TrigramsAreOfFoldedWords) {
  EXPECT_THAT(TrigramsOf("Un Wi-Fi à l’École !"), ElementsAre("a l ecole", "fi a l", "un wi fi", "wi fi a"));
  EXPECT_THAT(TrigramsOf("Télétravail"), ElementsAre("teletravail"));
  EXPECT_THAT(TrigramsOf(" ?! "), IsEmpty());
}

std::vector<KnownText> Ideas() {
  std::vector<KnownText> ideas;
  for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{
           {"1", "Ouvrir le code source des outils de la direction des berges"},
           {"2", "Ouvrir le code source des formulaires"},
           {"3", "Un jour de télétravail de plus"},
           {"4", "ouvrir le CODE SOURCE des outils"}}) {
    ideas.push_back({name, TrigramsOf(text)});
  }
  return ideas;
}
std::vector<std::string> Near(std::string_view text, std::size_t most = 10) {
  std::vector<std::string> names;
  for (const NearDuplicate& near : NearDuplicatesOf(text, Ideas(), most)) names.push_back(near.name);
  return names;
}

TEST(NearDuplicates, AreProposedWhileOneTypes) {
  EXPECT_THAT(Near("Ouvrir le code"), ElementsAre("1", "2", "4"));
  EXPECT_THAT(Near("Ouvrir le code source des outils"), ElementsAre("1", "4", "2"));
  EXPECT_THAT(Near("Ouvrir le code source des outils", 1), ElementsAre("1"));
  EXPECT_THAT(Near("Fermer le parking des berges"), IsEmpty());
  EXPECT_THAT(Near(""), IsEmpty());
}

TEST(NearDuplicates, TheShareIsOfTheShorterText) {
  const auto near = NearDuplicatesOf("Ouvrir le code source des formulaires de la mairie", Ideas(), 10);
  ASSERT_FALSE(near.empty());
  EXPECT_EQ(near.front(), (NearDuplicate{"2", 1}));
}

}  // namespace
}  // namespace pepiniere::feedback
