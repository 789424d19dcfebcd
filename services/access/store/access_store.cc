#include "services/access/store/access_store.h"

#include <utility>

#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::access::store {
namespace {

using query::FieldType;

// What begins so much later begins at the same moment: of two who give it at once, each has its own.
constexpr absl::Duration kSameMoment = absl::Minutes(1);

// Of what is given to that principal, or to what somebody of that name signs in as. As bytes, as subjects are.
constexpr char kGivenTo[] =
    "(principal = $ OR EXISTS (SELECT 1 FROM person_subjects s WHERE ({issuer} = '' OR s.issuer IN ({issuer}, "
    "{certificates})) AND CAST(CONCAT('persons/', s.person_id) AS BINARY) = CAST($ AS BINARY) AND (s.subject = "
    "CAST(principal AS BINARY) OR "
    "(s.issuer = {certificates} AND CONCAT({certificates}, ':', s.subject) = CAST(principal AS BINARY)))))";

query::FilterSchema MakeFilters(const std::vector<std::string>& roles) {
  const auto exact = [](std::string name) {
    return query::FilterField{.name = name, .type = FieldType::kString, .column = name};
  };
  query::FilterField role = {.name = "role", .type = FieldType::kEnum, .column = "role", .symbol_prefix = "ROLE_"};
  for (const std::string& symbol : roles) role.symbols.push_back({symbol, symbol});
  query::FilterSchema schema;
  schema.fields = {{.name = "principal", .type = FieldType::kString, .member = kGivenTo, .presence = "principal <> ''"},
                   exact("resource"),
                   exact("granted_by"),
                   std::move(role),
                   {.name = "active",
                    .type = FieldType::kBoolean,
                    .member = "(revoked_at_us IS NULL AND starts_at_us <= {now} AND ends_at_us > {now}) = $"}};
  return schema;
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<AccessBinding>>> ListBindings(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const std::vector<std::string>& roles,
                                                                       const BindingContext& context) {
  static const auto* const kFilters = new query::FilterSchema(MakeFilters(roles));
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, *kFilters,
                                                            {.parameters = {{"now", absl::ToUnixMicros(context.now)},
                                                                            {"issuer", context.issuer},
                                                                            {"certificates", context.certificates}}}));
  return record::ListRows<AccessBinding>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::optional<std::string>> FindCovering(db::Session& session,
                                                        const base::Stored<AccessBinding>& binding) {
  const AccessBinding& given = binding.value;
  return session.QueryOne(
      "SELECT id FROM access_bindings WHERE principal = ? AND role = ? AND resource_uid = ? AND (resource_uid <> '' OR "
      "resource = ?) AND id <> ? AND revoked_at_us IS NULL AND deleted_at_us IS NULL AND starts_at_us <= ? AND "
      "ends_at_us >= ? ORDER BY id LIMIT 1 FOR UPDATE",
      {given.principal, given.role, given.resource_uid, given.resource, binding.id, given.starts_at + kSameMoment,
       given.ends_at},
      [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::access::store

namespace pepiniere::record {

template <>
struct Layout<access::AccessBinding> : StandardLayout {
  static constexpr std::string_view kTable = "access_bindings";
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"start_time", "starts_at_us"}, {"end_time", "ends_at_us"}, {"revoke_time", "revoked_at_us"}}};
};

PEPINIERE_DOCUMENT(access::AccessBinding);
PEPINIERE_TABLE(access::AccessBinding);

}  // namespace pepiniere::record
