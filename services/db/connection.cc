#include "services/db/connection.h"

#include <cppconn/connection.h>
#include <cppconn/datatype.h>
#include <cppconn/metadata.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <mysql_driver.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/db/guard.h"

namespace pepiniere::db {
namespace {

// How much longer than the server's own bound the client waits for an answer: only a dead network takes that long.
constexpr absl::Duration kReadGrace = absl::Seconds(8);
constexpr absl::Duration kShortestBound = absl::Milliseconds(250);

sql::SQLString Text(std::string_view s) { return sql::SQLString(s.data(), s.size()); }

// The library keeps its drivers in a map without a lock: two threads that ask for the first time tear it, and the
// process ends. Here, one asks and the others wait.
sql::Driver& Driver() {
  static sql::Driver* const driver = get_driver_instance();
  return *driver;
}

int WholeSeconds(absl::Duration d) { return static_cast<int>(std::max<std::int64_t>(1, absl::ToInt64Seconds(d))); }

// Unknown names are accepted in silence, so every one here has a test that would see it ignored.
sql::ConnectOptionsMap Properties(const ConnectionOptions& o) {
  sql::ConnectOptionsMap p;
  // "tcp://": the client library would take a bare "localhost" for the Unix socket of the machine.
  p["hostName"] = Text(o.socket.empty() ? absl::StrCat("tcp://", o.host, ":", o.port) : "localhost");
  if (!o.socket.empty()) p["socket"] = Text(o.socket);
  p["userName"] = Text(o.user);
  p["password"] = Text(o.password);
  if (!o.schema.empty()) p["schema"] = Text(o.schema);
  p["CLIENT_FOUND_ROWS"] = true;
  p["OPT_CHARSET_NAME"] = Text("utf8mb4");
  p["OPT_CONNECT_TIMEOUT"] = WholeSeconds(o.connect_timeout);
  p["OPT_READ_TIMEOUT"] = WholeSeconds(o.statement_ceiling + kReadGrace);
  p["OPT_WRITE_TIMEOUT"] = WholeSeconds(o.statement_ceiling + kReadGrace);
  if (!o.tls.ca.empty()) {
    // OPT_SSL_MODE is ignored and sslEnforce falls back to plaintext: only a verified CA fails closed.
    p["sslCA"] = Text(o.tls.ca);
    p["sslVerify"] = true;
    if (!o.tls.cert.empty()) {
      p["sslCert"] = Text(o.tls.cert);
      p["sslKey"] = Text(o.tls.key);
    }
  }
  return p;
}

struct Binder {
  sql::PreparedStatement& statement;
  unsigned index;

