// pep feedback spaces
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Space;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr const char* kCircle = "everybody|signed-in|agents|participants";

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--kind",
     "kind",
     "agents|users|experts|consultation",
     {"For whom it is; never changes", "Pour qui il est ; ne change plus"}},
    {"--readers", "readers", kCircle, {"Who reads", "Qui lit"}},
    {"--proposers", "proposers", kCircle, {"Who proposes, of those who read", "Qui propose, parmi qui lit"}},
    {"--commenters", "commenters", kCircle, {"Who comments, of those who read", "Qui commente, parmi qui lit"}},
    {"--voters", "voters", kCircle, {"Who votes, of those who read", "Qui vote, parmi qui lit"}},
    {"--moderation",
     "moderation",
     "before|after",
     {"Whether what is said is moderated before it is seen, or after",
      "Si l'on modère avant que ce soit vu, ou après"}},
    {"--participant",
     "participants",
     "PERSON",
     {"Who takes part by name (repeatable)", "Qui participe nommément (répétable)"}},
    {"--moderator",
     "moderators",
     "PERSON",
     {"Who moderates, for as long as they are named (repeatable)", "Qui modère, tant qu'il est nommé (répétable)"}},
    {"--vote-from", "vote_start_time", "TIME", {"From when on one votes", "À partir de quand on vote"}},
    {"--vote-until",
     "vote_end_time",
     "TIME",
     {"Until when, that instant no longer", "Jusqu'à quand, cet instant exclu"}},
};

}  // namespace

Noun SpacesNoun() {
  return {
      .name = "spaces",
      .help = {"Spaces: where people propose, discuss and vote", "Les espaces : où l'on propose, discute et vote"},
      .one = {"a space", "un espace"},
      .many = {"spaces that you read", "les espaces que l'on lit"},
      .type = "SPACE",
      .which = {"The space", "L'espace"},
      .unknown = {"no such space: $0", "aucun espace de ce nom : $0"},
      .resource = Space::default_instance(),
      .part = FeedbackPart,
      .fields = {"name", "title", "kind", "readers", "proposers", "commenters", "voters", "moderation", "participants",
                 "moderators", "vote_start_time", "vote_end_time", "create_time", "update_time", "delete_time"},
      .columns = {{{"Space", "Espace"}, "name"},
                  {{"Title", "Titre"}, "title"},
                  {{"For", "Pour"}, "kind"},
                  {{"Read by", "Lu par"}, "readers", 1},
                  {{"Votes until", "Vote jusqu'à"}, "vote_end_time", 2}},
      .lines = {{{"For", "Pour"}, "kind"},
                {{"Read by", "Lu par"}, "readers"},
                {{"Proposed in by", "On y propose"}, "proposers"},
                {{"Commented by", "On y commente"}, "commenters"},
                {{"Voted by", "On y vote"}, "voters"},
                {{"Moderated", "Modéré"}, "moderation"},
                {{"Take part by name", "Participent nommément"}, "participants"},
                {{"Moderators", "Modérateurs"}, "moderators"},
                {{"Votes from", "Vote à partir de"}, "vote_start_time"},
                {{"Votes until", "Vote jusqu'à"}, "vote_end_time"}},
      .flags = kFlags,
      .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
      .list = &Stub::ListSpaces,
      .get = &Stub::GetSpace,
      .create = &Stub::CreateSpace,
      .update = &Stub::UpdateSpace,
      .remove = &Stub::DeleteSpace,
      .undelete = &Stub::UndeleteSpace};
}

}  // namespace pepiniere::pep
