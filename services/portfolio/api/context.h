// What the handlers of this service work with.
#pragma once

#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "services/portfolio/store/finder.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"
#include "services/portfolio/store/time_travel.h"
#include "services/resource/context.h"

namespace pepiniere::portfolio::peers {
class Metrics;
}

namespace pepiniere::portfolio::api {

class HiddenIncubators;

// All must outlive the handlers.
struct Context : resource::Context {
  store::LiveCensus& census;
  store::LiveIndex& index;
  HiddenIncubators& hidden;
  const peers::Metrics& metrics;

  store::Finder finder() const { return {db, census, index}; }
};

// What as_of and known_at of a request mean; INVALID_ARGUMENT names the field.
absl::StatusOr<store::AsOf> ReadAsOf(const rpc::CallScope& call, const google::type::Date& as_of,
                                     const google::protobuf::Timestamp* known_at);

}  // namespace pepiniere::portfolio::api
