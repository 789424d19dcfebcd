#include "services/portfolio/store/access_store.h"

#include <utility>

#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::portfolio::store {
namespace {

query::FilterSchema MakeFilters() {
  const auto exact = [](std::string name) {
    return query::FilterField{.name = name, .type = query::FieldType::kString, .column = name};
  };
  query::FilterSchema schema;
  schema.fields = {exact("principal"),
                   exact("resource"),
                   exact("granted_by"),
                   {.name = "role",
                    .type = query::FieldType::kEnum,
                    .column = "role",
                    .symbols = {{"PROGRAMME_ADMIN", std::string("PROGRAMME_ADMIN")},
                                {"COACH", std::string("COACH")},
                                {"MINISTRY", std::string("MINISTRY")},
                                {"SYSTEM", std::string("SYSTEM")},
                                {"TEAM", std::string("TEAM")}},
                    .symbol_prefix = "ROLE_"},
                   {.name = "active",
                    .type = query::FieldType::kBoolean,
                    .member = "(revoked_at_us IS NULL AND starts_at_us <= {now} AND ends_at_us > {now}) = $"}};
  return schema;
}

}  // namespace

absl::StatusOr<std::vector<base::Stored<AccessBinding>>> BindingsOf(db::Database& db, absl::Time deadline,
                                                                    const std::string& principal) {
  query::SqlFragment where;
  where.Add("revoked_at_us IS NULL AND principal = ").Bind(principal);
  PEP_ASSIGN(auto bindings, record::Select<AccessBinding>(db, deadline, where));
  // The database takes no notice of spaces at the end, and "x " may be somebody else.
  std::erase_if(bindings, [&](const auto& binding) { return binding.value.principal != principal; });
  return bindings;
}

absl::StatusOr<record::Page<base::Stored<AccessBinding>>> ListBindings(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list, absl::Time now) {
  static const auto* const kFilters = new query::FilterSchema(MakeFilters());
  PEP_ASSIGN(query::SqlFragment where,
             query::CompileFilter(list.filter, *kFilters, {.parameters = {{"now", absl::ToUnixMicros(now)}}}));
  return record::ListRows<AccessBinding>(db, deadline, list, /*parent=*/"", std::move(where));
}

}  // namespace pepiniere::portfolio::store

namespace pepiniere::record {

template <>
struct Layout<portfolio::AccessBinding> : StandardLayout {
  static constexpr std::string_view kTable = "access_bindings";
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"start_time", "starts_at_us"}, {"end_time", "ends_at_us"}, {"revoke_time", "revoked_at_us"}}};
  static constexpr bool kHasVersion = false, kHasUpdated = false, kHasDeleted = false, kHasUid = false;
  static constexpr bool kKeepsHistory = false;
};

PEPINIERE_DOCUMENT(portfolio::AccessBinding);
PEPINIERE_TABLE(portfolio::AccessBinding);

}  // namespace pepiniere::record
