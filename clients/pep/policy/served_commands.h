// pep policy votes|overdue|trace|receipts|rules|import|export, and pep watch proposals|evidence|...: what is asked of
// the service beside its resources.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// pep policy votes cast|revoke|show
void AddConsultationVotes(Command& policy);
// pep policy overdue
void AddOverdueCommand(Command& policy);
// pep policy trace [START]
void AddTraceCommand(Command& policy);
// pep policy receipts list
void AddPolicyReceipts(Command& policy);
// pep policy rules
void AddPolicyRules(Command& policy);
// pep policy import ogp FILE
void AddPolicyImport(Command& policy);
// pep policy export ogp [FILE]
void AddPolicyExport(Command& policy);

// pep watch proposals|evidence|...
void AddPolicyWatches(Command& root);

}  // namespace pepiniere::pep
