// pep feedback
// networks|members|questionnaires|questionnaire-versions|campaigns|texts|topics|constraints|spaces|ideas|comments|
// moderation|measures|panels|panelists|studies|invitations|retrospectives|receipts
#pragma once

#include "clients/pep/kit/noun.h"

namespace pepiniere::pep {

Noun NetworksNoun();
Noun MembersNoun();
Noun QuestionnairesNoun();
Noun QuestionnaireVersionsNoun();
Noun CampaignsNoun();
Noun FreeTextsNoun();
Noun TopicsNoun();
Noun ConstraintsNoun();
Noun SpacesNoun();
Noun IdeasNoun();
Noun CommentsNoun();
Noun ModerationNoun();
Noun MeasuresNoun();
Noun PanelsNoun();
Noun PanelistsNoun();
Noun StudiesNoun();
Noun InvitationsNoun();
Noun RetrospectivesNoun();
Noun ReceiptsNoun();

// pep feedback members consent
void AddMemberVerbs(Command& members);
// pep feedback campaigns compose|invite|preview|open|close|release
void AddCampaignVerbs(Command& campaigns);
// pep feedback texts redact
void AddTextVerbs(Command& texts);
// pep feedback constraints figures
void AddConstraintVerbs(Command& constraints);
// pep feedback ideas similar|versions|advance|merge|unmerge
void AddIdeaVerbs(Command& ideas);
// pep feedback moderation queue|decide|appeal|decide-appeal
void AddModerationVerbs(Command& moderation);
// pep feedback measures advance
void AddMeasureVerbs(Command& measures);
// pep feedback studies commit|reveal|close|rates|weight|proof
void AddStudyVerbs(Command& studies);
// pep feedback invitations accept|decline|record
void AddInvitationVerbs(Command& invitations);
// pep feedback receipts key
void AddReceiptVerbs(Command& receipts);

// What is the caller's own: the person that calls, of a request that says whose something is.
inline constexpr Text kTakeAway = {"Take $0 away, for good", "Retirer $0, pour de bon"};

}  // namespace pepiniere::pep
