// Sources in the database: record/table.h, what they are filtered by, and what they must show.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/metrics/domain/source.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {

// A page of those that the reader sees: all, or those of these projects (ids).
struct SourceReach {
  bool everything = false;
  std::vector<std::string> projects;
};
absl::StatusOr<record::Page<base::Stored<domain::Source>>> ListSources(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const SourceReach& reach);

// A key of the server, by its name, which sources' secrets and refused bodies are sealed with.
struct ServerKey {
  std::string id;
  std::string bytes;  // secret::kKeyBytes
};

// What a source must show now. A tool that signs needs the secret itself, sealed; of a bearer token its hash does.
struct SourceSecret {
  int number = 0;
  std::optional<std::string> token_hash{}, sealed{};
  std::string key_id{};
  absl::Time made_at{};
  std::optional<absl::Time> ends_at{};  // none: until it is replaced
};
// Whether a source of that kind signs, or shows it in a way that is to be compared.
bool SignsBodies(domain::SourceKind kind);
// Makes `secret` what the source must show from `now` on. What it had to show before will do until `keep_until` too
// (none: no longer); what was before that, never again.
absl::Status PutSecret(db::Session& session, const std::string& source, domain::SourceKind kind,
                       std::string_view secret, const ServerKey& key, absl::Time now,
                       std::optional<absl::Time> keep_until);
// Those that hold at `now`, the latest first.
absl::StatusOr<std::vector<SourceSecret>> SecretsOf(db::Session& session, const std::string& source, absl::Time now);
absl::StatusOr<std::vector<SourceSecret>> SecretsOf(db::Database& db, absl::Time deadline, const std::string& source,
                                                    absl::Time now);
// The secret itself; none: it is a token's hash, or sealed with another key.
std::optional<std::string> OpenSecret(const SourceSecret& secret, const std::string& source, const ServerKey& key);
// Whether that is the token, in constant time.
bool IsToken(const SourceSecret& secret, std::string_view shown);
// The live source whose token that is at `now`; none: nobody's. What is looked for is its hash: how long that takes
// tells nothing of any token.
absl::StatusOr<std::optional<base::Stored<domain::Source>>> FindByToken(db::Database& db, absl::Time deadline,
                                                                        std::string_view token, absl::Time now);

}  // namespace pepiniere::metrics::store
