// pep feedback comments
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Comment;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--text", "text", "TEXT", {"What one says", "Ce que l'on dit"}},
    {"--signature",
     "signature",
     "TEXT",
     {"The name that it is signed with; none by default", "Le nom qui le signe ; aucun par défaut"}},
    {"--reply-to",
     "reply_to",
     "COMMENT",
     {"The comment that it answers; never changes", "Le commentaire auquel il répond ; ne change plus"}},
};

}  // namespace

Noun CommentsNoun() {
  return {.name = "comments",
          .help = {"What people say of ideas", "Ce que l'on dit des idées"},
          .one = {"a comment", "un commentaire"},
          .many = {"the comments on an idea, in the order of writing", "les commentaires d'une idée, dans leur ordre"},
          .type = "COMMENT",
          .which = {"SPACE/IDEA/COMMENT, as `list` names it", "ESPACE/IDÉE/COMMENTAIRE, comme « list » le nomme"},
          .unknown = {"no such comment: $0", "aucun commentaire de ce nom : $0"},
          .parent_type = "IDEA",
          .parent_help = {"On this idea", "Sur cette idée"},
          .parent_which = {"The idea: SPACE/IDEA", "L'idée : ESPACE/IDÉE"},
          .resource = Comment::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "author", "signature", "text", "reply_to", "visibility", "create_time", "update_time"},
          .columns = {{{"Comment", "Commentaire"}, "name", 2},
                      {{"Says", "Dit"}, "text"},
                      {{"Signed", "Signé"}, "signature", 1},
                      {{"Answers", "Répond à"}, "reply_to", 3},
                      {{"Visible", "Visible"}, "visibility", 2}},
          .lines = {{{"", ""}, "text"},
                    {{"Signed", "Signé"}, "signature"},
                    {{"Said by", "Dit par"}, "author", true},
                    {{"Answers", "Répond à"}, "reply_to"},
                    {{"Visible", "Visible"}, "visibility"},
                    {{"Said", "Dit le"}, "create_time"}},
          .flags = kFlags,
          .creates = {"write", {"Comment on an idea", "Commenter une idée"}},
          .list = &Stub::ListComments,
          .get = &Stub::GetComment,
          .create = &Stub::CreateComment,
          .update = &Stub::UpdateComment};
}

}  // namespace pepiniere::pep
