// pep watch
// proposals|evidence|amendments|consultations|consultation-comments|sessions|decisions|transmissions|deadline-moves|
// answers|texts|plans|commitments|milestones|claims|commitment-reviews
#include <string>

#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/watch.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/policy/served_commands.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using Stub = policy::v1::PolicyService::Stub;
using Narrowing = Watched::Narrowing;

// Of the parent that is typed; of all where none is.
Narrowing Of(const char* type, Text help, std::string (*parent)(const std::string& typed)) {
  return {.names = type, .help = help, .type = type, .field = "parent", .value = parent};
}

template <class Resource>
std::string Below(const std::string& typed, const char* all) {
  if (typed.empty()) return all;
  return NamePattern::Of(*Resource::descriptor()).Full(typed).value_or(typed);
}

Narrowing OfProposal() {
  return Of("PROPOSAL", {"Of this proposal only", "De cette proposition seulement"},
            [](const std::string& typed) { return Below<policy::v1::Proposal>(typed, "proposals/-"); });
}
Narrowing OfConsultation() {
  return Of("CONSULTATION", {"Of this consultation only", "De cette consultation seulement"},
            [](const std::string& typed) { return Below<policy::v1::Consultation>(typed, "consultations/-"); });
}
Narrowing OfSession() {
  return Of("SITTING", {"Of this session only", "De cette séance seulement"},
            [](const std::string& typed) { return Below<policy::v1::Session>(typed, "sessions/-"); });
}
Narrowing OfTransmission() {
  return Of("TRANSMISSION", {"Of this transmission only", "De cette transmission seulement"},
            [](const std::string& typed) { return Below<policy::v1::Transmission>(typed, "transmissions/-"); });
}
Narrowing OfPlan() {
  return Of("PLAN", {"Of this plan only", "De ce plan seulement"},
            [](const std::string& typed) { return Below<policy::v1::Plan>(typed, "plans/-"); });
}
Narrowing OfCommitment() {
  return Of("COMMITMENT", {"Of this commitment only: PLAN/COMMITMENT", "De cet engagement seulement : PLAN/ENGAGEMENT"},
            [](const std::string& typed) { return Below<policy::v1::Commitment>(typed, "plans/-/commitments/-"); });
}

}  // namespace

void AddPolicyWatches(Command& root) {
  const Watched watched[] = {
      {"proposals",
       "proposal",
       {"Follow proposals that you read", "Suivre les propositions que l'on lit"},
       {},
       {"title", "state"},
       &Stub::WatchProposals,
       PolicyPart},
      {"evidence",
       "evidence",
       {"Follow what proposals rest on", "Suivre ce qui fonde les propositions"},
       OfProposal(),
       {"title", "kind"},
       &Stub::WatchEvidence,
       PolicyPart},
      {"amendments",
       "amendment",
       {"Follow amendments", "Suivre les amendements"},
       OfProposal(),
       {"part", "state"},
       &Stub::WatchAmendments,
       PolicyPart},
      {"consultations",
       "consultation",
       {"Follow consultations; votes are no change", "Suivre les consultations ; un vote n'est pas un changement"},
       {},
       {"title", "state"},
       &Stub::WatchConsultations,
       PolicyPart},
      {"consultation-comments",
       "comment",
       {"Follow what is said in consultations", "Suivre ce qui se dit dans les consultations"},
       OfConsultation(),
       {"text"},
       &Stub::WatchComments,
       PolicyPart},
      {"sessions",
       "session",
       {"Follow sessions of committees", "Suivre les séances des comités"},
       {},
       {"title", "state"},
       &Stub::WatchSessions,
       PolicyPart},
      {"decisions",
       "decision",
       {"Follow what committees decide", "Suivre ce que décident les comités"},
       OfSession(),
       {"proposal", "verdict"},
       &Stub::WatchDecisions,
       PolicyPart},
      {"transmissions",
       "transmission",
       {"Follow transmissions", "Suivre les transmissions"},
       {},
       {"proposal", "last_day"},
       &Stub::WatchTransmissions,
       PolicyPart},
      {"deadline-moves",
       "deadline_move",
       {"Follow each move of a last day", "Suivre chaque déplacement d'un dernier jour"},
       OfTransmission(),
       {"causes", "to_date"},
       &Stub::WatchDeadlineMoves,
       PolicyPart},
      {"answers",
       "answer",
       {"Follow what authorities answer", "Suivre ce que répondent les autorités"},
       OfTransmission(),
       {"verdict"},
       &Stub::WatchAnswers,
       PolicyPart},
      {"texts",
       "text",
       {"Follow texts that were adopted", "Suivre les textes adoptés"},
       {},
       {"title", "reference"},
       &Stub::WatchTexts,
       PolicyPart},
      {"plans", "plan", {"Follow plans", "Suivre les plans"}, {}, {"title"}, &Stub::WatchPlans, PolicyPart},
      {"commitments",
       "commitment",
       {"Follow commitments", "Suivre les engagements"},
       OfPlan(),
       {"identifier", "title"},
       &Stub::WatchCommitments,
       PolicyPart},
      {"milestones",
       "milestone",
       {"Follow milestones", "Suivre les jalons"},
       OfCommitment(),
       {"title"},
       &Stub::WatchMilestones,
       PolicyPart},
      {"claims",
       "commitment_claim",
       {"Follow what the government says of commitments", "Suivre ce que le gouvernement dit des engagements"},
       OfCommitment(),
       {"status", "claim_date"},
       &Stub::WatchCommitmentClaims,
       PolicyPart},
      {"commitment-reviews",
       "commitment_review",
       {"Follow what reports find of commitments", "Suivre ce que des rapports trouvent des engagements"},
       OfCommitment(),
       {"completion", "observation_date"},
       &Stub::WatchCommitmentReviews,
       PolicyPart},
  };
  for (const Watched& each : watched) each.AddTo(root);
}

}  // namespace pepiniere::pep
