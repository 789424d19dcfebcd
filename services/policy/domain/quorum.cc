#include "services/policy/domain/quorum.h"

#include <algorithm>
#include <optional>

#include "services/base/symbols.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kWastes[] = {
    "", "GIVER_PRESENT", "GIVER_RECUSED", "HOLDER_ABSENT", "HOLDER_RECUSED", "HOLDER_HAS_OTHERS"};

bool IsThere(const Attendance& attendance, const Charter& charter, const std::string& member) {
  return attendance.present.contains(member) || (charter.remote_counts && attendance.remote.contains(member));
}

// Why a mandate does not count, were it the first of its holder.
std::optional<MandateWaste> WasteOf(const Attendance& attendance, const Charter& charter, const std::string& giver,
                                    const std::string& holder) {
  if (IsThere(attendance, charter, giver)) return MandateWaste::kGiverPresent;
  if (attendance.recused.contains(giver)) return MandateWaste::kGiverRecused;
  if (!IsThere(attendance, charter, holder)) return MandateWaste::kHolderAbsent;
  if (attendance.recused.contains(holder)) return MandateWaste::kHolderRecused;
  return std::nullopt;
}

void CountMandates(const Attendance& attendance, const Charter& charter, Quorum& quorum) {
  std::map<std::string, int> held;
  for (const auto& [giver, holder] : attendance.mandates) {
    std::optional<MandateWaste> waste = WasteOf(attendance, charter, giver, holder);
    if (!waste && held[holder] >= charter.mandates_per_holder) waste = MandateWaste::kHolderHasOthers;
    if (waste) {
      quorum.wasted.push_back({giver, holder, *waste});
    } else {
      ++held[holder];
      quorum.voices.emplace(giver, holder);
    }
  }
}

int NeededOf(int n, bool is_waived, const Charter& charter) {
  if (is_waived || charter.quorum_numerator == 0) return 0;
  const int part = (n * charter.quorum_numerator + charter.quorum_denominator - 1) / charter.quorum_denominator;
  return std::max(part, 1);
}

}  // namespace

std::string_view Symbol(MandateWaste waste) { return base::SymbolIn<MandateWaste>(kWastes, waste); }

Quorum QuorumOf(const Attendance& attendance, const Charter& charter) {
  Quorum quorum;
  for (const std::string& member : attendance.members) {
    const bool is_recused = attendance.recused.contains(member);
    if (!is_recused || !charter.recused_leave_n) ++quorum.n;
    if (!is_recused && IsThere(attendance, charter, member)) quorum.voices.emplace(member, member);
  }
  CountMandates(attendance, charter, quorum);
  quorum.counted = static_cast<int>(quorum.voices.size());
  quorum.needed = NeededOf(quorum.n, attendance.second_convening && charter.second_convening_waives, charter);
  quorum.quorum = quorum.counted >= quorum.needed;
  return quorum;
}

}  // namespace pepiniere::policy
