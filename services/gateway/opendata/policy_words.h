// How the open data of the policy service says what its messages have: enums without their prefix, days as 2026-12-31,
// instants as RFC 3339 in UTC. Empty of what is not said.
#pragma once

#include <string>

#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "pepiniere/policy/v1/answer.pb.h"
#include "pepiniere/policy/v1/commitment.pb.h"
#include "pepiniere/policy/v1/text.pb.h"
#include "pepiniere/policy/v1/trace.pb.h"

namespace pepiniere::gateway::opendata {

// "TRANSMITTED".
std::string StateOf(const policy::v1::TraceRow& row);
std::string TurnOf(const policy::v1::TraceRow& row);
// Of the answer that decided.
std::string AnswerOf(const policy::v1::TraceRow& row);
std::string VerdictOf(const policy::v1::Answer& answer);
std::string KindOf(const policy::v1::TraceRow::Cited& cited);
std::string KindOf(const policy::v1::Text& text);
std::string StarredOf(const policy::v1::Commitment& commitment);

std::string DayOf(bool is_set, const google::type::Date& day);
std::string InstantOf(bool is_set, const google::protobuf::Timestamp& time);

}  // namespace pepiniere::gateway::opendata
