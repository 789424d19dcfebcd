// What an import makes of an item that breaks the rules (services/imports/repair.h).
#pragma once

#include <string_view>

#include "pepiniere/cohort/v1/import.pb.h"
#include "services/base/date.h"
#include "services/imports/report.h"

namespace pepiniere::cohort::api {

// Takes out of `item` what the rules refuse, each with a finding. False where the item itself cannot be kept.
bool Repair(v1::ContentItem& item, base::Date today, imports::ReportBuilder& report);

// Of which kind of resource an item is, as reports count it: "challenges".
std::string_view CountedAs(const v1::ContentItem& item);

}  // namespace pepiniere::cohort::api
