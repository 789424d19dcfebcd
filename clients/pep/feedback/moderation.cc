// pep feedback moderation
#include <memory>

#include "clients/pep/feedback/moderation_queue.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/feedback/vocabulary.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AppealModerationRequest;
using feedback::v1::DecideAppealRequest;
using feedback::v1::ModerationAction;
using google::protobuf::Message;
using Stub = FeedbackStub;

struct DecideFlags : WriteFlags {
  std::string item, reason;
  ModerationAction::Decision decision = ModerationAction::DECISION_UNSPECIFIED;
};

// "spaces/s/ideas/i" of "s/i", "spaces/s/ideas/i/comments/c" of "s/i/c".
absl::StatusOr<std::string> ItemNamed(const std::string& typed, const Messages& say) {
  for (const Noun& noun : {IdeasNoun(), CommentsNoun()}) {
    const NamePattern pattern = NamePattern::Of(*noun.resource.GetDescriptor());
    const auto name = pattern.Full(typed);
    if (name && pattern.Short(*name)) return *name;
  }
  return UsageError(say(
      {"'$0' is neither SPACE/IDEA nor SPACE/IDEA/COMMENT", "« $0 » n'est ni ESPACE/IDÉE ni ESPACE/IDÉE/COMMENTAIRE"},
      typed));
}

absl::Status Decide(Session& session, const DecideFlags& flags) {
  feedback::v1::ModerateItemRequest request;
  PEP_ASSIGN(*request.mutable_item(), ItemNamed(flags.item, session.say()));
  request.set_decision(flags.decision);
  request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const ModerationAction action, session.Call(&Stub::ModerateItem, request));
  const Noun noun = ModerationNoun();
  ShowOne<Message>(session.out(), ViewOf(noun), action);
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddDecide(Command& moderation) {
  auto flags = std::make_shared<DecideFlags>();
  Command decide = moderation.Add("decide", {"Let an idea or a comment through, take it away, or put it back",
                                             "Laisser passer une idée ou un commentaire, le retirer, ou le rétablir"});
  decide
      .String(
          "ITEM", flags->item,
          {"SPACE/IDEA or SPACE/IDEA/COMMENT: not one's own", "ESPACE/IDÉE ou ESPACE/IDÉE/COMMENTAIRE : pas le sien"},
          "ITEM")
      .Required();
  AddWord(decide, "DECISION", flags->decision, {"What becomes of it", "Ce qu'il devient"}).Required();
  decide
      .String("--reason", flags->reason,
              {"Why: its author and the log have it", "Pourquoi : son auteur et le journal l'ont"})
      .Required();
  flags->AddTo(decide, SayReaders(FeedbackPart().contract, "ModerateItem", decide.say()));
  decide.Does([flags](Session& session) { return Decide(session, *flags); });
}

struct AppealFlags : VerbFlags {
  std::string text, reason;
  ModerationAction::Appeal decision = ModerationAction::APPEAL_UNSPECIFIED;
};

void AddAppeal(Command& moderation) {
  auto flags = std::make_shared<AppealFlags>();
  Command appeal = AddVerb<AppealModerationRequest>(
      moderation, "appeal",
      {"Contest, once, that something of yours was taken away", "Contester, une fois, le retrait de ce que l'on a dit"},
      ModerationNoun(), *flags, "AppealModeration");
  appeal.String("--text", flags->text, {"What you say against it", "Ce que vous y opposez"}).Required();
  appeal.Does([flags](Session& session) {
    AppealModerationRequest request;
    request.set_text(flags->text);
    return Finish(session, &Stub::AppealModeration, std::move(request), ModerationNoun(), *flags);
  });
}

absl::Status DecideAppeal(Session& session, const AppealFlags& flags) {
  const bool upheld = flags.decision == ModerationAction::APPEAL_UPHELD;
  if (!upheld && flags.decision != ModerationAction::APPEAL_DISMISSED) {
    return UsageError(
        session.say()({"an appeal is upheld or dismissed", "un recours est accepté (upheld) ou rejeté (dismissed)"}));
  }
  DecideAppealRequest request;
  request.set_upheld(upheld);
  request.set_reason(flags.reason);
  return Finish(session, &Stub::DecideAppeal, std::move(request), ModerationNoun(), flags);
}

void AddDecideAppeal(Command& moderation) {
  auto flags = std::make_shared<AppealFlags>();
  Command decide = AddVerb<DecideAppealRequest>(
      moderation, "decide-appeal",
      {"Decide an appeal, but against one's own decision", "Décider d'un recours, sauf contre sa propre décision"},
      ModerationNoun(), *flags, "DecideAppeal");
  AddWord(decide, "DECISION", flags->decision,
          {"upheld: it is seen again; or dismissed", "upheld : on le revoit ; ou dismissed"})
      .Required();
  decide
      .String("--reason", flags->reason,
              {"Why: its author and the log have it", "Pourquoi : son auteur et le journal l'ont"})
      .Required();
  decide.Does([flags](Session& session) { return DecideAppeal(session, *flags); });
}

}  // namespace

Noun ModerationNoun() {
  return {.name = "moderation",
          .help = {"What is let through and taken away in a space: the queue, and the log, which names nobody",
                   "Ce qui est laissé ou retiré dans un espace : la file, et le journal, qui ne nomme personne"},
          .one = {"what was decided", "ce qui a été décidé"},
          .many = {"what was decided in a space, by number", "ce qui a été décidé dans un espace, par numéro"},
          .type = "MODERATION",
          .which = {"SPACE/NUMBER, as `log` names it", "ESPACE/NUMÉRO, comme « log » le nomme"},
          .unknown = {"nothing was decided of that name: $0", "rien n'a été décidé de ce nom : $0"},
          .parent_type = "SPACE",
          .parent_help = {"In this space", "Dans cet espace"},
          .parent_which = {"The space", "L'espace"},
          .resource = ModerationAction::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "item", "decision", "reason", "moderator", "author", "appeal", "appeal_text",
                     "appeal_time", "appeal_reason", "create_time", "update_time"},
          .columns = {{{"Number", "Numéro"}, "name"},
                      {{"Decided", "Décidé"}, "decision"},
                      {{"Of", "De"}, "item", 2},
                      {{"Because", "Parce que"}, "reason"},
                      {{"Appeal", "Recours"}, "appeal", 1}},
          .lines = {{{"Of", "De"}, "item"},
                    {{"Decided", "Décidé"}, "decision"},
                    {{"Because", "Parce que"}, "reason"},
                    {{"By", "Par"}, "moderator", true},
                    {{"Author", "Auteur"}, "author", true},
                    {{"Appeal", "Recours"}, "appeal"},
                    {{"Says against it", "Y oppose"}, "appeal_text"},
                    {{"Decided so because", "Décidé ainsi parce que"}, "appeal_reason"},
                    {{"On", "Le"}, "create_time"}},
          .lists = {"log", {"List $0", "Lister $0"}},
          .list = &Stub::ListModerationActions,
          .get = &Stub::GetModerationAction};
}

void AddModerationVerbs(Command& moderation) {
  AddQueue(moderation);
  AddDecide(moderation);
  AddAppeal(moderation);
  AddDecideAppeal(moderation);
}

}  // namespace pepiniere::pep
