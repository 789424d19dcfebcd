// What is done beside the calls: the definitions that the software brings, rollups that wait, events that are old.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/resource/context.h"

namespace pepiniere::metrics::api {

// Makes the definitions that the software brings and that are not there yet.
absl::Status AddBuiltins(const resource::Context& context, absl::Time deadline);

// Adds up what points changed, and forgets what came by sources and is no longer kept: a part of it, so that nobody
// waits long for what it holds. Whether more waits. Several servers may do so at once: what one of them has done the
// other finds done.
absl::StatusOr<bool> Tidy(const resource::Context& context, absl::Time deadline);

}  // namespace pepiniere::metrics::api
