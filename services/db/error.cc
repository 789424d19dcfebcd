#include "services/db/error.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace pepiniere::db {
namespace {

using Code = absl::StatusCode;

constexpr char kErrnoPayload[] = "pepiniere.db/errno";

// What an error does to what stands around its statement.
enum class Reach {
  kStatement,    // Nothing: the statement alone failed.
  kTransaction,  // The transaction is lost and may be run again.
  kConnection,   // The connection is lost, or leads to a server that does not serve: try another.
};

struct Fact {
  int number;
  Code code;
  Reach reach;
  const char* meaning;
};

// Sorted by number. MySQL's and MariaDB's own are marked where they part.
constexpr Fact kFacts[] = {
    {1021, Code::kResourceExhausted, Reach::kStatement, "the database's disk is full"},
    {1037, Code::kResourceExhausted, Reach::kStatement, "the database is out of memory"},
    {1038, Code::kResourceExhausted, Reach::kStatement, "the database is out of sort memory"},
    {1040, Code::kUnavailable, Reach::kConnection, "the database has too many connections"},
    {1041, Code::kResourceExhausted, Reach::kStatement, "the database is out of memory"},
    {1044, Code::kInternal, Reach::kStatement, "the database refuses its schema to this account"},
    {1045, Code::kInternal, Reach::kStatement, "the database refuses this account"},
    {1047, Code::kUnavailable, Reach::kConnection, "the database node is not ready"},  // Galera
    {1048, Code::kInvalidArgument, Reach::kStatement, "a required value is missing"},
    {1053, Code::kUnavailable, Reach::kConnection, "the database is shutting down"},
    {1062, Code::kAlreadyExists, Reach::kStatement, "the key exists already"},
    {1114, Code::kResourceExhausted, Reach::kStatement, "a table is full"},
    {1142, Code::kInternal, Reach::kStatement, "the database refuses this statement to this account"},
    {1152, Code::kUnavailable, Reach::kConnection, "the database closed the connection"},
    {1153, Code::kInvalidArgument, Reach::kConnection, "a value is larger than the database accepts"},
    {1158, Code::kUnavailable, Reach::kConnection, "the database cannot read from the connection"},
    {1159, Code::kUnavailable, Reach::kConnection, "the database waited too long for the connection"},
    {1160, Code::kUnavailable, Reach::kConnection, "the database cannot write to the connection"},
    {1161, Code::kUnavailable, Reach::kConnection, "the database waited too long for the connection"},
    {1184, Code::kUnavailable, Reach::kConnection, "the database closed the connection"},
    {1203, Code::kUnavailable, Reach::kConnection, "the database account has too many connections"},
    {1205, Code::kAborted, Reach::kTransaction, "a row stayed locked by another transaction"},
    {1213, Code::kAborted, Reach::kTransaction, "the transaction conflicted with another one"},
    {1216, Code::kFailedPrecondition, Reach::kStatement, "a referenced row does not exist"},
    {1217, Code::kFailedPrecondition, Reach::kStatement, "the row is still referenced"},
    {1264, Code::kInvalidArgument, Reach::kStatement, "a number is out of range"},
    {1265, Code::kInvalidArgument, Reach::kStatement, "a value does not fit its column"},
    {1290, Code::kUnavailable, Reach::kConnection, "the database is read-only"},
    {1292, Code::kInvalidArgument, Reach::kStatement, "a value is not of its column's type"},
    {1317, Code::kCancelled, Reach::kStatement, "the statement was interrupted"},
    {1364, Code::kInvalidArgument, Reach::kStatement, "a required value is missing"},
    {1366, Code::kInvalidArgument, Reach::kStatement, "a value is not of its column's type"},
    {1406, Code::kInvalidArgument, Reach::kStatement, "a value is too long"},
    {1451, Code::kFailedPrecondition, Reach::kStatement, "the row is still referenced"},
    {1452, Code::kFailedPrecondition, Reach::kStatement, "a referenced row does not exist"},
    {1586, Code::kAlreadyExists, Reach::kStatement, "the key exists already"},
    {1836, Code::kUnavailable, Reach::kConnection, "the database is read-only"},        // MySQL
    {1927, Code::kUnavailable, Reach::kConnection, "the connection was killed"},        // MariaDB
    {1969, Code::kDeadlineExceeded, Reach::kStatement, "the statement took too long"},  // MariaDB
    {2002, Code::kUnavailable, Reach::kConnection, "the database cannot be reached"},
    {2003, Code::kUnavailable, Reach::kConnection, "the database cannot be reached"},
    {2005, Code::kUnavailable, Reach::kConnection, "the database's host is unknown"},
    {2006, Code::kUnavailable, Reach::kConnection, "the connection to the database is gone"},
    {2013, Code::kUnavailable, Reach::kConnection, "the connection to the database was lost"},
    {2026, Code::kUnavailable, Reach::kConnection, "no TLS with the database"},
    {3024, Code::kDeadlineExceeded, Reach::kStatement, "the statement took too long"},         // MySQL
    {3572, Code::kAborted, Reach::kTransaction, "a row is locked by another transaction"},     // MySQL, NOWAIT
    {3819, Code::kInvalidArgument, Reach::kStatement, "a value breaks a rule of its table"},   // MySQL, CHECK
    {4025, Code::kInvalidArgument, Reach::kStatement, "a value breaks a rule of its table"},   // MariaDB, CHECK
    {4031, Code::kUnavailable, Reach::kConnection, "the database closed an idle connection"},  // MySQL
};

static_assert(std::ranges::is_sorted(kFacts, {}, &Fact::number));

// Of the numbers that the table does not name, the client library's own (2000 to 2999 and, MariaDB's, from 5000) and
// Connector/C++'s (none) leave the connection in a state nobody knows.
constexpr Fact kUnknownClient = {0, Code::kUnavailable, Reach::kConnection, "the connection to the database failed"};
constexpr Fact kUnknownServer = {0, Code::kInternal, Reach::kStatement, "the database refused the statement"};

const Fact& FactOf(int number) {
  const auto* found = std::ranges::lower_bound(kFacts, number, {}, &Fact::number);
  if (found != std::end(kFacts) && found->number == number) return *found;
  const bool client = number <= 0 || (number >= 2000 && number < 3000) || (number >= 5000 && number < 6000);
  return client ? kUnknownClient : kUnknownServer;
}

bool Reaches(const absl::Status& status, Reach reach) {
  return IsDatabaseError(status) && FactOf(ErrnoOf(status)).reach == reach;
}

}  // namespace

absl::Status ErrorStatus(int number, const std::string& sql_state) {
  const Fact& fact = FactOf(number);
  absl::Status status(fact.code,
                      absl::StrCat(fact.meaning, " (", number, sql_state.empty() ? "" : ", ", sql_state, ")"));
  status.SetPayload(kErrnoPayload, absl::Cord(absl::StrCat(number)));
  return status;
}

int ErrnoOf(const absl::Status& status) {
  int number = 0;
  if (const auto payload = status.GetPayload(kErrnoPayload)) (void)absl::SimpleAtoi(std::string(*payload), &number);
  return number;
}

bool IsDatabaseError(const absl::Status& status) { return status.GetPayload(kErrnoPayload).has_value(); }
bool LostRace(const absl::Status& status) { return Reaches(status, Reach::kTransaction); }
bool LostConnection(const absl::Status& status) { return Reaches(status, Reach::kConnection); }
bool IsDuplicateKey(const absl::Status& status) {
  const int number = ErrnoOf(status);
  return number == 1062 || number == 1586;
}

}  // namespace pepiniere::db
