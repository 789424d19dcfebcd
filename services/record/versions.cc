#include "services/record/versions.h"

#include "services/db/session.h"

namespace pepiniere::record {

absl::Status KeepVersion(journal::Unit& unit, std::string_view collection, const std::string& id, std::int64_t version,
                         const std::string& document, absl::Time at) {
  return unit.session()
      .Execute("INSERT INTO record_history (collection, id, version, document, recorded_at_us) VALUES (?, ?, ?, ?, ?)",
               {collection, id, version, document, at})
      .status();
}

}  // namespace pepiniere::record
