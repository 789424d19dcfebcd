#include "services/portfolio/api/asked.h"

#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/store/project_list.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {

absl::StatusOr<Asked> ReadAsked(const Context& context, const rpc::CallScope& call, const store::AsOf& as_of,
                                const query::Filter& filter) {
  Asked asked{.as_of = as_of, .only = std::nullopt, .known_at = {}};
  if (filter.IsEmpty()) return asked;
  record::ListQuery list{.filter = filter, .privileged = resource::SeesEverything(call)};
  PEP_ASSIGN(list.concealed, ConcealedFrom(context, call));
  auto only = store::MatchProjects(context.finder(), call.deadline(), list, as_of);
  if (!only.ok()) return resource::OnField("filter", only.status());
  asked.only = *std::move(only);
  return asked;
}

Period ReadPeriod(const rpc::CallScope& call, const google::type::Date& from_date, const google::type::Date& to_date,
                  aip::Violations& violations) {
  const bool was_well = violations.empty();
  const std::optional<base::Date> from = aip::ReadDate(from_date, "from_date", violations);
  const base::Date to = aip::ReadDate(to_date, "to_date", violations).value_or(resource::Today(call));
  if (was_well && violations.empty() && !from) violations.Add("from_date", "is required");
  if (from && to < *from) violations.Add("to_date", "must not lie before from_date");
  return {from.value_or(to), to};
}

}  // namespace pepiniere::portfolio::api
