// Many ids asked for with one text of a statement, whatever their number.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/types/span.h"
#include "services/db/value.h"

namespace pepiniere::record {

// " IN (?, ?, ...)": the places of one turn.
const std::string& InTurn();

// Asks for the ids in turns; the last id fills what is left of the last one. The first error ends it.
absl::Status TakeTurns(absl::Span<const std::string> ids,
                       absl::FunctionRef<absl::Status(absl::Span<const db::Value> ids)> ask);

}  // namespace pepiniere::record
