#include "services/record/table.h"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "services/query/filter.h"
#include "services/query/filter_sql.h"
#include "services/record/audit_list.h"
#include "tests/store/record/orchard_test.h"

namespace pepiniere::record {
namespace {

using orchard::Habit;
using orchard::Harvest;
using orchard::Label;
using orchard::Tree;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Tree FullTree() {
  return {.title = "Poirier d'été",
          .habit = Habit::kEspalier,
          .planted = base::Date::Parse("1999-03-02"),
          .height = 240,
          .bears = true,
          .felled_at = absl::FromUnixMicros(1'700'000'000'000'001),
          .grafts = {{"Williams", 2001}, {"Conférence", 2004}},
          .surveyor = "ada"};
}

class TableTest : public OrchardTest {
 protected:
  template <typename T>
  base::Stored<T> Add(const std::string& id, const T& value, std::string_view reason = "") {
    return Done(Write([&](journal::Unit& unit) { return Insert(unit, id, value, reason); }));
  }
  std::vector<std::string> Number(const std::string& tree, const std::vector<Harvest>& harvests) {
    std::vector<std::string> ids;
    for (const auto& row : Done(Write([&](journal::Unit& unit) { return InsertBelow(unit, tree, harvests); }))) {
      ids.push_back(row.id);
    }
    return ids;
  }
  template <typename T>
  std::optional<base::Stored<T>> Get(const std::string& id) {
    return Done(Find<T>(db(), Soon(), id));
  }

  // The ids of all pages of `limit`, "|" between two pages.
  std::vector<std::string> Pages(std::string_view filter, std::string_view order, int limit = 2,
                                 bool show_deleted = false) {
    ListQuery list{.order = *query::ParseOrderBy(order, OrderOf<Tree>()), .limit = limit, .show_deleted = show_deleted};
    const auto where = query::CompileFilter(*query::ParseFilter(filter), orchard::TreeFilters());
    std::vector<std::string> ids;
    while (true) {
      const auto page = Done(ListRows<Tree>(db(), Soon(), list, /*parent=*/"", *where));
      for (const auto& row : page.rows) ids.push_back(row.id);
      for (const std::string& id : page.unreachable) ids.push_back("(" + id + ")");
      if (page.last.empty()) return ids;
      ids.push_back("|");
      list.after = page.last;
    }
  }
};

TEST_F(TableTest, WhatIsInsertedIsFoundAgainFieldByField) {
  const base::Stored<Tree> made = Add("poirier", FullTree());
  EXPECT_EQ(made.version, 1);
  EXPECT_EQ(made.uid.size(), 26u);
  const auto found = Get<Tree>("poirier");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->value == FullTree());
  EXPECT_EQ(found->uid, made.uid);
  EXPECT_EQ(found->created_at, made.created_at);
  Add("nu", Tree());
  EXPECT_TRUE(Get<Tree>("nu")->value == Tree());
  EXPECT_EQ(schema_.Count("SELECT fells_at_us = 9223372036854775807 FROM trees WHERE id = 'nu'"), 1);
  EXPECT_FALSE(Get<Tree>("poirier "));
  EXPECT_TRUE(
      absl::IsAlreadyExists(Write([&](journal::Unit& unit) { return Insert(unit, "poirier", Tree()); }).status()));
}

TEST_F(TableTest, ManyAreFoundByTheirIdsAtOnce) {
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) ids.push_back(Add("arbre" + std::to_string(i), Tree()).id);
  const auto found = [&](const std::vector<std::string>& wanted) {
    std::vector<std::string> told;
    for (const auto& row : Done(FindEach<Tree>(db(), Soon(), wanted))) told.push_back(row.id);
    return told;
  };
  EXPECT_THAT(found(ids), ::testing::UnorderedElementsAreArray(ids));
  EXPECT_THAT(found({"arbre7"}), ElementsAre("arbre7"));
  EXPECT_THAT(found({"arbre7", "rien", "arbre7"}), ElementsAre("arbre7"));
  EXPECT_THAT(found({"rien"}), IsEmpty());
  EXPECT_THAT(found({}), IsEmpty());
  const std::vector<std::string> numbered = Number("arbre7", {Harvest(), Harvest()});
  EXPECT_EQ(Done(FindEach<Harvest>(db(), Soon(), numbered)).size(), 2);
}

TEST_F(TableTest, EveryWriteLeavesHistoryAuditAndFeed) {
  const base::Stored<Tree> made = Add("poirier", FullTree(), "planted");
  Tree taller = FullTree();
  taller.height = 250;
  const auto grown = Done(Write([&](journal::Unit& unit) { return Update(unit, made, taller, "measured"); }));
  EXPECT_EQ(grown.version, 2);
  EXPECT_EQ(Done(Write([&](journal::Unit& unit) { return Update(unit, grown, taller); })).version, 2);
  Done(Write([&](journal::Unit& unit) { return SetDeleted(unit, grown, true, "storm"); }));
  EXPECT_THAT(
      Strings("SELECT CONCAT(id, '@', version) FROM record_history WHERE collection = 'trees' ORDER BY version"),
      ElementsAre("poirier@1", "poirier@2", "poirier@3"));
  std::vector<std::string> audited;
  for (const ReadableRecord& record : Done(ListAuditRecords(db(), Soon(), {})).rows) {
    audited.push_back(base::Concat(record.kept.resource, ": ", record.opened.reason));
  }
  EXPECT_THAT(audited, ElementsAre("trees/poirier: storm", "trees/poirier: measured", "trees/poirier: planted"));
  // What no document repeats is in none.
  EXPECT_THAT(Strings("SELECT document FROM record_history WHERE document LIKE '%ada%'"), IsEmpty());
  const auto told = Strings("SELECT payload FROM outbox ORDER BY id");
  ASSERT_EQ(told.size(), 3u);
  const auto change = Done(ReadChange<Tree>(told[1]));
  EXPECT_EQ(change.id, "poirier");
  EXPECT_EQ(change.value.height, 250);
  EXPECT_TRUE(Done(ReadChange<Tree>(told[2])).deleted_at);
  EXPECT_EQ(Done(ReadBefore<Tree>(told[0])), std::nullopt);
  EXPECT_EQ(Done(ReadBefore<Tree>(told[1]))->value.height, FullTree().height);
}

TEST_F(TableTest, WhatIsKeptBesideARowMakesTheRowsNextVersion) {
  const base::Stored<Tree> made = Add("poirier", FullTree());
  const auto touched = Done(Write([&](journal::Unit& unit) { return Touch(unit, made); }));
  EXPECT_EQ(touched.version, 2);
  EXPECT_GT(touched.updated_at, made.updated_at);
  const auto found = Get<Tree>("poirier");
  EXPECT_EQ(found->version, 2);
  EXPECT_TRUE(found->value == FullTree());
  EXPECT_THAT(Strings("SELECT version FROM record_history WHERE collection = 'trees' ORDER BY version"),
              ElementsAre("1", "2"));
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records"), 1) << "who changed it says what changed";
  EXPECT_TRUE(absl::IsAborted(Write([&](journal::Unit& unit) { return Touch(unit, made); }).status()));
}

TEST_F(TableTest, AVersionThatSomebodyElseChangedIsNotOverwritten) {
  const base::Stored<Tree> made = Add("poirier", FullTree());
  Tree first = FullTree(), second = FullTree();
  first.title = "First";
  second.title = "Second";
  Done(Write([&](journal::Unit& unit) { return Update(unit, made, first); }));
  EXPECT_TRUE(absl::IsAborted(Write([&](journal::Unit& unit) { return Update(unit, made, second); }).status()));
  EXPECT_TRUE(absl::IsAborted(Write([&](journal::Unit& unit) { return SetDeleted(unit, made, true); }).status()));
  EXPECT_EQ(Get<Tree>("poirier")->value.title, "First");
}

TEST_F(TableTest, ListsArePagedFilteredAndOrdered) {
  for (const auto& [id, title, height] : std::initializer_list<std::tuple<const char*, const char*, int>>{
           {"a", "Zoe", 100}, {"b", "Yves", 300}, {"c", "Xavier", 200}, {"d", "Yves", 400}}) {
    Add(id, Tree{.title = title, .height = height});
  }
  EXPECT_THAT(Pages("", ""), ElementsAre("a", "b", "|", "c", "d"));
  EXPECT_THAT(Pages("", "title desc"), ElementsAre("a", "d", "|", "b", "c"));
  EXPECT_THAT(Pages("height > 150", "", 1), ElementsAre("b", "|", "c", "|", "d"));
  EXPECT_THAT(Pages("habit = ESPALIER", ""), IsEmpty());
}

TEST_F(TableTest, TheDeletedAreFoundByNameAndListedOnlyWhereAsked) {
  const base::Stored<Tree> a = Add("a", FullTree());
  Add("b", FullTree());
  const auto gone = Done(Write([&](journal::Unit& unit) { return SetDeleted(unit, a, true); }));
  EXPECT_TRUE(Get<Tree>("a")->deleted_at);
  EXPECT_THAT(Pages("", ""), ElementsAre("b"));
  EXPECT_THAT(Pages("", "", 2, /*show_deleted=*/true), ElementsAre("a", "b"));
  const auto of = [&](auto ask) {
    return Done(db().Transact(Soon(), [&](db::Session& session) { return ask(session); }));
  };
  const std::vector<std::string> ids = {"a", "b", "c"};
  EXPECT_THAT(of([&](db::Session& session) { return Missing<Tree>(session, ids); }), ElementsAre("a", "c"));
  EXPECT_THAT(of([&](db::Session& session) { return Deleted<Tree>(session, ids); }), ElementsAre("a"));
  Done(Write([&](journal::Unit& unit) { return SetDeleted(unit, gone, false); }));
  EXPECT_THAT(Pages("", ""), ElementsAre("a", "b"));
}

TEST_F(TableTest, WhatCannotBeReadCostsItsOwnPlaceAndCanBeRepaired) {
  Add("a", FullTree());
  Add("b", FullTree());
  Add("c", FullTree());
  schema_.Run("SET STATEMENT sql_mode = '' FOR UPDATE trees SET planted_date = '0000-00-00' WHERE id = 'a'");
  schema_.Run("UPDATE trees SET habit = 'CREEPER' WHERE id = 'b'");
  schema_.Run("UPDATE trees SET grafts = '{' WHERE id = 'c'");
  for (const std::string id : {"a", "b", "c"}) EXPECT_TRUE(absl::IsDataLoss(Find<Tree>(db(), Soon(), id).status()));
  Add("d", FullTree());
  EXPECT_THAT(Pages("", "", 9), ElementsAre("d", "(a)", "(b)", "(c)"));
  const auto repaired = Done(Write([&](journal::Unit& unit) -> absl::StatusOr<base::Stored<Tree>> {
    const auto broken = FindBroken<Tree>(unit.session(), "b");
    if (!broken.ok()) return broken.status();
    EXPECT_EQ((*broken)->value.title, FullTree().title);
    return Repair(unit, **broken, (*broken)->value);
  }));
  EXPECT_EQ(repaired.version, 2);
  EXPECT_EQ(Get<Tree>("b")->value.habit, Habit::kBush);
}

TEST_F(TableTest, NumbersBelowAParentFollowEachOtherAndAreNeverUsedAgain) {
  const Harvest small{.kilos = 1}, large{.kilos = 90};
  EXPECT_THAT(Number("x", {small, large}), ElementsAre("x/1", "x/2"));
  EXPECT_THAT(Number("y", {small}), ElementsAre("y/1"));
  EXPECT_THAT(Number("x", {}), IsEmpty());
  Done(Write([&](journal::Unit& unit) { return SetDeleted(unit, *Get<Harvest>("x/2"), true); }));
  EXPECT_THAT(Number("x", {small}), ElementsAre("x/3"));
  for (int i = 4; i < 12; ++i) Number("x", {small});

  std::vector<std::string> below;
  for (const auto& row : Done(SelectBelow<Harvest>(db(), Soon(), "x"))) below.push_back(row.id);
  EXPECT_THAT(below, ElementsAre("x/1", "x/3", "x/4", "x/5", "x/6", "x/7", "x/8", "x/9", "x/10", "x/11"));
  ListQuery list{.order = *query::ParseOrderBy("", OrderOf<Harvest>()), .limit = 8};
  const auto page = Done(ListRows<Harvest>(db(), Soon(), list, "x", {.sql = "TRUE"}));
  ASSERT_EQ(page.rows.size(), 8u);
  list.after = page.last;
  EXPECT_EQ(Done(ListRows<Harvest>(db(), Soon(), list, "x", {.sql = "TRUE"})).rows.front().id, "x/10");

  EXPECT_EQ(Get<Harvest>("x/1")->value.kilos, 1);
  for (const std::string id : {"x/01", "x/", "x", "x/one", "x/1/1", "z/1"}) EXPECT_FALSE(Get<Harvest>(id)) << id;
  const auto any = [&](const std::string& parent) {
    return Done(db().Transact(Soon(), [&](db::Session& session) { return AnyBelow<Harvest>(session, parent); }));
  };
  EXPECT_EQ(any("x"), "x/1");
  EXPECT_EQ(any("z"), std::nullopt);
  EXPECT_THAT(Strings("SELECT resource FROM audit_records WHERE resource LIKE 'trees/y/%'"),
              ElementsAre("trees/y/harvests/1"));
}

TEST_F(TableTest, ATypeMayMakeSomethingOfWhatAColumnHolds) {
  Number("x", {{.date = base::Date::Parse("2020-09-01"), .kilos = 3, .note = "on "}});
  schema_.Run("SET STATEMENT sql_mode = '' FOR UPDATE tree_harvests SET date = '0000-00-00'");
  const auto found = Get<Harvest>("x/1");
  EXPECT_FALSE(found->value.date);
  EXPECT_EQ(found->value.note, "on 00-00-00");
}

TEST_F(TableTest, ADocumentRepeatsInColumnsWhatRowsAreFoundBy) {
  const base::Stored<Label> made = Add("l", Label{.text = "Poire", .colour = "green"});
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM labels WHERE colour = 'green' AND document LIKE '%Poire%'"), 1);
  const auto red =
      Done(Write([&](journal::Unit& unit) { return Update(unit, made, Label{.text = "Poire", .colour = "red"}); }));
  EXPECT_EQ(Get<Label>("l")->value.colour, "red");
  query::SqlFragment where;
  where.Add("colour = ").Bind(std::string("red"));
  EXPECT_EQ(Done(Select<Label>(db(), Soon(), where)).size(), 1u);

  schema_.Run("UPDATE labels SET document = '['");
  EXPECT_TRUE(absl::IsDataLoss(Find<Label>(db(), Soon(), "l").status()));
  const auto repaired = Done(Write([&](journal::Unit& unit) -> absl::StatusOr<base::Stored<Label>> {
    const auto broken = FindBroken<Label>(unit.session(), "l");
    if (!broken.ok()) return broken.status();
    EXPECT_EQ((*broken)->value.colour, "red");
    EXPECT_EQ((*broken)->value.text, "");
    return Repair(unit, **broken, red.value);
  }));
  EXPECT_TRUE(Get<Label>("l")->value == red.value);

  // Where rows are not marked as deleted, they go; what is made anew is not taken for what was there.
  Done(Write([&](journal::Unit& unit) { return SetDeleted(unit, repaired, true); }));
  EXPECT_FALSE(Get<Label>("l"));
  EXPECT_GT(Add("l", red.value).version, repaired.version);
}

TEST(NameTest, NamesAreMadeOfIds) {
  EXPECT_EQ(NameOf(Harvest::kPattern, "x/3"), "trees/x/harvests/3");
  EXPECT_EQ(NumberIn("x/3"), 3);
  EXPECT_EQ(NumberIn("12"), 12);
  EXPECT_EQ(NumberIn("x/"), 0);
  EXPECT_EQ(NumberIn("x/3a"), 0);
  EXPECT_EQ(ParentIn("x/3"), "x");
}

}  // namespace
}  // namespace pepiniere::record
