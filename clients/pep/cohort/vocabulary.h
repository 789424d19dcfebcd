// The words of the cohort service's enumerations.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/cohort/v1/application.pb.h"
#include "pepiniere/cohort/v1/assignment.pb.h"
#include "pepiniere/cohort/v1/call.pb.h"
#include "pepiniere/cohort/v1/challenge.pb.h"
#include "pepiniere/cohort/v1/claim.pb.h"
#include "pepiniere/cohort/v1/cohort.pb.h"
#include "pepiniere/cohort/v1/conflict.pb.h"
#include "pepiniere/cohort/v1/hearing.pb.h"
#include "pepiniere/cohort/v1/offer.pb.h"
#include "pepiniere/cohort/v1/outcome.pb.h"
#include "pepiniere/cohort/v1/placement.pb.h"
#include "pepiniere/cohort/v1/result.pb.h"
#include "pepiniere/cohort/v1/review.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<cohort::v1::Cohort::State>> Words();
template <>
std::span<const Word<cohort::v1::Claim::Figure>> Words();
template <>
std::span<const Word<cohort::v1::Challenge::State>> Words();
template <>
std::span<const Word<cohort::v1::Challenge::ProjectState>> Words();
template <>
std::span<const Word<cohort::v1::Supporter::Part>> Words();
template <>
std::span<const Word<cohort::v1::ChallengeOutcome::Production>> Words();
template <>
std::span<const Word<cohort::v1::ChallengeOutcome::Sequel>> Words();
template <>
std::span<const Word<cohort::v1::ChallengeOutcome::Destination>> Words();
template <>
std::span<const Word<cohort::v1::ChallengeOutcome::Maintainer>> Words();

template <>
std::span<const Word<cohort::v1::Call::Kind>> Words();
template <>
std::span<const Word<cohort::v1::Call::State>> Words();
template <>
std::span<const Word<cohort::v1::FormField::Kind>> Words();
template <>
std::span<const Word<cohort::v1::EligibilityRule::Kind>> Words();
template <>
std::span<const Word<cohort::v1::EligibilityRule::Day>> Words();

template <>
std::span<const Word<cohort::v1::AssignmentFunding::Kind>> Words();
template <>
std::span<const Word<cohort::v1::AssignmentFunding::State>> Words();

template <>
std::span<const Word<cohort::v1::Application::State>> Words();
template <>
std::span<const Word<cohort::v1::EligibilityFinding::Verdict>> Words();
template <>
std::span<const Word<cohort::v1::ApplicationDecision::Kind>> Words();
template <>
std::span<const Word<cohort::v1::ApplicationFile::Kind>> Words();

template <>
std::span<const Word<cohort::v1::Conflict::Cause>> Words();
template <>
std::span<const Word<cohort::v1::Review::Stage>> Words();
template <>
std::span<const Word<cohort::v1::Review::State>> Words();
template <>
std::span<const Word<cohort::v1::JuryHearing::Answer>> Words();
template <>
std::span<const Word<cohort::v1::JuryHearing::Result>> Words();

template <>
std::span<const Word<cohort::v1::UnfilledSeat::Why>> Words();
template <>
std::span<const Word<cohort::v1::Offer::State>> Words();
template <>
std::span<const Word<cohort::v1::ApplicationResult::Kind>> Words();

// All of them, for fields.
std::span<const EnumWords> CohortEnums();

}  // namespace pepiniere::pep
