// Early returns for absl::Status and absl::StatusOr.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns from the enclosing function if `expr` (an absl::Status) is not OK.
#define PEP_TRY(expr)                                                             \
  do {                                                                            \
    if (absl::Status try_status_ = (expr); !try_status_.ok()) return try_status_; \
  } while (false)

// PEP_ASSIGN(auto x, F()): x is the value of F(), an absl::StatusOr, or the enclosing function returns its error.
#define PEP_ASSIGN(declaration, expr) PEP_ASSIGN_IMPL_(PEP_CONCAT_(try_result_, __LINE__), declaration, expr)

#define PEP_ASSIGN_IMPL_(result, declaration, expr)    \
  auto result = (expr);                                \
  if (!result.ok()) return std::move(result).status(); \
  declaration = *std::move(result)
#define PEP_CONCAT_(a, b) PEP_CONCAT_IMPL_(a, b)
#define PEP_CONCAT_IMPL_(a, b) a##b
