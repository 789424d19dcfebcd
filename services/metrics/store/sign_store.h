// What projects are judged by elsewhere: the days on which they delivered, and whether they are used.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::store {

// The ids of projects that ever delivered (a deployment to production that succeeded, and is not deleted), after that
// one, at most `limit`, in order.
absl::StatusOr<std::vector<std::string>> ProjectsThatDeliver(db::Session& session, std::string_view after, int limit);

// Days of Paris.
struct Deliveries {
  std::optional<base::Date> first;  // ever
  std::optional<base::Date> last;   // up to the day asked
  std::vector<base::Date> recent;   // each day once
};
// Of these projects (ids), those that ever delivered. `recent_days`: up to that day, that one too; 0: none.
absl::StatusOr<std::map<std::string, Deliveries>> ReadDeliveries(db::Session& session,
                                                                 const std::vector<std::string>& projects,
                                                                 base::Date day, int recent_days);

// Whether a metric of usage was above 0 on one of those days: one that counts what happened, for an account that is
// open is not one that is used. Of these projects (ids), those of which one told anything of that time.
absl::StatusOr<std::map<std::string, bool>> ReadUsed(db::Session& session, const std::vector<std::string>& projects,
                                                     base::Date day, int recent_days);

}  // namespace pepiniere::metrics::store
