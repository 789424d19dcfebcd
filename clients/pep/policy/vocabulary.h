// The words of the policy service's enumerations.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/policy/v1/amendment.pb.h"
#include "pepiniere/policy/v1/answer.pb.h"
#include "pepiniere/policy/v1/comment.pb.h"
#include "pepiniere/policy/v1/commitment.pb.h"
#include "pepiniere/policy/v1/consultation.pb.h"
#include "pepiniere/policy/v1/decision.pb.h"
#include "pepiniere/policy/v1/evidence.pb.h"
#include "pepiniere/policy/v1/proposal.pb.h"
#include "pepiniere/policy/v1/receipt.pb.h"
#include "pepiniere/policy/v1/session.pb.h"
#include "pepiniere/policy/v1/text.pb.h"
#include "pepiniere/policy/v1/transmission.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<policy::v1::Proposal::State>> Words();
template <>
std::span<const Word<policy::v1::Proposal::Turn>> Words();
template <>
std::span<const Word<policy::v1::Proposal::TargetText::Kind>> Words();
template <>
std::span<const Word<policy::v1::Evidence::Kind>> Words();
template <>
std::span<const Word<policy::v1::EvidenceCheck::Verdict>> Words();
template <>
std::span<const Word<policy::v1::Amendment::State>> Words();
template <>
std::span<const Word<policy::v1::Amendment::Part>> Words();
template <>
std::span<const Word<policy::v1::Consultation::State>> Words();
template <>
std::span<const Word<policy::v1::Consultation::Audience>> Words();
template <>
std::span<const Word<policy::v1::Consultation::Moderation>> Words();
template <>
std::span<const Word<policy::v1::Position>> Words();
template <>
std::span<const Word<policy::v1::Comment::State>> Words();
template <>
std::span<const Word<policy::v1::Receipt::Contribution>> Words();

template <>
std::span<const Word<policy::v1::Session::State>> Words();
template <>
std::span<const Word<policy::v1::Session::Majority>> Words();
template <>
std::span<const Word<policy::v1::Decision::Verdict>> Words();
template <>
std::span<const Word<policy::v1::Decision::Choice>> Words();
template <>
std::span<const Word<policy::v1::TermUnit>> Words();
template <>
std::span<const Word<policy::v1::Silence>> Words();
template <>
std::span<const Word<policy::v1::Standing>> Words();
template <>
std::span<const Word<policy::v1::Answer::Verdict>> Words();
template <>
std::span<const Word<policy::v1::Text::Kind>> Words();
template <>
std::span<const Word<policy::v1::Commitment::Starred>> Words();

// All of them, for fields.
std::span<const EnumWords> PolicyEnums();

}  // namespace pepiniere::pep
