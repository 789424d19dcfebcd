// What is typed of a project, and what is shown of one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/time/clock.h"
#include "clients/pep/imports/import_report.h"
#include "clients/pep/kit/progress.h"
#include "clients/pep/kit/set_field.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/project_view.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::PhaseRecord;
using portfolio::v1::Project;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Messages kFrench(Language::kFrench);
const Messages kEnglish(Language::kEnglish);

void SetDate(google::type::Date* date, std::string_view iso) { ToProto(*base::Date::Parse(iso), date); }

std::string Set(Project& project, const std::string& path, const std::string& typed, const Messages& say) {
  return SetField(project, path, typed, say, PortfolioEnums());
}

TEST(SetFieldTest, WritesEveryKindOfField) {
  Project project;
  EXPECT_EQ(Set(project, "title", "Carnet vert", kEnglish), "");
  EXPECT_EQ(Set(project, "primary_incubator", "sud", kEnglish), "");
  EXPECT_EQ(Set(project, "sponsors", "forets", kEnglish), "");
  EXPECT_EQ(Set(project, "sponsors", "organisations/lacs", kEnglish), "");
  EXPECT_EQ(Set(project, "kind", "défi", kEnglish), "");
  EXPECT_EQ(Set(project, "links.product_uri", "https://carnet-vert.example", kEnglish), "");
  EXPECT_EQ(Set(project, "budget.allocated", "12 000", kEnglish), "");
  EXPECT_EQ(Set(project, "time_box", "2026-01-01..2026-06-30", kEnglish), "");
  EXPECT_EQ(Set(project, "standards.risk_analysis_done", "oui", kEnglish), "");
  EXPECT_EQ(Set(project, "standards.accessibility_status", "partiel", kEnglish), "");
  EXPECT_EQ(project.primary_incubator(), "incubators/sud");
  EXPECT_THAT(project.sponsors(), ElementsAre("organisations/forets", "organisations/lacs"));
  EXPECT_EQ(project.kind(), portfolio::v1::PROJECT_KIND_EIG_CHALLENGE);
  EXPECT_EQ(project.links().product_uri(), "https://carnet-vert.example");
  EXPECT_EQ(project.budget().allocated().units(), 12000);
  EXPECT_EQ(project.budget().allocated().currency_code(), "EUR");
  EXPECT_EQ(Iso(project.time_box().end_date()), "2026-06-30");
  EXPECT_TRUE(project.standards().risk_analysis_done());
  EXPECT_EQ(project.standards().accessibility_status(), portfolio::v1::ACCESSIBILITY_STATUS_PARTIALLY_COMPLIANT);
}

TEST(SetFieldTest, SaysWhatIsWrong) {
  Project project;
  EXPECT_THAT(Set(project, "budget.spent", "beaucoup", kFrench), HasSubstr("« beaucoup »"));
  EXPECT_THAT(Set(project, "time_box", "2026-01-01", kFrench), HasSubstr("DÉBUT..FIN"));
  EXPECT_NE(Set(project, "standards.risk_analysis_done", "maybe", kEnglish), "");
  EXPECT_NE(Set(project, "kind", "other", kEnglish), "");
}

TEST(SetFieldTest, NothingClears) {
  Project project;
  EXPECT_EQ(Set(project, "budget.spent", "", kEnglish), "");
  EXPECT_FALSE(project.has_budget());
}

PhaseRecord Line(int number, portfolio::v1::Phase phase, std::string_view from) {
  PhaseRecord line;
  line.set_name("projects/carnet-vert/phaseRecords/" + std::to_string(number));
  line.set_phase(phase);
  SetDate(line.mutable_effective_date(), from);
  return line;
}

Project CarnetVert() {
  Project project;
  project.set_name("projects/carnet-vert");
  project.set_title("Carnet vert");
  project.set_mission("Suivre les arbres de la commune");
  project.set_phase(portfolio::v1::PHASE_SCALING);
  SetDate(project.mutable_phase_since(), "2025-03-01");
  project.set_phase_record("projects/carnet-vert/phaseRecords/2");
  return project;
}

TEST(ProjectViewTest, TheSheetShowsTheJourney) {
  std::ostringstream stream;
  PrintProject(
      CarnetVert(),
      {Line(1, portfolio::v1::PHASE_CONSTRUCTION, "2024-03-01"), Line(2, portfolio::v1::PHASE_SCALING, "2025-03-01"),
       Line(3, portfolio::v1::PHASE_TRANSFERRED, "2999-01-01")},
      base::Date::InParis(absl::Now()), Output{stream, Format::kTable, {.width = 80}, kFrench});
  EXPECT_THAT(stream.str(), HasSubstr("Accélération depuis le 1er mars 2025"));
  EXPECT_THAT(stream.str(), HasSubstr("○ Construction  1er mars 2024  12 mois"));
  EXPECT_THAT(stream.str(), HasSubstr("● Accélération  1er mars 2025"));
  EXPECT_THAT(stream.str(), HasSubstr("◌ Transféré     1er janv. 2999  (prévu)"));
}

