// A portfolio of a test's own in the test run's MariaDB.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "services/db/database.h"
#include "services/journal/unit.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"
#include "services/portfolio/store/project_list.h"
#include "services/portfolio/store/project_store.h"
#include "tests/support/database.h"

namespace pepiniere::portfolio::store {

inline base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }
inline absl::Time Soon() { return absl::Now() + absl::Minutes(2); }
inline absl::Time At(std::int64_t us) { return absl::FromUnixMicros(us); }

// A number from 0 to n - 1.
inline int Pick(std::mt19937& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

// A project with a value in every field.
Project FullProject();
// One of few kinds, places, words and days, so that every filter finds some and not all.
Project AnyProject(std::mt19937& random);

class StoreTest : public ::testing::Test {
 protected:
  db::Database& db() { return schema_.database(); }

  // Runs `body(journal::Unit&)` as one write at `now_`, which then moves on by a millisecond.
  template <typename Body>
  auto Write(Body body) {
    const absl::Time now = now_;
    now_ += absl::Milliseconds(1);
    return WriteAt(now, std::move(body));
  }

  template <typename Body>
  auto WriteAt(absl::Time now, Body body) {
    const journal::WriteCall caller{.principal = "coach", .method = "Test", .request_id = "", .trace_id = ""};
    return db().Transact(Soon(), [&](db::Session& session) -> std::invoke_result_t<Body, journal::Unit&> {
      journal::Unit unit(session, now, caller);
      auto result = body(unit);
      if (!result.ok()) return result;
      if (const absl::Status flushed = unit.Flush(); !flushed.ok()) return flushed;
      return result;
    });
  }

  base::Stored<Project> Create(const std::string& id, const Project& project) {
    return Done(Write([&](journal::Unit& unit) { return InsertProject(unit, id, project, tree_); }));
  }
  // The project as it is now, changed by `change(Project&)`.
  template <typename Change>
  base::Stored<Project> Edit(const std::string& id, Change change) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<base::Stored<Project>> {
      const auto before = LockProject(unit.session(), id);
      if (!before.ok()) return before.status();
      Project project = (*before)->value;
      change(project);
      return UpdateProject(unit, **before, project, tree_);
    }));
  }
  base::Stored<Project> Delete(const std::string& id, bool deleted = true) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<base::Stored<Project>> {
      const auto before = LockProject(unit.session(), id);
      return before.ok() ? SetProjectDeleted(unit, **before, deleted) : before.status();
    }));
  }
  // Adds lines to a project's ledger and supersedes others; returns when that became known.
  absl::Time Advance(const std::string& id, const std::vector<PhaseEntry>& entries,
                     const std::vector<int>& superseded = {});

  std::optional<ProjectView> Find(const std::string& id, const AsOf& as_of) {
    return Done(FindProject(db(), Soon(), id, as_of));
  }

  // What lists ask, loaded when first asked.
  Finder finder() {
    if (!census_.loaded()) {
      EXPECT_TRUE(census_.Load(Soon()).ok());
    }
    if (!index_.loaded()) {
      EXPECT_TRUE(index_.Load(Soon()).ok());
    }
    return {db(), census_, index_};
  }

  // The value of what must have gone well.
  template <typename T>
  static T Done(absl::StatusOr<T> result) {
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : T{};
  }

  testing::TestSchema schema_{{"migrations/shared", "migrations/portfolio"}};
  LiveCensus census_{db()};
  LiveIndex index_{db()};
  absl::Time now_ = absl::FromUnixSeconds(1'700'000'000);
  OrganisationTree tree_;
};

inline PhaseEntry Says(Phase phase, base::Date effective, std::optional<base::Date> end = std::nullopt) {
  PhaseEntry entry;
  entry.phase = phase;
  entry.effective = effective;
  entry.end = end;
  return entry;
}

}  // namespace pepiniere::portfolio::store
