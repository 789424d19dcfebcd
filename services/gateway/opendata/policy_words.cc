#include "services/gateway/opendata/policy_words.h"

#include <string_view>

#include "absl/strings/str_format.h"
#include "absl/time/time.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = policy::v1;

// "TRANSMITTED" of STATE_TRANSMITTED; empty of what is not said.
template <typename Name>
std::string Without(std::string_view prefix, const Name& name, int value) {
  return value == 0 ? "" : std::string(std::string_view(name).substr(prefix.size()));
}

}  // namespace

std::string StateOf(const v1::TraceRow& row) {
  return Without("STATE_", v1::Proposal::State_Name(row.state()), row.state());
}

std::string TurnOf(const v1::TraceRow& row) {
  return Without("TURN_", v1::Proposal::Turn_Name(row.turn()), row.turn());
}

std::string AnswerOf(const v1::TraceRow& row) {
  return Without("VERDICT_", v1::Answer::Verdict_Name(row.answer()), row.answer());
}

std::string VerdictOf(const v1::Answer& answer) {
  return Without("VERDICT_", v1::Answer::Verdict_Name(answer.verdict()), answer.verdict());
}

std::string KindOf(const v1::TraceRow::Cited& cited) {
  return Without("KIND_", v1::Evidence::Kind_Name(cited.kind()), cited.kind());
}

std::string KindOf(const v1::Text& text) { return Without("KIND_", v1::Text::Kind_Name(text.kind()), text.kind()); }

std::string StarredOf(const v1::Commitment& commitment) {
  return Without("STARRED_", v1::Commitment::Starred_Name(commitment.starred()), commitment.starred());
}

std::string DayOf(bool is_set, const google::type::Date& day) {
  return is_set ? absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day()) : "";
}

std::string InstantOf(bool is_set, const google::protobuf::Timestamp& time) {
  if (!is_set) return "";
  const absl::Time at = absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", at, absl::UTCTimeZone());
}

}  // namespace pepiniere::gateway::opendata
