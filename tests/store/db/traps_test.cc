// Traps of Connector/C++ 1.1.12 (on MariaDB's client library), each sprung against a real server: what the
// connector does, and what this room makes of it.
#include <cppconn/connection.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mysql_driver.h>

#include <limits>

#include "absl/strings/str_cat.h"
#include "services/db/connection.h"
#include "services/db/database.h"
#include "services/db/error.h"
#include "tests/support/database.h"
#include "tests/support/gate.h"

namespace pepiniere::db {
namespace {

absl::Time Soon() { return absl::Now() + absl::Seconds(30); }

class TrapsTest : public ::testing::Test {
 protected:
  TrapsTest() { schema_.Run("CREATE TABLE t (id INT PRIMARY KEY, big BIGINT UNSIGNED)"); }

  std::unique_ptr<sql::Connection> Bare(const std::string& socket) {
    sql::ConnectOptionsMap properties;
    properties["hostName"] = sql::SQLString("localhost");
    properties["socket"] = sql::SQLString(socket);
    properties["userName"] = sql::SQLString("root");
    properties["password"] = sql::SQLString("");
    properties["schema"] = sql::SQLString(schema_.name());
    return std::unique_ptr<sql::Connection>(get_driver_instance()->connect(properties));
  }
  std::int64_t Rows() { return schema_.Count("SELECT COUNT(*) FROM t"); }
  static std::int64_t Id(Session& session) {
    return **session.QueryOne("SELECT CONNECTION_ID()", {}, [](const Row& row) { return row.Int64(0); });
  }

