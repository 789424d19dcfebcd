// pep policy proposals submit|admit|return|merge|withdraw|refer|draft|adopt|follow-up|evaluate|repeal
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::AdoptProposalRequest;
using policy::v1::EvaluateProposalRequest;
using policy::v1::MergeProposalRequest;
using policy::v1::Proposal;
using policy::v1::RepealProposalRequest;
using Stub = PolicyStub;

struct ProposalFlags : PolicyVerbFlags {
  std::string other;  // what it goes on as, was adopted by, is judged by
};

void AddMerge(Command& proposals) {
  auto flags = std::make_shared<ProposalFlags>();
  Command merge = AddPolicyVerb<MergeProposalRequest>(
      proposals, "merge",
      {"Let a submitted proposal go on as another, which keeps both references, evidences and authors",
       "Faire continuer une proposition déposée dans une autre, qui garde les références, preuves et auteurs des deux"},
      ProposalsNoun(), *flags, "MergeProposal");
  merge.String("INTO", flags->other, {"The other one", "L'autre"}, "PROPOSAL").Required();
  merge.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  merge.Does([flags](Session& session) -> absl::Status {
    MergeProposalRequest request;
    PEP_ASSIGN(const std::string into, PolicyName(ProposalsNoun(), flags->other, session.say()));
    request.set_into(into);
    request.set_reason(flags->reason);
    return FinishPolicy(session, &Stub::MergeProposal, std::move(request), ProposalsNoun(), *flags);
  });
}

void AddAdopt(Command& proposals) {
  auto flags = std::make_shared<ProposalFlags>();
  Command adopt = AddPolicyVerb<AdoptProposalRequest>(
      proposals, "adopt",
      {"Say that it was adopted, by a text with its reference, its publication and its entry into force",
       "Dire qu'elle est adoptée, par un texte qui a sa référence, sa publication et son entrée en vigueur"},
      ProposalsNoun(), *flags, "AdoptProposal");
  adopt.String("LAW_TEXT", flags->other, LawTextsNoun().which, "LAW_TEXT").Required();
  adopt.Does([flags](Session& session) -> absl::Status {
    AdoptProposalRequest request;
    PEP_ASSIGN(const std::string text, PolicyName(LawTextsNoun(), flags->other, session.say()));
    request.set_text(text);
    return FinishPolicy(session, &Stub::AdoptProposal, std::move(request), ProposalsNoun(), *flags);
  });
}

// By the number of a piece of the proposal's, or by its whole name.
absl::StatusOr<std::string> EvidenceOf(const ProposalFlags& flags, const Messages& say) {
  PEP_ASSIGN(const std::string proposal, PolicyName(ProposalsNoun(), flags.id, say));
  if (flags.other.find('/') != std::string::npos) return PolicyName(EvidenceNoun(), flags.other, say);
  return base::Concat(proposal, "/evidence/", flags.other);
}

template <class Request>
void AddJudgement(Command& proposals, const char* verb, Text help, PolicyMethod<Request, Proposal> method,
                  std::string_view called) {
  auto flags = std::make_shared<ProposalFlags>();
  Command judge = AddPolicyVerb<Request>(proposals, verb, help, ProposalsNoun(), *flags, called);
  judge
      .String("EVIDENCE", flags->other,
              {"The piece of its evidence that says so, by its number", "La preuve qui le dit, par son numéro"},
              "EVIDENCE")
      .Required();
  judge.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  judge.Does([flags, method](Session& session) -> absl::Status {
    Request request;
    PEP_ASSIGN(const std::string evidence, EvidenceOf(*flags, session.say()));
    request.set_evidence(evidence);
    request.set_reason(flags->reason);
    return FinishPolicy(session, method, std::move(request), ProposalsNoun(), *flags);
  });
}

// What officers and authors do before it is transmitted.
void AddBefore(Command& proposals) {
  AddPlainVerb(proposals, "submit",
               {"Submit a draft, or a new revision of one that was returned: you are told all that it lacks",
                "Déposer un brouillon, ou une nouvelle révision d'une proposition renvoyée : on vous dit tout ce qui "
                "lui manque"},
               ProposalsNoun, &Stub::SubmitProposal, "SubmitProposal");
  AddReasonedVerb(proposals, "admit",
                  {"Find a submitted proposal admissible; not one's own",
                   "Juger recevable une proposition ; pas la "
                   "sienne"},
                  ProposalsNoun, &Stub::AdmitProposal, "AdmitProposal", {"Why", "Pourquoi"});
  AddReasonedVerb(
      proposals, "return", {"Give a submitted proposal back to its authors", "Renvoyer une proposition à ses auteurs"},
      ProposalsNoun, &Stub::ReturnProposal, "ReturnProposal", {"What they should do", "Ce qu'il leur reste à faire"});
  AddMerge(proposals);
  AddReasonedVerb(proposals, "withdraw",
                  {"Take one's own proposal back, before it is transmitted",
                   "Retirer sa proposition, avant qu'elle soit transmise"},
                  ProposalsNoun, &Stub::WithdrawProposal, "WithdrawProposal", {"Why", "Pourquoi"});
  AddPlainVerb(proposals, "refer",
               {"Refer it to a committee, once its consultation has ended and is summed up",
                "La porter en comité, une fois la consultation finie et résumée"},
               ProposalsNoun, &Stub::ReferProposal, "ReferProposal");
}

}  // namespace

void AddProposalVerbs(Command& proposals) {
  AddBefore(proposals);
  AddReasonedVerb(proposals, "draft",
                  {"Say that what was accepted is being drafted", "Dire que ce qui est accepté est en rédaction"},
                  ProposalsNoun, &Stub::StartProposalDrafting, "StartProposalDrafting",
                  {"Who drafts, until when", "Qui rédige, jusqu'à quand"}, Asked::kIfAny);
  AddAdopt(proposals);
  AddReasonedVerb(proposals, "follow-up",
                  {"Say that what was adopted is followed up", "Dire que ce qui est adopté est suivi"}, ProposalsNoun,
                  &Stub::FollowUpProposal, "FollowUpProposal", {"How, and by whom", "Comment, et par qui"});
  AddJudgement<EvaluateProposalRequest>(proposals, "evaluate",
                                        {"Say how what was adopted turned out", "Dire ce qu'a donné ce qui est adopté"},
                                        &Stub::EvaluateProposal, "EvaluateProposal");
  AddJudgement<RepealProposalRequest>(
      proposals, "repeal", {"Say that what was adopted was repealed", "Dire que ce qui est adopté est abrogé"},
      &Stub::RepealProposal, "RepealProposal");
}

}  // namespace pepiniere::pep
