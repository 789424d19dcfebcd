#include "clients/pep/policy/commands.h"

namespace pepiniere::pep {

void AddPolicyCommands(Command& root) {
  Command policy = root.Add("policy", {"Terms, committees and commitments: what anybody computes again",
                                       "Délais, comités et engagements : ce que chacun peut recalculer"});
  AddClockCommand(policy);
  AddHolidaysCommand(policy);
  AddQuorumCommand(policy);
  AddOgpCheckCommand(policy);
}

}  // namespace pepiniere::pep
