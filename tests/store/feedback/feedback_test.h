// A feedback service's schema of a test's own.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>

#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/journal/write_call.h"
#include "services/record/table.h"
#include "tests/support/database.h"

namespace pepiniere::feedback::store {

inline absl::Time Soon() { return absl::Now() + absl::Minutes(2); }

class FeedbackTest : public ::testing::Test {
 protected:
  db::Database& db() { return schema_.database(); }

  // Runs `body(journal::Unit&)` as one write at `now_`.
  template <typename Body>
  auto Write(Body body) {
    const journal::WriteCall caller{.principal = "coach", .method = "Test"};
    return db().Transact(Soon(), [&](db::Session& session) -> std::invoke_result_t<Body, journal::Unit&> {
      journal::Unit unit(session, now_, caller);
      auto result = body(unit);
      if (!result.ok()) return result;
      if (const absl::Status flushed = unit.Flush(); !flushed.ok()) return flushed;
      return result;
    });
  }
  // What `body(db::Session&)` gives in a transaction, which must go well.
  template <typename Body>
  auto In(Body body) {
    return Done(db().Transact(Soon(), std::move(body)));
  }
  template <typename T>
  static T Done(absl::StatusOr<T> result) {
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : T{};
  }
  static void Done(const absl::Status& status) { EXPECT_TRUE(status.ok()) << status; }

  template <typename T>
  base::Stored<T> Add(const std::string& id, const T& value) {
    return Done(Write([&](journal::Unit& unit) { return record::Insert(unit, id, value); }));
  }

  absl::Time now_ = absl::FromUnixSeconds(1'796'500'000);
  pepiniere::testing::TestSchema schema_{{"migrations/shared", "migrations/feedback"}};
};

}  // namespace pepiniere::feedback::store
