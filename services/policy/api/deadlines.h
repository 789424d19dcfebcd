// Last days of answers: computed from what a transmission says, each move of one kept with its cause.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "pepiniere/policy/v1/transmission.pb.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/policy/domain/deadline.h"
#include "services/policy/resources/transmission.h"
#include "services/resource/context.h"

namespace pepiniere::policy::api {

// Why something that a last day follows from is another.
struct Because {
  std::string reason{};
  std::string holiday{};  // an id
};

// With the last day that follows from what it says, and from what was decided of its calendar.
absl::StatusOr<resources::Transmission> WithDeadline(journal::Unit& unit, resources::Transmission transmission);
// The first event of a new one: its receipt.
absl::Status KeepReceipt(journal::Unit& unit, const std::string& id, const resources::Transmission& transmission);
// What a transmission becomes that says something else: with its last day, and the event of its move if it moved.
absl::StatusOr<resources::Transmission> MovedTo(journal::Unit& unit,
                                                const base::Stored<resources::Transmission>& before,
                                                const resources::Transmission& now, const Because& because);

// Computes anew the clocks of a calendar that run.
absl::Status RecomputeClocks(journal::Unit& unit, const std::string& calendar, const Because& because);
// The same of all calendars, of those clocks that were computed with another version of the rules of public holidays.
absl::Status RecomputeOutdated(const resource::Context& context, absl::Time deadline);

// Takes a transmission back that nobody answered.
absl::Status RecallTransmission(journal::Unit& unit, const std::string& id, const std::string& reason);

// As the contract tells it, step by step.
v1::Deadline Told(const policy::Deadline& deadline);

}  // namespace pepiniere::policy::api
