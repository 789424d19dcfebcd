#include "services/portfolio/store/directory_store.h"

#include "services/portfolio/domain/event.h"
#include "services/query/filter.h"
#include "services/record/import_memory.h"
#include "services/record/table.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <typename T>
T Full() {
  T value;
  T::Fields(
      [](const char* name, auto& field) {
        if constexpr (std::is_same_v<decltype(field), bool&>) {
          field = true;
        } else if (std::string_view(name) == "source_fields") {
          field = R"({"clé":"é'\"\\%_🌱"})";
        } else {
          field = std::string(name) + " é'\"\\%_🌱";
        }
      },
      value);
  return value;
}

class DirectoryStoreTest : public StoreTest {
 protected:
  template <typename T>
  base::Stored<T> Add(const std::string& id, const T& value) {
    return Done(Write([&](journal::Unit& unit) { return record::Insert<T>(unit, id, value); }));
  }
  template <typename T>
  base::Stored<T> Remove(const base::Stored<T>& before, bool deleted = true) {
    return Done(Write([&](journal::Unit& unit) { return record::SetDeleted<T>(unit, before, deleted); }));
  }

  base::Stored<Organisation> AddOrganisation(const std::string& id, const std::string& parent) {
    Organisation organisation;
    organisation.title = "Organisation " + id;
    organisation.parent = parent;
    return Add(id, organisation);
  }

  template <typename T>
  std::vector<std::string> Ids(const std::string& filter, bool show_deleted = false) {
    record::ListQuery list;
    list.filter = *query::ParseFilter(filter);
    list.order = *query::ParseOrderBy("", record::TableOrder());
    list.show_deleted = show_deleted;
    std::vector<std::string> ids;
    for (const auto& stored : Done(List<T>(finder(), Soon(), list)).rows) ids.push_back(stored.id);
    return ids;
  }

  std::optional<std::string> Referrer(std::string_view collection, const std::string& id) {
    return Done(db().Read(Soon(), [&](db::Session& session) { return FindReferrer(session, collection, id); }));
  }

  template <typename T>
  void LivesItsLife() {
    EXPECT_TRUE(DirectoryFilters<T>().Check().ok()) << DirectoryFilters<T>().Check();
    const T full = Full<T>(), empty;
    const auto created = Add("full", full);
    Add("empty", empty);
    const auto again = Write([&](journal::Unit& unit) { return record::Insert<T>(unit, "full", empty); });
    EXPECT_EQ(again.status().code(), absl::StatusCode::kAlreadyExists);

    const auto found = Done(record::Find<T>(db(), Soon(), "full"));
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->value == full);
    EXPECT_EQ(found->version, 1);
    EXPECT_EQ(found->created_at, created.created_at);
    EXPECT_TRUE(Done(record::Find<T>(db(), Soon(), "empty"))->value == empty);
    EXPECT_FALSE(Done(record::Find<T>(db(), Soon(), "Full")));

    T changed = full;
    changed.title = "another";
    const auto updated = Done(Write([&](journal::Unit& unit) { return record::Update<T>(unit, *found, changed); }));
    EXPECT_EQ(updated.version, 2);
    EXPECT_GT(updated.updated_at, found->updated_at);
    EXPECT_EQ(Done(Write([&](journal::Unit& unit) { return record::Update<T>(unit, updated, changed); })).version, 2);
    const auto late = Write([&](journal::Unit& unit) { return record::Update<T>(unit, *found, empty); });
    EXPECT_EQ(late.status().code(), absl::StatusCode::kAborted);

    const auto removed = Remove(updated);
    EXPECT_THAT(Ids<T>(""), ElementsAre("empty"));
    EXPECT_THAT(Ids<T>("", true), ElementsAre("empty", "full"));
    const auto missing = db().Read(Soon(), [&](db::Session& session) {
      return record::Missing<T>(session, {"empty", "full", "nobody"});
    });
    EXPECT_THAT(Done(missing), ElementsAre("full", "nobody"));
    const auto back = Remove(removed, false);
    EXPECT_EQ(back.version, 4);
    EXPECT_TRUE(back.value == changed);
    EXPECT_THAT(Ids<T>(""), ElementsAre("empty", "full"));
    EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM record_history WHERE id = 'full'"), 4);
    EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM outbox"), 5);
  }
};

TEST_F(DirectoryStoreTest, Organisations) { LivesItsLife<Organisation>(); }
TEST_F(DirectoryStoreTest, Incubators) { LivesItsLife<Incubator>(); }
TEST_F(DirectoryStoreTest, Teams) { LivesItsLife<Team>(); }

TEST_F(DirectoryStoreTest, AMinistryIsEverythingBelowIt) {
  AddOrganisation("justice", "");
  AddOrganisation("courts", "justice");
  AddOrganisation("registry", "courts");
  const auto prisons = AddOrganisation("prisons", "justice");
  AddOrganisation("harbour", "");
  AddOrganisation("hen", "egg");
  AddOrganisation("egg", "hen");
  Remove(prisons);
  EXPECT_THAT(Ids<Organisation>("ministry = justice"), ElementsAre("courts", "justice", "registry"));
  EXPECT_THAT(Ids<Organisation>("ministry = justice", true), ElementsAre("courts", "justice", "prisons", "registry"));
  EXPECT_THAT(Ids<Organisation>("ministry = organisations/registry"), ElementsAre("registry"));
  EXPECT_THAT(Ids<Organisation>("ministry = hen"), ElementsAre("egg", "hen"));
  EXPECT_THAT(Ids<Organisation>("ministry = nobody"), IsEmpty());
  EXPECT_THAT(Ids<Organisation>("NOT ministry = justice"), ElementsAre("egg", "harbour", "hen"));
  EXPECT_THAT(Ids<Organisation>("ministry = justice AND parent = courts OR parent = justice"),
              ElementsAre("courts", "registry"));
  const OrganisationTree tree = Done(LoadOrganisationTree(db(), Soon()));
  EXPECT_THAT(tree.SelfAndDescendants("justice"), ElementsAre("justice", "courts", "prisons", "registry"));
}

