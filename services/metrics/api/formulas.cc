#include "services/metrics/api/formulas.h"

#include <algorithm>
#include <string>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/metrics/api/formula_list.h"
#include "services/query/filter_match.h"
#include "services/query/page_token.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kCollection = "formulas/";

const query::FilterSchema& Filters() {
  using query::FieldType;
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "indicator", .type = FieldType::kString, .column = "indicator"},
                                         {.name = "version", .type = FieldType::kInteger, .column = "version"},
                                         {.name = "unit", .type = FieldType::kString, .column = "unit"},
                                         {.name = "current", .type = FieldType::kBoolean, .column = "current"}}};
  return *schema;
}

std::vector<query::SqlValue> FactsOf(const Formula& formula, const query::FilterField& field) {
  if (field.name == "indicator") return {std::string(formula.id)};
  if (field.name == "version") return {static_cast<std::int64_t>(formula.version)};
  if (field.name == "current") return {std::int64_t{IsCurrent(formula) ? 1 : 0}};
  if (formula.unit.empty()) return {};
  return {std::string(formula.unit)};
}

const query::SortSchema& Order() {
  static const auto* const schema = new query::SortSchema{.keys = {}, .unique = {.name = "name", .sql = "name"}};
  return *schema;
}

}  // namespace

absl::StatusOr<v1::Formula> FormulaMethods::Get(rpc::CallScope&, const v1::GetFormulaRequest& request) {
  const std::string_view name = request.name();
  const Formula* const formula = FindVersion(name.substr(std::min(kCollection.size(), name.size())));
  if (!formula) return aip::NotFound(request.name());
  return Told(*formula);
}

absl::StatusOr<v1::ListFormulasResponse> FormulaMethods::List(rpc::CallScope& call,
                                                              const v1::ListFormulasRequest& request) {
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .filter = request.filter()},
          Order()));
  const absl::Status matchable = query::CheckMatchable(paging.list.filter, Filters());
  if (!matchable.ok()) return resource::OnField("filter", matchable);
  v1::ListFormulasResponse reply;
  const std::string after = paging.list.after.empty() ? "" : std::get<std::string>(paging.list.after.front());
  for (const Formula& formula : AllFormulas()) {
    const auto facts = [&](const query::FilterField& field) { return FactsOf(formula, field); };
    if (formula.Name() <= after || !query::Matches(paging.list.filter, Filters(), facts)) continue;
    if (reply.formulas_size() == paging.list.limit) {
      const std::string& last = reply.formulas(reply.formulas_size() - 1).name();
      reply.set_next_page_token(paging.NextToken({last.substr(kCollection.size())}));
      break;
    }
    *reply.add_formulas() = Told(formula);
  }
  return reply;
}

void FormulaMethods::Mount(rpc::Service& service) {
  service.Unary("GetFormula", *this, &FormulaMethods::Get);
  service.Unary("ListFormulas", *this, &FormulaMethods::List);
}

}  // namespace pepiniere::metrics::api
