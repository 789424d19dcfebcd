#include "services/metrics/store/source_store.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/store/series_rows.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::store {

using base::Concat;
using domain::Source;
using query::FieldType;

namespace {

const query::FilterSchema& SourceFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "kind",
                                          .type = FieldType::kEnum,
                                          .column = "kind",
                                          .symbols = {{"GITHUB", "GITHUB"},
                                                      {"GITLAB", "GITLAB"},
                                                      {"CDEVENTS", "CDEVENTS"},
                                                      {"OPENMETRICS", "OPENMETRICS"},
                                                      {"JSON", "JSON"}},
                                          .symbol_prefix = "KIND_"},
                                         {.name = "project", .type = FieldType::kString, .column = "project"},
                                         {.name = "paused", .type = FieldType::kBoolean, .column = "paused"}}};
  return *schema;
}

query::SqlFragment SeenBy(const SourceReach& reach) {
  query::SqlFragment seen{.sql = reach.everything ? "(TRUE" : "(FALSE"};
  for (const std::string& project : reach.projects) seen.Add(" OR project = ").Bind("projects/" + project);
  return std::move(seen.Add(")"));
}

// One sealed for a source opens for no other.
std::string PurposeFor(const std::string& source) { return Concat("metrics source secret ", source); }

SourceSecret ReadSecret(const db::Row& row) {
  return {row.Int(0), row.OptString(1), row.OptString(2), row.String(3), row.Time(4), row.OptTime(5)};
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<Source>>> ListSources(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list,
                                                               const SourceReach& reach) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, SourceFilters()));
  where.Add(" AND ").Add(SeenBy(reach));
  return record::ListRows<Source>(db, deadline, list, /*parent=*/"", std::move(where));
}

// GitLab shows the secret itself; what is compared in constant time is its hash, as of a token.
bool SignsBodies(domain::SourceKind kind) { return kind == domain::SourceKind::kGithub; }

absl::Status PutSecret(db::Session& session, const std::string& source, domain::SourceKind kind,
                       std::string_view secret, const ServerKey& key, absl::Time now,
                       std::optional<absl::Time> keep_until) {
  // What ends by now, or was on its way to its end, does not do any more.
  PEP_TRY(
      session.Execute("DELETE FROM source_secrets WHERE source_id = ? AND ends_at_us IS NOT NULL", {source}).status());
  if (keep_until && *keep_until > now) {
    PEP_TRY(session.Execute("UPDATE source_secrets SET ends_at_us = ? WHERE source_id = ?", {*keep_until, source})
                .status());
  } else {
    PEP_TRY(session.Execute("DELETE FROM source_secrets WHERE source_id = ?", {source}).status());
  }
  PEP_ASSIGN(const auto last, session.QueryOne("SELECT MAX(number) FROM source_secrets WHERE source_id = ?", {source},
                                               [](const db::Row& row) { return row.Int(0); }));
  SourceSecret made{.number = last.value_or(0) + 1};
  if (SignsBodies(kind)) {
    made.sealed = secret::Seal(key.bytes, PurposeFor(source), secret);
    made.key_id = key.id;
  } else {
    made.token_hash = HashOf(secret);
  }
  return session
      .Execute(
          "INSERT INTO source_secrets (source_id, number, token_hash, sealed_secret, key_id, made_at_us) VALUES "
          "(?, ?, ?, ?, ?, ?)",
          {source, made.number, made.token_hash, made.sealed, made.key_id, now})
      .status();
}

absl::StatusOr<std::vector<SourceSecret>> SecretsOf(db::Session& session, const std::string& source, absl::Time now) {
  std::vector<SourceSecret> secrets;
  PEP_TRY(session.Query(
      "SELECT number, token_hash, sealed_secret, key_id, made_at_us, ends_at_us FROM source_secrets WHERE source_id = "
      "? AND (ends_at_us IS NULL OR ends_at_us > ?) ORDER BY number DESC",
      {source, now}, [&](const db::Row& row) {
        secrets.push_back(ReadSecret(row));
        return absl::OkStatus();
      }));
  return secrets;
}

absl::StatusOr<std::vector<SourceSecret>> SecretsOf(db::Database& db, absl::Time deadline, const std::string& source,
                                                    absl::Time now) {
  return db.Read(deadline, [&](db::Session& session) { return SecretsOf(session, source, now); });
}

std::optional<std::string> OpenSecret(const SourceSecret& secret, const std::string& source, const ServerKey& key) {
  if (!secret.sealed || secret.key_id != key.id) return std::nullopt;
  return secret::Open(key.bytes, PurposeFor(source), *secret.sealed);
}

bool IsToken(const SourceSecret& secret, std::string_view shown) {
  return secret.token_hash && secret::IsSame(*secret.token_hash, HashOf(shown));
}

absl::StatusOr<std::optional<base::Stored<Source>>> FindByToken(db::Database& db, absl::Time deadline,
                                                                std::string_view token, absl::Time now) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<base::Stored<Source>>> {
    PEP_ASSIGN(const auto id,
               session.QueryOne("SELECT source_id FROM source_secrets WHERE token_hash = ? AND (ends_at_us IS NULL OR "
                                "ends_at_us > ?) ORDER BY source_id, number LIMIT 1",
                                {HashOf(token), now}, [](const db::Row& row) { return row.String(0); }));
    if (!id) return std::optional<base::Stored<Source>>();
    PEP_ASSIGN(auto source, record::Find<Source>(session, *id));
    if (source && source->deleted_at) source.reset();
    return source;
  });
}

}  // namespace pepiniere::metrics::store

namespace pepiniere::record {

template <>
struct Layout<metrics::domain::Source> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"secret_time", "secret_time_us"}, {"previous_secret_end_time", "previous_secret_end_time_us"}}};
};

PEPINIERE_DOCUMENT(metrics::domain::Source);
PEPINIERE_TABLE(metrics::domain::Source);

}  // namespace pepiniere::record
