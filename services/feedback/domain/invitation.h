// Invitations of panelists to studies. Field meanings are documented once, on the contract (invitation.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/study.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class InvitationState { kInvited = 1, kReserved, kCompleted, kRefused, kExpired };
enum class Disposition { kNonContact = 1, kComplete, kPartial, kRefusal, kOther, kUnknownEligibility, kNotEligible };
std::string_view Symbol(InvitationState value);
std::string_view Symbol(Disposition value);
bool ReadSymbol(std::string_view symbol, InvitationState& value);
bool ReadSymbol(std::string_view symbol, Disposition& value);

struct Invitation {
  using Parent = Study;
  static constexpr std::string_view kPattern = "panels/{panel}/studies/{study}/invitations/{invitation}",
                                    kCollection = "invitations";
  std::string panelist{};
  std::string person{};
  std::string stratum{};
  int rank = 0;
  std::string draw_hash{};
  InvitationState state = InvitationState::kInvited;
  std::optional<absl::Time> reserve_end_time{};
  Disposition disposition = Disposition::kNonContact;

  static void Fields(auto&& visit, auto&... each) {
    visit("panelist", each.panelist...);
    visit("person", each.person...);
    visit("stratum", each.stratum...);
    visit("rank", each.rank...);
    visit("draw_hash", each.draw_hash...);
    visit("state", each.state...);
    visit("reserve_end_time", each.reserve_end_time...);
    visit("disposition", each.disposition...);
  }
  bool operator==(const Invitation&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Invitation& invitation, base::Date today);

}  // namespace pepiniere::feedback
