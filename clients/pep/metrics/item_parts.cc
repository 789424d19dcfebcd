#include "clients/pep/metrics/item_parts.h"

#include <optional>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/vocabulary.h"
#include "pepiniere/metrics/v1/sprint.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using metrics::v1::StateCategory;
using metrics::v1::WorkItem;

constexpr Text kBadInstant = {"'$0' is not an instant; write 2026-08-20 or 2026-08-20T09:00:00Z",
                              "« $0 » n'est pas un instant ; écrivez 2026-08-20 ou 2026-08-20T09:00:00Z"};
constexpr Text kBadTransition = {"'$0' is not STATE;TIME or STATE;TIME;STATUS",
                                 "« $0 » n'est pas ÉTAT;INSTANT ou ÉTAT;INSTANT;STATUT"};
constexpr Text kBadEstimate = {"'$0' is not NUMBER;TIME", "« $0 » n'est pas NOMBRE;INSTANT"};
constexpr Text kBadMembership = {"'$0' is not SPRINT;FROM or SPRINT;FROM;TO",
                                 "« $0 » n'est pas SPRINT;DE ou SPRINT;DE;À"};

std::vector<std::string> Parts(const std::string& typed, std::size_t most) {
  return absl::StrSplit(typed, absl::MaxSplits(';', static_cast<int>(most) - 1));
}

std::string SetInstant(const std::string& typed, google::protobuf::Timestamp* into, const Messages& say) {
  const auto instant = ParseStart(typed, base::Date::InParis(absl::Now()));
  if (instant) ToProto(*instant, into);
  return instant ? "" : say(kBadInstant, typed);
}

std::string SaidTime(const google::protobuf::Timestamp& time, const Messages& say) {
  return say.Time(FromProto(time), Paris());
}

}  // namespace

std::string AddTransition(const std::string& typed, WorkItem& item, const Messages& say) {
  const std::vector<std::string> parts = Parts(typed, 3);
  if (parts.size() < 2) return say(kBadTransition, typed);
  const auto state = ParseWord(Words<StateCategory>(), parts[0]);
  if (!state) return say(kNotOneOf, parts[0], TypedWords<StateCategory>());
  WorkItem::Transition& transition = *item.add_transitions();
  transition.set_to(*state);
  if (parts.size() > 2) transition.set_status(parts[2]);
  return SetInstant(parts[1], transition.mutable_time(), say);
}

std::string AddEstimate(const std::string& typed, WorkItem& item, const Messages& say) {
  const std::vector<std::string> parts = Parts(typed, 2);
  double value = 0;
  if (parts.size() != 2 || !absl::SimpleAtod(parts[0], &value)) return say(kBadEstimate, typed);
  WorkItem::Estimate& estimate = *item.add_estimates();
  estimate.set_value(value);
  return SetInstant(parts[1], estimate.mutable_time(), say);
}

std::string AddMembership(const std::string& typed, WorkItem& item, const Messages& say) {
  const std::vector<std::string> parts = Parts(typed, 3);
  const auto sprint = NamePattern::Of(*metrics::v1::Sprint::descriptor()).Full(parts[0]);
  if (parts.size() < 2 || !sprint) return say(kBadMembership, typed);
  WorkItem::Membership& membership = *item.add_memberships();
  membership.set_sprint(*sprint);
  std::string wrong = SetInstant(parts[1], membership.mutable_from_time(), say);
  if (!wrong.empty() || parts.size() == 2) return wrong;
  return SetInstant(parts[2], membership.mutable_to_time(), say);
}

std::string SaidTransition(const WorkItem::Transition& transition, const Messages& say) {
  std::string said = Concat(SaidTime(transition.time(), say), " · ", Said(transition.to(), say));
  if (!transition.status().empty()) said += Concat(" · ", transition.status());
  return said;
}

std::string SaidEstimate(const WorkItem::Estimate& estimate, const Messages& say) {
  return Concat(SaidTime(estimate.time(), say), " · ", SaidNumber(estimate.value(), say));
}

std::string SaidMembership(const WorkItem::Membership& membership, const Messages& say) {
  const std::string from = SaidTime(membership.from_time(), say);
  const std::string until =
      membership.has_to_time() ? Concat(" → ", SaidTime(membership.to_time(), say)) : say({" on", " et depuis"});
  return Concat(Id(membership.sprint()), " · ", from, until);
}

}  // namespace pepiniere::pep
