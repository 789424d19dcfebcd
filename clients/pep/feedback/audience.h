// Whom a campaign asks, and when it reminds them, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/feedback/v1/campaign.pb.h"

namespace pepiniere::pep {

// "fellows;pepinieristes/1", "mentors;pepinieristes/1", "alumni;2023;2025" (either year may be empty),
// "members;anciens". Returns what is wrong with it, if anything.
std::string AddAudience(const std::string& typed, feedback::v1::Campaign& campaign, const Messages& say);
// A day: "2027-01-15".
std::string AddReminder(const std::string& typed, feedback::v1::Campaign& campaign, const Messages& say);

// "fellows · programmes/pepinieristes/cohorts/1".
std::string SaidAudience(const feedback::v1::AudienceSource& source, const Messages& say);

// The names that a source refers to, whole: of a cohort, of a network.
std::string CohortNamed(const std::string& typed);

// How an audience is typed.
inline constexpr const char* kAudienceType = "KIND;COHORT|NETWORK|YEARS";
inline constexpr Text kAudienceHelp = {
    "Whom it asks (repeatable): fellows;COHORT, mentors;COHORT, alumni;FIRST;LAST, members;NETWORK",
    "Qui elle interroge (répétable) : fellows;PROMOTION, mentors;PROMOTION, alumni;DE;À, members;RÉSEAU"};

}  // namespace pepiniere::pep
