// A set of ids as one argument of a statement, whatever their number: "/a/b/". Ids hold no slash.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/query/sql_fragment.h"

namespace pepiniere::record {

std::string IdSet(const std::vector<std::string>& ids);

// For the template of a filter: whether the id in that column is in the set that is the parameter of that name.
std::string InSet(std::string_view column, std::string_view parameter);
// For a statement: whether it is in none of these.
query::SqlFragment Outside(std::string_view column, const std::vector<std::string>& ids);

}  // namespace pepiniere::record
