// pep policy
// proposals|versions|steps|evidence|amendments|consultations|comments|moderation|sessions|decisions|transmissions|moves|
// answers|decided-holidays|texts|plans|commitments|milestones|claims|reviews
#pragma once

#include "clients/pep/kit/noun.h"

namespace pepiniere::pep {

Noun ProposalsNoun();
Noun ProposalVersionsNoun();
Noun ProposalStepsNoun();
Noun EvidenceNoun();
Noun AmendmentsNoun();
Noun ConsultationsNoun();
Noun ConsultationCommentsNoun();
Noun ModerationRecordsNoun();
Noun CommitteeSessionsNoun();
Noun DecisionsNoun();
Noun TransmissionsNoun();
Noun DeadlineMovesNoun();
Noun AnswersNoun();
Noun DecidedHolidaysNoun();
Noun LawTextsNoun();
Noun PlansNoun();
Noun CommitmentsNoun();
Noun MilestonesNoun();
Noun CommitmentClaimsNoun();
Noun CommitmentReviewsNoun();

// pep policy proposals submit|admit|return|merge|withdraw|refer|draft|adopt|follow-up|evaluate|repeal
void AddProposalVerbs(Command& proposals);
// pep policy evidence check
void AddEvidenceVerbs(Command& evidence);
// pep policy amendments accept|reject|withdraw
void AddAmendmentVerbs(Command& amendments);
// pep policy consultations close|sum-up
void AddConsultationVerbs(Command& consultations);
// pep policy comments remove|hide|publish|appeal
void AddConsultationCommentVerbs(Command& comments);
// pep policy sessions open|attend|recuse|close|cancel
void AddCommitteeSessionVerbs(Command& sessions);
// pep policy decisions void
void AddDecisionVerbs(Command& decisions);
// pep policy transmissions correct|suspend|resume|recall|explain
void AddTransmissionVerbs(Command& transmissions);
// pep policy plans dashboard
void AddPlanVerbs(Command& plans);

}  // namespace pepiniere::pep
