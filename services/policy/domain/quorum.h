// Whether a committee may decide on an item.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/policy/domain/attendance.h"
#include "services/policy/domain/charter.h"

namespace pepiniere::policy {

// Why a mandate does not count.
enum class MandateWaste {
  kGiverPresent = 1,  // who is there speaks for themselves
  kGiverRecused,
  kHolderAbsent,
  kHolderRecused,
  kHolderHasOthers,  // as many as one may hold, of givers before this one by name
};

// GIVER_PRESENT: for programs; they never change.
std::string_view Symbol(MandateWaste waste);

struct WastedMandate {
  std::string giver, holder;
  MandateWaste why = MandateWaste::kGiverPresent;
  bool operator==(const WastedMandate&) const = default;
};

struct Quorum {
  int n = 0;        // members; without the recused where these leave it
  int needed = 0;   // 0: none is wanted; 1 at least otherwise, so that nobody never decides
  int counted = 0;  // present or represented, and not recused
  bool quorum = false;
  Voices voices{};                      // those that were counted
  std::vector<WastedMandate> wasted{};  // by giver
};

// Of an attendance and a charter that have no problems. The quorum is counted again for each item: the recused of one
// may sit for the next.
Quorum QuorumOf(const Attendance& attendance, const Charter& charter);

}  // namespace pepiniere::policy
