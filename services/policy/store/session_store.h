// Sessions and decisions in the database: record/table.h, and what they are filtered by.
#pragma once

#include "services/policy/resources/decision.h"
#include "services/policy/resources/session.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::policy::store {

const query::FilterSchema& SessionFilters();
const query::SortSchema& SessionOrder();
const query::FilterSchema& DecisionFilters();

}  // namespace pepiniere::policy::store
