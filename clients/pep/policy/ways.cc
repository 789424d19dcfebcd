// pep policy versions|steps: what a proposal said, and its way.
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/policy/target_texts.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::ProposalStep;
using policy::v1::ProposalVersion;
using Stub = policy::v1::PolicyService::Stub;

constexpr Text kOfProposal = {"Of this proposal", "De cette proposition"};

void ShowVersion(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& version = static_cast<const ProposalVersion&>(message);
  sheet.Section({"The problem", "Le problème"});
  sheet.Body(version.problem());
  sheet.Section({"What is to change", "Ce qui doit changer"});
  sheet.Body(version.proposed_change());
  ShowTargetTexts(version.target_texts(), sheet, say);
}

}  // namespace

Noun ProposalVersionsNoun() {
  return {.name = "versions",
          .help = {"What a proposal said, revision by revision: none ever changes",
                   "Ce qu'une proposition a dit, révision par révision : aucune ne change"},
          .one = {"a revision", "une révision"},
          .many = {"the revisions of a proposal", "les révisions d'une proposition"},
          .type = "PROPOSAL_VERSION",
          .which = {"PROPOSAL/REVISION: 2026-3/2", "PROPOSITION/RÉVISION : 2026-3/2"},
          .unknown = {"no such revision: $0", "aucune révision de ce nom : $0"},
          .parent_type = "PROPOSAL",
          .parent_help = kOfProposal,
          .parent_which = {"The proposal", "La proposition"},
          .resource = ProposalVersion::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "title", "problem", "topics", "proposed_change", "natures", "target_texts",
                     "no_target_text_known", "impact_audience", "impact_people", "impact_hours", "impact_euros",
                     "impact_reasoning", "editor", "amendment", "create_time"},
          .columns = {{{"Revision", "Révision"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Made by", "Écrite par"}, "editor", 1, true},
                      {{"By amendment", "Par l'amendement"}, "amendment", 2},
                      {{"On", "Le"}, "create_time", 1}},
          .lines = {{{"Made by", "Écrite par"}, "editor", true},
                    {{"By amendment", "Par l'amendement"}, "amendment"},
                    {{"On", "Le"}, "create_time"},
                    {{"Natures", "Natures"}, "natures"},
                    {{"Topics", "Sujets"}, "topics"}},
          .show_more = ShowVersion,
          .list = &Stub::ListProposalVersions,
          .get = &Stub::GetProposalVersion};
}

Noun ProposalStepsNoun() {
  return {.name = "steps",
          .help = {"The way of a proposal, step by step: each stays",
                   "Le parcours d'une proposition, étape par étape : chacune reste"},
          .one = {"a step", "une étape"},
          .many = {"the steps of a proposal", "les étapes d'une proposition"},
          .type = "PROPOSAL_STEP",
          .which = {"PROPOSAL/STEP: 2026-3/2", "PROPOSITION/ÉTAPE : 2026-3/2"},
          .unknown = {"no such step: $0", "aucune étape de ce nom : $0"},
          .parent_type = "PROPOSAL",
          .parent_help = kOfProposal,
          .parent_which = {"The proposal", "La proposition"},
          .resource = ProposalStep::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "from", "to", "reason", "revision", "cause", "actor", "create_time"},
          .columns = {{{"Step", "Étape"}, "name", 2},
                      {{"On", "Le"}, "create_time"},
                      {{"Became", "Devenue"}, "to"},
                      {{"Revision", "Révision"}, "revision", 3},
                      {{"Because", "Parce que"}, "reason"},
                      {{"By", "Par"}, "cause", 1},
                      {{"Who", "Qui"}, "actor", 2, true}},
          .lines = {{{"From", "De"}, "from"},
                    {{"To", "À"}, "to"},
                    {{"Because", "Parce que"}, "reason"},
                    {{"By", "Par"}, "cause"},
                    {{"Revision", "Révision"}, "revision"},
                    {{"Who", "Qui"}, "actor", true},
                    {{"On", "Le"}, "create_time"}},
          .list = &Stub::ListProposalSteps,
          .get = &Stub::GetProposalStep};
}

}  // namespace pepiniere::pep
