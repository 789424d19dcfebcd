#include "clients/pep/access/refusals.h"

#include <algorithm>

#include "clients/cpp/status.h"
#include "clients/pep/kit/arguments.h"

namespace pepiniere::pep {
namespace {

// Of a way to sign in that somebody else has: who that is.
std::optional<Complaint> ExplainTaken(const absl::Status& status, const Messages& say) {
  google::rpc::PreconditionFailure failure;
  if (!clients::GetDetail(status, failure)) return std::nullopt;
  const auto& violations = failure.violations();
  const auto taken = std::ranges::find(violations, "SUBJECT_TAKEN", &Violation::type);
  if (taken == violations.end()) return std::nullopt;
  return Complaint{
      .headline = say({"Refused: $0 signs in so already", "Refusé : $0 se connecte déjà ainsi"}, taken->subject()),
      .items = {},
      .advice = say({"pep person show $0 tells who it is; --take-over takes it from them.",
                     "« pep person show $0 » dit qui c'est ; --take-over la lui prend."},
                    std::string(Id(taken->subject())))};
}

}  // namespace

const Refusals& AccessRefusals() {
  static constexpr Refusals kRefusals = {.explain = ExplainTaken};
  return kRefusals;
}

}  // namespace pepiniere::pep
