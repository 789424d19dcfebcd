// Consultations. Field meanings are documented once, on the contract (consultation.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/proposal.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class ConsultationState { kPlanned = 1, kOpen, kEnded, kSummedUp };
enum class Audience { kEverybody = 1, kInvited };
enum class Moderation { kAfter = 1, kBefore };
enum class Position { kSupport = 1, kContest, kAbstain };
std::string_view Symbol(ConsultationState value);
bool ReadSymbol(std::string_view symbol, ConsultationState& value);
std::string_view Symbol(Audience value);
bool ReadSymbol(std::string_view symbol, Audience& value);
std::string_view Symbol(Moderation value);
bool ReadSymbol(std::string_view symbol, Moderation& value);
std::string_view Symbol(Position value);
bool ReadSymbol(std::string_view symbol, Position& value);

struct Consultation {
  static constexpr std::string_view kPattern = "consultations/{consultation}", kCollection = "consultations";
  std::string proposal{};  // an id
  int revision = 0;
  std::string title{};
  std::string question{};
  absl::Time start_time = absl::InfinitePast();
  absl::Time end_time = absl::InfinitePast();
  Audience audience{};
  std::vector<std::string> participants{};
  Moderation moderation{};
  std::optional<absl::Time> close_time{};
  std::string summary{};
  std::optional<absl::Time> summary_time{};

  static void Fields(auto&& visit, auto&... each) {
    visit("proposal", each.proposal...);
    visit("revision", each.revision...);
    visit("title", each.title...);
    visit("question", each.question...);
    visit("start_time", each.start_time...);
    visit("end_time", each.end_time...);
    visit("audience", each.audience...);
    visit("participants", each.participants...);
    visit("moderation", each.moderation...);
    visit("close_time", each.close_time...);
    visit("summary", each.summary...);
    visit("summary_time", each.summary_time...);
  }
  bool operator==(const Consultation&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Consultation& consultation, base::Date today);

// When it ends: at its end, or when it was closed before. That instant is no part of it.
absl::Time EndOf(const Consultation& consultation);
ConsultationState StateAt(const Consultation& consultation, absl::Time now);
// Whether that person (a name) may take part in it.
bool MayTakePart(const Consultation& consultation, std::string_view person);

}  // namespace pepiniere::policy::resources
