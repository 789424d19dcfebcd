// pep policy proposals
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/policy/caller.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/policy/target_texts.h"
#include "clients/pep/policy/typed_codes.h"
#include "clients/pep/policy/vocabulary.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::CreateProposalRequest;
using policy::v1::Proposal;
using Stub = policy::v1::PolicyService::Stub;

constexpr char kNatures[] = "natures";

template <std::string (*Set)(const std::string&, Proposal&, const Messages&)>
std::string OfProposal(Message& proposal, const std::string& typed, const Messages& say) {
  return Set(typed, static_cast<Proposal&>(proposal), say);
}

// In this order they are read: wordings are of texts that were said before.
constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"In one line", "En une ligne"}},
    {"--problem",
     "problem",
     "TEXT",
     {"What is wrong, for whom, since when", "Ce qui ne va pas, pour qui, depuis quand"}},
    {"--topic",
     "topics",
     "TOPIC",
     {"A topic of constraints that it is about (repeatable)", "Un sujet de contrainte dont il s'agit (répétable)"}},
    {"--change", "proposed_change", "TEXT", {"What is to change", "Ce qui doit changer"}},
    {"--nature",
     kNatures,
     "legislative|regulatory|administrative|organisational",
     {"What kind of change that takes (repeatable)", "La nature du changement (répétable)"},
     AddUpperCode<kNatures>,
     "--no-nature",
     {"None is said", "Aucune n'est dite"}},
    {"--target-text",
     "target_texts",
     kTargetTextType,
     {"A text that it would change (repeatable); all that follows the identifier may be left out",
      "Un texte qu'elle changerait (répétable) ; ce qui suit l'identifiant est facultatif"},
     OfProposal<AddTargetText>,
     "--no-target-text",
     {"It names no text", "Elle ne nomme aucun texte"}},
    {"--current",
     "target_texts",
     "PLACE=WORDING",
     {"What the text of that place says now (repeatable)", "Ce que dit le texte de ce rang (répétable)"},
     OfProposal<SetCurrentWording>},
    {"--proposed",
     "target_texts",
     "PLACE=WORDING",
     {"What it is to say (repeatable)", "Ce qu'il devrait dire (répétable)"},
     OfProposal<SetProposedWording>},
    {"--no-text-known",
     "no_target_text_known",
     "yes|no",
     {"Whether nobody knows a text that stands in the way", "Si l'on ne connaît aucun texte qui fasse obstacle"}},
    {"--impact-audience", "impact_audience", "TEXT", {"Who is concerned", "Qui est concerné"}},
    {"--impact-people", "impact_people", "NUMBER", {"How many of them", "Combien de personnes"}},
    {"--impact-hours",
     "impact_hours",
     "NUMBER",
     {"Hours that it would save in a year, all together", "Les heures gagnées en un an, en tout"}},
    {"--impact-euros",
     "impact_euros",
     "NUMBER",
     {"Whole euros that it would save in a year", "Les euros gagnés en un an, en tout"}},
    {"--impact-reasoning", "impact_reasoning", "TEXT", {"How this was estimated", "Comment cela a été estimé"}},
    {"--author",
     "authors",
     "PERSON",
     {"Who writes it (repeatable); a new one: yourself", "Qui l'écrit (répétable) ; une nouvelle : vous-même"}},
    {"--commitment",
     "commitments",
     "COMMITMENT",
     {"A commitment that it carries out: PLAN/COMMITMENT (repeatable)",
      "Un engagement qu'elle réalise : PLAN/ENGAGEMENT (répétable)"}},
};

// A new one is its author's: the first who is named, else whoever calls.
absl::Status SayWhose(Session& session, Message& request) {
  auto* create = dynamic_cast<CreateProposalRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  if (!create->proposal().authors().empty()) {
    create->set_author(create->proposal().authors(0));
    return absl::OkStatus();
  }
  PEP_ASSIGN(const std::string person, PolicyPerson(session));
  create->set_author(person);
  return absl::OkStatus();
}

void ShowImpact(const Proposal& proposal, Sheet& sheet, const Messages& say) {
  sheet.Section({"What it would bring, as it is estimated", "Ce qu'elle apporterait, à l'estime"});
  sheet.Line({"For", "Pour"}, proposal.impact_audience());
  if (proposal.impact_people() > 0) sheet.Line({"People", "Personnes"}, say.Number(proposal.impact_people()));
  if (proposal.impact_hours() > 0) {
    sheet.Line({"Hours a year", "Heures par an"}, SaidNumber(proposal.impact_hours(), say));
  }
  if (proposal.impact_euros() > 0) sheet.Line({"Euros a year", "Euros par an"}, say.Euros(proposal.impact_euros()));
  sheet.Line({"Estimated so", "Estimé ainsi"}, proposal.impact_reasoning());
}

