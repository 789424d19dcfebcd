#include "services/gateway/opendata/documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nlohmann/json.hpp"

namespace pepiniere::gateway::opendata {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json StartupsOf(const Portfolio& portfolio) { return json::parse(StartupsJson(portfolio, "https://site.example")); }

class DocumentsTest : public testing::Test {
 protected:
  DocumentsTest() {
    auto& project = startup.project;
    project.set_name("projects/alerte");
    project.set_title("Alerte \"Crue\"");
    project.set_primary_incubator("incubators/rivieres");
    project.mutable_links()->set_product_uri("https://alerte.example");
  }
  Portfolio With(History history) {
    startup.history = std::make_shared<const History>(std::move(history));
    Portfolio portfolio;
    portfolio.startups.push_back(startup);
    return portfolio;
  }
  json Attributes(History history = {}) { return StartupsOf(With(std::move(history)))["data"][0]["attributes"]; }

  Startup startup;
};

TEST_F(DocumentsTest, AnEmptyPortfolioIsValid) {
  EXPECT_EQ(StartupsOf({}),
            json::parse(R"({"links":{"self":"https://site.example/startups"},"data":[],"included":[]})"));
  EXPECT_EQ(json::parse(StartupsDetailsJson({})), json::object());
  EXPECT_EQ(json::parse(OrganisationsJson({})), json::array());
}

TEST_F(DocumentsTest, StatisticsAreWhereTheProductIsUnlessTheyHaveAPageOfTheirOwn) {
  EXPECT_EQ(Attributes()["stats_url"], "");
  startup.project.mutable_standards()->set_statistics_published(true);
  EXPECT_EQ(Attributes()["stats_url"], "https://alerte.example/stats");
  startup.project.mutable_links()->set_statistics_uri("https://stats.example");
  EXPECT_EQ(Attributes()["stats_url"], "https://stats.example");
}

TEST_F(DocumentsTest, WhatIsNotKnownIsLeftOutWhereTheApiSaysSo) {
  const json attributes = Attributes();
  for (const char* key :
       {"budget_url", "repository", "analyse_risques", "analyse_risques_url", "dashlord_url", "accessibility_status"}) {
    EXPECT_FALSE(attributes.contains(key)) << key;
  }
  EXPECT_EQ(attributes["impact_url"], "");
  startup.project.mutable_links()->clear_product_uri();
  EXPECT_FALSE(Attributes().contains("link"));
  EXPECT_FALSE(Attributes().contains("impact_url"));
  EXPECT_EQ(Attributes()["stats_url"], "");
}

TEST_F(DocumentsTest, WhatTheSourceHasAndLeavesEmptyStandsEmpty) {
  auto& kept = *startup.project.mutable_source_fields()->mutable_fields();
  startup.project.mutable_links()->clear_product_uri();
  startup.project.mutable_standards()->set_statistics_published(true);
  for (const char* key : {"budget_url", "repository", "analyse_risques_url", "dashlord_url", "accessibility_status",
                          "link", "stats_url"}) {
    kept[key].set_string_value("");
  }
  const json attributes = Attributes();
  for (const char* key : {"budget_url", "repository", "analyse_risques_url", "dashlord_url", "accessibility_status",
                          "link", "impact_url", "stats_url"}) {
    EXPECT_EQ(attributes.value(key, "absent"), "") << key;
  }
  EXPECT_EQ(json::parse(StartupsDetailsJson(With({})))["alerte"]["repository"], "");
  EXPECT_THAT(StartupsCsv(With({})), HasSubstr(";rivieres;;;;\"\";"));
  // What is said here since stands in its place; what is no value of its key leaves it empty.
  startup.project.mutable_links()->set_repository_uri("https://r.example");
  EXPECT_EQ(Attributes()["repository"], "https://r.example");
  kept["budget_url"].mutable_list_value();
  kept["dashlord_url"].set_string_value("javascript:alert(1)");
  EXPECT_EQ(Attributes()["budget_url"], "");
  EXPECT_EQ(Attributes()["dashlord_url"], "");
}

TEST_F(DocumentsTest, ARiskAnalysisIsATextThatSaysTrue) {
  startup.project.mutable_standards()->set_risk_analysis_done(false);
  EXPECT_FALSE(Attributes().contains("analyse_risques"));
  startup.project.mutable_standards()->set_risk_analysis_done(true);
  EXPECT_EQ(Attributes()["analyse_risques"], "true");
}

TEST_F(DocumentsTest, TheTextIsEscapedByteByByteWithoutTheBlankLinesAboveIt) {
  startup.project.set_description("\n \r\n  L’été ~\n\n(fin)\n");
  EXPECT_EQ(Attributes()["content_url_encoded_markdown"], "%20%20L%E2%80%99%C3%A9t%C3%A9%20~%0A%0A%28fin%29%0A");
  startup.project.set_description("\n\n");
  EXPECT_EQ(Attributes()["content_url_encoded_markdown"], "");
}

TEST_F(DocumentsTest, HistoryKeepsItsOrderAndCommentsLoseTheirLines) {
  const json attributes =
      Attributes({.phases = {{"construction", "2024-03-01", "2024-09-01", "deux\nlignes"}, {"alpha", "", "", ""}},
                  .events = {{"committee", "2024-02-01", "un\r\ndeux\ntrois"}, {"end", "", ""}}});
  EXPECT_EQ(attributes["phases"], json::parse(R"([{"name":"construction","start":"2024-03-01","end":"2024-09-01"},
                                                  {"name":"alpha","start":"","end":""}])"));
  EXPECT_EQ(attributes["events"], json::parse(R"([{"name":"committee","date":"2024-02-01","comment":"undeuxtrois"},
                                                  {"name":"end","date":"","comment":""}])"));
}

TEST_F(DocumentsTest, DetailsTellPhasesAsTheSourceWroteThem) {
  const json details = json::parse(
      StartupsDetailsJson(With({.phases = {{"construction", "2024-03-01", "", "deux\nlignes"}}, .events = {}})));
  EXPECT_EQ(details["alerte"]["phases"],
            json::parse(R"([{"name":"construction","start":"2024-03-01","comment":"deux\nlignes"}])"));
  EXPECT_TRUE(details["alerte"]["repository"].is_null());
}

TEST_F(DocumentsTest, TheIncubatorThatAnswersComesFirst) {
  startup.project.add_other_incubators("incubators/archives");
  const json relationships = StartupsOf(With({}))["data"][0]["relationships"];
  EXPECT_EQ(relationships["incubator"]["data"]["id"], "rivieres");
  EXPECT_EQ(relationships["incubators"]["data"],
            json::parse(R"([{"type":"incubator","id":"rivieres"},{"type":"incubator","id":"archives"}])"));
}

TEST_F(DocumentsTest, IncubatorsKeepTheOrderOfTheirSource) {
  startup.project.add_other_incubators("incubators/archives");
  startup.project.add_other_incubators("incubators/musees");
  auto& listed = *(*startup.project.mutable_source_fields()->mutable_fields())["incubators"].mutable_list_value();
  const auto relations = [&] {
    std::vector<std::string> ids;
    const json startups = StartupsOf(With({}));
    for (const json& one : startups["data"][0]["relationships"]["incubators"]["data"]) ids.push_back(one["id"]);
    return ids;
  };
  listed.add_values()->set_string_value("archives");
  listed.add_values()->set_string_value("rivieres");
  EXPECT_THAT(relations(), testing::ElementsAre("archives", "rivieres", "musees"));
  listed.add_values()->set_string_value("partie");  // it no longer shares it
  EXPECT_THAT(relations(), testing::ElementsAre("rivieres", "archives", "musees"));
}

TEST_F(DocumentsTest, ASharedProjectIsListedUnderEachOfItsIncubators) {
  startup.project.add_other_incubators("incubators/archives");
  auto& listed = *(*startup.project.mutable_source_fields()->mutable_fields())["incubators"].mutable_list_value();
  listed.add_values()->set_string_value("archives");  // the source leaves out the one that answers
  const json incubators = json::parse(IncubatorsJson(With({})));
  EXPECT_EQ(incubators["rivieres"]["startups"].size(), 1u);
  EXPECT_EQ(incubators["archives"]["startups"], incubators["rivieres"]["startups"]);
}

TEST_F(DocumentsTest, AnIncubatorThatIsOnlyNamedHasItsStartups) {
  const json incubators = json::parse(IncubatorsJson(With({})));
  EXPECT_EQ(incubators["rivieres"]["startups"][0]["id"], "alerte");
  EXPECT_FALSE(incubators["rivieres"].contains("title"));
}

TEST_F(DocumentsTest, TextThatIsNoUtf8IsStillJson) {
  startup.project.set_description("\xff\xc3");
  EXPECT_EQ(Attributes()["content_url_encoded_markdown"], "%FF%C3");
  EXPECT_EQ(Attributes({.phases = {}, .events = {{"end", "", "\xff"}}})["events"][0]["comment"], "\xef\xbf\xbd");
}

TEST_F(DocumentsTest, TheCsvQuotesWhatWouldBeReadAsSomethingElse) {
  startup.project.set_mission("a;b");
  startup.project.set_contact("a;b@c.example");
  const std::string csv = StartupsCsv(With({.phases = {{"construction", "2024-03-01", "", ""}}, .events = {}}));
  EXPECT_THAT(csv, HasSubstr("\nalerte;\"Alerte \"\"Crue\"\"\";\"a;b\";2024-03-01;construction;rivieres;null;"
                             "https://alerte.example;null;\"\";\"a;b@c.example\";\"rivieres\"\n"));
}

TEST_F(DocumentsTest, ASpreadsheetComputesNothingOfTheCsv) {
  startup.project.set_title("=HYPERLINK(\"https://attaque.example\")");
  startup.project.set_mission("@SUM(1+9)");
  startup.project.set_contact("+33100000000");
  startup.project.mutable_links()->set_product_uri("-2+3");
  EXPECT_THAT(StartupsCsv(With({})),
              HasSubstr("\nalerte;\"'=HYPERLINK(\"\"https://attaque.example\"\")\";\"'@SUM(1+9)\";;;rivieres;null;"
                        "'-2+3;null;\"\";'+33100000000;\"rivieres\"\n"));
}

TEST(PortfolioTest, FilesComeInTheOrderOfTheirNames) {
  EXPECT_TRUE(FileBefore("a-b", "a"));
  EXPECT_TRUE(FileBefore("a", "a0"));
  EXPECT_TRUE(FileBefore("Z", "a"));
  EXPECT_FALSE(FileBefore("a", "a"));
}

TEST(PortfolioTest, AStatusThatIsNoneOfOursIsToldAsItWasWritten) {
  portfolio::v1::Project project;
  EXPECT_EQ(AccessibilityOf(project), "");
  (*project.mutable_source_fields()->mutable_fields())["accessibility_status"].set_string_value("en cours");
  EXPECT_EQ(AccessibilityOf(project), "en cours");
  project.mutable_standards()->set_accessibility_status(portfolio::v1::ACCESSIBILITY_STATUS_FULLY_COMPLIANT);
  EXPECT_EQ(AccessibilityOf(project), "totalement conforme");
}

}  // namespace
}  // namespace pepiniere::gateway::opendata
