// What questions about the whole portfolio have in common: the day, the knowledge, the projects meant.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/type/date.pb.h"
#include "services/aip/errors.h"
#include "services/base/date.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/store/time_travel.h"
#include "services/query/filter.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

struct Asked {
  store::AsOf as_of;
  std::optional<absl::flat_hash_set<std::string>> only;  // none: all of them
  absl::Time known_at;  // Answer() says here which knowledge it used where the request leaves it open

  // All that is known, unless the request names a time.
  Question question() const { return {as_of.day, absl::FromUnixMicros(as_of.known_at_us()), only ? &*only : nullptr}; }
};

absl::StatusOr<Asked> ReadAsked(const Context& context, const rpc::CallScope& call, const store::AsOf& as_of,
                                const query::Filter& filter);

// A period as the contract has it: what is effective after `from`, up to `to`.
struct Period {
  base::Date from, to;
};
Period ReadPeriod(const rpc::CallScope& call, const google::type::Date& from_date, const google::type::Date& to_date,
                  aip::Violations& violations);

// The time that stands for all that is known now: not before what a writer whose clock runs ahead has written.
inline absl::Time KnownNow(const Context& context, const Census& census) {
  return std::max(context.clock.Now(), census.last_learnt());
}

// `ask(census, question)` on the portfolio as it is now.
template <typename Ask>
auto Answer(const Context& context, const rpc::CallScope& call, Asked& asked, Ask ask) {
  return context.census.Answer(call.deadline(), [&](const Census& census) {
    asked.known_at = asked.as_of.known_at.value_or(KnownNow(context, census));
    return ask(census, asked.question());
  });
}

}  // namespace pepiniere::portfolio::api
