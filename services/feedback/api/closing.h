// How a campaign closes: step by step, each once and for all, in an order in which nothing is ever lost or left over,
// whoever dies meanwhile. Whoever goes on begins where the last one stopped.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "pepiniere/feedback/v1/release.pb.h"
#include "services/base/stored.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/campaign.h"
#include "services/journal/unit.h"

namespace pepiniere::feedback::api {

// Takes no answers any more: the campaign as it is then. For who has locked its row.
absl::StatusOr<Campaign> Locked(journal::Unit& unit, const base::Stored<Campaign>& before);

// Goes on with the closing of one (an id) as far as it comes: computes its release, deletes its answers, destroys their
// key. OK where there is nothing to do. UNAVAILABLE while a copy of a key is out of reach.
absl::Status GoOnClosing(const Context& context, const std::string& campaign, absl::Time deadline);
// Destroys the key of its texts, if all are decided and nothing but that is left.
absl::Status DestroyTextKey(const Context& context, const std::string& campaign, absl::Time deadline);

// Closes those whose end has come, and goes on with all that are closing. The first error, after all were tried.
absl::Status CloseDue(const Context& context, absl::Time deadline);

// The release of a closed campaign as it is published, with the texts that were approved; its document is set.
absl::StatusOr<v1::Release> WholeRelease(db::Session& session, const base::Stored<Campaign>& campaign);

}  // namespace pepiniere::feedback::api
