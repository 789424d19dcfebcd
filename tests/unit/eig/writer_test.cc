#include "clients/pep/formats/eig/writer.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <string>

#include "clients/pep/formats/eig/sheet.h"
#include "tests/unit/eig/folder_fixture.h"

namespace pepiniere::eig {
namespace {

using testing::HasSubstr;

class WriterTest : public FolderTest {
 protected:
  std::filesystem::path out() const { return dir_ / "out"; }

  // What is read from `folder` is written as the files that are there.
  void ExpectBack(const std::filesystem::path& folder) {
    const auto content = ReadContent(folder);
    ASSERT_TRUE(content.ok()) << content.status();
    ASSERT_TRUE(WriteContent(*content, out()).ok());
    EXPECT_EQ(FilesIn(out() / "content"), FilesIn(folder / "content"));
  }
};

template <typename T>
T ReadBytes(const std::string& bytes) {
  content::Findings ignored;
  T sheet = ReadSheet<T>("x", bytes, ignored);
  sheet.file = "x.md";
  return sheet;
}

// Whatever is odd in it, byte for byte.
TEST_F(WriterTest, WhatWasReadGoesBackAsItCame) {
  PutVocabularies();
  Put("defis/halte.md", Challenge("La halte", "couleur:   bleue # un mot\n"));
  Put("defis/de\u0301part.md", "\ufeff" + Challenge("Le de\u0301part"));
  Put("defis/retour.md", "\r\n---\r\ntitle:  Retour\r\n\r\nthemes: [ Ville ]\r\n---\r\n\r\nCorps\r\n---\r\n");
  Put("defis/CASSE.md", Challenge("Casse"));
  Put("defis/casse.md", Challenge("casse", "title: &a Double\nplace: *a\n"));
  Put("defis/vide.md", "");
  Put("defis/texte.md", "Rien que du texte\xff\n");
  Put("defis/casse-yaml.md", "---\ntitle: \"ouvert\nthemes: [a, b\n---\nCorps");
  Put("defis/sans-fin.md", "---\ntitle: Sans fin\n");
  Put("defis/sans-extension", Challenge("Sans extension"));
  Put("personnes/a.md", Person("' Agent 1 '", "defis: [La halte, Le départ]\n"));
  const auto before = FilesIn(dir_ / "content");
  ASSERT_TRUE(WriteContent(Read(), out()).ok());
  EXPECT_EQ(FilesIn(out() / "content"), before);
}

TEST_F(WriterTest, TheSampleGoesBackAsItCame) {
  ExpectBack(std::filesystem::path(std::getenv("PEPINIERE_SOURCE")) / "clients/pep/sample_eig");
}

TEST_F(WriterTest, TheRealContentGoesBackAsItCame) {
  const auto real = std::filesystem::path(std::getenv("PEPINIERE_SOURCE")) / "../shared/data/eig";
  if (!std::filesystem::exists(real)) GTEST_SKIP() << "no content of the EIG site in ../shared/data/eig";
  ExpectBack(real);
}

TEST_F(WriterTest, AChangeLeavesTheRestAsItWas) {
  auto challenge = ReadBytes<eig::Challenge>(
      "\ufeff---\ntitle: 'La halte' # de nuit\n# un mot\nwho:   Office des gares\nthemes:\n- Ville\n\nzone: "
      "x\n---\n\nCorps\n");
  challenge.hosts = {{"Régie des quais"}};
  challenge.town = "Roscoff";
  challenge.visible = false;
  EXPECT_EQ(WriteSheet(challenge),
            "\ufeff---\ntitle: 'La halte' # de nuit\n# un mot\nwho: Régie des quais\nthemes:\n- Ville\n\nzone: x\n"
            "town: Roscoff\nvisible: false\n---\n\nCorps\n");
  challenge.themes.clear();
  challenge.body = "\nAutre corps\n";
  EXPECT_EQ(WriteSheet(challenge),
            "\ufeff---\ntitle: 'La halte' # de nuit\n# un mot\nwho: Régie des quais\nzone: x\n"
            "town: Roscoff\nvisible: false\n---\n\nAutre corps\n");
}

TEST_F(WriterTest, AChangeKeepsTheEndsOfLines) {
  auto theme = ReadBytes<Theme>("---\r\ntitle: Ville\r\n---\r\n\r\nCorps\r\n");
  theme.title = "Villes";
  EXPECT_EQ(WriteSheet(theme), "---\r\ntitle: Villes\r\n---\r\n\r\nCorps\r\n");
  theme.body = "\nUn\nDeux\n";
  EXPECT_EQ(WriteSheet(theme), "---\r\ntitle: Villes\r\n---\r\n\r\nUn\r\nDeux\r\n");
}

TEST_F(WriterTest, OfAKeyThatComesTwiceTheOneThatCountsChanges) {
  auto theme = ReadBytes<Theme>("---\ntitle: Un\ntitle: Deux\n---\n");
  theme.title = "Trois";
  EXPECT_EQ(WriteSheet(theme), "---\ntitle: Un\ntitle: Trois\n---\n");
}

TEST_F(WriterTest, AFileThatCannotBeChangedInPlaceIsWrittenAnew) {
  auto theme = ReadBytes<Theme>("Rien que du texte.\n");
  theme.title = "Villes";
  EXPECT_EQ(WriteSheet(theme), "---\ntitle: Villes\n---\nRien que du texte.\n");
}

// Keys below a key would be taken for those of the top.
TEST_F(WriterTest, WhatNoFieldHoldsComesBackFromANewFile) {
  const auto challenge = ReadBytes<eig::Challenge>(
      "---\ntitle: La halte\npromos: {title: a, who: [b, '2']}\nzone:\n  - town: c\ntitle: Autre\n---\n");
  const std::string bytes = WriteNewSheet(challenge);
  EXPECT_EQ(bytes,
            "---\ntitle: La halte\ntitle: Autre\npromos: {\"title\": \"a\", \"who\": [\"b\", \"2\"]}\npromos: null\n"
            "zone: [{\"town\": \"c\"}]\n---\n");
  EXPECT_TRUE(SaySame(challenge, ReadBytes<eig::Challenge>(bytes)));
}

// What references name is no part of what a file says.
TEST_F(WriterTest, ANameIsNoChange) {
  auto person = ReadBytes<eig::Person>(Person("Agent 1"));
  person.challenges[0].ids = {"halte"};
  EXPECT_EQ(WriteSheet(person), person.bytes);
}

TEST_F(WriterTest, WhatWasMadeHereHasTheShapeOfTheOthers) {
  eig::Challenge challenge;
  challenge.id = "le-quai";
  challenge.title = "Le quai : nord";
  challenge.description = "Attendre moins";
  challenge.hosts = {{"Office des gares"}};
  challenge.themes = {{"Transports"}, {"Culture"}};
  challenge.cohorts = {{"Saison 1"}};
  challenge.date = {.text = "2026-03-04", .day = base::Date::FromCivil(2026, 3, 4)};
  challenge.visible = true;
  challenge.body = "\nUn paragraphe.\n";
  Content content;
  content.challenges = {challenge};
  ASSERT_TRUE(WriteContent(content, out()).ok());
  EXPECT_EQ(
      FilesIn(out() / "content").at("defis/le-quai.md"),
      "---\ntitle: 'Le quai : nord'\ndescription: Attendre moins\nwho: Office des gares\nthemes:\n  - Transports\n"
      "  - Culture\npromos:\n  - Saison 1\ndate: 2026-03-04\nvisible: true\n---\n\nUn paragraphe.\n");
  const auto read = ReadContent(out());
  ASSERT_EQ(read->challenges.size(), 1u);
  EXPECT_TRUE(SaySame(read->challenges[0], challenge));
}

TEST_F(WriterTest, RefusesWhatCannotBeAFile) {
  for (const std::string id : {"", ".", "..", "a/b"}) {
    Content content;
    content.themes.emplace_back().id = id;
    EXPECT_EQ(WriteContent(content, out()).code(), absl::StatusCode::kInvalidArgument) << id;
  }
  Content twice;
  twice.themes.emplace_back().id = "ville";
  twice.themes.emplace_back().id = "ville";
  EXPECT_THAT(std::string(WriteContent(twice, out()).message()), HasSubstr("there twice"));
  EXPECT_FALSE(std::filesystem::exists(out()));
}

}  // namespace
}  // namespace pepiniere::eig
