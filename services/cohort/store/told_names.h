// Which names of resources are told to whom: those of the audit, and of what letters are about.
#pragma once

#include <string_view>

#include "services/cohort/store/application_store.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::cohort::store {

// For a statement, in which `name` (SQL) is the name of a resource of this service's, or of a path below one: whether
// it is told to that reader. What is below an application, or names one, is told to those alone who lead its call, who
// read the application and are told whose it is; anything else is.
query::SqlFragment ToldNames(std::string_view name, const ApplicationReader& reader);

}  // namespace pepiniere::cohort::store
