#include "clients/pep/policy/commands.h"

namespace pepiniere::pep {

Command AddPolicyCommands(Command& root) {
  Command policy =
      root.Add("policy", {"From what people say to a text that changes, and what nobody answered",
                          "De ce que disent les gens à un texte qui change, et ce qui reste sans réponse"});
  AddClockCommand(policy);
  AddHolidaysCommand(policy);
  AddQuorumCommand(policy);
  AddOgpCheckCommand(policy);
  return policy;
}

}  // namespace pepiniere::pep
