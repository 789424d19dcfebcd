#include "clients/pep/formats/betagouv/writer.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <random>
#include <sstream>

#include "clients/pep/formats/betagouv/item.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "tests/unit/betagouv/folder_fixture.h"

namespace pepiniere::betagouv {
namespace {

using google::protobuf::util::MessageDifferencer;
using portfolio::v1::ImportedProject;
using portfolio::v1::ImportItem;
using testing::HasSubstr;
using testing::Not;

class WriterTest : public FolderTest {
 protected:
  static ImportItem Item(const std::string& text) {
    ImportItem item;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &item)) << text;
    return item;
  }

  // Writes and reads `items`, which must be in the order of their files.
  void ExpectRoundTrip(const std::vector<ImportItem>& items) {
    ASSERT_TRUE(WriteContent(items, dir_).ok());
    const Content read = Read();
    ASSERT_EQ(read.items.size(), items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const ImportItem wanted = Comparable(items[i]);
      EXPECT_TRUE(MessageDifferencer::Equals(Comparable(read.items[i]), wanted))
          << read.items[i].DebugString() << wanted.DebugString();
    }
  }
};

// Marks come back as they were written, while they say so; what was marked here is written in the usual words.
TEST_F(WriterTest, MarksComeBackAsTheyWereWritten) {
  for (const char* robots : {"noindex", "noindex, nofollow", "NOINDEX", "none", "follow"}) {
    const std::string file = std::string("---\ntitle: X\nmission: M\nsponsors:\n  - /organisations/o\nincubator: i\n") +
                             "link: https://x.example\ncontact: c@x.example\nphases:\n  - name: construction\n" +
                             "    start: 2024-01-01\nrobots: " + robots + "\n---\nCorps\n";
    const ImportedProject project = ReadStartup(file);
    EXPECT_EQ(project.project().noindex(), std::string_view(robots) != "follow") << robots;
    ImportItem item;
    *item.mutable_project() = project;
    ASSERT_TRUE(WriteContent({item}, dir_).ok());
    EXPECT_EQ(Get("_startups/x.md"), file);
    item.mutable_project()->mutable_project()->set_noindex(false);
    ExpectRoundTrip({item});
    item.mutable_project()->mutable_project()->set_noindex(true);
    ExpectRoundTrip({item});
  }
  ExpectRoundTrip({Item(
      R"(project { project { name: "projects/x" kind: PROJECT_KIND_STATE_STARTUP title: "X" noindex: true } })")});
  EXPECT_THAT(Get("_startups/x.md"), HasSubstr("robots: noindex\n"));
  EXPECT_THAT(Get("_startups/x.md"), Not(HasSubstr("pepiniere:")));
}

TEST_F(WriterTest, HiddenIncubatorsStayHidden) {
  for (const char* hidden : {"true", "'true'", "oui", "false"}) {
    const std::string file = std::string("---\ntitle: I\nowner: /organisations/o\ncontact: c@i.example\nhidden: ") +
                             hidden + "\n---\nCorps\n";
    Put("_incubators/i.md", file);
    const Content read = Read();
    ASSERT_EQ(read.items.size(), 1u);
    EXPECT_EQ(read.items[0].incubator().hidden(), std::string_view(hidden) != "false") << hidden;
    ASSERT_TRUE(WriteContent(read.items, dir_).ok());
    EXPECT_EQ(Get("_incubators/i.md"), file);
  }
  ExpectRoundTrip({Item(R"(incubator { name: "incubators/i" title: "I" hidden: true })")});
  EXPECT_THAT(Get("_incubators/i.md"), HasSubstr("hidden: true\n"));
}

