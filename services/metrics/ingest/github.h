// GitHub's webhooks: https://docs.github.com/webhooks/webhook-events-and-payloads
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// Whether the header X-Hub-Signature-256 proves that who sent these bytes has the secret. Without a secret nobody has.
bool HasGithubSignature(std::string_view secret, std::string_view body, std::string_view header);

// What an event says; `kind` is the header X-GitHub-Event.
//
// deployment_status: a step of a deployment, at `created_at`. Its intent is told by the deployment's own payload, where
// a team puts one: {"intent": "PLANNED"} or {"intent": "INCIDENT"}.
// issues: a work item by its `id`, which a move or a rename does not change. While it is open, labels say whether it is
// in progress (Reading::words); closed, `state_reason` says whether it was done or given up.
// pull_request: a change, once it is merged.
//
// All else is Ignored. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf) is what is wrong.
absl::StatusOr<Event> ReadGithub(std::string_view kind, std::string_view body, const Reading& reading);

}  // namespace pepiniere::metrics
