// Which fields are personal, where documents have them, and whom a text calls.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor_database.h"
#include "gtest/gtest.h"
#include "pepiniere/access/v1/person.pb.h"
#include "pepiniere/cohort/v1/application.pb.h"
#include "pepiniere/cohort/v1/cohort.pb.h"
#include "pepiniere/feedback/v1/comment.pb.h"
#include "pepiniere/policy/v1/comment.pb.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "pepiniere/rpc/v1/access_binding.pb.h"
#include "pepiniere/rpc/v1/bounds.pb.h"
#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/personal/data_subject.h"
#include "services/personal/document.h"
#include "services/personal/fields.h"

namespace pepiniere::personal {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsSupersetOf;
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
  EXPECT_THAT(Paths(Of("projects/x")), IsSupersetOf({"contact", "intrapreneur", "programme_contact",
                                                     "incubator_contact", "source_fields", "description"}));
  EXPECT_THAT(Paths(Of("committees/c")), IsSupersetOf({"members.display_name", "hearings.notes"}));
  EXPECT_TRUE(Of("committees/c").Find("members.display_name")->required);
  EXPECT_FALSE(Of("committees/c").Find("members.display_name")->prose);
  EXPECT_TRUE(Of("committees/c").Find("hearings.notes")->prose);
  EXPECT_THAT(Paths(Of("projects/x/timeBoxExtensions/1")),
              UnorderedElementsAre("granted_by", "reason", "trail.supersede_reason"));
  EXPECT_TRUE(Of("").empty());
}

TEST(FieldsTest, AreFoundByTheNamesOfResourcesAndByTheirKind) {
  EXPECT_TRUE(Of("incubators/i/gates/construction/requirements/X").Find("label_fr")->prose);
  EXPECT_TRUE(FieldsOf("portfolio", "gateRequirements").Find("label_fr")->prose) << "as the feed calls them";
  EXPECT_TRUE(FieldsOf("cohort", "gateRequirements").empty());
}

// Several services have comments, versions, evidence: what one marks says nothing of another's.
TEST(FieldsTest, AreThoseOfTheServiceThatKeepsThem) {
  feedback::v1::Comment::descriptor();
  policy::v1::Comment::descriptor();
  const auto paths_of = [](const Fields& fields) { return ElementsAreArray(Paths(fields)); };
  const Fields& said = Of("spaces/s/ideas/i/comments/c");
  EXPECT_THAT(Paths(said), UnorderedElementsAre("signature", "text"));
  EXPECT_EQ(said.Find("signature")->person, "author");
  EXPECT_THAT(Paths(FieldsOf("feedback", "comments")), paths_of(said));
  const Fields& answered = Of("consultations/c/comments/1");
  EXPECT_NE(answered.Find("hide_reason"), nullptr);
  EXPECT_THAT(Paths(FieldsOf("policy", "comments")), paths_of(answered));
  EXPECT_THAT(Paths(FieldsOf("portfolio", "evidence")), paths_of(Of("projects/x/evidence/1")));
  EXPECT_TRUE(FieldsOf("metrics", "comments").empty());
}

TEST(FieldsTest, ThoseThatEveryServiceKeepsAreFoundInEach) {
  rpc::v1::AccessBinding::descriptor();
  EXPECT_FALSE(Of("accessBindings/b").empty());
  for (const char* service : {"access", "portfolio"}) EXPECT_FALSE(FieldsOf(service, "accessBindings").empty());
}

TEST(FieldsTest, ThoseOfItemsStandForThemselves) {
  const Fields hearings = Of("committees/c").Below("hearings");
  EXPECT_THAT(Paths(hearings), UnorderedElementsAre("summary", "conditions", "notes", "funding_source"));
}

// Those of a text that people may write are told apart from what is no text about anything: why.
const std::map<std::string, std::string, std::less<>>& OtherTexts() {
  static const auto* const texts = new std::map<std::string, std::string, std::less<>>{};
  return *texts;
}

