// Events of projects in the database (record/table.h).
#include "services/portfolio/domain/event.h"
#include "services/record/table_statements.h"

namespace pepiniere::record {

template <>
struct Layout<portfolio::Event> : StandardLayout {
  static constexpr std::string_view kTable = "project_events";
  static constexpr std::array<std::string_view, 2> kKey = {"project_id", "number"};
  static constexpr bool kHasUid = false;
};

PEPINIERE_TABLE(portfolio::Event);

}  // namespace pepiniere::record
