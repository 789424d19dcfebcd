// Whom a campaign asks, and what keeps it from being opened.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/aip/errors.h"
#include "services/base/stored.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/audience.h"
#include "services/feedback/domain/campaign.h"
#include "services/feedback/domain/questionnaire.h"
#include "services/feedback/store/answer_store.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::feedback::api {

// Everybody whom its sources name today, once each, with their values of its breakdown: those that the first source
// says. Asks the cohort service, outside of any transaction; alumni are those who consent to it. UNAVAILABLE.
absl::StatusOr<Audience> AudienceOf(const Context& context, const rpc::CallScope& call, const Campaign& campaign);

// What each question is: its place in the questionnaire, and what it says. Texts are joined to nothing, and left out.
std::vector<store::AskedIdentity> IdentitiesOf(const std::string& questionnaire, const QuestionnaireVersion& version);

// What keeps a draft from being opened with that audience: each with its type and what to do. Empty: nothing.
absl::StatusOr<std::vector<aip::PreconditionViolation>> ObstaclesOf(db::Session& session,
                                                                    const base::Stored<Campaign>& campaign,
                                                                    const QuestionnaireVersion& version,
                                                                    const Audience& audience, absl::Time now);

}  // namespace pepiniere::feedback::api
