// pep policy sessions open|attend|recuse|close|cancel
#include <memory>
#include <string>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/session_parts.h"
#include "clients/pep/policy/verbs.h"

namespace pepiniere::pep {
namespace {

using policy::v1::DeclareRecusalRequest;
using policy::v1::RecordAttendanceRequest;
using Stub = PolicyStub;

struct AttendFlags : PolicyVerbFlags {
  std::vector<std::string> present, remote, mandates;
};

absl::Status Attend(Session& session, const AttendFlags& flags) {
  RecordAttendanceRequest request;
  for (const std::string& member : flags.present) request.add_presences()->set_member(member);
  for (const std::string& member : flags.remote) {
    auto& presence = *request.add_presences();
    presence.set_member(member);
    presence.set_remote(true);
  }
  for (const std::string& mandate : flags.mandates) {
    const std::string complaint = AddMandate(mandate, request, session.say());
    if (!complaint.empty()) return UsageError(complaint);
  }
  return FinishPolicy(session, &Stub::RecordAttendance, std::move(request), CommitteeSessionsNoun(), flags);
}

void AddAttend(Command& sessions) {
  auto flags = std::make_shared<AttendFlags>();
  Command attend = AddPolicyVerb<RecordAttendanceRequest>(
      sessions, "attend",
      {"Say who is there now and who holds whose mandate, all of them: what was said before is replaced",
       "Dire qui est là et qui tient quel mandat, en entier : cela remplace ce qui avait été dit"},
      CommitteeSessionsNoun(), *flags, "RecordAttendance");
  attend.Strings(
      "--present", flags->present,
      {"A member who is in the room, by their code (repeatable)", "Un membre présent, par son code (répétable)"},
      "MEMBER_CODE");
  attend.Strings("--remote", flags->remote,
                 {"One who is heard from elsewhere (repeatable)", "Un membre à distance (répétable)"}, "MEMBER_CODE");
  attend.Strings("--mandate", flags->mandates,
                 {"Who gave theirs to whom (repeatable)", "Qui a donné le sien à qui (répétable)"}, "GIVER=HOLDER");
  attend.Does([flags](Session& session) { return Attend(session, *flags); });
}

struct RecuseFlags : PolicyVerbFlags {
  std::string member, item;
};

void AddRecuse(Command& sessions) {
  auto flags = std::make_shared<RecuseFlags>();
  Command recuse = AddPolicyVerb<DeclareRecusalRequest>(
      sessions, "recuse",
      {"Say that a member does not sit for an item: what they voted on already is void",
       "Dire qu'un membre ne siège pas sur un point : ce qu'il a déjà voté devient nul"},
      CommitteeSessionsNoun(), *flags, "DeclareRecusal");
  recuse.String("MEMBER", flags->member, {"Who, by their code", "Qui, par son code"}, "MEMBER_CODE").Required();
  recuse.String("--item", flags->item, {"For which proposal (all)", "Pour quelle proposition (toutes)"}, "PROPOSAL");
  recuse.String("--reason", flags->reason, {"Why", "Pourquoi"});
  recuse.Does([flags](Session& session) {
    DeclareRecusalRequest request;
    request.mutable_recusal()->set_member(flags->member);
    request.mutable_recusal()->set_reason(flags->reason);
    if (!flags->item.empty()) request.mutable_recusal()->set_proposal(ResourceName("proposals", flags->item));
    return FinishPolicy(session, &Stub::DeclareRecusal, std::move(request), CommitteeSessionsNoun(), *flags);
  });
}

}  // namespace

void AddCommitteeSessionVerbs(Command& sessions) {
  AddPlainVerb(sessions, "open",
               {"Open a session, from the day on which it meets", "Ouvrir une séance, dès le jour où elle se tient"},
               CommitteeSessionsNoun, &Stub::OpenSession, "OpenSession");
  AddAttend(sessions);
  AddRecuse(sessions);
  AddPlainVerb(sessions, "close", {"Close a session", "Clore une séance"}, CommitteeSessionsNoun, &Stub::CloseSession,
               "CloseSession");
  AddReasonedVerb(sessions, "cancel",
                  {"Cancel a session that was not opened", "Annuler une séance qui n'a pas été ouverte"},
                  CommitteeSessionsNoun, &Stub::CancelSession, "CancelSession", {"Why", "Pourquoi"});
}

}  // namespace pepiniere::pep
