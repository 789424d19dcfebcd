#include "services/portfolio/store/access_store.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/census.h"
#include "services/query/filter_sql.h"
#include "services/record/page_query.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

constexpr std::string_view kCollection = "accessBindings";
constexpr std::string_view kColumns =
    "id, principal, role, resource, starts_at_us, ends_at_us, reason, granted_by, created_at_us, revoked_at_us, "
    "revoked_by";
constexpr int kColumnCount = 11;

AccessBinding Read(const db::Row& row) {
  const bool for_ever = row.Int64(5) == kUntilFurtherNotice;
  return {.id = row.String(0),
          .principal = row.String(1),
          .role = row.String(2),
          .resource = row.String(3),
          .starts_at = row.Time(4),
          .ends_at = for_ever ? absl::InfiniteFuture() : row.Time(5),
          .reason = row.String(6),
          .granted_by = row.String(7),
          .created_at = row.Time(8),
          .revoked_at = row.OptTime(9),
          .revoked_by = row.String(10)};
}

std::string Document(const AccessBinding& b) {
  nlohmann::ordered_json json = {{"principal", b.principal}, {"role", b.role}, {"resource", b.resource}};
  json["start_time"] = absl::FormatTime(b.starts_at, absl::UTCTimeZone());
  if (b.ends_at != absl::InfiniteFuture()) json["end_time"] = absl::FormatTime(b.ends_at, absl::UTCTimeZone());
  if (b.revoked_at) json["revoked_by"] = b.revoked_by;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

absl::StatusOr<std::optional<AccessBinding>> FindWith(db::Session& session, const std::string& id,
                                                      std::string_view lock) {
  return session.QueryOne(Concat("SELECT ", kColumns, " FROM access_bindings WHERE id = ?", lock), {id}, Read);
}

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
                                {"SYSTEM", std::string("SYSTEM")}},
                    .symbol_prefix = "ROLE_"},
                   {.name = "active",
                    .type = query::FieldType::kBoolean,
                    .member = "(revoked_at_us IS NULL AND starts_at_us <= {now} AND ends_at_us > {now}) = $"}};
  return schema;
}

}  // namespace

absl::StatusOr<std::optional<AccessBinding>> FindBinding(db::Database& db, absl::Time deadline, const std::string& id) {
  return db.Read(deadline, [&](db::Session& session) { return FindWith(session, id, ""); });
}

absl::StatusOr<std::optional<AccessBinding>> LockBinding(db::Session& session, const std::string& id) {
  return FindWith(session, id, " FOR UPDATE");
}

absl::StatusOr<std::vector<AccessBinding>> BindingsOf(db::Database& db, absl::Time deadline,
                                                      const std::string& principal) {
  static const std::string kSelect =
      Concat("SELECT ", kColumns, " FROM access_bindings WHERE principal = ? AND revoked_at_us IS NULL ORDER BY id");
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<AccessBinding>> {
    std::vector<AccessBinding> bindings;
    PEP_TRY(session.Query(kSelect, {principal}, [&](const db::Row& row) {
      AccessBinding binding = Read(row);
      // The database takes no notice of spaces at the end, and "x " may be somebody else.
      if (binding.principal == principal) bindings.push_back(std::move(binding));
      return absl::OkStatus();
    }));
    return bindings;
  });
}

const query::SortSchema& BindingOrder() {
  static const auto* const schema = new query::SortSchema{.unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<AccessBinding>> ListBindings(db::Database& db, absl::Time deadline,
                                                         const record::ListQuery& list, absl::Time now) {
  static const auto* const kFilters = new query::FilterSchema(MakeFilters());
  PEP_ASSIGN(const query::SqlFragment filter,
             query::CompileFilter(list.filter, *kFilters, {.parameters = {{"now", absl::ToUnixMicros(now)}}}));
  return record::QueryPage<AccessBinding>(db, deadline, list, {kColumns, kColumnCount, "access_bindings", filter},
                                          Read);
}

absl::StatusOr<AccessBinding> InsertBinding(journal::Unit& unit, AccessBinding binding) {
  binding.id = base::NewId(unit.now());
  binding.created_at = unit.now();
  const bool for_ever = binding.ends_at == absl::InfiniteFuture();
  PEP_TRY(unit.session()
              .Execute("INSERT INTO access_bindings (id, principal, role, resource, starts_at_us, ends_at_us, reason, "
                       "granted_by, created_at_us, revoked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                       {binding.id, binding.principal, binding.role, binding.resource, binding.starts_at,
                        for_ever ? db::Value(kUntilFurtherNotice) : db::Value(binding.ends_at), binding.reason,
                        binding.granted_by, binding.created_at})
              .status());
  const std::string name = Concat(kCollection, "/", binding.id), document = Document(binding);
  unit.Audit(name, "", document, binding.reason);
  unit.Changed(kCollection, name, ChangeKind::kCreated, document);
  return binding;
}

absl::StatusOr<AccessBinding> RevokeBinding(journal::Unit& unit, const AccessBinding& before,
                                            const std::string& revoked_by, const std::string& reason) {
  AccessBinding after = before;
  after.revoked_at = unit.now();
  after.revoked_by = revoked_by;
  PEP_TRY(unit.session()
              .Execute("UPDATE access_bindings SET revoked_at_us = ?, revoked_by = ? WHERE id = ?",
                       {after.revoked_at, after.revoked_by, after.id})
              .status());
  const std::string name = Concat(kCollection, "/", after.id);
  unit.Audit(name, Document(before), Document(after), reason);
  unit.Changed(kCollection, name, ChangeKind::kUpdated, Document(after));
  return after;
}

}  // namespace pepiniere::portfolio::store
