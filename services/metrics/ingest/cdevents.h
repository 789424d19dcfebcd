// CDEvents (https://cdevents.dev, 0.1 to 0.5) as CloudEvents over HTTP, in binary and in structured mode.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/ingest/headers.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// Whether headers are those of a CloudEvent, of either mode.
bool IsCloudEvent(const HookHeaders& headers);

// What an event says; whatever version stands after its type.
//
// dev.cdevents.service.deployed, .upgraded: a deployment that succeeded, at its timestamp. Its sha, where the
// artifactId tells one: pkg:github/o/r@SHA, or a vcs_url that ends with @SHA. dev.cdevents.service.rolledback: the
// latest deployment of that service in that environment was undone. dev.cdevents.incident.detected, .reported: an
// incident, by its subject's id. .resolved: its end. customData may say more: {"intent": "PLANNED" or "INCIDENT"} of a
// deployment, {"deployment": "ID"} of an incident.
//
// It has two keys: its source and id, and its subject, type, timestamp and, of a service, environment, since who sends
// it again may give it another id. All else is Ignored. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf) is what is wrong.
absl::StatusOr<Event> ReadCdevent(const HookHeaders& headers, std::string_view body, const Reading& reading);

// Whether a deployment that is called so is of that service in that environment: "service@instant@environment", or as
// it was called before, without the environment, which is for others to look at then.
bool IsDeploymentOf(std::string_view id, std::string_view service, std::string_view environment);

}  // namespace pepiniere::metrics
