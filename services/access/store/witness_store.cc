#include "services/access/store/witness_store.h"

#include "services/record/table_statements.h"

namespace pepiniere::access::store {

const query::FilterSchema& WitnessFilters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

}  // namespace pepiniere::access::store

namespace pepiniere::record {

template <>
struct Layout<access::AuditWitness> : StandardLayout {
  static constexpr std::string_view kTable = "audit_witnesses";
};

PEPINIERE_DOCUMENT(access::AuditWitness);
PEPINIERE_TABLE(access::AuditWitness);

}  // namespace pepiniere::record
