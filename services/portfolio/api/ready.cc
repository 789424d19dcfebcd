#include "services/portfolio/api/ready.h"

#include "services/base/try.h"
#include "services/portfolio/store/migrations.h"
#include "services/record/schema.h"

namespace pepiniere::portfolio::api {

absl::Status CheckReady(const Context& context) {
  PEP_TRY(record::CheckSchema(context.db, context.clock.Now() + absl::Seconds(2), store::kMigrations));
  if (!context.census.loaded() || !context.index.loaded())
    return absl::UnavailableError("the portfolio is still being loaded");
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
