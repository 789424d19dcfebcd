// Witnesses of the audit in the database (record/table.h): a row a service, all that it ever held in the history.
#include "services/access/domain/audit_witness.h"
#include "services/record/table_statements.h"

namespace pepiniere::record {

template <>
struct Layout<access::AuditWitness> : StandardLayout {
  static constexpr std::string_view kTable = "audit_witnesses";
};

PEPINIERE_DOCUMENT(access::AuditWitness);
PEPINIERE_TABLE(access::AuditWitness);

}  // namespace pepiniere::record
