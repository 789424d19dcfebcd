// What an import makes of an item that breaks the rules: as little as possible is lost, and nothing in silence.
#pragma once

#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/base/date.h"
#include "services/portfolio/api/import_report.h"

namespace pepiniere::portfolio::api {

// Takes out of `item` what the rules refuse, each with a finding: control characters of a text; a day that cannot be,
// which is kept as it was written where the contract has a place for that; else the field, or the line of a list that
// cannot stand without it. False, with a finding for all that is wrong, where the item itself cannot.
bool Repair(v1::ImportItem& item, base::Date today, ReportBuilder& report);

}  // namespace pepiniere::portfolio::api
