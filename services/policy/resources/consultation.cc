#include "services/policy/resources/consultation.h"

#include <algorithm>
#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kConsultationStates[] = {"", "PLANNED", "OPEN", "ENDED", "SUMMED_UP"};
constexpr std::string_view kAudiences[] = {"", "EVERYBODY", "INVITED"};
constexpr std::string_view kModerations[] = {"", "AFTER", "BEFORE"};
constexpr std::string_view kPositions[] = {"", "SUPPORT", "CONTEST", "ABSTAIN"};

// Longer ones end by themselves all the same, and nobody waits for them.
constexpr absl::Duration kLongest = absl::Hours(24 * 366);

}  // namespace

std::string_view Symbol(ConsultationState value) { return base::SymbolIn(kConsultationStates, value); }
bool ReadSymbol(std::string_view symbol, ConsultationState& value) {
  return base::ReadSymbolIn(kConsultationStates, symbol, value);
}
std::string_view Symbol(Audience value) { return base::SymbolIn(kAudiences, value); }
bool ReadSymbol(std::string_view symbol, Audience& value) { return base::ReadSymbolIn(kAudiences, symbol, value); }
std::string_view Symbol(Moderation value) { return base::SymbolIn(kModerations, value); }
bool ReadSymbol(std::string_view symbol, Moderation& value) { return base::ReadSymbolIn(kModerations, symbol, value); }
std::string_view Symbol(Position value) { return base::SymbolIn(kPositions, value); }
bool ReadSymbol(std::string_view symbol, Position& value) { return base::ReadSymbolIn(kPositions, symbol, value); }

std::vector<base::FieldProblem> ProblemsOf(const Consultation& consultation, base::Date today) {
  base::Problems problems;
  base::CheckFields(consultation, today, problems);
  problems.If(consultation.end_time <= consultation.start_time, "end_time", "must lie after start_time");
  problems.If(consultation.end_time - consultation.start_time > kLongest, "end_time",
              "must not lie more than a year after start_time");
  const bool invites = consultation.audience == Audience::kInvited;
  problems.If(invites && consultation.participants.empty(), "participants", "say who is invited");
  problems.If(!invites && !consultation.participants.empty(), "participants",
              "is for consultations of those who are invited");
  return std::move(problems).Take();
}

absl::Time EndOf(const Consultation& consultation) {
  return consultation.close_time ? std::min(*consultation.close_time, consultation.end_time) : consultation.end_time;
}

ConsultationState StateAt(const Consultation& consultation, absl::Time now) {
  if (consultation.summary_time) return ConsultationState::kSummedUp;
  if (now >= EndOf(consultation)) return ConsultationState::kEnded;
  return now < consultation.start_time ? ConsultationState::kPlanned : ConsultationState::kOpen;
}

bool MayTakePart(const Consultation& consultation, std::string_view person) {
  if (person.empty()) return false;
  return consultation.audience == Audience::kEverybody ||
         std::ranges::find(consultation.participants, person) != consultation.participants.end();
}

}  // namespace pepiniere::policy::resources
