// GitLab's webhooks: https://docs.gitlab.com/user/project/integrations/webhook_events
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// Whether a token is the one of which there is this SHA-256, in hexadecimal digits. Without a sum, none is.
bool IsToken(std::string_view sha256_hex, std::string_view token);

// What an event says: its `object_kind` tells which one it is.
//
// deployment: a step of a deployment at `status_changed_at`; its sha is in `commit_url`.
// issue, work_item: a work item by its `id`; of the type Incident, an incident instead. While it is open, labels say
// whether it is in progress; closed, they say whether it was given up (GitLab has no other word for it). Its weight is
// its estimate. The title of a confidential one is not taken.
// merge_request: a change, once it is merged, by the commit that the merge made; authored when its last commit was.
//
// All else is Ignored. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf) is what is wrong.
absl::StatusOr<Event> ReadGitlab(std::string_view body, const Reading& reading);

}  // namespace pepiniere::metrics
