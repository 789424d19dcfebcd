// pep watch
// networks|members|questionnaires|questionnaire-versions|campaigns|topics|constraints|spaces|ideas|comments|moderation|
// measures|panels|panelists|studies|invitations|retrospectives|receipts
#include <string>

#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/served_commands.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/watch.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using Stub = feedback::v1::FeedbackService::Stub;
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

Narrowing OfNetwork() {
  return Of("NETWORK", {"Of this network only", "De ce réseau seulement"},
            [](const std::string& typed) { return Below<feedback::v1::Network>(typed, "networks/-"); });
}
Narrowing OfQuestionnaire() {
  return Of("QUESTIONNAIRE", {"Of this questionnaire only", "De ce questionnaire seulement"},
            [](const std::string& typed) { return Below<feedback::v1::Questionnaire>(typed, "questionnaires/-"); });
}
Narrowing OfSpace() {
  return Of("SPACE", {"Of this space only", "De cet espace seulement"},
            [](const std::string& typed) { return Below<feedback::v1::Space>(typed, "spaces/-"); });
}
Narrowing OfIdea() {
  return Of("IDEA", {"On this idea only: SPACE/IDEA", "Sur cette idée seulement : ESPACE/IDÉE"},
            [](const std::string& typed) { return Below<feedback::v1::Idea>(typed, "spaces/-/ideas/-"); });
}
Narrowing OfPanel() {
  return Of("PANEL", {"Of this panel only", "De ce panel seulement"},
            [](const std::string& typed) { return Below<feedback::v1::Panel>(typed, "panels/-"); });
}
Narrowing OfStudy() {
  return Of("STUDY", {"To this study only: PANEL/STUDY", "À cette étude seulement : PANEL/ÉTUDE"},
            [](const std::string& typed) { return Below<feedback::v1::Study>(typed, "panels/-/studies/-"); });
}
Narrowing OfPerson() {
  return {.names = "PERSON",
          .help = {"Yourself: persons/ID, as whoami tells it", "Vous-même : persons/ID, comme le dit whoami"},
          .type = "PERSON",
          .field = "person",
          .value = [](const std::string& typed) { return ResourceName("persons", typed); }};
}

}  // namespace

void AddFeedbackWatches(Command& root) {
  const Watched watched[] = {
      {"networks",
       "network",
       {"Follow networks", "Suivre les réseaux"},
       {},
       {"title"},
       &Stub::WatchNetworks,
       FeedbackPart},
      {"members",
       "member",
       {"Follow members that you read", "Suivre les membres que l'on lit"},
       OfNetwork(),
       {"display_name"},
       &Stub::WatchMembers,
       FeedbackPart},
      {"questionnaires",
       "questionnaire",
       {"Follow questionnaires", "Suivre les questionnaires"},
       {},
       {"title"},
       &Stub::WatchQuestionnaires,
       FeedbackPart},
      {"questionnaire-versions",
       "questionnaire_version",
       {"Follow the versions of a questionnaire", "Suivre les versions d'un questionnaire"},
       OfQuestionnaire(),
       {"frozen", "note"},
       &Stub::WatchQuestionnaireVersions,
       FeedbackPart},
      {"campaigns",
       "campaign",
       {"Follow campaigns that you see", "Suivre les campagnes que l'on voit"},
       {},
       {"title", "state"},
       &Stub::WatchCampaigns,
       FeedbackPart},
      {"topics",
       "constraint_topic",
       {"Follow topics of constraints", "Suivre les sujets de contraintes"},
       {},
       {"title"},
       &Stub::WatchConstraintTopics,
       FeedbackPart},
      {"constraints",
       "constraint",
       {"Follow constraints that you read", "Suivre les contraintes que l'on lit"},
       {},
       {"topic", "severity"},
       &Stub::WatchConstraints,
       FeedbackPart},
      {"spaces",
       "space",
       {"Follow spaces that you read", "Suivre les espaces que l'on lit"},
       {},
       {"title"},
       &Stub::WatchSpaces,
       FeedbackPart},
      {"ideas",
       "idea",
       {"Follow ideas that you see; votes are no change",
        "Suivre les idées que l'on voit ; un vote n'est pas un changement"},
       OfSpace(),
       {"title", "state"},
       &Stub::WatchIdeas,
       FeedbackPart},
      {"comments",
       "comment",
       {"Follow comments that you see", "Suivre les commentaires que l'on voit"},
       OfIdea(),
       {"text"},
       &Stub::WatchComments,
       FeedbackPart},
      {"moderation",
       "moderation_action",
       {"Follow what moderators decide", "Suivre ce que décident les modérateurs"},
       OfSpace(),
       {"decision", "appeal"},
       &Stub::WatchModerationActions,
       FeedbackPart},
      {"measures",
       "measure",
       {"Follow measures", "Suivre les mesures"},
       {},
       {"title", "state"},
       &Stub::WatchMeasures,
       FeedbackPart},
      {"panels", "panel", {"Follow panels", "Suivre les panels"}, {}, {"title"}, &Stub::WatchPanels, FeedbackPart},
      {"panelists",
       "panelist",
       {"Follow panelists that you read", "Suivre les membres de panels que l'on lit"},
       OfPanel(),
       {"paused"},
       &Stub::WatchPanelists,
       FeedbackPart},
      {"studies",
       "study",
       {"Follow studies", "Suivre les études"},
       OfPanel(),
       {"title", "state"},
       &Stub::WatchStudies,
       FeedbackPart},
      {"invitations",
       "invitation",
       {"Follow invitations that you read", "Suivre les invitations que l'on lit"},
       OfStudy(),
       {"stratum", "state"},
       &Stub::WatchInvitations,
       FeedbackPart},
      {"retrospectives",
       "retrospective",
       {"Follow retrospectives that you read", "Suivre les rétrospectives que l'on lit"},
       {},
       {"title", "sharing"},
       &Stub::WatchRetrospectives,
       FeedbackPart},
      {"receipts",
       "receipt",
       {"Follow your own receipts", "Suivre vos accusés"},
       OfPerson(),
       {"outcome", "title"},
       &Stub::WatchReceipts,
       FeedbackPart},
  };
  for (const Watched& each : watched) each.AddTo(root);
}

}  // namespace pepiniere::pep