// Whoever reads the contract knows what becomes of each long text when somebody is erased.
TEST(FieldsTest, EveryLongTextOfAResourceIsMarked) {
  Of("");
  access::v1::Person::descriptor();
  cohort::v1::Cohort::descriptor();
  constexpr int kLong = 1000;
  std::vector<std::string> names;
  google::protobuf::DescriptorPool::internal_generated_database()->FindAllMessageNames(&names);
  int looked_at = 0;
  for (const std::string& name : names) {
    if (!name.starts_with("pepiniere.") || name.starts_with("pepiniere.test.") || name.ends_with("Request")) continue;
    const auto* message = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(name);
    for (int i = 0; i < message->field_count(); ++i) {
      const auto& field = *message->field(i);
      const auto& options = field.options();
      const bool text = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING &&
                        options.GetExtension(rpc::v1::bounds).max_length() >= kLong;
      const bool object = field.message_type() && field.message_type()->full_name() == "google.protobuf.Struct";
      if (!text && !object) continue;
      ++looked_at;
      EXPECT_TRUE(options.HasExtension(rpc::v1::personal) || OtherTexts().contains(field.full_name()))
          << field.full_name() << ": mark it personal, or say above why it is not";
    }
  }
  EXPECT_GT(looked_at, 40);
}

std::optional<std::string> Shout(const Field&, std::string_view, const std::string& text) { return text + "!"; }
std::optional<std::string> Nothing(const Field&, std::string_view, const std::string&) { return ""; }

TEST(DocumentTest, ChangesPersonalTextsAlone) {
  EXPECT_EQ(RewriteDocument(R"({"contact":"a","kind":"b"})", Of("projects/x"), Shout),
            R"({"contact":"a!","kind":"b"})");
  EXPECT_EQ(RewriteDocument(R"({"kind":"b"})", Of("projects/x"), Shout), std::nullopt);
  EXPECT_EQ(RewriteDocument(R"({"contact":"a","kind":"b"})", Of("projects/x"), Nothing), R"({"kind":"b"})");
  EXPECT_EQ(RewriteDocument(R"({"hearings":[{"notes":"a","project":"b"},{"project":"c"}]})", Of("committees/c"), Shout),
            R"({"hearings":[{"notes":"a!","project":"b"},{"project":"c"}]})");
  EXPECT_EQ(RewriteDocument("no json", Of("projects/x"), Shout), std::nullopt);
}

TEST(DocumentTest, WhatIsInAListIsThePersonsWhomTheDocumentNames) {
  cohort::v1::Application::descriptor();
  const Fields& fields = Of("calls/c/applications/a");
  EXPECT_TRUE(fields.Find("answers.value")->content);
  const auto whose = [](const Field&, std::string_view named, const std::string&) {
    return std::optional(std::string(named));
  };
  EXPECT_EQ(RewriteDocument(R"({"applicant":"persons/A","answers":[{"code":"WHY","value":"x"}]})", fields, whose),
            R"({"answers":[{"code":"WHY","value":"persons/A"}],"applicant":"persons/A"})");
}

TEST(DocumentTest, ATextThatIsSaidTwiceIsKeptOnce) {
  const auto same = [](const Field&, std::string_view, const std::string&) { return std::optional<std::string>("a"); };
  EXPECT_EQ(RewriteDocument(R"({"themes":["b","c"]})", Of("projects/x"), same), R"({"themes":["a"]})");
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
  const std::string document = R"({"source_fields":"{\"who\":\"a\",\"what\":[\"b\",1],\"a\":2}"})";
  EXPECT_EQ(RewriteDocument(document, Of("projects/x"),
                            [](const Field& field, std::string_view, const std::string& text) {
                              EXPECT_TRUE(field.inside);
                              return text == "a" ? std::optional<std::string>("") : std::nullopt;
                            }),
            R"({"source_fields":"{\"what\":[\"b\",1],\"who\":\"\"}"})")
      << "and at its keys";
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
  EXPECT_EQ(RewritePayload(R"({"value":"{\"kind\":\"a\"}","id":"a"})", Of("projects/x"), Shout), std::nullopt);
  EXPECT_EQ(RewritePayload(R"({"number":1,"reason":"a","value":"{\"comment\":\"b\"}"})",
                           Of("projects/x/phaseRecords/1"), Shout),
            R"({"number":1,"reason":"a!","value":"{\"comment\":\"b!\"}"})")
      << "beside the document and in it";
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

