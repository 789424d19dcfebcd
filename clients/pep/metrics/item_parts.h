// What a work item went through, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/metrics/v1/work_item.pb.h"

namespace pepiniere::pep {

// One more of each, of what was typed in parts that semicolons divide; what is wrong with it otherwise. A day means its
// beginning in Paris.
//
// "in-progress;2026-09-01T09:00:00Z", with what the board calls it behind: "in-progress;2026-09-01;En revue"
std::string AddTransition(const std::string& typed, metrics::v1::WorkItem& item, const Messages& say);
// "3;2026-09-01"
std::string AddEstimate(const std::string& typed, metrics::v1::WorkItem& item, const Messages& say);
// "projects/aides/sprints/12;2026-09-01", and until when: "aides/12;2026-09-01;2026-09-14"
std::string AddMembership(const std::string& typed, metrics::v1::WorkItem& item, const Messages& say);

std::string SaidTransition(const metrics::v1::WorkItem::Transition& transition, const Messages& say);
std::string SaidEstimate(const metrics::v1::WorkItem::Estimate& estimate, const Messages& say);
std::string SaidMembership(const metrics::v1::WorkItem::Membership& membership, const Messages& say);

}  // namespace pepiniere::pep
