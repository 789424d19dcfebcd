// Letters to whole audiences: everybody gets the same, whether they have answered or not, since nobody knows who has.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/feedback/api/context.h"

namespace pepiniere::feedback::api {

// What each is called in the store: invitations, results, and a reminder a day ("reminder/2027-01-31").
inline constexpr std::string_view kInvitation = "invitation", kResults = "results", kReminder = "reminder/";

// Begins the reminders that are due, and queues letters until the deadline comes near.
absl::Status GoOnMailing(const Context& context, absl::Time deadline);

}  // namespace pepiniere::feedback::api
