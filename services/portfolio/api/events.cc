#include "services/portfolio/api/events.h"

#include "services/portfolio/domain/health.h"

namespace pepiniere::portfolio::api {

Event FromProto(const v1::ProjectEvent& proto, std::string_view prefix, aip::Violations& violations) {
  return Events::Read(proto, prefix, violations);
}

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

const query::FilterSchema& Rules<portfolio::Event>::Filters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

void Rules<portfolio::Event>::Complete(const rpc::CallScope&, const portfolio::Event* before, portfolio::Event& now) {
  if (before) now.source = before->source;
}

absl::Status Rules<portfolio::Event>::Check(journal::Unit& unit, const std::string&, const portfolio::Event& before,
                                            const portfolio::Event& now, aip::Violations& violations) {
  const bool changes = now.type != before.type || now.date != before.date;
  if (changes && portfolio::IsDelivery(now.type) && now.date && *now.date > base::Date::InParis(unit.now())) {
    violations.Add("event.date", "lies ahead: a delivery is recorded once it is there");
  }
  return absl::OkStatus();
}

void Rules<portfolio::Event>::Tell(const base::Stored<portfolio::Event>& stored, base::Date today,
                                   portfolio::v1::ProjectEvent& proto) {
  proto.set_planned(stored.value.date && *stored.value.date > today);
}

template class StandardMethods<portfolio::Event>;

}  // namespace pepiniere::resource
