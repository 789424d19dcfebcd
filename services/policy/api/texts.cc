#include "services/policy/api/texts.h"

#include <utility>

#include "services/policy/api/deadlines.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/store/transmission_store.h"

namespace pepiniere::resource {

using policy::resources::DecidedHoliday;
using policy::resources::Text;
namespace api = policy::api;
namespace store = policy::store;

absl::Status Rules<Text>::Check(journal::Unit&, const std::string&, const Text& before, const Text& now,
                                aip::Violations& violations) {
  const auto loses = [&](bool had, bool has, std::string_view field) {
    if (had && !has) violations.Add(base::Concat("text.", field), "is known, and is not taken away");
  };
  loses(!before.reference.empty(), !now.reference.empty(), "reference");
  loses(before.publication_date.has_value(), now.publication_date.has_value(), "publication_date");
  loses(before.entry_into_force_date.has_value(), now.entry_into_force_date.has_value(), "entry_into_force_date");
  return absl::OkStatus();
}

const query::FilterSchema& Rules<Text>::Filters() { return store::TextFilters(); }
const query::SortSchema& Rules<Text>::Order() { return store::TextOrder(); }

void Rules<Text>::Tell(const base::Stored<Text>& stored, base::Date today, Proto& proto) {
  proto.set_in_force(stored.value.entry_into_force_date && *stored.value.entry_into_force_date <= today);
}

absl::Status Rules<Text>::AddBeside(const Context& context, const rpc::CallScope& call,
                                    const std::vector<Proto*>& told) {
  std::vector<std::string> ids;
  for (const Proto* proto : told) ids.push_back(record::IdIn(Text::kPattern, proto->name()));
  PEP_ASSIGN(const auto adopted, store::AdoptedBy(context.db, call.deadline(), ids));
  for (Proto* proto : told) {
    const auto its = adopted.find(record::IdIn(Text::kPattern, proto->name()));
    if (its == adopted.end()) continue;
    for (const std::string& id : its->second) proto->add_proposals(api::ProposalName(id));
  }
  return absl::OkStatus();
}

absl::Status Rules<DecidedHoliday>::Changed(journal::Unit& unit, const DecidedHoliday*, const base::Stored<T>& after) {
  return api::RecomputeClocks(unit, after.value.calendar, {.reason = after.value.law, .holiday = after.id});
}

absl::Status Rules<DecidedHoliday>::LifeChanged(journal::Unit& unit, const base::Stored<T>& after) {
  return api::RecomputeClocks(unit, after.value.calendar, {.reason = after.value.law, .holiday = after.id});
}

const query::FilterSchema& Rules<DecidedHoliday>::Filters() { return store::HolidayFilters(); }
const query::SortSchema& Rules<DecidedHoliday>::Order() { return store::HolidayOrder(); }

template class StandardMethods<Text>;
template class StandardMethods<DecidedHoliday>;

}  // namespace pepiniere::resource
