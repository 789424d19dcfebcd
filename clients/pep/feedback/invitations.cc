// pep feedback invitations
#include <memory>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/feedback/vocabulary.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AcceptInvitationRequest;
using feedback::v1::DeclineInvitationRequest;
using feedback::v1::Invitation;
using feedback::v1::RecordDispositionRequest;
using Stub = FeedbackStub;

struct RecordFlags : VerbFlags {
  Invitation::Disposition disposition = Invitation::DISPOSITION_UNSPECIFIED;
};

}  // namespace

Noun InvitationsNoun() {
  return {.name = "invitations",
          .help = {"Invitations of panelists to a study: one's own, and for managers of the panel all",
                   "Les invitations à une étude : les siennes, et toutes pour les gestionnaires du panel"},
          .one = {"an invitation", "une invitation"},
          .many = {"invitations to a study", "les invitations à une étude"},
          .type = "INVITATION",
          .which = {"PANEL/STUDY/INVITATION, as `list` names it", "PANEL/ÉTUDE/INVITATION, comme « list » la nomme"},
          .unknown = {"no such invitation: $0", "aucune invitation de ce nom : $0"},
          .parent_type = "STUDY",
          .parent_help = {"To this study: PANEL/STUDY", "À cette étude : PANEL/ÉTUDE"},
          .parent_which = {"The study: PANEL/STUDY", "L'étude : PANEL/ÉTUDE"},
          .resource = Invitation::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "panelist", "person", "stratum", "rank", "draw_hash", "state", "reserve_end_time",
                     "disposition", "create_time", "update_time"},
          .columns = {{{"Invitation", "Invitation"}, "name"},
                      {{"Who", "Qui"}, "person", 0, true},
                      {{"Stratum", "Strate"}, "stratum"},
                      {{"Rank", "Rang"}, "rank"},
                      {{"State", "État"}, "state"},
                      {{"What came of it", "Ce qu'il en est"}, "disposition", 1}},
          .lines = {{{"Who", "Qui"}, "person", true},
                    {{"Panelist", "Membre"}, "panelist"},
                    {{"Stratum", "Strate"}, "stratum"},
                    {{"Rank in the draw", "Rang au tirage"}, "rank"},
                    {{"Hash", "Empreinte"}, "draw_hash"},
                    {{"State", "État"}, "state"},
                    {{"Its place is kept until", "Sa place est gardée jusqu'à"}, "reserve_end_time"},
                    {{"What came of it", "Ce qu'il en est"}, "disposition"},
                    {{"Invited", "Invitée"}, "create_time"}},
          .order_by = {"name or rank; \"rank desc\" reverses", "name ou rank ; « rank desc » inverse"},
          .list = &Stub::ListInvitations,
          .get = &Stub::GetInvitation};
}

void AddInvitationVerbs(Command& invitations) {
  auto accepting = std::make_shared<VerbFlags>();
  AddVerb<AcceptInvitationRequest>(invitations, "accept",
                                   {"Accept, and have a place of the quota kept for some hours",
                                    "Accepter, et se faire garder une place du quota quelques heures"},
                                   InvitationsNoun(), *accepting, "AcceptInvitation")
      .Does([accepting](Session& session) {
        return Finish(session, &Stub::AcceptInvitation, AcceptInvitationRequest(), InvitationsNoun(), *accepting);
      });

  auto declining = std::make_shared<VerbFlags>();
  AddVerb<DeclineInvitationRequest>(invitations, "decline",
                                    {"Decline, or give a place back: the next one of the draw is invited",
                                     "Décliner, ou rendre sa place : la personne suivante du tirage est invitée"},
                                    InvitationsNoun(), *declining, "DeclineInvitation")
      .Does([declining](Session& session) {
        return Finish(session, &Stub::DeclineInvitation, DeclineInvitationRequest(), InvitationsNoun(), *declining);
      });

  auto recording = std::make_shared<RecordFlags>();
  Command record = AddVerb<RecordDispositionRequest>(
      invitations, "record",
      {"Say what came of an invitation, as response rates count it",
       "Dire ce qu'il en est d'une invitation, comme le comptent les taux de réponse"},
      InvitationsNoun(), *recording, "RecordDisposition");
  AddWord(
      record, "DISPOSITION", recording->disposition,
      {"What came of it; complete takes its place for good", "Ce qu'il en est ; complete prend sa place pour de bon"})
      .Required();
  record.Does([recording](Session& session) {
    RecordDispositionRequest request;
    request.set_disposition(recording->disposition);
    return Finish(session, &Stub::RecordDisposition, std::move(request), InvitationsNoun(), *recording);
  });
}

}  // namespace pepiniere::pep
