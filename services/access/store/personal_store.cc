#include "services/access/domain/consent.h"
#include "services/access/domain/erasure.h"
#include "services/access/domain/person.h"
#include "services/access/store/access_store.h"

namespace pepiniere::access::store {

record::Holdings PersonalHoldings() {
  constexpr std::string_view kTable = "access_bindings", kName = "CONCAT('accessBindings/', id)";
  return {.service = "access",
          .rows = {record::RowsOf<Person>(), record::RowsOf<Consent>(), record::RowsOf<AccessBinding>(),
                   record::RowsOf<Erasure>()},
          .documents = {},
          .authors = {{kTable, "principal", kName, "principal", /*holds=*/true},
                      {kTable, "granted_by", kName, "granted_by"},
                      {kTable, "revoked_by", kName, "revoked_by"}},
          .statements = {"DELETE FROM person_subjects WHERE CONCAT('persons/', person_id) IN (SELECT "
                         "CONVERT(owner USING ascii) FROM erased_owners WHERE owner LIKE 'persons/%')",
                         "UPDATE persons SET erased_at_us = (SELECT e.erased_at_us FROM erased_owners e WHERE e.owner "
                         "= CONCAT('persons/', id)) WHERE erased_at_us IS NULL AND EXISTS (SELECT 1 FROM erased_owners "
                         "e WHERE e.owner = CONCAT('persons/', id))",
                         "UPDATE consents SET withdrawn_at_us = (SELECT e.erased_at_us FROM erased_owners e WHERE "
                         "e.owner = CONCAT('persons/', SUBSTRING_INDEX(id, '/', 1))) WHERE withdrawn_at_us IS NULL AND "
                         "EXISTS (SELECT 1 FROM erased_owners e WHERE e.owner = CONCAT('persons/', "
                         "SUBSTRING_INDEX(id, '/', 1)))"}};
}

}  // namespace pepiniere::access::store