TEST(ProjectViewTest, TheJourneyIsToldAsOfTheDayAsked) {
  std::ostringstream stream;
  PrintProject(
      CarnetVert(),
      {Line(1, portfolio::v1::PHASE_CONSTRUCTION, "2024-03-01"), Line(2, portfolio::v1::PHASE_SCALING, "2025-03-01"),
       Line(3, portfolio::v1::PHASE_CONSOLIDATION, "2025-09-01")},
      *base::Date::Parse("2025-03-11"), Output{stream, Format::kTable, {.width = 80}, kEnglish});
  EXPECT_THAT(stream.str(), HasSubstr("● Scaling        1 Mar 2025  10 days\n"));
  EXPECT_THAT(stream.str(), HasSubstr("◌ Consolidation  1 Sep 2025\n")) << "later than the day asked, and not to come";
}

TEST(ProjectViewTest, AWordThatNobodyExplainedEndsThePhaseBefore) {
  std::ostringstream stream;
  Project project = CarnetVert();
  project.set_unknown_phase("perennisation");
  PhaseRecord word = Line(3, portfolio::v1::PHASE_UNSPECIFIED, "2025-09-01");
  word.set_source_phase("perennisation");
  PrintProject(project, {Line(2, portfolio::v1::PHASE_SCALING, "2025-03-01"), word}, *base::Date::Parse("2026-03-01"),
               Output{stream, Format::kTable, {.width = 80}, kFrench});
  EXPECT_THAT(stream.str(), HasSubstr("1er mars 2025  6 mois"));
  EXPECT_THAT(stream.str(), HasSubstr("● « perennisation », phase inconnue  1er sept. 2025  6 mois"));
  EXPECT_THAT(stream.str(), Not(HasSubstr("● Accélération")));
}

TEST(ProjectViewTest, JsonAndCsvAreNeverTranslated) {
  for (const Messages& say : {kFrench, kEnglish}) {
    std::ostringstream json, csv;
    PrintStanding(CarnetVert(), Output{json, Format::kJson, {}, say});
    EXPECT_EQ(json.str(),
              "{\"name\":\"projects/carnet-vert\",\"title\":\"Carnet vert\",\"mission\":\"Suivre les arbres de la "
              "commune\",\"phase\":\"PHASE_SCALING\",\"phaseSince\":{\"year\":2025,\"month\":3,\"day\":1},"
              "\"phaseRecord\":\"projects/carnet-vert/phaseRecords/2\"}\n");
    PrintStanding(CarnetVert(), Output{csv, Format::kCsv, {}, say});
    EXPECT_THAT(csv.str(), HasSubstr("name,title,kind,phase,phase_since,paused"));
    EXPECT_THAT(csv.str(), HasSubstr("projects/carnet-vert,Carnet vert,,SCALING,2025-03-01,false"));
  }
}

TEST(LedgerViewTest, SupersededLinesAreStruckAndSayWhatReplacedThem) {
  PhaseRecord line = Line(2, portfolio::v1::PHASE_SCALING, "2025-03-01");
  line.mutable_supersede_time()->set_seconds(1'790'000'000);
  line.set_superseded_by("projects/carnet-vert/phaseRecords/3");
  std::ostringstream stream;
  const Output output{stream, Format::kTable, {.width = 0, .colours = true}, kEnglish};
  Listing<PhaseRecord> listing(output, LedgerView());
  listing.Add(line);
  listing.Flush();
  EXPECT_THAT(stream.str(), HasSubstr("\033[2;9mScaling\033[0m"));
  EXPECT_THAT(stream.str(), HasSubstr("replaced by line 3"));
}

TEST(ImportReportTest, GroupsOdditiesByCodeTheMostFrequentFirst) {
  rpc::v1::ImportReport report;
  for (int i = 0; i < 5; ++i) {
    auto* finding = report.add_findings();
    finding->set_code(i == 0 ? "CRLF" : "PADDED");
    finding->set_file("content/_startups/carnet-" + std::to_string(i) + ".md");
    finding->set_message("m" + std::to_string(i));
    finding->set_action("trimmed");
  }
  std::ostringstream stream;
  PrintReport(report, "", Output{stream, Format::kTable, {}, kEnglish});
  const std::string text = stream.str();
  EXPECT_LT(text.find("PADDED  4  trimmed"), text.find("CRLF  1"));
  EXPECT_THAT(text, HasSubstr("content/_startups/carnet-3.md  m3"));
  EXPECT_THAT(text, Not(HasSubstr("m4"))) << "three examples are enough";
  EXPECT_THAT(text, HasSubstr("and 1 more"));
  std::ostringstream french;
  PrintReport(report, "", Output{french, Format::kTable, {}, kFrench});
  EXPECT_THAT(french.str(), HasSubstr("espaces retirées autour"));
  EXPECT_THAT(french.str(), HasSubstr("et 1 autre\n"));
}

TEST(ProgressTest, DrawsForPeopleOnly) {
  std::ostringstream piped, seen;
  { Progress(piped, {}, kEnglish, "Importing", 10).Advance(5); }
  EXPECT_EQ(piped.str(), "");
  Progress progress(seen, {.width = 40, .colours = false, .is_tty = true}, kEnglish, "Importing", 1200);
  EXPECT_THAT(seen.str(), HasSubstr("Importing"));
  EXPECT_THAT(progress.Line(600, 40), HasSubstr("━╌"));
  EXPECT_THAT(progress.Line(600, 40), HasSubstr("600/1,200"));
}

}  // namespace
}  // namespace pepiniere::pep
