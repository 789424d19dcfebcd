// Witnesses of the audit in the database (record/table.h): a row a service, all that it ever held in the history.
#pragma once

#include "services/access/domain/audit_witness.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::access::store {

// They are filtered by nothing.
const query::FilterSchema& WitnessFilters();

}  // namespace pepiniere::access::store
