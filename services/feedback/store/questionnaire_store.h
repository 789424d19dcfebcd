// Questionnaires and their versions in the database: record/table.h, and what they are filtered by.
#pragma once

#include "services/feedback/domain/questionnaire.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& QuestionnaireFilters();
const query::FilterSchema& QuestionnaireVersionFilters();

}  // namespace pepiniere::feedback::store
