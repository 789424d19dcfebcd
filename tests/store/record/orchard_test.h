// The orchard (tests/support/orchard) in a schema of a test's own.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/journal/write_call.h"
#include "tests/support/database.h"
#include "tests/support/orchard/orchard.h"

namespace pepiniere::record {

inline absl::Time Soon() { return absl::Now() + absl::Minutes(2); }

class OrchardTest : public ::testing::Test {
 protected:
  OrchardTest() { schema_.RunScript(orchard::kTables); }

  db::Database& db() { return schema_.database(); }

  template <typename Body>
  auto Write(Body body) {
    const absl::Time now = now_;
    now_ += absl::Milliseconds(1);
    const journal::WriteCall caller{.principal = "gardener", .method = "Test", .request_id = "", .trace_id = ""};
    return db().Transact(Soon(), [&](db::Session& session) -> std::invoke_result_t<Body, journal::Unit&> {
      journal::Unit unit(session, now, caller);
      auto result = body(unit);
      if (!result.ok()) return result;
      if (const absl::Status flushed = unit.Flush(); !flushed.ok()) return flushed;
      return result;
    });
  }
  template <typename T>
  static T Done(absl::StatusOr<T> result) {
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : T{};
  }

  std::vector<std::string> Strings(const std::string& sql) {
    std::vector<std::string> all;
    EXPECT_TRUE(db().Read(Soon(),
                          [&](db::Session& session) {
                            return session.Query(sql, {}, [&](const db::Row& row) {
                              all.push_back(row.String(0));
                              return absl::OkStatus();
                            });
                          })
                    .ok());
    return all;
  }

  testing::TestSchema schema_{{"migrations/shared"}};
  absl::Time now_ = absl::FromUnixSeconds(1'700'000'000);
};

}  // namespace pepiniere::record