  testing::TestSchema schema_;
  base::SystemClock clock_;
  testing::Gate gate_{schema_.options().socket};
};

TEST_F(TrapsTest, One_TheConnectorsCommitSaysNothingOnADeadConnection) {
  auto bare = Bare(gate_.socket());
  bare->setAutoCommit(false);
  std::unique_ptr<sql::Statement>(bare->createStatement())->execute("INSERT INTO t (id) VALUES (1)");
  gate_.Shut();
  EXPECT_NO_THROW(bare->commit());
  EXPECT_NO_THROW(bare->rollback());
  EXPECT_EQ(Rows(), 0);
}

TEST_F(TrapsTest, One_OurCommitSpeaksUp) {
  ConnectionOptions options = schema_.options();
  options.socket = gate_.socket();
  Pool pool(options, {.max_size = 1}, clock_);
  Session session = *pool.Acquire(Soon());
  ASSERT_TRUE(session.Begin().ok());
  ASSERT_TRUE(session.Execute("INSERT INTO t (id) VALUES (1)").ok());
  gate_.Shut();
  const absl::Status committed = session.Commit();
  EXPECT_TRUE(LostConnection(committed)) << committed;
  EXPECT_TRUE(session.broken());
  EXPECT_EQ(Rows(), 0);
}

// Two is in tls_test.cc.

TEST_F(TrapsTest, Three_ABrokenConnectionIsNeitherRevivedNorTrusted) {
  Pool pool(schema_.options(), {.max_size = 1}, clock_);
  {
    Session session = *pool.Acquire(Soon());
    ASSERT_TRUE(session.Begin().ok());
    schema_.Run(absl::StrCat("KILL ", Id(session)));
    EXPECT_TRUE(LostConnection(session.Execute("INSERT INTO t (id) VALUES (1)").status()));
    // A reconnect would autocommit this one.
    EXPECT_TRUE(LostConnection(session.Execute("INSERT INTO t (id) VALUES (2)").status()));
    EXPECT_TRUE(session.Rollback().ok());
    EXPECT_TRUE(session.broken());
  }
  EXPECT_EQ(pool.stats().size, 0);
  EXPECT_EQ(Rows(), 0);
  EXPECT_TRUE(pool.Acquire(Soon())->Execute("INSERT INTO t (id) VALUES (3)").ok());
}

// Not of the five: what the server has refused for its length it refuses for good, short values too.
TEST_F(TrapsTest, AStatementThatMetTooLongAValueServesTheNextOne) {
  Pool pool(schema_.options(), {.max_size = 1}, clock_);
  Session session = *pool.Acquire(Soon());
  const auto length_of = [&](const std::string& text) {
    return session.QueryOne("SELECT LENGTH(?)", {text}, [](const Row& row) { return row.Int64(0); });
  };
  EXPECT_FALSE(length_of(std::string(17 << 20, 'x')).ok());
  const auto next = length_of("short");
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ(**next, 5);
}

TEST_F(TrapsTest, Four_StatementsAreFreedOnTheServer) {
  ConnectionOptions options = schema_.options();
  options.statement_cache = 4;
  Pool pool(options, {.max_size = 1}, clock_);
  Session session = *pool.Acquire(Soon());
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(session
                    .Query(absl::StrCat("SELECT id + ", i, " FROM t WHERE id = ?"), {i},
                           [](const Row&) { return absl::OkStatus(); })
                    .ok());
  }
  // What this session prepared and did not close.
  const auto held = session.QueryOne(
      "SELECT SUM(IF(VARIABLE_NAME = 'COM_STMT_PREPARE', VARIABLE_VALUE, -VARIABLE_VALUE)) FROM "
      "information_schema.SESSION_STATUS WHERE VARIABLE_NAME IN ('COM_STMT_PREPARE', 'COM_STMT_CLOSE')",
      {}, [](const Row& row) { return row.Double(0); });
  ASSERT_TRUE(held.ok()) << held.status();
  EXPECT_GE(**held, 1);
  EXPECT_LE(**held, 4 + 1);
}

TEST_F(TrapsTest, Four_AStatementIsPreparedOnce) {
  Pool pool(schema_.options(), {.max_size = 1}, clock_);
  Session session = *pool.Acquire(Soon());
  const auto prepares = [&] {
    return **session.QueryOne(
        "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = "
        "'COM_STMT_PREPARE'",
        {}, [](const Row& row) { return row.Int64(0); });
  };
  (void)prepares();
  const std::int64_t before = prepares();
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(session.Execute("INSERT INTO t (id) VALUES (?)", {i}).ok());
  EXPECT_EQ(prepares() - before, 1);
}

TEST_F(TrapsTest, Five_TheLargestUnsignedIsItself) {
  schema_.Run("INSERT INTO t VALUES (1, 18446744073709551615)");
  Pool pool(schema_.options(), {.max_size = 1}, clock_);
  Session session = *pool.Acquire(Soon());
  std::uint64_t read = 0;
  EXPECT_TRUE(session
                  .Query("SELECT big FROM t", {},
                         [&](const Row& row) {
                           read = row.UInt64(0);
                           return absl::OkStatus();
                         })
                  .ok());
  EXPECT_EQ(read, std::numeric_limits<std::uint64_t>::max());
  std::int64_t wrong = 0;
  EXPECT_EQ(session
                .Query("SELECT big FROM t", {},
                       [&](const Row& row) {
                         wrong = row.Int64(0);
                         return absl::OkStatus();
                       })
                .code(),
            absl::StatusCode::kInternal);
  EXPECT_EQ(wrong, 0);
}

TEST_F(TrapsTest, Five_AnUpdateCountsTheRowsItMatches) {
  schema_.Run("INSERT INTO t VALUES (1, 5)");
  std::unique_ptr<sql::Connection> bare = Bare(schema_.options().socket);
  EXPECT_EQ(
      std::unique_ptr<sql::Statement>(bare->createStatement())->executeUpdate("UPDATE t SET big = 5 WHERE id = 1"), 0);
  EXPECT_EQ(
      *schema_.database().Read(Soon(), [](Session& s) { return s.Execute("UPDATE t SET big = 5 WHERE id = ?", {1}); }),
      1);
  EXPECT_EQ(
      *schema_.database().Read(Soon(), [](Session& s) { return s.Execute("UPDATE t SET big = 5 WHERE id = ?", {9}); }),
      0);
}

}  // namespace
}  // namespace pepiniere::db
