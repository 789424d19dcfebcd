// What the database's error numbers mean to a caller.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace pepiniere::db {

// The Status of a server or client error number. The message names the kind of error only: the server's own text may
// quote values of the statement, and callers show messages to people. ErrnoOf() finds the number again.
absl::Status ErrorStatus(int number, const std::string& sql_state = "");

// The error number that a Status of this room carries; 0 if it carries none.
int ErrnoOf(const absl::Status& status);

// The status comes from the server or its client library: it carries an error number.
bool IsDatabaseError(const absl::Status& status);
// The transaction lost a race (deadlock, lock wait, Galera certification): nothing was written, run it again.
bool LostRace(const absl::Status& status);
// The connection is gone.
bool LostConnection(const absl::Status& status);
// A unique key exists already.
bool IsDuplicateKey(const absl::Status& status);

}  // namespace pepiniere::db
