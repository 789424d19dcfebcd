#include "services/record/id_set.h"

#include "services/base/text.h"

namespace pepiniere::record {

using base::Concat;

std::string IdSet(const std::vector<std::string>& ids) {
  std::string set;
  for (const std::string& id : ids) set += Concat(set.empty() ? "/" : "", id, "/");
  return set;
}

std::string InSet(std::string_view column, std::string_view parameter) {
  return Concat("LOCATE(CONCAT('/', ", column, ", '/'), {", parameter, "}) > 0");
}

query::SqlFragment Outside(std::string_view column, const std::vector<std::string>& ids) {
  query::SqlFragment sql;
  return sql.Add(Concat("LOCATE(CONCAT('/', ", column, ", '/'), ")).Bind(IdSet(ids)).Add(") = 0");
}

}  // namespace pepiniere::record
