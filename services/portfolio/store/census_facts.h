// What the census needs of projects, as the database has it.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/types/span.h"
#include "services/portfolio/domain/census.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::portfolio::store {

using TakeFacts = absl::FunctionRef<void(ProjectFacts)>;

// Every project there ever was, some thousands at a time.
absl::Status ReadAllFacts(db::Session& session, TakeFacts take);
// Those of these projects.
absl::Status ReadFactsOf(db::Session& session, absl::Span<const std::string> projects, TakeFacts take);

}  // namespace pepiniere::portfolio::store
