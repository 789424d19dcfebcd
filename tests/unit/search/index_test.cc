#include "services/search/index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pepiniere::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Entry Project(std::string id, std::string title, std::string mission = "", std::string description = "") {
  return {.key = "projects/" + id,
          .title = std::move(title),
          .names = {{Field::kId, id}},
          .mission = std::move(mission),
          .description = std::move(description)};
}

class IndexTest : public testing::Test {
 protected:
  std::vector<std::string> Words(std::string_view typed) { return *ReadWords(typed); }
  // Titles, best first; as a list would give them.
  std::vector<std::string> Find(std::string_view typed, Scope scope = {}) {
    const auto words = Words(typed);
    std::vector<Match> matches = index_.Find(words, scope);
    if (matches.empty()) matches = index_.Find(words, scope, /*approximate=*/true);
    std::ranges::sort(matches, [&](const Match& a, const Match& b) { return index_.Before(a, b); });
    std::vector<std::string> titles;
    for (const Match& match : matches) titles.push_back(index_.At(match.place).title());
    return titles;
  }
  std::string FieldOf(std::string_view typed) {
    const auto words = Words(typed);
    const auto matches = index_.Find(words, {});
    return matches.size() == 1 ? std::string(NameOf(index_.WhyOf(matches[0], words).field)) : "";
  }

  Index index_;
};

TEST_F(IndexTest, RanksExactNamesThenBeginningsThenWordsOfTitleMissionDescription) {
  index_.Put(Project("a", "Zéro transport inutile"));
  index_.Put(Project("b", "Berges", "Le transport de sable"));
  index_.Put(Project("c", "Amont", "", "Rien que du transport"));
  index_.Put(Project("d", "transport.data.gouv.fr"));
  index_.Put(Project("e", "Péniches", "", "des transporteurs"));
  index_.Put(Project("transport", "Vannes"));
  index_.Put(Project("g", "Bac", "autotransport"));
  EXPECT_THAT(Find("transport"), ElementsAre("Vannes", "transport.data.gouv.fr", "Zéro transport inutile", "Berges",
                                             "Bac", "Amont", "Péniches"));
}

TEST_F(IndexTest, WantsEveryWordInAnyOrderAndAnyField) {
  index_.Put(Project("a", "Service de rive", "public"));
  index_.Put(Project("b", "Rive", "le public", "et ses services"));
  index_.Put(Project("c", "Service"));
  EXPECT_THAT(Find("service public"), ElementsAre("Service de rive", "Rive"));
  EXPECT_THAT(Find("public service"), ElementsAre("Service de rive", "Rive"));
  EXPECT_THAT(Find("rive-public"), UnorderedElementsAre("Service de rive", "Rive"));
}

TEST_F(IndexTest, FindsWhatIsWrittenAsOneWordAndWhatIsWrittenApart) {
  index_.Put(Project("msr", "Mon suivi riverain"));
  index_.Put(Project("cdb", "Carnetdebord"));
  index_.Put(Project("x", "Écluses", "Un e-mail pour les données ouvertes"));
  EXPECT_THAT(Find("monsuiviriverain"), ElementsAre("Mon suivi riverain"));
  EXPECT_THAT(Find("monsuivi"), ElementsAre("Mon suivi riverain"));
  EXPECT_THAT(Find("suivi-riverain"), ElementsAre("Mon suivi riverain"));
  EXPECT_THAT(Find("carnet de bord"), ElementsAre("Carnetdebord"));
  EXPECT_THAT(Find("email"), ElementsAre("Écluses"));
  EXPECT_THAT(Find("e mail"), ElementsAre("Écluses"));
  EXPECT_THAT(Find("donneesouvertes écluse"), ElementsAre("Écluses"));
}

TEST_F(IndexTest, ForgivesApostrophesLigaturesAndAccents) {
  index_.Put(Project("a", "L’eau claire"));
  index_.Put(Project("b", "L'eau trouble"));
  index_.Put(Project("c", "Chef-d’œuvre"));
  index_.Put(Project("d", "Bureau"));
  for (const char* typed : {"l'eau", "l’eau", "lʼeau", "L EAU"}) {
    EXPECT_THAT(Find(typed), ElementsAre("L’eau claire", "L'eau trouble")) << typed;
  }
  for (const char* typed : {"oeuvre", "œuvre", "chef d'oeuvre", "CHEF-D'ŒUVRE", "chefdoeuvre"}) {
    EXPECT_THAT(Find(typed), ElementsAre("Chef-d’œuvre")) << typed;
  }
  EXPECT_THAT(Find("eau"), ElementsAre("L’eau claire", "L'eau trouble")) << "short words are not looked for in others";
}

TEST_F(IndexTest, ForgivesOneTypingErrorAWordWhereNothingIsAsTyped) {
  index_.Put(Project("a", "Transport fluvial"));
  index_.Put(Project("b", "Eaux vives 2025"));
  for (const char* typed :
       {"transprot", "trasport", "transsport", "tronsport", "transprot fluvail", "transportfluvail"}) {
    EXPECT_THAT(Find(typed), ElementsAre("Transport fluvial")) << typed;
  }
  EXPECT_THAT(Find("trnsprt"), IsEmpty());
  EXPECT_THAT(Find("eux"), IsEmpty()) << "three letters";
  EXPECT_THAT(Find("vives 2026"), IsEmpty()) << "a number";
  const auto words = Words("transprot");
  EXPECT_TRUE(IsApproximate(index_.Find(words, {}, true).at(0).rank));
  EXPECT_FALSE(IsApproximate(index_.Find(Words("transport"), {}).at(0).rank));
}

