// The one place where Connector/C++'s exceptions end. For this room's .cc files only.
#pragma once

#include <cppconn/exception.h>

#include <exception>

#include "absl/status/status.h"
#include "services/db/error.h"

namespace pepiniere::db {

// Runs `f`, which returns void or absl::Status.
template <class F>
absl::Status Guarded(F&& f) {
  try {
    if constexpr (std::is_same_v<decltype(f()), absl::Status>) {
      return f();
    } else {
      f();
      return absl::OkStatus();
    }
  } catch (const sql::SQLException& e) {
    return ErrorStatus(e.getErrorCode(), e.getSQLState());
  } catch (const std::exception&) {
    return ErrorStatus(0);
  }
}

}  // namespace pepiniere::db