TEST_F(DirectoryStoreTest, WhoStillRefersToIt) {
  AddOrganisation("top", "");
  EXPECT_EQ(Referrer("organisations", "top"), std::nullopt);
  const auto below = AddOrganisation("below", "top");
  EXPECT_EQ(Referrer("organisations", "top"), "organisations/below");
  Remove(below);
  EXPECT_EQ(Referrer("organisations", "top"), std::nullopt);

  Incubator incubator;
  incubator.owner = "top";
  const auto lab = Add("lab", incubator);
  EXPECT_EQ(Referrer("organisations", "top"), "incubators/lab");
  Remove(lab);

  Project project;
  project.sponsors = {"top"};
  project.other_incubators = {"lab"};
  Create("p", project);
  EXPECT_EQ(Referrer("organisations", "top"), "projects/p");
  EXPECT_EQ(Referrer("incubators", "lab"), "projects/p");
  Edit("p", [](Project& p) { p.sponsors.clear(); });
  EXPECT_EQ(Referrer("organisations", "top"), std::nullopt);
  Delete("p");
  EXPECT_EQ(Referrer("incubators", "lab"), std::nullopt);

  Team team;
  team.incubator = "lab";
  Add("crew", team);
  EXPECT_EQ(Referrer("incubators", "lab"), "teams/crew");
  EXPECT_EQ(Referrer("teams", "crew"), std::nullopt);
}

TEST_F(DirectoryStoreTest, EventsOfAProject) {
  Create("p", Project());
  Create("q", Project());
  const Event committee{"committee", Day("2024-01-01"), "go é", "", "eig"}, odd{"other", std::nullopt, "", "someday"};
  const auto inserted = Done(Write([&](journal::Unit& unit) {
    return record::InsertBelow<Event>(unit, "p", {committee, odd});
  }));
  ASSERT_EQ(inserted.size(), 2u);
  EXPECT_EQ(inserted[1].id, "p/2");
  const auto find = [&](const std::string& id) { return Done(record::Find<Event>(db(), Soon(), id)); };
  const auto first = find("p/1");
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->value == committee);
  EXPECT_FALSE(find("q/1"));

  const auto updated = Done(Write([&](journal::Unit& unit) { return record::Update(unit, *first, odd); }));
  EXPECT_EQ(updated.version, 2);
  EXPECT_TRUE(find("p/1")->value == odd);
  ASSERT_TRUE(Write([&](journal::Unit& unit) { return record::SetDeleted(unit, *find("p/2"), true); }).ok());
  // A number is never used again.
  EXPECT_EQ(Done(Write([&](journal::Unit& unit) { return record::InsertBelow<Event>(unit, "p", {odd}); }))[0].id,
            "p/3");
  std::vector<std::string> all;
  for (const auto& event : Done(record::SelectBelow<Event>(db(), Soon(), "p"))) all.push_back(event.id);
  EXPECT_THAT(all, ElementsAre("p/1", "p/3"));

  // A day that is none is told, as Connector/C++ writes it.
  schema_.Run(
      "SET STATEMENT sql_mode = '' FOR UPDATE project_events SET date = '0000-00-00', source_date = '' WHERE number = "
      "3");
  EXPECT_EQ(find("p/3")->value.source_date, "00-00-00");
}

TEST_F(DirectoryStoreTest, AnImportRemembersWhatEachSourceSaidLast) {
  const std::vector<record::Remembered> things = {{"projects", "a", "{\"title\":\"é\"}"}, {"organisations", "b", "{}"}};
  ASSERT_TRUE(Write([&](journal::Unit& unit) { return record::Remember(unit, "betagouv", things); }).ok());
  ASSERT_TRUE(Write([&](journal::Unit& unit) {
                return record::Remember(unit, "eig", {{"projects", "a", "{\"x\":1}"}});
              }).ok());
  const auto recall = [&](std::string_view source, std::string_view collection, const std::string& id) {
    return Done(Write([&](journal::Unit& unit) { return record::Recall(unit, source, collection, id); }));
  };
  EXPECT_EQ(recall("betagouv", "projects", "a"), "{\"title\":\"é\"}");
  EXPECT_EQ(recall("betagouv", "organisations", "b"), "{}");
  EXPECT_EQ(recall("betagouv", "projects", "A"), std::nullopt);
  EXPECT_EQ(recall("eig", "organisations", "b"), std::nullopt);
  EXPECT_EQ(recall("eig", "projects", "a"), "{\"x\":1}");
  ASSERT_TRUE(Write([&](journal::Unit& unit) {
                return record::Remember(unit, "eig", {{"projects", "a", "{}"}});
              }).ok());
  EXPECT_EQ(recall("eig", "projects", "a"), "{}");
  EXPECT_EQ(recall("betagouv", "projects", "a"), "{\"title\":\"é\"}");
  EXPECT_THAT(Done(record::RecallIds(db(), Soon(), "betagouv", "projects")), ElementsAre("a"));
  EXPECT_THAT(Done(record::RecallIds(db(), Soon(), "betagouv", "teams")), IsEmpty());
  ASSERT_TRUE(Write([&](journal::Unit& unit) { return record::Remember(unit, "eig", {}); }).ok());
}

}  // namespace
}  // namespace pepiniere::portfolio::store
