// Consents in the database (record/table.h).
#include "services/access/domain/consent.h"
#include "services/record/table_statements.h"

namespace pepiniere::record {

template <>
struct Layout<access::Consent> : StandardLayout {
  static constexpr bool kKeepsHistory = false;  // the audit tells it, sealed
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"give_time", "given_at_us"}, {"withdraw_time", "withdrawn_at_us"}}};
};

PEPINIERE_DOCUMENT(access::Consent);
PEPINIERE_TABLE(access::Consent);

}  // namespace pepiniere::record
