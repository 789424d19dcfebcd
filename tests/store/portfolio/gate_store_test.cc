#include "services/portfolio/store/gate_store.h"

#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum Phase;

class GateStoreTest : public StoreTest {
 protected:
  static constexpr const char* kName = "gates/construction/requirements/AUDIT";

  StoredGateChange Save(const GateKey& key, const GateChange& value) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<StoredGateChange> {
      auto before = LockGateChange(unit.session(), key);
      if (!before.ok()) return before.status();
      return SaveGateChange(unit, kName, key, *before, value);
    }));
  }
  std::vector<std::string> Known(const std::string& incubator) {
    std::vector<std::string> keys;
    for (const StoredGateChange& change : Done(LoadGateChanges(db(), Soon(), incubator))) {
      keys.push_back(change.key.scope + "/" + change.key.code);
    }
    return keys;
  }
};

const GateChange kAudit = {
    .label_fr = "un audit", .label_en = "an audit", .weight = Weight::kAdvised, .since = Day("2026-01-01")};

TEST_F(GateStoreTest, AChangeIsKeptWhole) {
  const GateKey key{"", kConstruction, "AUDIT"};
  const StoredGateChange saved = Save(key, kAudit);
  const auto loaded = Done(LoadGateChanges(db(), Soon(), ""));
  ASSERT_EQ(loaded.size(), 1u);
  EXPECT_EQ(loaded[0].key, key);
  EXPECT_EQ(loaded[0].value, kAudit);
  EXPECT_EQ(loaded[0].version, saved.version);
}

TEST_F(GateStoreTest, TheProgrammesComeBeforeTheIncubators) {
  Save({"greenhouse", kConstruction, "AUDIT"}, kAudit);
  Save({"", kScaling, "ZEBRA"}, kAudit);
  Save({"another", kScaling, "OTHER"}, kAudit);
  EXPECT_THAT(Known("greenhouse"), ElementsAre("/ZEBRA", "greenhouse/AUDIT"));
  EXPECT_THAT(Known(""), ElementsAre("/ZEBRA"));
}

TEST_F(GateStoreTest, WhatDoesNotChangeIsNotWritten) {
  const GateKey key{"", kConstruction, "AUDIT"};
  const StoredGateChange first = Save(key, kAudit);
  EXPECT_EQ(Save(key, kAudit).version, first.version);
  GateChange other = kAudit;
  other.since.reset();
  EXPECT_EQ(Save(key, other).version, first.version + 1);
  EXPECT_EQ(Done(LoadGateChanges(db(), Soon(), ""))[0].value, other);
}

TEST_F(GateStoreTest, WhatIsTakenBackAndMadeAnewIsAnotherVersion) {
  const GateKey key{"", kConstruction, "AUDIT"};
  const StoredGateChange first = Save(key, kAudit);
  Done(Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
    if (const absl::Status removed = RemoveGateChange(unit, kName, first); !removed.ok()) return removed;
    return true;
  }));
  EXPECT_THAT(Known(""), IsEmpty());
  EXPECT_NE(Save(key, kAudit).version, first.version);
}

}  // namespace
}  // namespace pepiniere::portfolio::store
