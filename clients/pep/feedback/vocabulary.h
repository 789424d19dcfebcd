// The words of the feedback service's enumerations, and of what the contract has as texts of a few values.
#pragma once

#include <span>
#include <string>

#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/words.h"
#include "google/protobuf/message.h"
#include "pepiniere/feedback/v1/campaign.pb.h"
#include "pepiniere/feedback/v1/constraint.pb.h"
#include "pepiniere/feedback/v1/idea.pb.h"
#include "pepiniere/feedback/v1/invitation.pb.h"
#include "pepiniere/feedback/v1/measure.pb.h"
#include "pepiniere/feedback/v1/moderation.pb.h"
#include "pepiniere/feedback/v1/questionnaire.pb.h"
#include "pepiniere/feedback/v1/receipt.pb.h"
#include "pepiniere/feedback/v1/release.pb.h"
#include "pepiniere/feedback/v1/retrospective.pb.h"
#include "pepiniere/feedback/v1/space.pb.h"
#include "pepiniere/feedback/v1/study.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<feedback::v1::Question::Kind>> Words();
template <>
std::span<const Word<feedback::v1::Campaign::State>> Words();
template <>
std::span<const Word<feedback::v1::Campaign::Readers>> Words();
template <>
std::span<const Word<feedback::v1::Campaign::ClosingStep>> Words();
template <>
std::span<const Word<feedback::v1::AudienceSource::Kind>> Words();
template <>
std::span<const Word<feedback::v1::FreeText::State>> Words();
template <>
std::span<const Word<feedback::v1::Constraint::Visibility>> Words();

template <>
std::span<const Word<feedback::v1::Space::Kind>> Words();
template <>
std::span<const Word<feedback::v1::Space::Circle>> Words();
template <>
std::span<const Word<feedback::v1::Space::Moderation>> Words();
template <>
std::span<const Word<feedback::v1::Idea::State>> Words();
template <>
std::span<const Word<feedback::v1::Idea::Visibility>> Words();
template <>
std::span<const Word<feedback::v1::ModerationAction::Decision>> Words();
template <>
std::span<const Word<feedback::v1::ModerationAction::Appeal>> Words();
template <>
std::span<const Word<feedback::v1::Measure::State>> Words();
template <>
std::span<const Word<feedback::v1::Receipt::Outcome>> Words();
template <>
std::span<const Word<feedback::v1::Study::Kind>> Words();
template <>
std::span<const Word<feedback::v1::Study::State>> Words();
template <>
std::span<const Word<feedback::v1::Invitation::State>> Words();
template <>
std::span<const Word<feedback::v1::Invitation::Disposition>> Words();
template <>
std::span<const Word<feedback::v1::Retrospective::Sharing>> Words();

// All of them, for fields.
std::span<const EnumWords> FeedbackEnums();

// "LOCAL_AUTHORITIES" of "local-authorities": a value of the contract as it is typed.
std::string AsCode(const std::string& typed);
// One more of them in a field of texts, for the tables of flags.
template <const char* Field>
std::string AddCode(google::protobuf::Message& resource, const std::string& typed, const Messages&) {
  AddText(resource, Field, AsCode(typed));
  return "";
}

}  // namespace pepiniere::pep
