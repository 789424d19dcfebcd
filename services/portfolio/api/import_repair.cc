#include "services/portfolio/api/import_repair.h"

#include <string_view>

#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/imports/repair.h"
#include "services/portfolio/api/committees.h"
#include "services/portfolio/api/convert_directory.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/entries.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/checks.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr auto kRead = [](const auto& proto, std::string_view prefix, aip::Violations& violations) {
  return FromProto(proto, prefix, violations);
};

template <typename Lines>
void JudgeAll(const Lines& lines, std::string_view list, base::Date today, aip::Violations& violations) {
  for (int i = 0; i < lines.size(); ++i) {
    aip::ReadTold(lines[i], base::Concat(list, "[", i, "]"), today, kRead, violations);
  }
}

// All that is wrong with an item, by paths in it.
aip::Violations Judge(const v1::ImportItem& item, base::Date today) {
  aip::Violations violations;
  aip::CheckSizes(item, "", violations);
  if (!violations.empty()) return violations;  // before more is read
  if (item.has_organisation()) aip::ReadTold(item.organisation(), "organisation", today, kRead, violations);
  if (item.has_incubator()) aip::ReadTold(item.incubator(), "incubator", today, kRead, violations);
  if (item.has_team()) aip::ReadTold(item.team(), "team", today, kRead, violations);
  if (item.has_committee()) aip::ReadTold(item.committee(), "committee", today, kRead, violations);
  if (item.has_phase_word()) aip::ReadTold(item.phase_word(), "phase_word", today, kRead, violations);
  if (item.has_project()) {
    aip::ReadTold(item.project().project(), "project.project", today, kRead, violations);
    JudgeAll(item.project().phase_records(), "project.phase_records", today, violations);
    JudgeAll(item.project().events(), "project.events", today, violations);
    JudgeAll(item.project().funding_lines(), "project.funding_lines", today, violations);
  }
  return violations;
}

}  // namespace

bool Repair(v1::ImportItem& item, base::Date today, imports::ReportBuilder& report) {
  return imports::Repair(
      item, [&](const imports::Item& told) { return Judge(static_cast<const v1::ImportItem&>(told), today); }, report);
}

}  // namespace pepiniere::portfolio::api
