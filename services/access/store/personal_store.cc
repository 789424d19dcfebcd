#include "services/access/domain/person.h"
#include "services/access/store/access_store.h"

namespace pepiniere::access::store {

record::Holdings PersonalHoldings() {
  constexpr std::string_view kTable = "access_bindings", kName = "CONCAT('accessBindings/', id)";
  return {.rows = {record::RowsOf<Person>(), record::RowsOf<AccessBinding>()},
          .documents = {},
          .authors = {{kTable, "principal", kName, "principal"},
                      {kTable, "granted_by", kName, "granted_by"},
                      {kTable, "revoked_by", kName, "revoked_by"}},
          .statements = {"DELETE FROM person_subjects WHERE CONCAT('persons/', person_id) IN (SELECT "
                         "CONVERT(owner USING ascii) FROM erased_owners WHERE owner LIKE 'persons/%')",
                         "UPDATE persons SET erased_at_us = (SELECT e.erased_at_us FROM erased_owners e WHERE e.owner "
                         "= CONCAT('persons/', id)) WHERE erased_at_us IS NULL AND EXISTS (SELECT 1 FROM erased_owners "
                         "e WHERE e.owner = CONCAT('persons/', id))"}};
}

}  // namespace pepiniere::access::store
