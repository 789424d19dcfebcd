#include "services/metrics/api/definitions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/query/filter_sql.h"
#include "services/resource/references.h"

namespace pepiniere::resource {

using metrics::domain::Definition;
namespace api = metrics::api;
namespace store = metrics::store;

absl::Status Rules<Definition>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                    aip::Violations& violations) {
  return api::AskForProject(context, call, "definition.project", told, violations);
}

absl::Status Rules<Definition>::Check(journal::Unit& unit, const std::string& id, const Definition& before,
                                      const Definition& now, aip::Violations& violations) {
  const bool is_new = before == Definition();
  if (!is_new) api::AddAll(CheckFixed(before, now), "definition.", violations);
  if (now.kind == metrics::domain::Kind::kRatio && is_new) {
    PEP_ASSIGN(const auto facts, store::FactsOf(unit.session(), {now.numerator, now.denominator}));
    const auto part = [&](const std::string& of) -> const Definition* {
      const auto found = facts.find(of);
      return found == facts.end() || found->second.deleted ? nullptr : &found->second.definition;
    };
    api::AddAll(CheckParts(now, part(now.numerator), part(now.denominator)), "definition.", violations);
  }
  if (is_new && !now.project.empty() && violations.empty()) {
    PEP_TRY(store::HoldProject(unit, api::ProjectId(now.project)));
  }
  if (is_new || (now.dimensions == before.dimensions && now.additive_dimensions == before.additive_dimensions)) {
    return absl::OkStatus();
  }
  PEP_ASSIGN(const std::vector<std::string> in_use, store::DimensionsInUse(unit.session(), id));
  for (const std::string& dimension : in_use) {
    if (std::ranges::count(now.dimensions, dimension) == 0) {
      violations.Add("definition.dimensions", base::Concat("must keep ", dimension, ": there are values split by it"));
    } else if (std::ranges::count(now.additive_dimensions, dimension) !=
               std::ranges::count(before.additive_dimensions, dimension)) {
      violations.Add("definition.additive_dimensions",
                     base::Concat("must stay as it is for ", dimension, ": there are figures of values split by it"));
    }
  }
  return absl::OkStatus();
}

absl::Status Rules<Definition>::CheckAlive(journal::Unit& unit, const base::Stored<Definition>& before) {
  return CheckNotDeleted<Definition>(unit, record::NameOf(Definition::kPattern, before.id),
                                     {before.value.numerator, before.value.denominator});
}

absl::Status Rules<Definition>::CheckDeletable(const journal::Unit&, const base::Stored<Definition>& before) {
  if (!before.value.builtin) return absl::OkStatus();
  const std::string name = record::NameOf(Definition::kPattern, before.id);
  return aip::Precondition(base::Concat(name, " is what the software brings"),
                           {{"BUILTIN", name, "it stays: hide its values by its visibility instead"}});
}

absl::StatusOr<std::optional<std::string>> Rules<Definition>::FindReferrer(db::Session& session,
                                                                           const std::string& id) {
  return store::FindReferrer(session, id);
}

absl::StatusOr<record::Page<base::Stored<Definition>>> Rules<Definition>::List(const Context& context,
                                                                               const rpc::CallScope& call,
                                                                               const record::ListQuery& asked,
                                                                               const std::string&) {
  record::ListQuery list = asked;
  api::PutNamesAlone(context, call, list.filter);
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, store::DefinitionFilters()));
  PEP_ASSIGN(const std::vector<std::string> concealed, api::ConcealedDefinitions(context, call));
  for (const std::string& id : concealed) where.Add(" AND id <> ").Bind(id);
  return record::ListRows<Definition>(context.db, call.deadline(), list, /*parent=*/"", std::move(where));
}

template class StandardMethods<Definition>;

}  // namespace pepiniere::resource
