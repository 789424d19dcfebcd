#include "services/portfolio/store/journal_store.h"

#include "services/record/lines.h"
#include "services/record/table.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class JournalStoreTest : public StoreTest {
 protected:
  void SetUp() override {
    Create("a", Project());
    line_ = Done(Write([&](journal::Unit& unit) {
      return record::AppendLine<JournalEntry>(unit, "a", {}, {.date = Day("2026-03-04"), .text = "Private words"}, "");
    }));
  }
  Publication Tell(const std::string& comment) {
    const Event event{.type = "other", .date = Day("2026-03-04"), .comment = comment, .source_date = ""};
    return Done(Write([&](journal::Unit& unit) { return Publish(unit, "a", line_, event); }));
  }
  Publications Told() { return Done(LoadPublications(db(), Soon(), "a")); }

  Entry<JournalEntry> line_;
};

TEST_F(JournalStoreTest, WhatIsPublishedIsAnEventUntilItIsTakenBack) {
  EXPECT_THAT(Told(), IsEmpty());
  const Publication publication = Tell("Public words");
  ASSERT_THAT(Told(), SizeIs(1));
  EXPECT_EQ(Told().at(line_.number).event.value.comment, "Public words");
  EXPECT_EQ(Told().at(line_.number).published_at, publication.published_at);
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return Unpublish(unit, "a", line_.number, publication); }).ok());
  EXPECT_THAT(Told(), IsEmpty());
  EXPECT_TRUE(Done(record::Find<Event>(db(), Soon(), publication.event.id))->deleted_at);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records WHERE resource = 'projects/a/journalEntries/1'"), 3);
}

TEST_F(JournalStoreTest, ALineWhoseEventIsDeletedIsNotPublished) {
  const Publication first = Tell("Once");
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return record::SetDeleted(unit, first.event, true); }).ok());
  EXPECT_THAT(Told(), IsEmpty());
  Tell("Again");
  EXPECT_EQ(Told().at(line_.number).event.id, "a/2");
}

}  // namespace
}  // namespace pepiniere::portfolio::store
