#include "tests/bench/bare_connection.h"

#include <mysql_driver.h>

namespace pepiniere::bench {
namespace {

sql::ConnectOptionsMap Properties(const Database& database) {
  sql::ConnectOptionsMap p;
  p["hostName"] = sql::SQLString("localhost");
  p["socket"] = sql::SQLString(database.socket);
  p["userName"] = sql::SQLString(database.user);
  p["password"] = sql::SQLString(database.password);
  p["schema"] = sql::SQLString(database.schema);
  p["CLIENT_FOUND_ROWS"] = true;
  p["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  return p;
}

}  // namespace

BareConnection::BareConnection(const Database& database) {
  sql::ConnectOptionsMap properties = Properties(database);
  connection_.reset(get_driver_instance()->connect(properties));
  statement_.reset(connection_->createStatement());
  Run("SET NAMES utf8mb4 COLLATE utf8mb4_bin, time_zone = '+00:00'");
  Run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
}

sql::PreparedStatement& BareConnection::Prepared(const char* sql) {
  std::unique_ptr<sql::PreparedStatement>& statement = prepared_[sql];
  if (!statement) statement.reset(connection_->prepareStatement(sql));
  return *statement;
}

}  // namespace pepiniere::bench