TEST_F(IndexTest, OrdersEqualOnesAsADictionary) {
  for (const char* title : {"Zones", "Éducation", "Eaux", "Étangs", "Fleuves"}) {
    index_.Put(Project(title, title, "rive"));
  }
  EXPECT_THAT(Find("rive"), ElementsAre("Eaux", "Éducation", "Étangs", "Fleuves", "Zones"));
}

TEST_F(IndexTest, SaysWhichFieldMatchedBest) {
  Entry entry = Project("msr", "Mon suivi", "riverains", "berge");
  entry.names.push_back({Field::kAlias, "ancien-nom"});
  entry.names.push_back({Field::kAcronym, "ZZT"});
  index_.Put(entry);
  EXPECT_EQ(FieldOf("mon suivi"), "title");
  EXPECT_EQ(FieldOf("suivi"), "title");
  EXPECT_EQ(FieldOf("msr"), "id");
  EXPECT_EQ(FieldOf("ancien nom"), "alias");
  EXPECT_EQ(FieldOf("nom ancien"), "alias");
  EXPECT_EQ(FieldOf("zzt"), "acronym");
  EXPECT_EQ(FieldOf("riverains"), "mission");
  EXPECT_EQ(FieldOf("berge suivi"), "description");
}

TEST_F(IndexTest, KeepsToItsScope) {
  Entry gone = Project("gone", "Rive morte");
  gone.deleted = true;
  Entry hidden = Project("hidden", "Rive cachée");
  Entry team = Project("team", "Rive équipe");
  team.kind = 3;
  Entry late = Project("late", "Rive tardive");
  late.since = 10;
  for (const Entry& entry : {gone, hidden, team, late, Project("x", "Autre", "rive")}) index_.Put(entry);
  const std::vector<std::string> concealed = {"projects/hidden"};
  EXPECT_THAT(Find("rive", {.concealed = concealed}), ElementsAre("Rive équipe", "Rive tardive", "Autre"));
  EXPECT_THAT(Find("rive", {.kinds = 1u << 3}), ElementsAre("Rive équipe"));
  EXPECT_THAT(Find("rive", {.fields = kTitles, .kinds = 1, .since_until = 9, .concealed = concealed}), IsEmpty());
  EXPECT_THAT(Find("rive", {.fields = kMissions}), ElementsAre("Autre"));
  EXPECT_THAT(Find("morte", {.deleted = true}), ElementsAre("Rive morte"));
  EXPECT_THAT(Find("cachee"), ElementsAre("Rive cachée"));
  EXPECT_THAT(Find("cachee", {.concealed = concealed}), IsEmpty());
  EXPECT_THAT(index_.LikestTitles(Words("rive cachees"), {}, 1), ElementsAre("Rive cachée"));
  EXPECT_THAT(index_.LikestTitles(Words("rive cachees"), {.concealed = concealed}, 1),
              testing::Not(testing::Contains("Rive cachée")));
}

TEST_F(IndexTest, FollowsChanges) {
  index_.Put(Project("a", "Digue", "", "berge"));
  index_.Put(Project("b", "Vanne", "", "berge"));
  index_.Put(Project("a", "Barrage"));
  EXPECT_THAT(Find("berge"), ElementsAre("Vanne"));
  EXPECT_THAT(Find("digue"), IsEmpty());
  EXPECT_THAT(Find("barrage"), ElementsAre("Barrage"));
  index_.Remove("projects/b");
  EXPECT_THAT(Find("vanne"), IsEmpty());
  index_.Put(Project("c", "Vannes"));
  EXPECT_THAT(Find("vanne"), ElementsAre("Vannes"));
  EXPECT_EQ(index_.size(), 2);
}

TEST_F(IndexTest, NamesWhatLooksMostLikeIt) {
  index_.Put(Project("ministere-des-rivieres", "Ministère des rivières"));
  index_.Put(Project("a", "Agence des crues"));
  const auto like = [&](std::string_view typed) { return index_.LikestTitles(Words(typed), {}, 5); };
  EXPECT_THAT(like("minstre des rivire"), ElementsAre("Ministère des rivières"));
  EXPECT_THAT(like("ryvieres"), ElementsAre("Ministère des rivières"));
  EXPECT_THAT(like("xylophone"), IsEmpty());
}

TEST(ReadWords, AreBounded) {
  EXPECT_THAT(*ReadWords("Mon Suivi, mon suivi"), ElementsAre("mon", "suivi", "mon", "suivi"));
  EXPECT_THAT(*ReadWords(" ?! "), IsEmpty());
  EXPECT_TRUE(ReadWords(std::string(200, 'e')).ok());
  EXPECT_TRUE(absl::IsInvalidArgument(ReadWords(std::string(201, 'e')).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(ReadWords(std::string(270'000, ' ')).status()));
  EXPECT_TRUE(ReadWords("a b c d e f g h i j").ok());
  EXPECT_TRUE(absl::IsInvalidArgument(ReadWords("a b c d e f g h i j k").status()));
}

}  // namespace
}  // namespace pepiniere::search
