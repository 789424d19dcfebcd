// What sources tell of work and deliveries, whatever the way in (gRPC, webhooks, imports): found by what its source
// calls it, made where it is not there, added to where it is. All in the transaction of who asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/aip/errors.h"
#include "services/journal/unit.h"
#include "services/metrics/domain/delivery.h"
#include "services/metrics/domain/sprint.h"
#include "services/metrics/domain/standing.h"
#include "services/metrics/domain/survey.h"
#include "services/metrics/domain/work_item.h"

namespace pepiniere::metrics::api {

enum class RecordState { kCreated = 1, kUpdated, kUnchanged, kRefused };  // numbered as in the contract

// What became of something. Refused: nothing of it is kept.
struct Recorded {
  RecordState state = RecordState::kRefused;
  std::string id{};                          // its project's, a slash and its own; empty: it is not there
  std::string reason{}, field{}, message{};  // of one that was refused
};

// Tells of what is wrong with a thing: OUT_OF_BOUNDS, FUTURE, UNKNOWN_SPRINT...
Recorded RefusedFor(const aip::Violations& violations);

// Whose they are, and who tells them.
struct Telling {
  std::string project;  // an id
  std::string source;
  std::string own_id{};       // by which it is called here, where that was said; empty: by its source_id
  domain::Standing stands{};  // what is told came late: to what stands it adds what was not said yet, and no more
};

// `complete`: see UpsertWorkItemsRequest. `wrong`: what was found malformed when it was read.
absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::WorkItem told, bool complete,
                                const aip::Violations& wrong = {});
absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Sprint told,
                                const aip::Violations& wrong = {});
// own_id: its sha.
absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::CodeChange told,
                                const aip::Violations& wrong = {});
absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Deployment told,
                                const aip::Violations& wrong = {});
absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Incident told,
                                const aip::Violations& wrong = {});
// In place of what was told of the same day, form, audience and source.
absl::StatusOr<Recorded> Upsert(journal::Unit& unit, const Telling& telling, domain::Survey told,
                                const aip::Violations& wrong = {});

}  // namespace pepiniere::metrics::api
