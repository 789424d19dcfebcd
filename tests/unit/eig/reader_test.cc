#include "clients/pep/formats/eig/reader.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/unit/eig/folder_fixture.h"

namespace pepiniere::eig {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

class ReaderTest : public FolderTest {};

std::vector<std::string> Texts(const std::vector<Reference>& references) {
  std::vector<std::string> texts;
  for (const Reference& reference : references) texts.push_back(reference.text);
  return texts;
}

TEST_F(ReaderTest, FillsAFieldFromEveryKey) {
  PutVocabularies();
  Put("defis/halte.md",
      "---\ntitle: La halte\ndescription: |\n  Attendre\n  moins\nwho: Office des gares\nplace: Quai 2\nthemes:\n"
      "  - Transports\npromos:\n  - Saison 1\n  - Saison 2\ntown: Roscoff (29680)\ndate: 2021-09-22\nexpertises:\n"
      "  - Design\nimage: img/halte.svg\nogImage: img/halte.png\nvisible: true\nisSET: true\n"
      "urlSET: https://halte.example\n---\n\nUn paragraphe.\n");
  Put("personnes/agent-7.md",
      "---\ntitle: Agent 7\njob: Designer\ndesc: Dessine\npromos:\n  - Saison 2\nrole: participant\ndefis:\n"
      "  - La halte\nexpertises:\n  - Design\nimage: img/7.png\nlinkedin: https://reseau.example/7\n"
      "github: https://forge.example/7\nweight: 12\n---\n");
  const Content content = Read();
  ASSERT_EQ(content.challenges.size(), 1u);
  const eig::Challenge& challenge = content.challenges[0];
  EXPECT_EQ(challenge.id, "halte");
  EXPECT_EQ(challenge.title, "La halte");
  EXPECT_EQ(challenge.description, "Attendre\nmoins\n");
  EXPECT_THAT(Texts(challenge.hosts), ElementsAre("Office des gares"));
  EXPECT_EQ(challenge.place, "Quai 2");
  EXPECT_EQ(challenge.town, "Roscoff (29680)");
  EXPECT_EQ(challenge.date.day, base::Date::FromCivil(2021, 9, 22));
  EXPECT_THAT(challenge.themes, ElementsAre(Reference{"Transports", {"Transports"}}));
  EXPECT_THAT(Texts(challenge.cohorts), ElementsAre("Saison 1", "Saison 2"));
  EXPECT_THAT(Texts(challenge.skills), ElementsAre("Design"));
  EXPECT_EQ(challenge.image, "img/halte.svg");
  EXPECT_EQ(challenge.shared_image, "img/halte.png");
  EXPECT_EQ(challenge.visible, true);
  EXPECT_EQ(challenge.is_startup, true);
  EXPECT_EQ(challenge.startup_uri, "https://halte.example");
  EXPECT_EQ(challenge.body, "\nUn paragraphe.\n");
  ASSERT_EQ(content.people.size(), 1u);
  const eig::Person& person = content.people[0];
  EXPECT_EQ(person.job, "Designer");
  EXPECT_EQ(person.description, "Dessine");
  EXPECT_EQ(person.role, "participant");
  EXPECT_THAT(person.challenges, ElementsAre(Reference{"La halte", {"halte"}}));
  EXPECT_EQ(person.linkedin_uri, "https://reseau.example/7");
  EXPECT_EQ(person.github_uri, "https://forge.example/7");
  EXPECT_EQ(person.weight, 12);
  EXPECT_THAT(content.cohorts, ElementsAre(Field(&Cohort::title, "Saison 1"), Field(&Cohort::title, "Saison 2")));
  EXPECT_THAT(Found(content, "defis/halte.md"), ElementsAre("PADDED description"));
  EXPECT_THAT(Found(content, "personnes/agent-7.md"), IsEmpty());
}

// File, its bytes, and a code (with its key) that must be reported for it.
struct Oddity {
  std::string file, bytes, code;
};

TEST_F(ReaderTest, ReportsEveryOddityOfAFile) {
  PutVocabularies();
  const std::string whole = Challenge("La halte");
  const Oddity oddities[] = {
      {"defis/rembourre.md", Challenge("\" La  gare \""), "PADDED title"},
      {"defis/insecable.md", Challenge("La\u00a0passerelle"), "NO_BREAK_SPACE title"},
      {"defis/sans-largeur.md", Challenge("Le qu\u200bai"), "INVISIBLE_CHARACTER title"},
      {"defis/decompose.md", Challenge("Le de\u0301part"), "NOT_NFC title"},
      {"defis/de\u0301part.md", Challenge("Un autre départ"), "NOT_NFC"},
      {"defis/marque.md", "\ufeff" + Challenge("Le banc"), "BYTE_ORDER_MARK"},
      {"defis/moment.md", Challenge("Moment", "date: 2021-10-24T14:41:15.346Z\n"), "DATE_TIME date"},
      {"defis/annee.md", Challenge("Année", "date: 2018\n"), "YEAR_ONLY date"},
      {"defis/jour.md", Challenge("Jour", "date: au printemps\n"), "INVALID_DATE date"},
      {"defis/cle-double.md", Challenge("Double", "title: Autre double\n"), "DUPLICATE_KEY title"},
      {"defis/cle-inconnue.md", Challenge("Inconnue", "couleur: bleue\n"), "UNKNOWN_KEY couleur"},
      {"defis/un-seul.md", Challenge("Un seul", "themes: Transports\n"), "LOOSE_TYPE themes"},
      {"defis/une-table.md", Challenge("Une table", "town: {fr: Roscoff}\n"), "WRONG_TYPE town"},
      {"defis/lien-vide.md", Challenge("Lien vide", "urlSET: ''\n"), "EMPTY_VALUE urlSET"},
      {"defis/item-vide.md", Challenge("Vide", "themes:\n  - ''\n  - Culture\n"), "EMPTY_ITEM themes[0]"},
      {"defis/deux-fois.md", Challenge("Deux fois", "themes: [Culture, Culture]\n"), "DUPLICATE_VALUE themes[1]"},
      {"defis/theme-inconnu.md", Challenge("Thème", "themes: [Astronomie]\n"), "MISSING_REFERENCE themes"},
      {"defis/promo-inconnue.md", Challenge("Promo", "promos: [Saison 9]\n"), "MISSING_REFERENCE promos"},
      {"defis/autrement.md", Challenge("Autrement", "expertises: [developpement]\n"), "OTHER_SPELLING expertises"},
      {"defis/sans-corps.md", whole.substr(0, whole.find("\nUn paragraphe")), "EMPTY_BODY body"},
      {"defis/trait.md", Challenge("Trait") + "\n---\n\nAprès\n", "BODY_RULE body"},
      {"defis/sans-retour.md", Challenge("Fin") + "Fin", "NO_FINAL_NEWLINE body"},
      {"defis/sans-entete.md", "Rien que du texte.\n", "NO_FRONT_MATTER"},
      {"defis/yaml-casse.md", "---\ntitle: Cassé\nthemes: [a, b\n---\n", "INVALID_YAML"},
      {"defis/vide.md", "", "EMPTY_FILE"},
      {"defis/sans-extension", Challenge("Sans extension"), "FILE_WITHOUT_MD"},
      {"defis/image.png", "\x89PNG", "SKIPPED_FILE"},
      {"defis/etiquette.md", Challenge("Étiquette", "who: 'Rattachement : Régie'\n"), "LABELLED_HOST who"},
      {"personnes/role.md", Person("Agent 1", "role: marraine\ndefis: [Trait]\n"), "UNKNOWN_ROLE role"},
      {"personnes/sans-defi.md", Person("Agent 2", ""), "PERSON_WITHOUT_CHALLENGE defis"},
      {"personnes/plume.md", Person("Agent 3", "defis:\n  - Plume\n"), "MISSING_REFERENCE defis"},
      {"personnes/adresse.md", Person("Agent 5", "linkedin:\n"), "EMPTY_VALUE linkedin"},
      {"personnes/poids.md", Person("Agent 4", "weight: lourd\n"), "WRONG_TYPE weight"},
      {"themes/ville.md", "---\r\ntitle: Ville\r\n---\r\n", "CRLF"},
      {"articles", "", "SKIPPED_FILE"},
  };
  for (const Oddity& oddity : oddities) Put(oddity.file, oddity.bytes);
  Put("defis/CASSE.md", Challenge("Casse haute"));
  Put("defis/casse.md", Challenge("Casse basse"));
  std::filesystem::create_directories(dir_ / "content/defis/dossier.md");
  std::filesystem::create_symlink("trait.md", dir_ / "content/defis/lien.md");
  std::string hidden = Challenge("Caché");
  hidden.replace(hidden.find("visible: true"), 13, "visible: false");
  Put("defis/cache.md", hidden);
  const Content content = Read();
  for (const Oddity& oddity : oddities) {
    EXPECT_THAT(Found(content, oddity.file), Contains(oddity.code)) << oddity.file;
  }
  EXPECT_THAT(Found(content, "defis/casse.md"), ElementsAre("IDS_DIFFER_IN_CASE"));
  EXPECT_THAT(Found(content, "defis/dossier.md"), ElementsAre("SKIPPED_FILE"));
  EXPECT_THAT(Found(content, "defis/lien.md"), ElementsAre("SKIPPED_FILE"));
  EXPECT_THAT(Found(content, "defis/cache.md"), ElementsAre("NOT_VISIBLE visible"));
  for (const auto& finding : content.findings) EXPECT_NE(finding.action, "") << finding.code;
}

TEST_F(ReaderTest, ReadsWhatIsOddForWhatItSays) {
  PutVocabularies();
  Put("defis/1.md", Challenge("' La halte '", "visible: oui\nthemes: Transports\ndate: 2018\n"));
  Put("defis/2.md", Challenge("Le quai", "date: 2021-10-31T23:30:00.000Z\n"));
  Put("defis/3.md", "");
  const Content content = Read();
  ASSERT_EQ(content.challenges.size(), 3u);
  EXPECT_EQ(content.challenges[0].title, "La halte");
  EXPECT_EQ(content.challenges[0].visible, true);
  EXPECT_THAT(Texts(content.challenges[0].themes), ElementsAre("Transports"));
  EXPECT_EQ(content.challenges[0].date.year, 2018);
  EXPECT_EQ(content.challenges[0].date.day, std::nullopt);
  EXPECT_EQ(content.challenges[1].date.day, base::Date::FromCivil(2021, 11, 1));
  EXPECT_EQ(content.challenges[1].date.text, "2021-10-31T23:30:00.000Z");
  EXPECT_EQ(content.challenges[2].title, "3");
}

TEST_F(ReaderTest, KeepsWhatNoFieldHolds) {
  PutVocabularies();
  Put("defis/halte.md", Challenge("La halte", "couleur: bleue\ntown: {fr: Roscoff}\ntitle: Autre\nzone: [1, 2]\n"));
  const Content content = Read();
  ASSERT_EQ(content.challenges.size(), 1u);
  EXPECT_EQ(content.challenges[0].title, "Autre");
  EXPECT_EQ(content.challenges[0].town, "");
  std::vector<std::string> kept;
  for (const auto& [key, value] : content.challenges[0].rest) kept.push_back(key);
  EXPECT_THAT(kept, ElementsAre("title", "town", "town", "couleur", "zone"));
  EXPECT_EQ(content.challenges[0].rest[0].second, content::Text("La halte"));
}

TEST_F(ReaderTest, SplitsAReferenceThatNamesSeveral) {
  PutVocabularies();
  Put("defis/1.md", Challenge("La halte"));
  Put("defis/2.md", Challenge("Le quai - Nord"));
  Put("defis/3.md", Challenge("La halte / Le quai"));
  const std::string several[] = {"La halte, Le quai - Nord", "La halte et le quai – nord", "La halte Le quai Nord",
                                 "la HALTE/ Le quai-nord"};
  for (const std::string& text : several) {
    Put("personnes/a.md", Person("Agent 1", "defis:\n  - '" + text + "'\n"));
    const Content content = Read();
    EXPECT_THAT(content.people[0].challenges, ElementsAre(Reference{text, {"1", "2"}}));
    EXPECT_THAT(Found(content, "personnes/a.md"), ElementsAre("SEVERAL_IN_ONE defis"));
  }
  // One that is called so is one; what is not all known is none.
  Put("personnes/a.md", Person("Agent 1", "defis:\n  - La halte / Le quai\n  - La halte, Plume\n"));
  const Content content = Read();
  EXPECT_THAT(content.people[0].challenges,
              ElementsAre(Reference{"La halte / Le quai", {"3"}}, Reference{"La halte, Plume", {}}));
  EXPECT_THAT(Found(content, "personnes/a.md"), ElementsAre("MISSING_REFERENCE defis"));
}

TEST_F(ReaderTest, TellsWhatIsThereTwice) {
  PutVocabularies();
  Put("defis/1.md", Challenge("La halte"));
  Put("defis/2.md", Challenge("la Halte"));
  Put("personnes/a.md", Person("Inès Étoile"));
  Put("personnes/b.md", Person("ines etoile"));
  Put("personnes/c.md", Person("Agent 3", "defis: [La halte, la Halte]\n"));
  const Content content = Read();
  EXPECT_THAT(Found(content, "defis/2.md"), ElementsAre("DUPLICATE_TITLE title"));
  EXPECT_THAT(Found(content, "personnes/b.md"), ElementsAre("DUPLICATE_PERSON title"));
  EXPECT_THAT(Found(content, "personnes/c.md"), ElementsAre("OTHER_SPELLING defis", "DUPLICATE_VALUE defis"));
  EXPECT_EQ(content.people.size(), 3u);
}

TEST_F(ReaderTest, MergesTheSpellingsOfAHost) {
  PutVocabularies();
  Put("defis/1.md", Challenge("Un", "who: Régie de l'Été\n"));
  Put("defis/2.md", Challenge("Deux", "who: 'régie de l’été '\n"));
  Put("defis/3.md", Challenge("Trois", "who: Régie de l'Été\n"));
  const Content content = Read();
  ASSERT_EQ(content.hosts.size(), 1u);
  EXPECT_EQ(content.hosts[0].title, "Régie de l'Été");
  EXPECT_THAT(content.hosts[0].spellings, ElementsAre(std::pair("Régie de l'Été", 2), std::pair("régie de l’été", 1)));
  for (const auto& challenge : content.challenges) {
    EXPECT_THAT(challenge.hosts[0].ids, ElementsAre(content.hosts[0].key));
  }
  EXPECT_THAT(Found(content, "defis/2.md"), Contains("SPELLINGS who"));
}

TEST_F(ReaderTest, SplitsHostsThatAreKnownOrParted) {
  PutVocabularies();
  Put("defis/1.md", Challenge("Un", "who: Office des gares\n"));
  Put("defis/2.md", Challenge("Deux", "who: Régie des quais\n"));
  Put("defis/3.md", Challenge("Trois", "who: Office des gares et Régie des quais\n"));
  Put("defis/4.md", Challenge("Quatre", "who: Office des gares / Musée du rail ; ANQ\n"));
  Put("defis/5.md", Challenge("Cinq", "who: Office des gares, bureau des lampes et des signaux\n"));
  Put("defis/6.md", Challenge("Six", "who: [ANQ, Régie des quais]\n"));
  const Content content = Read();
  const auto hosts_of = [&](std::size_t i) {
    std::vector<std::string> ids;
    for (const Reference& reference : content.challenges[i].hosts) {
      ids.insert(ids.end(), reference.ids.begin(), reference.ids.end());
    }
    return ids;
  };
  EXPECT_THAT(hosts_of(2), ElementsAre("officedesgares", "regiedesquais"));
  EXPECT_THAT(hosts_of(3), ElementsAre("officedesgares", "museedurail", "anq"));
  EXPECT_THAT(hosts_of(4), ElementsAre("officedesgaresbureaudeslampesetdessignaux"));
  EXPECT_THAT(hosts_of(5), ElementsAre("anq", "regiedesquais"));
  EXPECT_THAT(Found(content, "defis/3.md"), Contains("SEVERAL_HOSTS who"));
  EXPECT_THAT(Found(content, "defis/4.md"), Contains("SEVERAL_HOSTS who"));
  EXPECT_THAT(Found(content, "defis/5.md"), AllOf(Contains("HOST_IN_HOST who"), Not(Contains("SEVERAL_HOSTS who"))));
  EXPECT_EQ(content.hosts.size(), 5u);
}

TEST_F(ReaderTest, WantsAFolderOfTheFormat) {
  EXPECT_EQ(ReadContent(dir_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadContent(dir_ / "nowhere").status().code(), absl::StatusCode::kNotFound);
  Put("themes/ville.md", "---\ntitle: Ville\n---\n");
  EXPECT_EQ(ReadContent(dir_)->themes.size(), 1u);
  EXPECT_EQ(ReadContent(dir_ / "content")->themes.size(), 1u);
}

}  // namespace
}  // namespace pepiniere::eig
