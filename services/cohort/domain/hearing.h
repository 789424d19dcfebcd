// Hearings of applicants by a jury. Field meanings are documented once, on the contract (hearing.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class HearingAnswer { kNone = 1, kConfirmed, kDeclined };
enum class HearingResult { kAwaited = 1, kHeard, kAbsent, kCancelled };

// CONFIRMED, HEARD: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(HearingAnswer answer);
std::string_view Symbol(HearingResult result);
bool ReadSymbol(std::string_view symbol, HearingAnswer& answer);
bool ReadSymbol(std::string_view symbol, HearingResult& result);

struct JuryHearing {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/hearings/{hearing}", kCollection = "hearings";
  std::string application;  // an id: "eig-8/01J..."
  std::optional<absl::Time> starts_at, ends_at;
  std::string place, link_uri;
  std::vector<std::string> panel;  // jurors, ids: "eig-8/01J..."
  HearingAnswer answer = HearingAnswer::kNone;
  std::optional<absl::Time> answered_at;
  HearingResult result = HearingResult::kAwaited;
  std::string note;

  static void Fields(auto&& visit, auto&... each) {
    visit("application", each.application...);
    visit("start_time", each.starts_at...);
    visit("end_time", each.ends_at...);
    visit("place", each.place...);
    visit("link_uri", each.link_uri...);
    visit("panel", each.panel...);
    visit("answer", each.answer...);
    visit("answer_time", each.answered_at...);
    visit("result", each.result...);
    visit("note", each.note...);
  }
  bool operator==(const JuryHearing&) const = default;
};

// Whether its applicant would be elsewhere, or at another time: what they answered no longer holds.
bool IsMoved(const JuryHearing& before, const JuryHearing& now);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const JuryHearing& hearing, base::Date today);

}  // namespace pepiniere::cohort
