// Which texts were erased from a schema, and whether they still are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::record {

// Which texts were erased from this schema, whatever their case and accents; those that have them in them; and the
// names that texts about something else lost.
class ErasedTexts {
 public:
  static absl::StatusOr<ErasedTexts> Read(db::Session& session, absl::Time now);
  static absl::StatusOr<ErasedTexts> Read(db::Database& db, absl::Time deadline, absl::Time now);
  ~ErasedTexts();
  ErasedTexts(ErasedTexts&&) noexcept;
  ErasedTexts& operator=(ErasedTexts&&) noexcept;

  bool empty() const;
  bool Has(std::string_view text) const;
  // The text without these names, as the erasure left it; none: it has none of them.
  std::optional<std::string> Without(std::string_view text) const;
  // Whether that person was erased.
  bool HasPerson(std::string_view name) const;

 private:
  struct Known;
  explicit ErasedTexts(std::unique_ptr<Known> known);
  std::unique_ptr<Known> known_;
};

// None: all that was erased from this schema still is. Else it was restored from before, and is to be rid of these
// again: Execute what its Holdings say, blank, and then MarkErased.
absl::StatusOr<std::optional<ErasedTexts>> ErasedBeforeRestore(db::Database& db, absl::Time deadline, absl::Time now);
absl::Status MarkErased(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::record
