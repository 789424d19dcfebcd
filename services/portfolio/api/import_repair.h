// What an import makes of an item that breaks the rules (services/imports/repair.h).
#pragma once

#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/base/date.h"
#include "services/imports/report.h"

namespace pepiniere::portfolio::api {

// Takes out of `item` what the rules refuse, each with a finding. False where the item itself cannot be kept.
bool Repair(v1::ImportItem& item, base::Date today, imports::ReportBuilder& report);

}  // namespace pepiniere::portfolio::api