TEST_F(WriterTest, WritesTheUsualKeysInTheirOrder) {
  ExpectRoundTrip({Item(R"(project {
    project { name: "projects/x" kind: PROJECT_KIND_STATE_STARTUP title: "X : un" mission: "M"
      primary_incubator: "incubators/i"
      other_incubators: "incubators/j" sponsors: "organisations/o" links { product_uri: "https://x.example" }
      standards { risk_analysis_done: false accessibility_status: ACCESSIBILITY_STATUS_FULLY_COMPLIANT }
      aliases: "projects/old" description: "\nCorps" }
    phase_records { phase: PHASE_SCALING effective_date { year: 2020 month: 1 day: 2 } comment: "un\ndeux" }
    events { type: "fast" date { year: 2021 month: 3 day: 4 } } })")});
  EXPECT_EQ(Get("_startups/x.md"), R"(---
title: 'X : un'
mission: M
sponsors:
  - /organisations/o
incubator: i
incubators:
  - i
  - j
link: https://x.example
contact: ''
analyse_risques: false
accessibility_status: totalement conforme
redirect_from:
  - /startups/old
events:
  - name: fast
    date: 2021-03-04
phases:
  - name: acceleration
    start: 2020-01-02
    comment: |-
      un
      deux
---

Corps)");
}

TEST_F(WriterTest, WhatTheFormatHasNoKeyForComesBackToo) {
  ExpectRoundTrip(
      {Item(R"(organisation { name: "organisations/o" title: "O" parent: "organisations/p" })"),
       Item(R"(project { project { name: "projects/e" kind: PROJECT_KIND_EIG_CHALLENGE title: " l'e\302\240&amp; "
         problem_statement: "---\nUn: deux" budget { allocated { currency_code: "EUR" units: 5000 nanos: 1 } }
         time_box { start_date { year: 2020 month: 1 day: 1 } } standards { accessibility_percent: 66.7 }
         owner { legal_entity: "012" } sponsors: "organisations/&eacute;" aliases: "projects/a/b"
         source_fields { fields { key: "title" value { string_value: "autre" } }
           fields { key: "pepiniere" value { bool_value: true } }
           fields { key: "x: y" value { null_value: NULL_VALUE } } } }
         phase_records { phase: PHASE_UNSPECIFIED source_phase: "construction" source_date: "2020-01-01" }
         events { type: " x " } })")});
  EXPECT_THAT(Get("_organisations/o.md"), Not(HasSubstr("pepiniere")));
  EXPECT_THAT(Get("_startups/e.md"), HasSubstr("pepiniere:\n"));
}

TEST_F(WriterTest, DirtyFilesAreReadTheSameOnceWritten) {
  Put("_startups/a.md",
      "---\ntitle: Eau: la suite\nphases:\n  - un\n  - name: rêve\n    start: demain\n    note: 1\n"
      "sponsors:\n  - /a/b\n  - o\n  - {x: 1}\nstats: 3\n---\nx");
  Put("_startups/b.md",
      "---\ntitle: T\ntitle: U\npepiniere: non\nfast: {promotion: '1', montant: 1.50}\n---\r\n---\r\n");
  Put("_startups/c.md",
      "---\nid: d\n? [1, 2]\n: x\nphases: aucune\nevents:\n  - name: fête\n    date: 2020-13-01\n---\n");
  const Content dirty = Read();
  std::filesystem::remove_all(dir_ / "content");
  ExpectRoundTrip(dirty.items);
}

// What YAML takes for no text comes back quoted where it was, and not where it was not.
TEST_F(WriterTest, UnknownKeysKeepTheirQuotes) {
  const std::string keys =
      "autre:\n  - 2021-01-01\n  - '2021-01-02'\n  - vue: '2021-01-03'\n    vues:\n      - 2021-01-04\n"
      "date_texte: '2021-01-05'\ndate_vraie: 2021-01-06\nheure: 12:30\nhexa: 0x1f\nhexa_texte: '0x1f'\n"
      "moment: 2001-12-14t21:59:43.10-05:00\noui: yes\noui_texte: 'yes'\nversion: 1.10\nversion_texte: '1.1'\n";
  Put("_startups/x.md",
      "---\ntitle: T\n" + keys +
          "phases:\n  - name: construction\n    start: 2021-01-01\n    revue: '2021-02-01'\n---\nx\n");
  const Content content = Read();
  std::filesystem::remove_all(dir_ / "content");
  ExpectRoundTrip(content.items);
  EXPECT_THAT(Get("_startups/x.md"), AllOf(HasSubstr("\n" + keys + "---\n"), HasSubstr("    revue: '2021-02-01'\n"),
                                           Not(HasSubstr("pepiniere"))));
}

TEST_F(WriterTest, WordsForPhasesComeBackAndLedgersKeepThem) {
  ExpectRoundTrip({Item(R"(phase_word { name: "phaseWords/success" label: "Réussie" phase: PHASE_OPERATED })"),
                   Item(R"(project { project { name: "projects/e" kind: PROJECT_KIND_STATE_STARTUP title: "E" }
                           phase_records { source_phase: "success" effective_date { year: 2020 month: 1 day: 2 } } })")});
  EXPECT_EQ(Get("_phases/success.md"),
            "---\nstatus: success\nlabel: Réussie\npepiniere:\n  phase: PHASE_OPERATED\n---\n");
  // As a portfolio tells them: the line as it is read today, the words that nobody declared.
  ASSERT_TRUE(WriteContent({Item(R"(phase_word { name: "phaseWords/opere" phase: PHASE_OPERATED builtin: true })"),
                            Item(R"(phase_word { name: "phaseWords/fini" line_count: 3 })"),
                            Item(R"(project { project { name: "projects/e" kind: PROJECT_KIND_STATE_STARTUP title: "E" }
                                    phase_records { source_phase: "success" phase: PHASE_OPERATED
                                                    effective_date { year: 2020 month: 1 day: 2 } } })")},
                           dir_)
                  .ok());
  EXPECT_THAT(Get("_startups/e.md"), AllOf(HasSubstr("  - name: success\n"), Not(HasSubstr("pepiniere"))));
  EXPECT_FALSE(std::filesystem::exists(dir_ / "content/_phases/opere.md"));
  EXPECT_FALSE(std::filesystem::exists(dir_ / "content/_phases/fini.md"));
}

// Which keys a file has, though they say nothing, and in which order it lists its incubators.
TEST_F(WriterTest, EmptyKeysAndTheOrderOfIncubatorsComeBack) {
  const std::string head = "---\ntitle: T\nmission: M\nincubator: b\n", tail = "contact: c@c.example\n---\nx\n";
  const std::string blanks =
      "link: ''\nrepository: ''\nstats_url: ''\nbudget_url: ''\ndashlord_url: ''\nanalyse_risques_url: ''\n"
      "accessibility_status: ''\n";
  const auto written = [&](const std::string& keys) {
    Put("_startups/x.md", head + keys + tail);
    const Content content = Read();
    ExpectRoundTrip(content.items);
    return Get("_startups/x.md");
  };
  EXPECT_EQ(written(""), head + "contact: c@c.example\nphases: []\n---\nx\n");
  for (const std::string list : {"  - a\n  - b\n  - c\n", "  - b\n  - a\n", "  - a\n", "  - b\n"}) {
    EXPECT_THAT(written("incubators:\n" + list), HasSubstr("\nincubators:\n" + list + "contact"));
  }
  std::istringstream lines(blanks);
  const std::string all = written(blanks);
  for (std::string line; std::getline(lines, line);) EXPECT_THAT(all, HasSubstr("\n" + line + "\n"));
  EXPECT_THAT(written("dashlord_url:\nincubators:\n"), AllOf(Not(HasSubstr("dashlord")), Not(HasSubstr("incubators"))));
}

TEST_F(WriterTest, AnyTextInAnyFieldComesBack) {
  const std::vector<std::string> pieces = {"a",      " ",       "\n", "'",      "\"",     ": ",   " #",
                                           "- ",     "---\n",   "é",  "\u00a0", "\u2028", "\r\n", "&amp;",
                                           "\u200b", "e\u0301", "~",  "0",      "null",   "/"};
  std::mt19937 random(20260820);
  const auto text = [&] {
    std::string out;
    for (auto n = random() % 6; n > 0; --n) out += pieces[random() % pieces.size()];
    return out;
  };
  std::vector<ImportItem> items;
  for (int i = 100; i < 400; ++i) {
    ImportItem item;
    auto& project = *item.mutable_project()->mutable_project();
    project.set_name("projects/" + std::to_string(i));
    project.set_kind(portfolio::v1::PROJECT_KIND_STATE_STARTUP);
    project.set_title(text());
    project.set_mission(text());
    project.set_description(text());
    project.set_primary_incubator("incubators/" + text());
    project.set_contact(text());
    project.add_themes(text());
    project.add_themes(text());
    project.add_sponsors("organisations/" + text());
    project.mutable_links()->set_product_uri(text());
    (*project.mutable_source_fields()->mutable_fields())[text()].set_string_value(text());
    auto& record = *item.mutable_project()->add_phase_records();
    record.set_source_phase(text());
    record.set_source_date(text());
    record.set_comment(text());
    items.push_back(item);
  }
  ExpectRoundTrip(items);
}

TEST_F(WriterTest, TheSampleComesBack) {
  const auto sample = ReadContent(std::string(std::getenv("PEPINIERE_SOURCE")) + "/clients/pep/sample", kToday);
  ASSERT_TRUE(sample.ok()) << sample.status();
  EXPECT_GT(sample->items.size(), 60u);
  ExpectRoundTrip(sample->items);
}

TEST_F(WriterTest, WritesTheSameBytesAgain) {
  const ImportItem item = Item(R"(team { name: "teams/t" title: "T" source_fields {
    fields { key: "b" value { number_value: 1 } } fields { key: "a" value { list_value {} } } } })");
  ASSERT_TRUE(WriteContent({item}, dir_).ok());
  const std::string first = Get("_teams/t.md");
  ASSERT_TRUE(WriteContent(Read().items, dir_).ok());
  EXPECT_EQ(Get("_teams/t.md"), first);
  EXPECT_FALSE(std::filesystem::exists(dir_ / "content/.being-written"));
}

TEST_F(WriterTest, RefusesNamesThatLeaveTheFolder) {
  for (const std::string name : {"projects/../x", "projects/..", "projects/", "x", "teams/x", ""}) {
    ImportItem item;
    item.mutable_project()->mutable_project()->set_name(name);
    EXPECT_EQ(WriteContent({item}, dir_).code(), absl::StatusCode::kInvalidArgument) << name;
  }
  EXPECT_EQ(WriteContent({ImportItem()}, dir_).code(), absl::StatusCode::kInvalidArgument);
  const ImportItem twice = Item(R"(team { name: "teams/t" })");
  EXPECT_EQ(WriteContent({twice, twice}, dir_).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(dir_ / "content"));
}

TEST_F(WriterTest, SaysThatItCannotWrite) {
  std::ofstream(dir_ / "file") << "x";
  EXPECT_EQ(WriteContent({}, dir_ / "file").code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace pepiniere::betagouv
