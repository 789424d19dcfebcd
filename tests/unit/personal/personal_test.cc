// Which fields are personal, where documents have them, and whom a text calls.
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "services/personal/data_subject.h"
#include "services/personal/document.h"
#include "services/personal/fields.h"

namespace pepiniere::personal {
namespace {

using ::testing::UnorderedElementsAre;

// The contracts are linked where something of them is used.
const Fields& Of(std::string_view resource) {
  portfolio::v1::Project::descriptor();
  portfolio::v1::Committee::descriptor();
  return FieldsOfResource(resource);
}

std::vector<std::string> Paths(const Fields& fields) {
  std::vector<std::string> paths;
  for (const Field& field : fields.fields) paths.push_back(field.path);
  return paths;
}

TEST(FieldsTest, AreThoseThatTheContractMarks) {
  EXPECT_THAT(Paths(Of("projects/x")), UnorderedElementsAre("contact", "intrapreneur", "programme_contact",
                                                            "incubator_contact", "source_fields"));
  EXPECT_THAT(Paths(Of("committees/c")), UnorderedElementsAre("members.display_name"));
  EXPECT_TRUE(Of("committees/c").fields.front().required);
  EXPECT_THAT(Paths(Of("projects/x/timeBoxExtensions/1")), UnorderedElementsAre("granted_by"));
  EXPECT_TRUE(Of("projects/x/events/1").empty());
  EXPECT_TRUE(Of("").empty());
}

std::optional<std::string> Shout(const Field&, std::string_view, const std::string& text) { return text + "!"; }
std::optional<std::string> Nothing(const Field&, std::string_view, const std::string&) { return ""; }

TEST(DocumentTest, ChangesPersonalTextsAlone) {
  EXPECT_EQ(RewriteDocument(R"({"contact":"a","title":"b"})", Of("projects/x"), Shout),
            R"({"contact":"a!","title":"b"})");
  EXPECT_EQ(RewriteDocument(R"({"title":"b"})", Of("projects/x"), Shout), std::nullopt);
  EXPECT_EQ(RewriteDocument(R"({"contact":"a","title":"b"})", Of("projects/x"), Nothing), R"({"title":"b"})");
  EXPECT_EQ(
      RewriteDocument(R"({"members":[{"display_name":"a","title":"b"},{"title":"c"}]})", Of("committees/c"), Shout),
      R"({"members":[{"display_name":"a!","title":"b"},{"title":"c"}]})");
  EXPECT_EQ(RewriteDocument("no json", Of("projects/x"), Shout), std::nullopt);
}

TEST(DocumentTest, SaysWhomTheFieldBesideItNames) {
  const Fields fields{{{.path = "note", .person = "author"}, {.path = "answers.text", .person = "by"}}};
  const auto named = [](const Field&, std::string_view person, const std::string& text) {
    return std::optional(text + " of " + std::string(person));
  };
  EXPECT_EQ(RewriteDocument(R"({"author":"persons/1","note":"a"})", fields, named),
            R"({"author":"persons/1","note":"a of persons/1"})");
  EXPECT_EQ(RewriteDocument(R"({"answers":[{"by":"persons/2","text":"a"},{"text":"b"}]})", fields, named),
            R"({"answers":[{"by":"persons/2","text":"a of persons/2"},{"text":"b of "}]})");
}

TEST(FieldsTest, WhatIsBelowAPersonIsThatPersons) {
  EXPECT_EQ(PersonIn("persons/1/consents/alumni"), "persons/1");
  EXPECT_EQ(PersonIn("persons/1"), "persons/1");
  EXPECT_EQ(PersonIn("projects/x"), "projects/x");
}

TEST(DocumentTest, LooksIntoTextsThatAreJson) {
  const std::string document = R"({"source_fields":"{\"who\":\"a\",\"what\":[\"b\",1]}"})";
  EXPECT_EQ(RewriteDocument(document, Of("projects/x"),
                            [](const Field& field, std::string_view, const std::string& text) {
                              EXPECT_TRUE(field.inside);
                              return text == "a" ? std::optional<std::string>("") : std::nullopt;
                            }),
            R"({"source_fields":"{\"what\":[\"b\",1],\"who\":\"\"}"})");
}

TEST(FieldsTest, OnlyWholeIdsTellNobodysName) {
  EXPECT_TRUE(IsOpaque("persons/01HZZZZZZZZZZZZZZZZZZZZZZZ"));
  EXPECT_TRUE(IsOpaque("service:access"));
  for (const char* told : {"persons/01HZ, Claire", "service: Claire", "service:", "persons/", "anonymous2"})
    EXPECT_FALSE(IsOpaque(told)) << told;
}

TEST(DocumentTest, FindsThemInWhatTheFeedCarries) {
  EXPECT_EQ(RewritePayload(R"({"after":{"id":"x","value":"{\"contact\":\"a\"}"},"before":{"value":"{}"}})",
                           Of("projects/x"), Shout),
            R"({"after":{"id":"x","value":"{\"contact\":\"a!\"}"},"before":{"value":"{}"}})");
  EXPECT_EQ(RewritePayload(R"({"value":"{\"title\":\"a\"}"})", Of("projects/x"), Shout), std::nullopt);
  EXPECT_EQ(RewritePayload(R"({"granted_by":"a"})", Of("projects/x/timeBoxExtensions/1"), Shout),
            R"({"granted_by":"a!"})");
}

