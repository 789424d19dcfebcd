#include "services/portfolio/store/dossier_store.h"

#include "services/record/lines.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using ::testing::ElementsAre;
using enum Phase;

class DossierStoreTest : public StoreTest {
 protected:
  template <typename T>
  Entry<T> Append(const std::string& project, const T& value) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<Entry<T>> {
      auto lines = record::LoadLines<T>(unit.session(), project);
      if (!lines.ok()) return lines.status();
      return record::AppendLine(unit, project, *lines, value, "");
    }));
  }
  void Run(const std::string& sql) {
    Done(db().Transact(Soon(), [&](db::Session& session) { return session.Execute(sql); }));
  }
  void Committee(const std::string& id, const std::string& state) {
    Run("INSERT INTO committees VALUES ('" + id + "', 1, '', '2026-03-01', '" + state + "', '', '{}', 1, 1)");
  }
  void Hearing(const std::string& committee, const std::string& decision, const std::string& phase) {
    Run("INSERT INTO hearings VALUES ('" + committee + "', 1, 'seed', '" + decision + "', " + phase +
        ", NULL, NULL, NULL, '{}')");
  }
};

TEST_F(DossierStoreTest, HasWhatHolds) {
  Create("seed", FullProject());
  Create("weed", FullProject());
  Append("seed", Evidence{kScaling, "AUDIT", "https://audit.example", ""});
  const auto waiver = Append("seed", Waiver{kScaling, "IMPACT", "too early", Day("2026-06-30")});
  Append("seed", Waiver{kScaling, "STATISTICS", "too early", std::nullopt});
  FundingLine funding;
  funding.funding_source = "FAST";
  Append("seed", funding);
  Append("seed", TimeBoxExtension{Day("2026-09-01"), "the committee", "it took longer"});
  Append("weed", Evidence{kScaling, "AUDIT", "https://weed.example", ""});
  Done(Write([&](journal::Unit& unit) -> absl::StatusOr<bool> {
    if (const absl::Status gone = record::SupersedeLine(unit, "seed", waiver, 0, "a mistake").status(); !gone.ok())
      return gone;
    return true;
  }));

  const auto candidate = Done(FindCandidate(db(), Soon(), "seed"));
  ASSERT_TRUE(candidate.has_value());
  EXPECT_EQ(candidate->project.value, FullProject());
  const Dossier& dossier = candidate->dossier;
  ASSERT_EQ(dossier.evidence.size(), 1u);
  EXPECT_EQ(dossier.evidence[0].value.uri, "https://audit.example");
  ASSERT_EQ(dossier.waivers.size(), 1u);
  EXPECT_EQ(dossier.waivers[0].value.code, "STATISTICS");
  ASSERT_EQ(dossier.funding.size(), 1u);
  EXPECT_EQ(dossier.funding[0].value.funding_source, "FAST");
  ASSERT_EQ(dossier.extensions.size(), 1u);
  EXPECT_EQ(dossier.extensions[0].value.end, Day("2026-09-01"));
}

TEST_F(DossierStoreTest, OnlyHeldCommitteesLetGo) {
  Create("seed", FullProject());
  for (const auto& [id, state] : {std::pair("held", "HELD"), {"planned", "PLANNED"}, {"cancelled", "CANCELLED"}}) {
    Committee(id, state);
    Hearing(id, "GO", "'CONSTRUCTION'");
  }
  for (const auto& [id, decision, phase] : {std::tuple("left", "GRADUATE", "'TRANSFERRED'"),
                                            {"stopped", "STOP", "'STOPPED'"},
                                            {"undecided", "NONE", "NULL"}}) {
    Committee(id, "HELD");
    Hearing(id, decision, phase);
  }
  std::vector<std::pair<std::string, Phase>> gos;
  const auto candidate = Done(FindCandidate(db(), Soon(), "seed"));
  ASSERT_TRUE(candidate.has_value());
  for (const CommitteeGo& go : candidate->dossier.gos) {
    EXPECT_EQ(go.date, Day("2026-03-01"));
    gos.emplace_back(go.committee, go.phase);
  }
  EXPECT_THAT(gos, ElementsAre(std::pair("held", kConstruction), std::pair("left", kTransferred)));
}

TEST_F(DossierStoreTest, NoCandidate) {
  EXPECT_FALSE(Done(FindCandidate(db(), Soon(), "nobody")).has_value());
  const auto made = Create("seed", FullProject());
  Done(Write([&](journal::Unit& unit) { return SetProjectDeleted(unit, made, true); }));
  EXPECT_FALSE(Done(FindCandidate(db(), Soon(), "seed")).has_value());
}

}  // namespace
}  // namespace pepiniere::portfolio::store
