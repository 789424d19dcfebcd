// Decisions of committees. Field meanings are documented once, on the contract (decision.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/decision.h"
#include "services/policy/resources/session.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class Verdict { kTransmit = 1, kReturn, kReject };
std::string_view Symbol(Verdict value);
bool ReadSymbol(std::string_view symbol, Verdict& value);

struct MemberVote {
  std::string member{};
  Vote choice{};

  static void Fields(auto&& visit, auto&... each) {
    visit("member", each.member...);
    visit("choice", each.choice...);
  }
  bool operator==(const MemberVote&) const = default;
};

struct Decision {
  using Parent = Session;
  static constexpr std::string_view kPattern = "sessions/{session}/decisions/{decision}", kCollection = "decisions";
  static constexpr bool kNumbered = true;
  std::string proposal{};
  int revision = 0;
  Verdict verdict{};
  std::string reasons{};
  std::vector<MemberVote> votes{};
  int members = 0;
  int needed = 0;
  int counted = 0;
  bool quorum_waived = false;
  int for_count = 0;
  int against_count = 0;
  int abstain_count = 0;
  bool chair_broke_tie = false;
  std::optional<absl::Time> void_time{};
  std::string void_reason{};

  static void Fields(auto&& visit, auto&... each) {
    visit("proposal", each.proposal...);
    visit("revision", each.revision...);
    visit("verdict", each.verdict...);
    visit("reasons", each.reasons...);
    visit("votes", each.votes...);
    visit("members", each.members...);
    visit("needed", each.needed...);
    visit("counted", each.counted...);
    visit("quorum_waived", each.quorum_waived...);
    visit("for_count", each.for_count...);
    visit("against_count", each.against_count...);
    visit("abstain_count", each.abstain_count...);
    visit("chair_broke_tie", each.chair_broke_tie...);
    visit("void_time", each.void_time...);
    visit("void_reason", each.void_reason...);
  }
  bool operator==(const Decision&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Decision& decision, base::Date today);

}  // namespace pepiniere::policy::resources