TEST(DataSubjectTest, IsCalledByWholeWordsWhateverTheCaseAndTheAccents) {
  const std::vector<std::string> names = {"Zoé Œillet", "zoe@agence.example", "it"};
  const DataSubject zoe("persons/1", names);
  for (const char* hers : {"Zoé Œillet", "ZOE OEILLET", "Mme Zoé Œillet (cheffe)", "zoe@agence.example",
                           "écrire à Zoe@Agence.example, merci"}) {
    EXPECT_TRUE(zoe.IsCalledIn(hers)) << hers;
  }
  for (const char* not_hers : {"Zoé Œilletière", "Zoé", "azoe@agence.example", "it", ""}) {
    EXPECT_FALSE(zoe.IsCalledIn(not_hers)) << not_hers;
  }
  EXPECT_TRUE(zoe.MayBeIn("\x0a\x0eZoé Œillet2")) << "where bytes beside a text look like letters";
  EXPECT_EQ(zoe.known_as().size(), 2) << "it would be found everywhere";
}

TEST(DataSubjectTest, AnAddressIsNoPartOfALongerOne) {
  const DataSubject brun("persons/1", std::vector<std::string>{"brun@agence.example"});
  for (const char* his :
       {"brun@agence.example", "<Brun@agence.example>", "brun@agence.example.", "a, brun@agence.example; b"})
    EXPECT_TRUE(brun.IsCalledIn(his)) << his;
  for (const char* anothers :
       {"leo.brun@agence.example", "leo-brun@agence.example", "brun@agence.example.org", "brun agence example"})
    EXPECT_FALSE(brun.IsCalledIn(anothers)) << anothers;
}

TEST(DataSubjectTest, WhoNamesThemselvesIsCalledByThatAlone) {
  const DataSubject lea("persons/1", std::vector<std::string>{"Léa Morel"}, /*whole=*/true);
  EXPECT_TRUE(lea.IsCalledIn("LEA MOREL"));
  EXPECT_FALSE(lea.IsCalledIn("Mme Léa Morel"));
}

TEST(DataSubjectTest, WhateverCallsThemMatchesAPattern) {
  for (const char* name : {"Dvořák", "Erdoğan", "Strauß", "Łukasz Żak", "Æsa", "Bob"}) {
    const std::vector<std::string> patterns = DataSubject("persons/1", std::vector<std::string>{name}).patterns();
    ASSERT_EQ(patterns.size(), 1) << name;
    for (const char letter : patterns.front()) {
      EXPECT_TRUE(letter == '%' || std::string_view(name).find(letter) != std::string_view::npos ||
                  std::string_view(name).find(static_cast<char>(letter - 32)) != std::string_view::npos)
          << name << " " << patterns.front();
    }
  }
}

TEST(DataSubjectTest, WhoHasNoNameIsCalledNowhere) {
  const DataSubject nobody("persons/1", std::vector<std::string>{"%", "__", "  ", ".*", ""});
  EXPECT_FALSE(nobody.IsCalledIn("anything % at __ all"));
  EXPECT_FALSE(nobody.MayBeIn("anything"));
  EXPECT_TRUE(nobody.patterns().empty());
}

}  // namespace
}  // namespace pepiniere::personal
