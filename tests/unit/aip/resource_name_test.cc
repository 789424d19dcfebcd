#include "services/aip/resource_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/aip/etag.h"
#include "services/rpc/trace_id.h"

namespace pepiniere::rpc {
namespace {

using testing::ElementsAre;

const aip::ResourcePattern kRecord("projects/{project}/phaseRecords/{record}");

TEST(ResourcePattern, ReadsWhatItWrites) {
  for (const char* id : {"a", "mon-projet", "Démarches.Simplifiées", "A.B", "x@y", "été 2024", "%2F", "..."}) {
    const std::string name = kRecord.Format({id, "12"});
    EXPECT_THAT(kRecord.Parse("name", name).value(), ElementsAre(id, "12")) << name;
  }
}

TEST(ResourcePattern, RefusesWhatIsNotAName) {
  for (const char* name :
       {"", "projects", "projects/", "projects/a", "projects/a/phaseRecords", "projects/a/phaseRecords/",
        "projects//phaseRecords/1", "projects/a/phaseRecords/1/", "/projects/a/phaseRecords/1",
        "Projects/a/phaseRecords/1", "projects/a/records/1", "projects/-/phaseRecords/1", "projects/../phaseRecords/1",
        "projects/a\n/phaseRecords/1", "projects/\xff/phaseRecords/1", "projects/e\xCC\x81te\xCC\x81/phaseRecords/1",
        "projects/a/b/phaseRecords/1"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(kRecord.Parse("name", name).status())) << name;
    EXPECT_FALSE(kRecord.Matches(name)) << name;
  }
}

TEST(CheckId, CountsBytes) {
  EXPECT_TRUE(aip::CheckId("id", std::string(190, 'a')).ok());
  EXPECT_FALSE(aip::CheckId("id", std::string(191, 'a')).ok());
  EXPECT_FALSE(aip::CheckId("id", std::string("a\0b", 3)).ok());
}

TEST(CheckId, RefusesWhatNobodySees) {
  for (const char* id : {"se\u200bmis", "\u202eabc", "a\u2028b", "\ufeffa"})
    EXPECT_FALSE(aip::CheckId("id", id).ok()) << id;
  EXPECT_TRUE(aip::CheckId("id", "👩🏽\u200d🚀").ok());
}

TEST(CheckId, RefusesSpacesThatADatabaseDoesNotSee) {
  EXPECT_TRUE(aip::CheckId("id", "a b").ok());
  for (const char* id : {"a ", " a", " "}) EXPECT_FALSE(aip::CheckId("id", id).ok()) << id;
}

TEST(Etag, ChangesWithTheVersionAndWithTheThing) {
  EXPECT_EQ(aip::Etag("projects/a", 3), aip::Etag("projects/a", 3));
  EXPECT_NE(aip::Etag("projects/a", 3), aip::Etag("projects/a", 4));
  EXPECT_NE(aip::Etag("projects/a", 3), aip::Etag("projects/b", 3));
  EXPECT_TRUE(aip::CheckEtag("", "projects/a", 3).ok());
  EXPECT_TRUE(aip::CheckEtag(aip::Etag("projects/a", 3), "projects/a", 3).ok());
  EXPECT_TRUE(absl::IsAborted(aip::CheckEtag(aip::Etag("projects/a", 2), "projects/a", 3)));
  // For ever: clients keep them.
  EXPECT_EQ(aip::Etag("projects/a", 3).size(), 16u);
}

TEST(TraceId, TakesTheCallersOrMakesOne) {
  EXPECT_EQ(TraceId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), "0af7651916cd43dd8448eb211c80319c");
  for (const char* bad : {"", "00-0af7", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                          "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                          "00-0af7651916cd43dd8448eb211c8\"}{9c-b7ad6b7169203331-01"}) {
    const std::string made = TraceId(bad);
    EXPECT_EQ(made.size(), 32u) << bad;
    EXPECT_EQ(made.find_first_not_of("0123456789abcdef"), std::string::npos) << made;
    EXPECT_NE(made, TraceId(bad));
  }
}

}  // namespace
}  // namespace pepiniere::rpc
