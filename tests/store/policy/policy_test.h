// A policy service's schema of a test's own.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <type_traits>
#include <utility>

#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/journal/write_call.h"
#include "services/policy/store/consultation_store.h"
#include "services/policy/store/proposal_store.h"
#include "services/policy/store/transmission_store.h"
#include "tests/support/database.h"

namespace pepiniere::policy::store {

inline absl::Time Soon() { return absl::Now() + absl::Minutes(2); }
inline base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }

class PolicyTest : public ::testing::Test {
 protected:
  db::Database& db() { return schema_.database(); }

  // Runs `body(journal::Unit&)` as one write at `now_`, which then moves on by a millisecond.
  template <typename Body>
  auto Write(Body body) {
    const absl::Time now = now_;
    now_ += absl::Milliseconds(1);
    const journal::WriteCall caller{.principal = "officer", .method = "Test"};
    return db().Transact(Soon(), [&](db::Session& session) -> std::invoke_result_t<Body, journal::Unit&> {
      journal::Unit unit(session, now, caller);
      auto result = body(unit);
      if (!result.ok()) return result;
      if (const absl::Status flushed = unit.Flush(); !flushed.ok()) return flushed;
      return result;
    });
  }

  absl::Time now_ = absl::FromUnixSeconds(1'790'000'000);

 private:
  testing::TestSchema schema_{{"migrations/shared", "migrations/policy"}};
};

}  // namespace pepiniere::policy::store
