// What an import makes of an item that breaks the rules: as little as possible is lost, and nothing in silence.
#pragma once

#include "absl/functional/function_ref.h"
#include "google/protobuf/message.h"
#include "services/aip/errors.h"
#include "services/imports/report.h"

namespace pepiniere::imports {

// An item is a message with the `file` that it comes from and a oneof `resource`: a resource of the contract, or a
// message that has one as its first field and more of the same source beside it.
using Item = google::protobuf::Message;

// Takes out of `item` what `judge` refuses, which tells all that is wrong with one by paths in it; each with a finding:
// control characters of a text; a day that cannot be, which is kept as it was written where the contract has a place
// for that; else the field, or the line of a list that cannot stand without it. False, with a finding for all that is
// wrong, where the item itself cannot.
bool Repair(Item& item, absl::FunctionRef<aip::Violations(const Item&)> judge, ReportBuilder& report);

}  // namespace pepiniere::imports
