#include "services/cohort/store/told_names.h"

#include <string>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::SqlFragment;

namespace {

// The part of a name that comes nth: "design" is the second of calls/design/applications/01J...
std::string Part(std::string_view name, int nth) {
  return Concat("SUBSTRING_INDEX(SUBSTRING_INDEX(", name, ", '/', ", nth, "), '/', -1)");
}

// `call` and `application`: the two ids.
SqlFragment IsTold(std::string_view call, std::string_view application, const ApplicationReader& reader) {
  SqlFragment told{.sql = Concat("EXISTS (SELECT 1 FROM applications WHERE applications.call_id = ", call,
                                 " AND applications.application_id = ", application, " AND ")};
  return std::move(told.Add(NamedToLeader(reader)).Add(")"));
}

// The same of the application that a row of `table` is about. `is_it`: which row.
SqlFragment IsToldOf(std::string_view table, std::string_view is_it, const ApplicationReader& reader) {
  const std::string application = Concat(table, ".application");
  SqlFragment told{.sql = Concat("EXISTS (SELECT 1 FROM ", table, " WHERE ", is_it, " AND ")};
  told.Add(IsTold(Concat("SUBSTRING_INDEX(", application, ", '/', 1)"),
                  Concat("SUBSTRING_INDEX(", application, ", '/', -1)"), reader));
  return std::move(told.Add(")"));
}

}  // namespace

SqlFragment ToldNames(std::string_view name, const ApplicationReader& reader) {
  const std::string call = Part(name, 2), own = Part(name, 4), below = Part(name, 6);
  SqlFragment told{.sql = "(CASE"};
  const auto add = [&](std::string_view pattern, const SqlFragment& when) {
    told.Add(Concat(" WHEN ", name, " LIKE '", pattern, "' THEN ")).Add(when);
  };
  add("calls/%/applications/%", IsTold(call, own, reader));
  add("calls/%/jurors/%/conflicts/%",
      IsToldOf("conflicts", Concat("conflicts.id = CONCAT_WS('/', ", call, ", ", own, ", ", below, ")"), reader));
  add("calls/%/hearings/%",
      IsToldOf("hearings", Concat("hearings.id = CONCAT_WS('/', ", call, ", ", own, ")"), reader));
  add("calls/%/offers/%", IsToldOf("offers", Concat("offers.call_id = ", call, " AND offers.number = ", own), reader));
  return std::move(told.Add(" ELSE TRUE END)"));
}

}  // namespace pepiniere::cohort::store
