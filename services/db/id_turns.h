// Many ids asked for with one text of a statement, whatever their number.
#pragma once

#include <cstddef>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/types/span.h"
#include "services/db/value.h"

namespace pepiniere::db {

// " IN (?, ?, ...)": the places of one turn.
const std::string& InTurn();

// "?, ?, ?": never none.
std::string Places(std::size_t n);

// Asks for the ids in turns; the last id fills what is left of the last one. The first error ends it.
absl::Status TakeTurns(absl::Span<const std::string> ids,
                       absl::FunctionRef<absl::Status(absl::Span<const Value> ids)> ask);

}  // namespace pepiniere::db
