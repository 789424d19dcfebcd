#include "clients/pep/feedback/part.h"

#include <string_view>
#include <vector>

#include "clients/pep/feedback/commands.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/readers.h"
#include "clients/pep/feedback/sentences.h"
#include "clients/pep/feedback/served_commands.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/letters.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using Stub = feedback::v1::FeedbackService::Stub;

constexpr Noun (*kNouns[])() = {NetworksNoun,       MembersNoun,   QuestionnairesNoun, QuestionnaireVersionsNoun,
                                CampaignsNoun,      TopicsNoun,    ConstraintsNoun,    SpacesNoun,
                                IdeasNoun,          CommentsNoun,  ModerationNoun,     MeasuresNoun,
                                PanelsNoun,         PanelistsNoun, StudiesNoun,        InvitationsNoun,
                                RetrospectivesNoun, ReceiptsNoun};

// What a noun has beside the standard methods.
struct More {
  std::string_view noun;
  void (*add)(Command& commands);
};
constexpr More kMore[] = {
    {"members", AddMemberVerbs}, {"campaigns", AddCampaignVerbs},     {"constraints", AddConstraintVerbs},
    {"ideas", AddIdeaVerbs},     {"moderation", AddModerationVerbs},  {"measures", AddMeasureVerbs},
    {"studies", AddStudyVerbs},  {"invitations", AddInvitationVerbs}, {"receipts", AddReceiptVerbs}};

std::vector<KnownName> KnownNames() {
  std::vector<KnownName> names;
  for (const auto& noun : kNouns) names.push_back(noun().Known());
  return names;
}

void AddCommands(Command& root) {
  Command feedback = AddFeedbackCommands(root);
  AddAnswerCommand(feedback);
  AddCloseCommand(feedback);
  AddReleaseCommand(feedback);
  for (const auto& make : kNouns) {
    const Noun noun = make();
    Command commands = noun.AddTo(feedback);
    for (const More& more : kMore) {
      if (noun.name == more.noun) more.add(commands);
    }
  }
  Command texts = FreeTextsNoun().AddTo(feedback);
  AddTextVerbs(texts);
  AddVoteCommands(feedback);
  AddLetters(feedback, {.list = &Stub::ListLetters,
                        .collection = "campaigns",
                        .type = "CAMPAIGN",
                        .which = CampaignsNoun().which,
                        .help = {"List what the people that a campaign asks were told by mail, the latest first",
                                 "Lister ce que les personnes d'une campagne ont reçu, le dernier d'abord"}});
  AddFeedbackWatches(root);
}

}  // namespace

const Part& FeedbackPart() {
  static const auto* part = new Part{.name = "feedback",
                                     .add_commands = AddCommands,
                                     .contract = FeedbackContract(),
                                     .enums = FeedbackEnums(),
                                     .names = KnownNames(),
                                     .refusals = FeedbackRefusals(),
                                     .audit = &Stub::ListAuditRecords};
  return *part;
}

}  // namespace pepiniere::pep