void ShowMore(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& proposal = static_cast<const Proposal&>(message);
  std::vector<std::string> next;
  for (const int state : proposal.next_states()) next.push_back(Said(static_cast<Proposal::State>(state), say));
  sheet.Line({"May become", "Peut devenir"}, absl::StrJoin(next, ", "));
  sheet.Section({"The problem", "Le problème"});
  sheet.Body(proposal.problem());
  sheet.Section({"What is to change", "Ce qui doit changer"});
  sheet.Body(proposal.proposed_change());
  ShowTargetTexts(proposal.target_texts(), sheet, say);
  ShowImpact(proposal, sheet, say);
}

}  // namespace

Noun ProposalsNoun() {
  return {.name = "proposals",
          .help = {"Proposals: what is to change in law or practice, and where each stands",
                   "Les propositions : ce qui doit changer en droit ou en pratique, et où chacune en est"},
          .one = {"a proposal", "une proposition"},
          .many = {"proposals that you read", "les propositions que l'on lit"},
          .type = "PROPOSAL",
          .which = {"The proposal, by its reference: 2026-3", "La proposition, par sa référence : 2026-3"},
          .unknown = {"no such proposal: $0", "aucune proposition de ce nom : $0"},
          .resource = Proposal::default_instance(),
          .part = PolicyPart,
          .fields = {"name",
                     "title",
                     "problem",
                     "topics",
                     "proposed_change",
                     "natures",
                     "target_texts",
                     "no_target_text_known",
                     "impact_audience",
                     "impact_people",
                     "impact_hours",
                     "impact_euros",
                     "impact_reasoning",
                     "authors",
                     "commitments",
                     "state",
                     "state_time",
                     "state_reason",
                     "state_cause",
                     "revision",
                     "submitted_revision",
                     "open",
                     "merged_into",
                     "merged_from",
                     "consultation",
                     "decision",
                     "transmission",
                     "text",
                     "turn",
                     "last_day",
                     "overdue",
                     "create_time",
                     "update_time"},
          .columns = {{{"Proposal", "Proposition"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"State", "État"}, "state"},
                      {{"Since", "Depuis"}, "state_time", 2},
                      {{"Whose turn", "À qui le tour"}, "turn", 1},
                      {{"Last day", "Dernier jour"}, "last_day", 1},
                      {{"Overdue", "En retard"}, "overdue", 3}},
          .lines = {{{"State", "État"}, "state"},
                    {{"Since", "Depuis"}, "state_time"},
                    {{"Because", "Parce que"}, "state_reason"},
                    {{"By", "Par"}, "state_cause"},
                    {{"Whose turn", "À qui le tour"}, "turn"},
                    {{"Last day of the answer", "Dernier jour de la réponse"}, "last_day"},
                    {{"Overdue", "En retard"}, "overdue"},
                    {{"Revision", "Révision"}, "revision"},
                    {{"Read by everybody", "Lue par tout le monde"}, "open"},
                    {{"Natures", "Natures"}, "natures"},
                    {{"Topics", "Sujets"}, "topics"},
                    {{"Authors", "Auteurs"}, "authors", true},
                    {{"Carries out", "Réalise"}, "commitments"},
                    {{"Goes on as", "Continue comme"}, "merged_into"},
                    {{"With", "Avec"}, "merged_from"},
                    {{"Consultation", "Consultation"}, "consultation"},
                    {{"Decision", "Décision"}, "decision"},
                    {{"Transmission", "Transmission"}, "transmission"},
                    {{"Text", "Texte"}, "text"}},
          .contained = ProposalStepsNoun,
          .show_more = ShowMore,
          .flags = kFlags,
          .order_by = {"name, title or state_time; \"state_time desc\" reverses",
                       "name, title ou state_time ; « state_time desc » inverse"},
          .complete = SayWhose,
          .list = &Stub::ListProposals,
          .get = &Stub::GetProposal,
          .create = &Stub::CreateProposal,
          .update = &Stub::UpdateProposal};
}

}  // namespace pepiniere::pep
