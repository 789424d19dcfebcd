// The sessions of committees that the events of startups tell.
#pragma once

#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/base/date.h"

namespace pepiniere::betagouv {

// A session for each incubator and day on which an event `committee` of one of its projects fell, by name: who was
// heard, and what the event said of it. The events stay where they are. What was decided is not recorded: comments do
// not say it in a way that a program may trust. An event without a day, or of a project without an incubator, is
// reported and tells none.
// Nor does one after `today`: nobody has held that session yet.
std::vector<portfolio::v1::ImportItem> ReadCommittees(const std::vector<portfolio::v1::ImportItem>& items,
                                                      base::Date today, content::Findings& findings);

}  // namespace pepiniere::betagouv
