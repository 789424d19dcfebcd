// pep policy comments|moderation
#include <memory>
#include <string>

#include "clients/pep/policy/caller.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::AppealCommentRequest;
using policy::v1::Comment;
using policy::v1::CreateCommentRequest;
using policy::v1::ModerationRecord;
using Stub = PolicyStub;

constexpr FieldFlag kFlags[] = {
    {"--text", "text", "TEXT", {"What one says", "Ce que l'on dit"}},
    {"--reply-to",
     "reply_to",
     "POLICY_COMMENT",
     {"The comment that it answers: CONSULTATION/NUMBER", "Le commentaire auquel il répond : CONSULTATION/NUMÉRO"}},
};

// One speaks for oneself.
absl::Status SayWhose(Session& session, Message& request) {
  auto* create = dynamic_cast<CreateCommentRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  PEP_ASSIGN(const std::string person, PolicyPerson(session));
  create->mutable_comment()->set_person(person);
  return absl::OkStatus();
}

void AddAppeal(Command& comments) {
  auto flags = std::make_shared<PolicyVerbFlags>();
  Command appeal = AddPolicyVerb<AppealCommentRequest>(
      comments, "appeal", {"Contest that a comment of yours is hidden", "Contester que votre commentaire soit masqué"},
      ConsultationCommentsNoun(), *flags, "AppealComment");
  appeal.String("--text", flags->reason, {"What you say against it", "Ce que vous y opposez"}).Required();
  appeal.Does([flags](Session& session) {
    AppealCommentRequest request;
    request.set_appeal(flags->reason);
    return FinishPolicy(session, &Stub::AppealComment, std::move(request), ConsultationCommentsNoun(), *flags);
  });
}

}  // namespace

Noun ConsultationCommentsNoun() {
  return {.name = "comments",
          .help = {"What people say in consultations", "Ce que l'on dit dans les consultations"},
          .one = {"a comment", "un commentaire"},
          .many = {"the comments of a consultation", "les commentaires d'une consultation"},
          .type = "POLICY_COMMENT",
          .which = {"CONSULTATION/NUMBER, as `list` names it", "CONSULTATION/NUMÉRO, comme « list » le nomme"},
          .unknown = {"no such comment: $0", "aucun commentaire de ce nom : $0"},
          .parent_type = "CONSULTATION",
          .parent_help = {"Of this consultation", "De cette consultation"},
          .parent_which = {"The consultation", "La consultation"},
          .resource = Comment::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "person", "reply_to", "text", "revision", "state", "hide_reason", "appeal", "create_time",
                     "update_time"},
          .columns = {{{"Comment", "Commentaire"}, "name", 1},
                      {{"Says", "Dit"}, "text"},
                      {{"Who", "Qui"}, "person", 1, true},
                      {{"Answers", "Répond à"}, "reply_to", 3},
                      {{"State", "État"}, "state", 2}},
          .lines = {{{"", ""}, "text"},
                    {{"Said by", "Dit par"}, "person", true},
                    {{"Answers", "Répond à"}, "reply_to"},
                    {{"On revision", "Sur la révision"}, "revision"},
                    {{"State", "État"}, "state"},
                    {{"Hidden because", "Masqué parce que"}, "hide_reason"},
                    {{"Its author says against it", "Son auteur y oppose"}, "appeal"},
                    {{"Said", "Dit le"}, "create_time"}},
          .flags = kFlags,
          .complete = SayWhose,
          .creates = {"write",
                      {"Say something, while the consultation is open",
                       "Dire quelque chose, tant qu'elle est "
                       "ouverte"}},
          .list = &Stub::ListComments,
          .get = &Stub::GetComment,
          .create = &Stub::CreateComment};
}

Noun ModerationRecordsNoun() {
  return {.name = "moderation",
          .help = {"What moderators did in consultations, without names",
                   "Ce que les modérateurs ont fait dans les consultations, sans noms"},
          .one = {"what was done", "ce qui a été fait"},
          .many = {"what was done in a consultation", "ce qui a été fait dans une consultation"},
          .type = "MODERATION_RECORD",
          .parent_type = "CONSULTATION",
          .parent_help = {"In this consultation", "Dans cette consultation"},
          .parent_which = {"The consultation", "La consultation"},
          .resource = ModerationRecord::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "comment", "from", "to", "reason", "create_time"},
          .columns = {{{"Number", "Numéro"}, "name", 2},
                      {{"Of", "De"}, "comment"},
                      {{"From", "De l'état"}, "from", 1},
                      {{"To", "À l'état"}, "to"},
                      {{"Because", "Parce que"}, "reason"},
                      {{"On", "Le"}, "create_time", 1}},
          .lines = {},
          .lists = {"log", {"List $0", "Lister $0"}},
          .list = &Stub::ListModerationRecords,
          .get = {}};
}

void AddConsultationCommentVerbs(Command& comments) {
  AddPlainVerb(comments, "remove",
               {"Take away what one said, for good; what was answered to it stays",
                "Retirer ce que l'on a dit, pour de bon ; ce qui y répond reste"},
               ConsultationCommentsNoun, &Stub::RemoveComment, "RemoveComment");
  AddReasonedVerb(comments, "hide", {"Hide a comment; not one's own", "Masquer un commentaire ; pas le sien"},
                  ConsultationCommentsNoun, &Stub::HideComment, "HideComment",
                  {"Why: its author reads it", "Pourquoi : qui l'a écrit le lit"});
  AddReasonedVerb(comments, "publish",
                  {"Publish a comment that waits or is hidden; not one's own",
                   "Publier un commentaire en attente ou masqué ; pas le sien"},
                  ConsultationCommentsNoun, &Stub::PublishComment, "PublishComment", {"Why", "Pourquoi"},
                  Asked::kIfAny);
  AddAppeal(comments);
}

}  // namespace pepiniere::pep
