#include "clients/pep/feedback/proof_command.h"

#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include "clients/pep/feedback/draw_proof.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/paging.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Invitation;
using feedback::v1::Panelist;
using feedback::v1::Study;
using Stub = FeedbackStub;

struct ProofFlags {
  std::string id, file;
};

absl::StatusOr<DrawProof> AskForProof(Session& session, const std::string& name) {
  feedback::v1::GetStudyRequest which;
  which.set_name(name);
  PEP_ASSIGN(const Study study, session.Call(&Stub::GetStudy, which));
  if (study.seed().empty()) {
    return InOwnWords(absl::StatusCode::kFailedPrecondition,
                      session.say()({"$0 is not drawn yet", "$0 n'est pas encore tirée"}, name));
  }
  feedback::v1::ListInvitationsRequest of_study;
  of_study.set_parent(name);
  PEP_ASSIGN(const auto invitations, ListAll<Invitation>(
                                         session, &Stub::ListInvitations, std::move(of_study),
                                         [](const auto& page) -> const auto& { return page.invitations(); }));
  feedback::v1::ListPanelistsRequest of_panel;
  of_panel.set_parent(ParentOf(name));
  PEP_ASSIGN(const auto panelists, ListAll<Panelist>(
                                       session, &Stub::ListPanelists, std::move(of_panel),
                                       [](const auto& page) -> const auto& { return page.panelists(); }));
  return ProofOf(study, panelists, invitations);
}

absl::Status Write(const std::string& file, const std::string& text, const Messages& say) {
  errno = 0;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << text << '\n';
  out.close();
  if (out) return absl::OkStatus();
  return UsageError(
      say({"cannot write $0: $1", "$0 ne s'écrit pas : $1"}, file, std::generic_category().message(errno)));
}

absl::Status CheckWhole(const DrawProof& proof, const Messages& say) {
  if (proof.whole) return absl::OkStatus();
  return InOwnWords(
      absl::StatusCode::kFailedPrecondition,
      say({"the panel is not what it was: of whoever joined, left or paused since, the list that was drawn "
           "from cannot be made again. All that was invited follows from the seed",
           "le panel n'est plus ce qu'il était : des personnes sont venues, parties ou en pause, et la liste "
           "tirée ne se refait plus. Toutes les invitations découlent de la graine"}));
}

absl::Status Prove(Session& session, const ProofFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string name, NameIn(StudiesNoun(), flags.id, say));
  PEP_ASSIGN(const DrawProof proof, AskForProof(session, name));
  if (!proof.faults.empty()) {
    return InOwnWords(absl::StatusCode::kDataLoss, say({"the draw does not hold: $0", "le tirage ne tient pas : $0"},
                                                       say.Pick(proof.faults.front())));
  }
  PEP_TRY(CheckWhole(proof, say));
  if (!flags.file.empty()) PEP_TRY(Write(flags.file, ProofJson(proof), say));
  if (!session.out().ForPeople()) {
    session.out().Line(ProofJson(proof));
    return absl::OkStatus();
  }
  for (const auto& [code, stratum] : proof.strata) {
    session.out().Line(say({"$0: the $1 lowest hashes of $2", "$0 : les $1 empreintes les plus basses sur $2"}, code,
                           say.Number(stratum.wanted), say.Number(static_cast<std::int64_t>(stratum.members.size()))));
  }
  session.out().Note(
      say({"The draw follows from the list and the seed, whose hashes were published before it.",
           "Le tirage découle de la liste et de la graine, dont les empreintes ont été publiées avant."}),
      Tone::kGood);
  return absl::OkStatus();
}

}  // namespace

void AddProofCommand(Command& studies) {
  auto flags = std::make_shared<ProofFlags>();
  Command proof =
      studies.Add("proof", {"Check a draw, and write what anybody computes it from again: pep feedback draw",
                            "Vérifier un tirage, et écrire ce dont chacun le recalcule : pep feedback draw"});
  proof.String("ID", flags->id, StudiesNoun().which, StudiesNoun().type).Required();
  proof.String("--file", flags->file, {"Where to write it, in JSON", "Où l'écrire, en JSON"}, "FILE");
  proof.Does([flags](Session& session) { return Prove(session, *flags); });
}

}  // namespace pepiniere::pep
