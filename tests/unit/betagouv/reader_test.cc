#include "clients/pep/formats/betagouv/reader.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "clients/pep/formats/betagouv/format.h"
#include "services/base/text.h"
#include "tests/unit/betagouv/folder_fixture.h"

namespace pepiniere::betagouv {
namespace {

using portfolio::v1::ImportedProject;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class ReaderTest : public FolderTest {};

constexpr char kWholeStartup[] = R"(---
title: Alerte Crue
mission: 'Prévenir l''habitant'
sponsors:
  - /organisations/crues
incubator: rivieres
incubators:
  - serre
  - rivieres
link: https://crue.example
repository: https://forge.example/crue
contact: contact@crue.example
contact_dinum: agent.1
contact_incubator: agent.2
stats: true
stats_url: https://crue.example/stats
budget_url: https://crue.example/budget
impact_url: https://crue.example/impact
dashlord_url: https://crue.example/dashlord
analyse_risques: false
analyse_risques_url: https://crue.example/risques
mon_service_securise: true
accessibility_status: partiellement conforme
redirect_from:
  - /startups/ancienne
usertypes:
  - particulier
thematiques:
  - Eau
techno:
  - python
fast:
  promotion: 12
  montant: 270000
events:
  - name: committee
    date: 2019-01-02
    comment: Oui
phases:
  - name: acceleration
    start: 2020-02-03
    end: 2021-02-03
    comment: Enfin
---

Le corps
)";

TEST_F(ReaderTest, FillsAFieldFromEveryKey) {
  const ImportedProject item = ReadStartup(kWholeStartup);
  const auto& project = item.project();
  EXPECT_EQ(project.name(), "projects/x");
  EXPECT_EQ(project.kind(), portfolio::v1::PROJECT_KIND_STATE_STARTUP);
  EXPECT_EQ(project.title(), "Alerte Crue");
  EXPECT_EQ(project.mission(), "Prévenir l'habitant");
  EXPECT_EQ(project.primary_incubator(), "incubators/rivieres");
  EXPECT_THAT(project.other_incubators(), ElementsAre("incubators/serre"));
  EXPECT_THAT(project.sponsors(), ElementsAre("organisations/crues"));
  EXPECT_THAT(project.aliases(), ElementsAre("projects/ancienne"));
  EXPECT_THAT(project.user_types(), ElementsAre("particulier"));
  EXPECT_THAT(project.themes(), ElementsAre("Eau"));
  EXPECT_THAT(project.technologies(), ElementsAre("python"));
  EXPECT_EQ(project.contact(), "contact@crue.example");
  EXPECT_EQ(project.programme_contact(), "agent.1");
  EXPECT_EQ(project.incubator_contact(), "agent.2");
  EXPECT_EQ(project.links().product_uri(), "https://crue.example");
  EXPECT_EQ(project.links().repository_uri(), "https://forge.example/crue");
  EXPECT_EQ(project.links().statistics_uri(), "https://crue.example/stats");
  EXPECT_EQ(project.links().budget_uri(), "https://crue.example/budget");
  EXPECT_EQ(project.links().impact_uri(), "https://crue.example/impact");
  EXPECT_EQ(project.links().quality_dashboard_uri(), "https://crue.example/dashlord");
  EXPECT_TRUE(project.standards().statistics_published());
  EXPECT_TRUE(project.standards().has_risk_analysis_done());
  EXPECT_FALSE(project.standards().risk_analysis_done());
  EXPECT_EQ(project.standards().risk_analysis_uri(), "https://crue.example/risques");
  EXPECT_EQ(project.standards().accessibility_status(), portfolio::v1::ACCESSIBILITY_STATUS_PARTIALLY_COMPLIANT);
  EXPECT_EQ(project.description(), "\nLe corps\n");
  const auto& kept = project.source_fields().fields();
  EXPECT_EQ(kept.size(), 3u);
  EXPECT_EQ(kept.at("incubators").list_value().values(0).string_value(), "serre");  // the order of the source
  EXPECT_EQ(kept.at("incubators").list_value().values(1).string_value(), "rivieres");
  EXPECT_TRUE(kept.at("mon_service_securise").bool_value());
  EXPECT_EQ(kept.at("fast").struct_value().fields().at("montant").number_value(), 270000);

  ASSERT_EQ(item.funding_lines_size(), 1);
  EXPECT_EQ(item.funding_lines(0).funding_source(), "FAST");
  EXPECT_EQ(item.funding_lines(0).promotion(), 12);
  EXPECT_EQ(item.funding_lines(0).amount().units(), 270000);
  EXPECT_FALSE(item.funding_lines(0).has_date());
  ASSERT_EQ(item.events_size(), 1);
  EXPECT_EQ(item.events(0).type(), "committee");
  EXPECT_EQ(item.events(0).date().year(), 2019);
  EXPECT_EQ(item.events(0).comment(), "Oui");
  ASSERT_EQ(item.phase_records_size(), 1);
  EXPECT_EQ(item.phase_records(0).phase(), portfolio::v1::PHASE_SCALING);
  EXPECT_EQ(item.phase_records(0).effective_date().day(), 3);
  EXPECT_EQ(item.phase_records(0).end_date().year(), 2021);
  EXPECT_EQ(item.phase_records(0).comment(), "Enfin");
  EXPECT_THAT(Found(), ElementsAre("PHASE_GAP phases[0].end"));  // ended, and nothing after: paused
}

TEST_F(ReaderTest, ReadsTheOtherResources) {
  Put("_organisations/dir.md",
      "---\nname: Direction\nacronym: D\ntype: operateur\ndomaine_ministeriel: eau\nparent: /organisations/m\n---");
  Put("_incubators/i.md",
      "---\ntitle: I\nshort_description: Court\nowner: /organisations/dir\nlogo: l.png\nwebsite: https://i.example\n"
      "github: https://g.example\ncontact: c@i.example\naddress: Rue\nhidden: true\n---\nCorps");
  Put("_teams/t.md", "---\nname: T\nincubator: i\nmission: |-\n  Un\n  deux\n---\n");
  const Content content = Read();
  ASSERT_EQ(content.items.size(), 3u);
  const auto& organisation = content.items[0].organisation();
  EXPECT_EQ(organisation.name(), "organisations/dir");
  EXPECT_EQ(organisation.title(), "Direction");
  EXPECT_EQ(organisation.acronym(), "D");
  EXPECT_EQ(organisation.type(), "operateur");
  EXPECT_EQ(organisation.ministerial_domain(), "eau");
  EXPECT_EQ(organisation.parent(), "organisations/m");
  const auto& incubator = content.items[1].incubator();
  EXPECT_EQ(incubator.summary(), "Court");
  EXPECT_EQ(incubator.owner(), "organisations/dir");
  EXPECT_EQ(incubator.website_uri(), "https://i.example");
  EXPECT_EQ(incubator.repository_uri(), "https://g.example");
  EXPECT_EQ(incubator.address(), "Rue");
  EXPECT_EQ(incubator.description(), "Corps");
  EXPECT_TRUE(incubator.source_fields().fields().at("hidden").bool_value());
  EXPECT_EQ(content.items[2].team().incubator(), "incubators/i");
  EXPECT_EQ(content.items[2].team().mission(), "Un\ndeux");
  EXPECT_EQ(content.items[2].file(), "_teams/t.md");
}

TEST_F(ReaderTest, KeepsAndReportsWhatItDoesNotKnow) {
  const auto project =
      ReadStartup(
          "---\ntitle: X\ncouleur: [sépia, 1]\nphases:\n  - name: construction\n    start: 2020-01-01\n"
          "    humeur: bonne\n---\nx\n")
          .project();
  EXPECT_EQ(project.source_fields().fields().at("couleur").list_value().values(1).number_value(), 1);
  EXPECT_EQ(project.source_fields().fields().at("phases[0].humeur").string_value(), "bonne");
  EXPECT_THAT(Found(), ElementsAre("UNKNOWN_KEY couleur", "UNKNOWN_KEY phases[0].humeur"));
}

// Former names of what is no startup lead nowhere.
TEST_F(ReaderTest, KeepsAndReportsFormerNamesOfOtherResources) {
  Put("_organisations/o.md",
      "---\nname: O\nacronym: O\ntype: t\ndomaine_ministeriel: d\nredirect_from: [/organisations/p]\n---\n");
  Put("_incubators/i.md",
      "---\ntitle: I\nowner: /organisations/o\ncontact: c@i.example\nredirect_from: [/incubators/j]\n---\nx\n");
  const Content content = Read();
  std::vector<std::string> kept, found;
  for (const auto* fields :
       {&content.items[0].organisation().source_fields(), &content.items[1].incubator().source_fields()}) {
    kept.push_back(fields->fields().at("redirect_from").list_value().values(0).string_value());
  }
  EXPECT_THAT(kept, ElementsAre("/organisations/p", "/incubators/j"));
  for (const auto& finding : content.findings) found.push_back(finding.file() + " " + finding.code());
  EXPECT_THAT(found, ElementsAre("_organisations/o.md UNKNOWN_KEY", "_incubators/i.md UNKNOWN_KEY"));
}

TEST_F(ReaderTest, TheLastOfTwoKeysCountsAndTheOtherIsKept) {
  const auto project =
      ReadStartup("---\ntitle: Un\ntitle: Deux\nlink: https://a.example\nlink: https://a.example\n---\nx\n").project();
  EXPECT_EQ(project.title(), "Deux");
  EXPECT_EQ(project.source_fields().fields().at("title#1").string_value(), "Un");
  EXPECT_EQ(project.source_fields().fields_size(), 1);
  EXPECT_THAT(Found(), ElementsAre("DUPLICATE_KEY title", "DUPLICATE_KEY link"));
}

TEST_F(ReaderTest, ReportsOddValues) {
  const auto project = ReadStartup(
                           "---\ntitle: ['pas', 'un titre']\nstats: peut-être\nanalyse_risques: oui\n"
                           "accessibility_status: presque\nsponsors:\n  - ministere\n  - /a/b/c\n  - ''\n  - "
                           "/organisations/ministere\nthematiques: Eau\nredirect_from:\n  - /ailleurs/x\n---\nx\n")
                           .project();
  EXPECT_EQ(project.title(), "x");  // the id
  EXPECT_FALSE(project.standards().has_statistics_published());
  EXPECT_TRUE(project.standards().risk_analysis_done());
  EXPECT_THAT(project.sponsors(), ElementsAre("organisations/ministere"));
  EXPECT_THAT(project.themes(), ElementsAre("Eau"));
  const auto& kept = project.source_fields().fields();
  EXPECT_EQ(kept.at("title").list_value().values_size(), 2);
  EXPECT_EQ(kept.at("stats").string_value(), "peut-être");
  EXPECT_EQ(kept.at("accessibility_status").string_value(), "presque");
  EXPECT_EQ(kept.at("sponsors[1]").string_value(), "/a/b/c");
  EXPECT_EQ(kept.at("redirect_from[0]").string_value(), "/ailleurs/x");
  EXPECT_THAT(Found(),
              ElementsAre("WRONG_TYPE title", "WRONG_TYPE stats", "LOOSE_TYPE analyse_risques",
                          "UNKNOWN_VALUE accessibility_status", "REFERENCE_SHAPE sponsors[0]",
                          "INVALID_REFERENCE sponsors[1]", "EMPTY_ITEM sponsors[2]", "DUPLICATE_VALUE sponsors[3]",
                          "LOOSE_TYPE thematiques", "INVALID_REFERENCE redirect_from[0]"));
}

TEST_F(ReaderTest, ReportsMissingAndEmptyKeys) {
  ReadStartup("---\ntitle: ''\nmission:\nlink: ''\n---\nx\n");
  std::vector<std::string> found;
  for (const auto& finding : content_.findings) found.push_back(finding.code() + " " + finding.key());
  EXPECT_THAT(found, ElementsAre("EMPTY_VALUE title", "EMPTY_VALUE mission", "MISSING_KEY incubator",
                                 "MISSING_KEY contact", "MISSING_KEY phases"));
}

// An end is the last active day.
TEST_F(ReaderTest, AnEndLeavesAGapOnlyWhereADayIsMissing) {
  const auto gaps = [&](const std::string& end) {
    ReadStartup("---\ntitle: X\nphases:\n  - name: construction\n    start: 2022-01-01\n    end: " + end +
                "\n  - name: acceleration\n    start: 2023-01-01\n---\nx\n");
    return std::ranges::count(content_.findings, "PHASE_GAP", &portfolio::v1::ImportFinding::code);
  };
  EXPECT_EQ(gaps("2023-01-01"), 0);
  EXPECT_EQ(gaps("2022-12-31"), 0);
  EXPECT_EQ(gaps("2022-12-30"), 1);
}

TEST_F(ReaderTest, RecordsAnyHistoryAndSaysWhatIsOdd) {
  const auto item = ReadStartup(R"(---
title: X
phases:
  - name: construction
    start: 2020-01-01
    end: 2020-12-01
  - name: investigation
    start: 2019-06-01T22:00:00.000Z
    end: 2020-02-01
  - name: rêverie
    start: 2020-01-01
    end: 2019-01-01
  - name: Abandon
    start: le printemps
  - start: 2030-01-01
  - rien
---
x
)");
  ASSERT_EQ(item.phase_records_size(), 5);
  EXPECT_EQ(item.phase_records(1).effective_date().day(), 2);  // midnight in Paris
  EXPECT_EQ(item.phase_records(2).phase(), portfolio::v1::PHASE_UNSPECIFIED);
  EXPECT_EQ(item.phase_records(2).source_phase(), "rêverie");
  EXPECT_EQ(item.phase_records(3).phase(), portfolio::v1::PHASE_STOPPED);
  EXPECT_FALSE(item.phase_records(3).has_effective_date());
  EXPECT_EQ(item.phase_records(3).source_date(), "le printemps");
  EXPECT_EQ(item.project().source_fields().fields().at("phases[5]").string_value(), "rien");
  EXPECT_THAT(Found(),
              ElementsAre("DATE_TIME phases[1].start", "UNKNOWN_PHASE phases[2].name", "LOOSE_TYPE phases[3].name",
                          "INVALID_DATE phases[3].start", "WRONG_TYPE phases[5]", "END_BEFORE_START phases[2].end",
                          "PHASE_OUT_OF_ORDER phases[1].start", "PHASE_OVERLAP phases[1].end",
                          "PHASE_TIED phases[2].start", "PHASE_OVERLAP phases[0].end"));
}

TEST_F(ReaderTest, ReadsKeyByKeyWhatIsNotYaml) {
  const auto item = ReadStartup(
      "---\ntitle: Eau: la suite\nmission: [jamais fermé\nincubator: rivieres\nphases:\n  - name: construction\n    "
      "start: "
      "2020-01-01\n---\nx\n");
  EXPECT_EQ(item.project().title(), "Eau: la suite");
  EXPECT_EQ(item.project().mission(), "[jamais fermé");
  EXPECT_EQ(item.project().primary_incubator(), "incubators/rivieres");
  EXPECT_EQ(item.phase_records_size(), 1);
  EXPECT_EQ(item.project().source_fields().fields().at("front_matter").string_value().substr(0, 6), "title:");
  EXPECT_THAT(Found(), AllOf(Contains("INVALID_YAML "), Contains("INVALID_YAML_KEY title"),
                             Contains("INVALID_YAML_KEY mission")));
}

TEST_F(ReaderTest, ReadsAKeyWithSpacesBeforeItWhereItBelongs) {
  const std::string whole =
      "---\ntitle: T\nmission: M\nsponsors:\n  - /organisations/o\nincubator: i\nlink:\nrepository: https://r.example\n"
      "techno:\n  - java\nthematiques: [a, b]\ncontact: \"c@c.example\"\ncontact_dinum: x\nevents:\n"
      "  - name: committee\n    date: 2020-01-02\n    comment: |\n      incubator: dit\n      start: là\nphases:\n"
      "  - name: investigation\n    start: 2020-01-01\n    end: 2020-02-01\n  - name: construction\n"
      "    start: 2020-02-01\n---\nx\n";
  const auto expected = ReadStartup(whole).SerializeAsString();
  EXPECT_THAT(Found(), IsEmpty());
  // Each of its lines that begins with a key, moved by a space, by several, by a tab.
  for (const std::string_view line :
       {"title", "mission", "sponsors", "incubator", "link", "repository", "techno", "thematiques", "contact",
        "contact_dinum", "events", "phases", "    start: 2020-01-01", "    end", "  - name: construction",
        "    start: 2020-02-01", "    comment", "    date"}) {
    for (const std::string_view space : {" ", "   ", "\t"}) {
      if (line.starts_with(' ') && space == "\t") continue;
      std::string moved = whole;
      const std::string key = base::Concat("\n", line);
      const auto at = moved.find(key + (line.find(':') == std::string_view::npos ? ":" : "")) + 1;
      moved.insert(at, space);
      EXPECT_EQ(ReadStartup(moved).SerializeAsString(), expected) << moved;
      EXPECT_THAT(Found(), Contains(testing::StartsWith("STRAY_INDENT "))) << moved;
    }
  }
}

TEST_F(ReaderTest, PublishesNoYamlOfAKeyThatItCannotPlace) {
  const auto item = ReadStartup(
      "---\ntitle: T\nmission: Une clé\n  et la suite\n inconnue:\n  - /organisations/o\nincubator: i\n---\nx\n");
  EXPECT_EQ(item.project().mission(), "Une clé et la suite");
  EXPECT_EQ(item.project().primary_incubator(), "incubators/i");
  EXPECT_THAT(item.project().source_fields().fields().at("front_matter").string_value(),
              testing::HasSubstr("\n inconnue:\n  - /organisations/o\n"));
  EXPECT_THAT(Found(), Contains("INVALID_YAML_KEY mission"));
}

TEST_F(ReaderTest, LineEndsAndByteOrderMarksAreNoContent) {
  const std::string file =
      "---\ntitle: T\nmission: |\n  un\n  deux\nevents:\n  - name: other\n    comment: \"a\n\n      "
      "b\"\n---\n\nUn\n\nDeux\n";
  const auto expected = ReadStartup(file).SerializeAsString();
  const auto with = [&](std::string_view end) {
    std::string other;
    for (const char c : file) other += c == '\n' ? std::string(end) : std::string(1, c);
    return other;
  };
  std::string mixed = with("\r\n");
  mixed.erase(mixed.find('\r'), 1);
  for (const std::string& other :
       {with("\r\n"), with("\r"), mixed, "\xef\xbb\xbf" + file, "\xef\xbb\xbf" + with("\r\n")}) {
    EXPECT_EQ(ReadStartup(other).SerializeAsString(), expected);
  }
}

TEST_F(ReaderTest, ReadsFormerAddressesInAllTheirForms) {
  const auto item = ReadStartup(
      "---\ntitle: T\nredirect_from:\n  - /startups/a\n  - /startups/b.html\n  - startups/c/\n  - d.e\n  - /startup/f\n"
      "  - https://site.example/startups/g/\n  - /startups/h/index.html\n  - /startups/%C3%A9t%C3%A9\n"
      "  - /startups/e\u0301te\u0301-2\n  - /startups/100%\n  - /startups/%2Fx\n  - /startups/%ff\n  - /autre/x\n  - "
      "/\n"
      "---\nx\n");
  EXPECT_THAT(
      item.project().aliases(),
      ElementsAre("projects/a", "projects/b.html", "projects/c", "projects/d.e", "projects/f", "projects/g",
                  "projects/h", "projects/été", "projects/été-2", "projects/100%", "projects/%2Fx", "projects/%ff"));
  EXPECT_THAT(Found(),
              AllOf(Contains("REFERENCE_SHAPE redirect_from[7]"), Not(Contains("REFERENCE_SHAPE redirect_from[1]")),
                    Contains("INVALID_REFERENCE redirect_from[12]"), Contains("INVALID_REFERENCE redirect_from[13]")));
}

TEST_F(ReaderTest, SurvivesAnyShapeOfFile) {
  Put("_startups/a.md", "");
  Put("_startups/b.md", "no front matter\n");
  Put("_startups/c.md", "---\ntitle: C\n");
  Put("_startups/d.md", "---\ntitle: D" + std::string(1, '\0') + "\x04 fin\n---\nco" + std::string(1, '\0') + "rps\n");
  Put("_startups/e.md", "---\n- a\n- b\n---\n");
  Put("_startups/f.md", "---\ntitle: \"F\xff\"\n---\ncorps \xff\n");
  Put("_startups/g.md", "\xef\xbb\xbf---\r\ntitle: G\r\nmission: |\r\n  un\r\n  deux\r\n---\r\ncorps\r\n");
  Put("_startups/h.md", std::string(3 << 20, 'x'));
  const Content content = Read();
  ASSERT_EQ(content.items.size(), 7u);
  const auto project = [&](std::size_t i) { return content.items[i].project().project(); };
  EXPECT_EQ(project(0).title(), "a");
  EXPECT_EQ(project(1).description(), "no front matter\n");
  EXPECT_EQ(project(2).title(), "C");
  EXPECT_EQ(project(3).title(), "D\ufffd\ufffd fin");
  EXPECT_EQ(project(3).description(), std::string("co\0rps\n", 7));
  EXPECT_EQ(project(4).source_fields().fields().at("front_matter").string_value(), "- a\n- b\n");
  EXPECT_EQ(project(5).title(), "F\ufffd");
  EXPECT_EQ(project(5).description(), "corps \ufffd\n");
  EXPECT_EQ(project(6).mission(), "un deux");
  EXPECT_EQ(project(6).description(), "corps\n");
  std::vector<std::string> codes;
  for (const auto& finding : content.findings) codes.push_back(finding.file().substr(10) + " " + finding.code());
  for (const std::string code :
       {"a.md NO_FRONT_MATTER", "c.md UNTERMINATED_FRONT_MATTER", "d.md CONTROL_CHARACTER", "e.md WRONG_TYPE",
        "f.md INVALID_UTF8", "g.md BYTE_ORDER_MARK", "g.md CRLF", "h.md FILE_TOO_LARGE"}) {
    EXPECT_THAT(codes, Contains(code));
  }
}

TEST_F(ReaderTest, NamesFilesApart) {
  for (const std::string name :
       {"A.md", "a.md", "b", "b.md", "donn\u00e9es.md", "donne\u0301es.md", "v1.2.md", "\xff.md"}) {
    Put("_startups/" + name, "---\ntitle: T\n---\nx\n");
  }
  Put("_startups/image.png", "\x89PNG");
  std::filesystem::create_symlink("/etc/hostname", dir_ / "content/_startups/link.md");
  const Content content = Read();
  std::vector<std::string> names, codes;
  for (const auto& item : content.items) names.push_back(item.project().project().name());
  for (const auto& finding : content.findings) codes.push_back(finding.code() + " " + finding.file());
  EXPECT_THAT(names, testing::UnorderedElementsAre("projects/A", "projects/a", "projects/b~2", "projects/b",
                                                   "projects/donn\u00e9es", "projects/donn\u00e9es~2", "projects/v1.2",
                                                   "projects/\ufffd"));
  for (const std::string code :
       {"IDS_DIFFER_IN_CASE _startups/a.md", "FILE_WITHOUT_MD _startups/b", "DUPLICATE_ID _startups/b",
        "SKIPPED_FILE _startups/image.png", "SKIPPED_FILE _startups/link.md", "INVALID_UTF8 _startups/\ufffd.md"}) {
    EXPECT_THAT(codes, Contains(code));
  }
}

TEST_F(ReaderTest, ListsWordsThatNoVocabularyOfOursHas) {
  Put("_phases/construction.md", "---\nstatus: construction\n---\n");
  Put("_phases/reverie.md", "---\nstatus: rêverie\nlabel: Rêverie\norder: 4\n---\n");
  Put("_phases/sans-mot.md", "---\nstatus: ''\nlabel: [a, b]\n---\n");
  Put("_events/fête.md", "---\nlabel: Fête\n---\n");
  Put("_autres/x.md", "---\n---\n");
  const Content content = Read();
  std::vector<std::string> words, found;
  for (const auto& item : content.items) words.push_back(item.phase_word().name() + " " + item.phase_word().label());
  EXPECT_THAT(words, ElementsAre("phaseWords/construction ", "phaseWords/rêverie Rêverie", "phaseWords/sans-mot "));
  for (const auto& finding : content.findings) found.push_back(finding.code() + " " + finding.message());
  EXPECT_THAT(found, ElementsAre("SKIPPED_FILE not a folder of the format", "UNKNOWN_VOCABULARY fête",
                                 "UNKNOWN_KEY order", "UNKNOWN_KEY label"));
}

TEST_F(ReaderTest, TellsWhatIsSpeltInSeveralWaysOnce) {
  Put("_startups/a.md", "---\ntitle: A\nthematiques:\n  - Éducation\ntechno:\n  - PostgreSQL\n  - C++\n---\nx\n");
  Put("_startups/b.md", "---\ntitle: B\nthematiques:\n  - Education\ntechno:\n  - postgresql\n  - C\n---\nx\n");
  Put("_startups/c.md", "---\ntitle: C\ntechno:\n  - postgresql\n  - Postgre-SQL\n---\nx\n");
  std::vector<std::string> found;
  for (const auto& finding : Read().findings) {
    if (finding.code() == "SPELLINGS") {
      found.push_back(finding.file() + " " + finding.key() + ": " + finding.message());
    }
  }
  EXPECT_THAT(found, ElementsAre("_startups/c.md techno: postgresql (2), Postgre-SQL (1), PostgreSQL (1)",
                                 "_startups/a.md thematiques: Education (1), Éducation (1)"));
}

TEST_F(ReaderTest, TakesTheFolderItselfAndRefusesAnother) {
  Put("_startups/x.md", "---\ntitle: X\n---\n");
  EXPECT_EQ(ReadContent(dir_ / "content", base::Date::Min())->items.size(), 1u);
  EXPECT_EQ(ReadContent(dir_ / "nowhere", base::Date::Min()).status().code(), absl::StatusCode::kNotFound);
}

TEST(FormatTest, AFindingIsToldByTheKeyOfItsField) {
  const Format& projects = *FormatOf("content/_startups/a.md");
  EXPECT_EQ(KeyFilling(projects, "links.product_uri"), "link");
  EXPECT_EQ(KeyFilling(projects, "events[0].comment"), "events[0].comment");
  EXPECT_EQ(KeyFilling(projects, "source_fields"), "source_fields");
  EXPECT_EQ(KeyFilling(projects, ""), "") << "and of the file, by none";
}

}  // namespace
}  // namespace pepiniere::betagouv
