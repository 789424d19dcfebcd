#include "services/metrics/api/housekeeping.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "pepiniere/metrics/v1/definition.pb.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/journal/mutation.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/event_store.h"
#include "services/metrics/store/reading_store.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kWho = "service:metrics", kMethod = "/pepiniere.metrics.v1.MetricsService/AddBuiltins";
constexpr int kSeriesAtOnce = 200, kEventsAtOnce = 1'000;

}  // namespace

absl::Status AddBuiltins(const resource::Context& context, absl::Time deadline) {
  using Nothing = v1::ListDefinitionsResponse;
  const journal::WriteCall writer = {
      .principal = std::string(kWho), .method = std::string(kMethod), .deadline = deadline};
  const auto add = [](journal::Unit& unit) -> absl::StatusOr<Nothing> {
    PEP_TRY(store::AddBuiltins(unit).status());
    return Nothing();
  };
  absl::Status added = journal::Mutate<Nothing>(context.db, context.clock, writer, Nothing(), add).status();
  if (added.ok()) context.committed();
  return added;
}

absl::StatusOr<bool> Tidy(const resource::Context& context, absl::Time deadline) {
  const absl::Time now = context.clock.Now();
  PEP_ASSIGN(const int refreshed, store::RefreshRollups(context.db, deadline, now, kSeriesAtOnce));
  PEP_ASSIGN(const std::int64_t forgotten, context.db.Transact(deadline, [&](db::Session& session) {
    return store::ForgetEvents(session, now, kEventsAtOnce);
  }));
  return refreshed >= kSeriesAtOnce || forgotten >= kEventsAtOnce;
}

}  // namespace pepiniere::metrics::api
