#include "services/db/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <utility>

#include "services/db/error.h"
#include "tests/support/database.h"

namespace pepiniere::db {
namespace {

using ::testing::ElementsAre;

absl::Time Soon() { return absl::Now() + absl::Seconds(30); }

class SessionTest : public ::testing::Test {
 protected:
  SessionTest() {
    schema_.Run(
        "CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(20), day DATE, big BIGINT UNSIGNED, ratio DOUBLE, "
        "body LONGBLOB, flag TINYINT(1))");
  }

  // With a deadline that comes so soon that a busy machine may miss it.
  Session InAHurry(absl::Duration time) {
    for (;;) {
      absl::StatusOr<Session> session = pool_.Acquire(absl::Now() + time);
      if (!absl::IsDeadlineExceeded(session.status())) return *std::move(session);
    }
  }

  testing::TestSchema schema_;
  base::SystemClock clock_;
  Pool pool_{schema_.options(), {.max_size = 1}, clock_};
  Session session_ = *pool_.Acquire(Soon());
};

TEST_F(SessionTest, WhatIsWrittenIsRead) {
  const auto day = *base::Date::FromCivil(2024, 2, 29);
  const absl::Time instant = absl::FromUnixMicros(1234567890123456);
  const std::string bytes("a\0b'\"\\\xff", 7), huge(3'000'000, 'x');
  schema_.Run("CREATE TABLE u (id INT PRIMARY KEY, at_us BIGINT)");
  ASSERT_TRUE(session_
                  .Execute("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)",
                           {-7, "Été 🌱", day, std::numeric_limits<std::uint64_t>::max(), 0.1, bytes, true})
                  .ok());
  ASSERT_TRUE(session_.Execute("INSERT INTO t (id, body) VALUES (?, ?)", {2, huge}).ok());
  ASSERT_TRUE(session_.Execute("INSERT INTO u VALUES (1, ?)", {instant}).ok());

  int rows = 0;
  ASSERT_TRUE(session_
                  .Query("SELECT id, name, day, big, ratio, body, flag, day + 0 FROM t WHERE id = ?", {-7},
                         [&](const Row& row) {
                           ++rows;
                           EXPECT_EQ(row.Int64(0), -7);
                           EXPECT_EQ(row.Int(0), -7);
                           EXPECT_EQ(row.String(1), "Été 🌱");
                           EXPECT_EQ(row.Date(2), day);
                           EXPECT_EQ(row.UInt64(3), std::numeric_limits<std::uint64_t>::max());
                           EXPECT_EQ(row.Double(4), 0.1);
                           EXPECT_EQ(row.String(5), bytes);
                           EXPECT_TRUE(row.Bool(6));
                           EXPECT_EQ(row.Day(7), day);
                           return absl::OkStatus();
                         })
                  .ok());
  EXPECT_EQ(rows, 1);
  const auto body =
      session_.QueryOne("SELECT body FROM t WHERE id = 2", {}, [](const Row& row) { return row.String(0); });
  EXPECT_TRUE(body.ok() && **body == huge);
  const auto at = session_.QueryOne("SELECT at_us FROM u", {}, [](const Row& row) { return row.Time(0); });
  EXPECT_EQ(**at, instant);
}

TEST_F(SessionTest, NullIsNoneOrZero) {
  ASSERT_TRUE(session_
                  .Execute("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)",
                           {1, nullptr, std::optional<base::Date>(), nullptr, nullptr, nullptr, nullptr})
                  .ok());
  ASSERT_TRUE(session_
                  .Query("SELECT id, name, day, big, ratio, flag, day + 0 FROM t", {},
                         [&](const Row& row) {
                           EXPECT_TRUE(row.IsNull(1));
                           EXPECT_EQ(row.OptString(1), std::nullopt);
                           EXPECT_EQ(row.OptDate(2), std::nullopt);
                           EXPECT_EQ(row.OptInt64(3), std::nullopt);
                           EXPECT_EQ(row.OptDouble(4), std::nullopt);
                           EXPECT_EQ(row.OptBool(5), std::nullopt);
                           EXPECT_EQ(row.OptDay(6), std::nullopt);
                           EXPECT_EQ(row.String(1), "");
                           EXPECT_EQ(row.Int64(3), 0);
                           EXPECT_EQ(row.OptInt64(0), 1);
                           return absl::OkStatus();
                         })
                  .ok());
}

// The statement is prepared once and bound again and again: an argument's type may change each time.
TEST_F(SessionTest, AnArgumentMayBeOfAnotherTypeTheNextTime) {
  const std::string huge(300'000, 'y');  // Sent apart from the others by the connector.
  const Value values[] = {nullptr, "short", std::string_view(huge), "again", nullptr, "last"};
  int id = 0;
  for (const Value& value : values) {
    ASSERT_TRUE(session_.Execute("INSERT INTO t (id, body) VALUES (?, ?)", {++id, value}).ok());
  }
  std::vector<std::int64_t> lengths;
  ASSERT_TRUE(session_
                  .Query("SELECT LENGTH(body) FROM t ORDER BY id", {},
                         [&](const Row& row) {
                           lengths.push_back(row.OptInt64(0).value_or(-1));
                           return absl::OkStatus();
                         })
                  .ok());
  EXPECT_THAT(lengths, ElementsAre(-1, 5, 300'000, 5, -1, 4));
}

TEST_F(SessionTest, AWrongReadFailsTheQueryAndThrowsNothing) {
  ASSERT_TRUE(session_.Execute("INSERT INTO t (id, name) VALUES (1, 'not a day')").ok());
  const auto read = [&](auto get) {
    return session_
        .Query("SELECT id, name FROM t", {},
               [&](const Row& row) {
                 get(row);
                 return absl::OkStatus();
               })
        .code();
  };
  EXPECT_EQ(read([](const Row& row) { (void)row.Date(1); }), absl::StatusCode::kDataLoss);
  EXPECT_EQ(read([](const Row& row) { (void)row.Day(0); }), absl::StatusCode::kDataLoss);
  EXPECT_EQ(read([](const Row& row) { (void)row.Int64(9); }), absl::StatusCode::kInternal);
  EXPECT_EQ(read([](const Row& row) { (void)row.Int64(0); }), absl::StatusCode::kOk);
}

TEST_F(SessionTest, TheCallbackEndsTheQuery) {
  ASSERT_TRUE(session_.Execute("INSERT INTO t (id) VALUES (1), (2), (3)").ok());
  int seen = 0;
  EXPECT_EQ(session_.Query("SELECT id FROM t", {},
                           [&](const Row&) {
                             ++seen;
                             return absl::NotFoundError("enough");
                           }),
            absl::NotFoundError("enough"));
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM t"), 3);
  EXPECT_EQ(**session_.QueryOne("SELECT COUNT(*) FROM t", {}, [](const Row& row) { return row.Int(0); }), 3);
}

TEST_F(SessionTest, ManyRowsGoInOrderAndAllOrFail) {
  std::vector<Value> cells;
  for (int i = 0; i < 451; ++i) cells.insert(cells.end(), {i, "n" + std::to_string(i)});
  EXPECT_EQ(*session_.InsertRows("INSERT INTO t (id, name) VALUES", "(?, ?)", cells), 451);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM t WHERE name = CONCAT('n', id)"), 451);
  EXPECT_EQ(*session_.InsertRows("INSERT INTO t (id, name) VALUES", "(?, ?)", absl::MakeSpan(cells).first(2),
                                 "ON DUPLICATE KEY UPDATE name = 'twice'"),
            2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM t WHERE name = 'twice'"), 1);
  EXPECT_EQ(
      session_.InsertRows("INSERT INTO t (id, name) VALUES", "(?, ?)", absl::MakeSpan(cells).first(3)).status().code(),
      absl::StatusCode::kInternal);
  EXPECT_EQ(*session_.InsertRows("INSERT INTO t (id, name) VALUES", "(?, ?)", {}), 0);
}

TEST_F(SessionTest, ErrorsSayWhatHappenedAndNoValue) {
  schema_.Run("CREATE TABLE child (id INT PRIMARY KEY, t BIGINT, FOREIGN KEY (t) REFERENCES t (id))");
  ASSERT_TRUE(session_.Execute("INSERT INTO t (id, name) VALUES (1, 'x')").ok());
  struct {
    const char* sql;
    absl::StatusCode code;
    int number;
  } const cases[] = {
      {"INSERT INTO t (id, name) VALUES (1, ?)", absl::StatusCode::kAlreadyExists, 1062},
      {"INSERT INTO child VALUES (LENGTH(?), 42)", absl::StatusCode::kFailedPrecondition, 1452},
      {"INSERT INTO t (id, name) VALUES (2, REPEAT(?, 30))", absl::StatusCode::kInvalidArgument, 1406},
      {"INSERT INTO t (id, day) VALUES (3, ?)", absl::StatusCode::kInvalidArgument, 1292},
      {"INSERT INTO nowhere VALUES (?)", absl::StatusCode::kInternal, 1146},
      {"INSRT ?", absl::StatusCode::kInternal, 1064},
  };
  for (const auto& c : cases) {
    const absl::Status status = session_.Execute(c.sql, {"secret"}).status();
    EXPECT_EQ(status.code(), c.code) << status;
    EXPECT_EQ(ErrnoOf(status), c.number);
    EXPECT_THAT(std::string(status.message()), ::testing::Not(::testing::HasSubstr("secret")));
  }
  EXPECT_TRUE(IsDuplicateKey(session_.Execute("INSERT INTO t (id) VALUES (1)").status()));
  EXPECT_FALSE(session_.broken());
}

TEST_F(SessionTest, TheSessionIsAsTheStoresRelyOn) {
  const auto setting = [&](const std::string& expression) {
    return **session_.QueryOne("SELECT " + expression, {}, [](const Row& row) { return row.String(0); });
  };
  EXPECT_EQ(setting("@@collation_connection"), "utf8mb4_bin");
  EXPECT_EQ(setting("@@time_zone"), "+00:00");
  EXPECT_THAT(setting("@@sql_mode"), ::testing::HasSubstr("STRICT_ALL_TABLES"));
  EXPECT_EQ(setting("@@tx_isolation"), "READ-COMMITTED");
  EXPECT_EQ(setting("@@innodb_lock_wait_timeout"), "5");
}

TEST_F(SessionTest, NothingIsSentAfterTheDeadline) {
  { Session give_back = std::move(session_); }
  Session late = InAHurry(absl::Milliseconds(300));
  absl::SleepFor(absl::Milliseconds(301));
  EXPECT_EQ(late.Execute("INSERT INTO t (id) VALUES (1)").status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM t"), 0);
}

TEST_F(SessionTest, AStatementEndsWithItsDeadlineAndTheNextIsNotInAHurry) {
  { Session give_back = std::move(session_); }
  {
    Session hurried = InAHurry(absl::Milliseconds(400));
    const absl::Status status =
        hurried.Query("SELECT SLEEP(20) FROM (SELECT 1) AS one", {}, [](const Row&) { return absl::OkStatus(); });
    EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded) << status;
    EXPECT_FALSE(hurried.broken());
  }
  Session calm = *pool_.Acquire(Soon());
  EXPECT_TRUE(calm.Query("SELECT SLEEP(1)", {}, [](const Row&) { return absl::OkStatus(); }).ok());
}

}  // namespace
}  // namespace pepiniere::db