std::string WithoutLise(std::string_view text) {
  static const auto* const lise =
      new DataSubject("persons/1", std::vector<std::string>{"Lise Marchetti", "L. Marchetti", "Hélène Œillet",
                                                            "lise@serre.example", "o'lise@serre.example", "Marchetti"});
  return lise->Without(text).value_or("-");
}

TEST(DataSubjectTest, ATextAboutSomethingElseLosesTheNamesAlone) {
  EXPECT_EQ(WithoutLise("Vu avec Lise Marchetti et Léo Brun."), "Vu avec [personne effacée] et Léo Brun.");
  EXPECT_EQ(WithoutLise("LISE  MARCHETTI, puis Lise\nMarchetti"), "[personne effacée], puis [personne effacée]");
  EXPECT_EQ(WithoutLise("Lise-Marchetti"), "[personne effacée]");
  EXPECT_EQ(WithoutLise("« L. Marchetti, » dit-elle"), "« [personne effacée], » dit-elle");
  EXPECT_EQ(WithoutLise("He\u0301le\u0300ne Oeillet !"), "[personne effacée] !");
  EXPECT_EQ(WithoutLise("(lise@serre.example)."), "([personne effacée]).");
  EXPECT_EQ(WithoutLise("à o'lise@serre.example"), "à [personne effacée]");
  EXPECT_EQ(WithoutLise("<LISE.MARCHETTI@ailleurs.example>;"), "<[personne effacée]>;") << "who else has that address";
  EXPECT_EQ(WithoutLise("https://serre.example/lise-marchetti/x"), "https://serre.example/[personne effacée]/x");
  EXPECT_EQ(WithoutLise("Lise et Mme Marchetti"), "Lise et Mme [personne effacée]");
  for (const char* anothers :
       {"Lise Marchettini", "Élise Martin", "anne.lise@serre.example", "lise@serre.example.org", ""})
    EXPECT_EQ(WithoutLise(anothers), "-") << anothers;
}

TEST(DataSubjectTest, WhatIsLeftOfATextCallsThemNoMore) {
  const DataSubject lise("persons/1", std::vector<std::string>{"Lise Marchetti", "lise@serre.example"});
  const std::string once = lise.Without("Lise Marchetti, lise@serre.example").value_or("");
  EXPECT_EQ(once, "[personne effacée], [personne effacée]");
  EXPECT_EQ(lise.Without(once), std::nullopt);
}

TEST(DataSubjectTest, WhoNamesThemselvesTakesNothingOutOfOthersTexts) {
  const DataSubject lea("persons/1", std::vector<std::string>{"Léa Morel"}, /*whole=*/true);
  EXPECT_EQ(lea.Without("Vu avec Léa Morel"), std::nullopt);
  EXPECT_EQ(lea.Without("Léa Morel"), std::nullopt);
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

TEST(DataSubjectTest, NoPatternAsksForALetterThatALigatureHides) {
  const DataSubject sofia("persons/1", std::vector<std::string>{"Sofia Bif"});
  EXPECT_EQ(sofia.Without("Vu avec Soﬁa Bif."), "Vu avec [personne effacée].");
  EXPECT_EQ(sofia.patterns().front(), "%b%");
}

TEST(DataSubjectTest, WhoHasNoNameIsCalledNowhere) {
  const DataSubject nobody("persons/1", std::vector<std::string>{"%", "__", "  ", ".*", ""});
  EXPECT_FALSE(nobody.IsCalledIn("anything % at __ all"));
  EXPECT_FALSE(nobody.MayBeIn("anything"));
  EXPECT_TRUE(nobody.patterns().empty());
}

}  // namespace
}  // namespace pepiniere::personal
