#include "services/access/store/access_store.h"

namespace pepiniere::access::store {

record::Holdings PersonalHoldings() {
  constexpr std::string_view kTable = "access_bindings", kName = "CONCAT('accessBindings/', id)";
  return {.rows = {record::RowsOf<AccessBinding>()},
          .documents = {},
          .authors = {{kTable, "principal", kName, "principal"},
                      {kTable, "granted_by", kName, "granted_by"},
                      {kTable, "revoked_by", kName, "revoked_by"}}};
}

}  // namespace pepiniere::access::store
