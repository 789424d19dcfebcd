// pep feedback ideas
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/similar.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Idea;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"In one line", "En une ligne"}},
    {"--text", "text", "TEXT", {"What is proposed, and why", "Ce qui est proposé, et pourquoi"}},
    {"--signature",
     "signature",
     "TEXT",
     {"The name that it is signed with; none by default", "Le nom qui la signe ; aucun par défaut"}},
};

}  // namespace

Noun IdeasNoun() {
  return {
      .name = "ideas",
      .help = {"Ideas, in the spaces that one reads", "Les idées, dans les espaces que l'on lit"},
      .one = {"an idea", "une idée"},
      .many = {"ideas that you see", "les idées que l'on voit"},
      .type = "IDEA",
      .which = {"SPACE/IDEA, as `list` names it", "ESPACE/IDÉE, comme « list » la nomme"},
      .unknown = {"no such idea: $0", "aucune idée de ce nom : $0"},
      .parent_type = "SPACE",
      .parent_help = {"Of this space", "De cet espace"},
      .parent_which = {"The space", "L'espace"},
      .of_all = true,
      .resource = Idea::default_instance(),
      .part = FeedbackPart,
      .fields = {"name", "author", "signature", "title", "text", "text_version", "state", "visibility", "merged_into",
                 "state_reason", "measure", "votes", "earlier_votes", "own_vote", "create_time", "update_time"},
      .columns = {{{"Idea", "Idée"}, "name"},
                  {{"Title", "Titre"}, "title"},
                  {{"State", "État"}, "state"},
                  {{"Votes", "Votes"}, "votes"},
                  {{"Visible", "Visible"}, "visibility", 2}},
      .lines = {{{"", ""}, "text"},
                {{"Signed", "Signée"}, "signature"},
                {{"Proposed by", "Proposée par"}, "author", true},
                {{"Version", "Version"}, "text_version"},
                {{"State", "État"}, "state"},
                {{"Because", "Parce que"}, "state_reason"},
                {{"Merged into", "Fusionnée dans"}, "merged_into"},
                {{"Became", "Devenue"}, "measure"},
                {{"Visible", "Visible"}, "visibility"},
                {{"Votes", "Votes"}, "votes"},
                {{"Of these, for earlier versions", "Dont pour des versions d'avant"}, "earlier_votes"},
                {{"You voted for version", "Vous avez voté pour la version"}, "own_vote"},
                {{"Proposed", "Proposée le"}, "create_time"}},
      .contained = CommentsNoun,
      .flags = kFlags,
      .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
      .complete = ShowBeforeProposing,
      .creates = {"propose",
                  {"Propose $0; those that say nearly the same are shown first",
                   "Proposer $0 ; celles qui disent presque la même chose sont montrées d'abord"}},
      .list = &Stub::ListIdeas,
      .get = &Stub::GetIdea,
      .create = &Stub::CreateIdea,
      .update = &Stub::UpdateIdea};
}

}  // namespace pepiniere::pep