  void operator()(std::nullptr_t) const { statement.setNull(index, sql::DataType::VARCHAR); }
  void operator()(std::int64_t v) const { statement.setInt64(index, v); }
  void operator()(std::uint64_t v) const { statement.setUInt64(index, v); }
  void operator()(double v) const { statement.setDouble(index, v); }
  void operator()(std::string_view v) const { statement.setString(index, Text(v)); }
  void operator()(const std::string& v) const { statement.setString(index, Text(v)); }
  void operator()(base::Date v) const { statement.setString(index, v.ToString()); }
};

void Bind(sql::PreparedStatement& statement, absl::Span<const Value> args) {
  unsigned index = 0;
  for (const Value& arg : args) std::visit(Binder{statement, ++index}, arg.holder());
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const ConnectionOptions& options,
                                                             const base::Clock& clock) {
  if (absl::Status valid = Validate(options); !valid.ok()) return valid;
  std::unique_ptr<Connection> opened;
  absl::Status status = Guarded([&] {
    sql::ConnectOptionsMap properties = Properties(options);
    std::unique_ptr<sql::Connection> raw(Driver().connect(properties));
    opened.reset(new Connection(std::move(raw), options, clock));
  });
  if (status.ok()) status = opened->SetUp(options);
  if (!status.ok()) return status;
  return opened;
}

Connection::Connection(std::unique_ptr<sql::Connection> connection, const ConnectionOptions& options,
                       const base::Clock& clock)
    : clock_(clock),
      opened_at_(clock.Now()),
      ceiling_(options.statement_ceiling),
      connection_(std::move(connection)),
      statement_(connection_->createStatement()),
      prepared_(*connection_, options.statement_cache) {
  mariadb_ = absl::StrContains(connection_->getMetaData()->getDatabaseProductVersion().asStdString(), "MariaDB");
}

Connection::~Connection() = default;

absl::Status Connection::SetUp(const ConnectionOptions& options) {
  if (!options.tls.ca.empty()) {
    std::string cipher;
    const absl::Status asked = Query("SHOW SESSION STATUS LIKE 'Ssl_cipher'", {}, [&](const Row& row) {
      cipher = row.String(1);
      return absl::OkStatus();
    });
    if (!asked.ok()) return asked;
    if (cipher.empty()) return ErrorStatus(2026);
  }
  absl::Status status = Run(absl::StrCat(
      "SET NAMES utf8mb4 COLLATE utf8mb4_bin, time_zone = '+00:00', innodb_lock_wait_timeout = ",
      WholeSeconds(options.lock_wait_timeout),
      ", sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
      "NO_ENGINE_SUBSTITUTION'"));
  if (status.ok()) status = Run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
  if (status.ok()) status = Bound(ceiling_);
  return status;
}

absl::StatusOr<std::int64_t> Connection::Execute(std::string_view sql, absl::Span<const Value> args) {
  std::int64_t matched = 0;
  const absl::Status status =
      WithStatement(sql, args, [&](sql::PreparedStatement& statement) { matched = statement.executeUpdate(); });
  if (!status.ok()) return status;
  return matched;
}

absl::Status Connection::Query(std::string_view sql, absl::Span<const Value> args,
                               absl::FunctionRef<absl::Status(const Row&)> on_row) {
  absl::Status shown;
  const absl::Status read = WithStatement(sql, args, [&](sql::PreparedStatement& statement) {
    const std::unique_ptr<sql::ResultSet> result(statement.executeQuery());
    const Row row(*result);
    while (shown.ok() && result->next()) {
      shown = on_row(row);
      if (!row.status().ok()) shown = row.status();
    }
  });
  return read.ok() ? shown : read;
}

absl::Status Connection::Run(std::string_view sql) {
  return Note(Guarded([&] { statement_->execute(Text(sql)); }));
}

absl::Status Connection::Bound(absl::Duration remaining) {
  absl::Duration bound = kShortestBound;
  while (bound < remaining && bound < ceiling_) bound *= 2;
  bound = std::min(bound, ceiling_);
  if (bound == bound_) return absl::OkStatus();
  const std::int64_t ms = absl::ToInt64Milliseconds(bound);
  absl::Status status = Run(mariadb_ ? absl::StrCat("SET SESSION max_statement_time = ", static_cast<double>(ms) / 1000)
                                     : absl::StrCat("SET SESSION max_execution_time = ", ms));
  if (status.ok()) bound_ = bound;
  return status;
}

// A statement that failed is prepared anew next time: the server refuses for good one whose long parameter it refused
// once, whatever is bound to it then.
absl::Status Connection::WithStatement(std::string_view sql, absl::Span<const Value> args,
                                       absl::FunctionRef<void(sql::PreparedStatement&)> use) {
  absl::Status status = Note(Guarded([&] {
    sql::PreparedStatement& statement = prepared_.Get(sql);
    Bind(statement, args);
    use(statement);
  }));
  if (!status.ok()) prepared_.Drop(sql);
  return status;
}

// isClosed() stays false on a dead connection; only a round trip tells.
bool Connection::Ping() { return Run("DO 0").ok(); }

absl::Status Connection::Note(absl::Status status) {
  if (LostConnection(status)) broken_ = true;
  return status;
}

}  // namespace pepiniere::db
