#include "services/cohort/api/cohort_moves.h"

#include <algorithm>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/programme.h"
#include "services/record/table.h"

namespace pepiniere::cohort::api {

std::vector<std::string> AddedTo(const std::vector<std::string>& before, const std::vector<std::string>& now) {
  std::vector<std::string> added = now;
  std::erase_if(added, [&](const std::string& cohort) { return std::ranges::count(before, cohort) > 0; });
  return added;
}

absl::Status CheckMayMove(const rpc::CallScope& call, const std::vector<std::string>& before,
                          const std::vector<std::string>& now, std::string_view what) {
  constexpr identity::Role kWho[] = {rpc::v1::ROLE_COACH, rpc::v1::ROLE_PROGRAMME_ADMIN};
  for (const std::string& programme : ProgrammesOfMoved(before, now)) {
    const std::vector<std::string> name = {record::NameOf(Programme::kPattern, programme)};
    if (call.principal().CoversAny(kWho, name)) continue;
    return aip::PermissionDenied(base::Concat(what, " by a coach of their programme"));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::cohort::api
