// pep policy amendments
#include <string>

#include "clients/pep/policy/caller.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::Amendment;
using policy::v1::CreateAmendmentRequest;
using Stub = PolicyStub;

constexpr FieldFlag kFlags[] = {
    {"--part",
     "part",
     "title|problem|proposed-change|target-text",
     {"Which part it would word otherwise", "Quelle partie il écrirait autrement"}},
    {"--target-text",
     "target_text",
     "NUMBER",
     {"Of a target text: which one, from 1", "D'un texte visé : lequel, à partir de 1"}},
    {"--wording", "proposed_wording", "TEXT", {"What is to stand there", "Ce qui doit y figurer"}},
    {"--reason", "reason", "TEXT", {"Why", "Pourquoi"}},
    {"--base-revision",
     "base_revision",
     "NUMBER",
     {"The revision that it would change; a new one: the current",
      "La révision qu'il changerait ; un nouveau : l'actuelle"}},
};

// A new one is the caller's, and of the revision that the proposal has now, unless another is said.
absl::Status SayWhose(Session& session, Message& request) {
  auto* create = dynamic_cast<CreateAmendmentRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  PEP_ASSIGN(const std::string person, PolicyPerson(session));
  create->mutable_amendment()->set_author(person);
  if (create->amendment().base_revision() != 0) return absl::OkStatus();
  policy::v1::GetProposalRequest which;
  which.set_name(create->parent());
  PEP_ASSIGN(const policy::v1::Proposal proposal, session.Call(&Stub::GetProposal, which));
  create->mutable_amendment()->set_base_revision(proposal.revision());
  return absl::OkStatus();
}

void ShowWordings(const Message& message, Sheet& sheet, const Messages&) {
  const auto& amendment = static_cast<const Amendment&>(message);
  sheet.Section({"What stands there", "Ce qui y figure"});
  sheet.Body(amendment.current_wording());
  sheet.Section({"What is to stand there", "Ce qui doit y figurer"});
  sheet.Body(amendment.proposed_wording());
}

}  // namespace

Noun AmendmentsNoun() {
  return {
      .name = "amendments",
      .help = {"Amendments: other words for a part of a proposal", "Les amendements : d'autres mots pour une partie"},
      .one = {"an amendment", "un amendement"},
      .many = {"the amendments to a proposal", "les amendements d'une proposition"},
      .type = "AMENDMENT",
      .which = {"PROPOSAL/NUMBER: 2026-3/1", "PROPOSITION/NUMÉRO : 2026-3/1"},
      .unknown = {"no such amendment: $0", "aucun amendement de ce nom : $0"},
      .parent_type = "PROPOSAL",
      .parent_help = {"To this proposal", "De cette proposition"},
      .parent_which = {"The proposal", "La proposition"},
      .resource = Amendment::default_instance(),
      .part = PolicyPart,
      .fields = {"name", "author", "base_revision", "part", "target_text", "current_wording", "proposed_wording",
                 "reason", "state", "decide_time", "decision_reason", "made_revision", "stale", "create_time",
                 "update_time"},
      .columns = {{{"Amendment", "Amendement"}, "name"},
                  {{"Part", "Partie"}, "part"},
                  {{"State", "État"}, "state"},
                  {{"Base", "Base"}, "base_revision", 2},
                  {{"Stale", "Dépassé"}, "stale", 2},
                  {{"Wording", "Rédaction"}, "proposed_wording"},
                  {{"By", "Par"}, "author", 1, true}},
      .lines = {{{"Part", "Partie"}, "part"},
                {{"Target text", "Texte visé"}, "target_text"},
                {{"Of revision", "De la révision"}, "base_revision"},
                {{"Another took its place", "Une autre l'a remplacée"}, "stale"},
                {{"By", "Par"}, "author", true},
                {{"Because", "Parce que"}, "reason"},
                {{"State", "État"}, "state"},
                {{"Decided", "Décidé le"}, "decide_time"},
                {{"Decided so because", "Décidé ainsi parce que"}, "decision_reason"},
                {{"Made revision", "A donné la révision"}, "made_revision"}},
      .show_more = ShowWordings,
      .flags = kFlags,
      .complete = SayWhose,
      .creates = {"propose", {"Propose $0", "Proposer $0"}},
      .list = &Stub::ListAmendments,
      .get = &Stub::GetAmendment,
      .create = &Stub::CreateAmendment,
      .update = &Stub::UpdateAmendment};
}

void AddAmendmentVerbs(Command& amendments) {
  AddReasonedVerb(
      amendments, "accept",
      {"Accept an amendment, which makes the next revision", "Accepter un amendement, qui donne la révision suivante"},
      AmendmentsNoun, &Stub::AcceptAmendment, "AcceptAmendment", {"Why", "Pourquoi"}, Asked::kIfAny);
  AddReasonedVerb(amendments, "reject", {"Reject an amendment", "Rejeter un amendement"}, AmendmentsNoun,
                  &Stub::RejectAmendment, "RejectAmendment", {"Why", "Pourquoi"});
  AddPlainVerb(amendments, "withdraw", {"Take one's own amendment back", "Retirer son amendement"}, AmendmentsNoun,
               &Stub::WithdrawAmendment, "WithdrawAmendment");
}

}  // namespace pepiniere::pep
