#include "clients/pep/formats/betagouv/committees.h"

#include <gmock/gmock.h>

#include "clients/pep/formats/betagouv/writer.h"
#include "google/protobuf/util/message_differencer.h"
#include "tests/unit/betagouv/folder_fixture.h"

namespace pepiniere::betagouv {
namespace {

using portfolio::v1::Committee;
using testing::ElementsAre;
using testing::IsEmpty;

class CommitteesTest : public FolderTest {
 protected:
  void PutStartup(const std::string& id, const std::string& keys) {
    Put("_startups/" + id + ".md",
        "---\ntitle: T\nmission: M\ncontact: c@x.example\nlink: ''\n" + keys + "---\nCorps\n");
  }

  std::vector<Committee> Committees() {
    content_ = Read();
    std::vector<Committee> committees;
    for (const auto& item : content_.items) {
      if (item.has_committee()) committees.push_back(item.committee());
    }
    return committees;
  }
};

TEST_F(CommitteesTest, OneSessionAnIncubatorAndDay) {
  PutStartup("a",
             "incubator: serre\nevents:\n  - {name: committee, date: 2021-02-03, comment: On continue}\n"
             "  - {name: committee, date: 2021-02-03, comment: Sous conditions}\n"
             "  - {name: fast, date: 2021-02-03}\n");
  PutStartup("b",
             "incubator: serre\nevents:\n  - {name: committee, date: 2021-02-03}\n"
             "  - {name: committee, date: 2020-01-01}\n");
  PutStartup("c", "incubator: relais\nevents:\n  - {name: committee, date: 2021-02-03}\n");
  const auto committees = Committees();
  ASSERT_EQ(committees.size(), 3u);
  EXPECT_EQ(committees[0].name(), "committees/relais-2021-02-03");
  EXPECT_EQ(committees[1].name(), "committees/serre-2020-01-01");
  const Committee& session = committees[2];
  EXPECT_EQ(session.name(), "committees/serre-2021-02-03");
  EXPECT_EQ(session.incubator(), "incubators/serre");
  EXPECT_EQ(session.date().day(), 3);
  ASSERT_EQ(session.hearings_size(), 2);
  EXPECT_EQ(session.hearings(0).project(), "projects/a");
  EXPECT_EQ(session.hearings(0).summary(), "On continue\nSous conditions");
  EXPECT_EQ(session.hearings(0).decision(), portfolio::v1::DECISION_UNSPECIFIED);
  EXPECT_EQ(session.hearings(1).project(), "projects/b");
  EXPECT_TRUE(content_.items.back().has_committee()) << "after the projects that they heard";
  EXPECT_EQ(content_.items.back().file(), "_startups/a.md");
  EXPECT_EQ(content_.items[0].project().events_size(), 3) << "the events stay";
}

TEST_F(CommitteesTest, AnEventWithoutDayOrIncubatorOrStillToComeTellsNone) {
  PutStartup("a", "incubator: serre\nevents:\n  - {name: committee, date: bientôt}\n");
  PutStartup("b", "incubator: ''\nevents:\n  - {name: committee, date: 2021-02-03}\n");
  PutStartup("c", "incubator: serre\nevents:\n  - {name: committee, date: 2026-08-21}\n");
  EXPECT_THAT(Committees(), IsEmpty());
  std::vector<std::string> found;
  for (const auto& finding : content_.findings) {
    if (finding.code() == "UNPLACED_COMMITTEE") found.push_back(finding.file() + ": " + finding.message());
  }
  EXPECT_THAT(found, ElementsAre("_startups/a.md: the event has no day", "_startups/b.md: the project has no incubator",
                                 "_startups/c.md: the day is still to come"));
}

TEST_F(CommitteesTest, AnExportTellsTheSameCommitteesAndGrants) {
  PutStartup("a",
             "incubator: serre\nevents:\n  - {name: committee, date: 2021-02-03, comment: Oui}\n"
             "  - {name: fast, date: 2021-02-03, comment: Montant de 5 000€ pour la promotion 2}\n"
             "phases:\n  - {name: construction, start: 2020-01-01}\nfast: {promotion: 2, montant: 5000}\n");
  const Content first = Read();
  std::filesystem::remove_all(dir_ / "content");
  ASSERT_TRUE(WriteContent(first.items, dir_).ok());
  const Content again = Read();
  ASSERT_EQ(again.items.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(first.items[i], again.items[i]));
  }
  EXPECT_THAT(Get("_startups/a.md"), testing::HasSubstr("fast:\n  montant: 5000\n  promotion: 2\n"));
  EXPECT_THAT(Get("_startups/a.md"), testing::Not(testing::HasSubstr("pepiniere")));
}

}  // namespace
}  // namespace pepiniere::betagouv
