// The file that `pep policy quorum` reads: who sits on a committee and who is there, in JSON. docs/policy.md says what
// it may hold.
#pragma once

#include <string_view>
#include <vector>

#include "clients/pep/policy/committee_fault.h"
#include "services/policy/domain/attendance.h"
#include "services/policy/domain/charter.h"

namespace pepiniere::pep {

struct ReadCommittee {
  policy::Attendance attendance;       // that may be counted, if nothing is wrong
  policy::Charter charter;             // the usual one, but for what the file says
  std::vector<CommitteeFault> faults;  // all that is wrong
};
ReadCommittee ReadCommitteeFile(std::string_view text);

}  // namespace pepiniere::pep
