// How the tables are laid out: each store, and the erasure of persons, has to see it. What is only added to has a
// version all the same: an erasure takes names out of it.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "services/policy/resources/amendment.h"
#include "services/policy/resources/answer.h"
#include "services/policy/resources/claim.h"
#include "services/policy/resources/comment.h"
#include "services/policy/resources/commitment.h"
#include "services/policy/resources/consultation.h"
#include "services/policy/resources/decided_holiday.h"
#include "services/policy/resources/decision.h"
#include "services/policy/resources/evidence.h"
#include "services/policy/resources/milestone.h"
#include "services/policy/resources/plan.h"
#include "services/policy/resources/proposal.h"
#include "services/policy/resources/review.h"
#include "services/policy/resources/session.h"
#include "services/policy/resources/text.h"
#include "services/policy/resources/transmission.h"
#include "services/record/table_columns.h"

namespace pepiniere::record {

template <>
struct Layout<policy::resources::Proposal> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kRenamed = {
      {{"state_time", "state_time_us"},
       {"open", "is_open"},
       {"merged_into", "merged_into_id"},
       {"consultation", "consultation_id"},
       {"decision", "decision_id"},
       {"transmission", "transmission_id"},
       {"text", "text_id"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::ProposalVersion> : StandardLayout {
  static constexpr std::string_view kTable = "proposal_versions";
  static constexpr std::array<std::string_view, 2> kKey = {"proposal_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"amendment", "amendment_id"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

template <>
struct Layout<policy::resources::ProposalStep> : StandardLayout {
  static constexpr std::string_view kTable = "proposal_steps";
  static constexpr std::array<std::string_view, 2> kKey = {"proposal_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"from", "from_state"}, {"to", "to_state"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

template <>
struct Layout<policy::resources::Evidence> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"proposal_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"cite_time", "cite_time_us"}, {"open", "is_open"}, {"original", "original_id"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::Amendment> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"proposal_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"decide_time", "decide_time_us"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::Consultation> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kRenamed = {
      {{"proposal", "proposal_id"},
       {"start_time", "start_time_us"},
       {"end_time", "end_time_us"},
       {"close_time", "close_time_us"},
       {"summary_time", "summary_time_us"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::Comment> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"consultation_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"reply_to", "reply_to_id"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::ModerationRecord> : StandardLayout {
  static constexpr std::string_view kTable = "moderation_records";
  static constexpr std::array<std::string_view, 2> kKey = {"consultation_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"comment", "comment_id"}, {"from", "from_state"}, {"to", "to_state"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

template <>
struct Layout<policy::resources::Session> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"start_time", "start_time_us"}, {"convening_of", "convening_of_id"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::Decision> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"session_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"proposal", "proposal_id"}, {"void_time", "void_time_us"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::Transmission> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kRenamed = {
      {{"proposal", "proposal_id"},
       {"decision", "decision_id"},
       {"recall_time", "recall_time_us"},
       {"overdue_from", "overdue_from_us"},
       {"answer_time", "answer_time_us"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::DeadlineMove> : StandardLayout {
  static constexpr std::string_view kTable = "deadline_moves";
  static constexpr std::array<std::string_view, 2> kKey = {"transmission_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {{{"source", "source_id"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

template <>
struct Layout<policy::resources::Answer> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"transmission_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"answer_time", "answer_time_us"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::DecidedHoliday> : StandardLayout {
  static constexpr bool kHasUid = false;
};

template <>
struct Layout<policy::resources::Text> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::Plan> : StandardLayout {};

template <>
struct Layout<policy::resources::Commitment> : StandardLayout {};

template <>
struct Layout<policy::resources::Milestone> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"part_of", "part_of_id"}}};
};

template <>
struct Layout<policy::resources::CommitmentClaim> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"milestone", "milestone_id"}}};
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<policy::resources::CommitmentReview> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

}  // namespace pepiniere::record
