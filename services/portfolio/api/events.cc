#include "services/portfolio/api/events.h"

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

template class StandardMethods<portfolio::Event>;

}  // namespace pepiniere::resource
