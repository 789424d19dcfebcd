// pep policy claims|reviews: what a government says, and what independent reports find; neither takes the place of the
// other.
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using policy::v1::CommitmentClaim;
using policy::v1::CommitmentReview;
using Stub = policy::v1::PolicyService::Stub;

constexpr FieldFlag kClaimFlags[] = {
    {"--status",
     "status",
     "TEXT",
     {"A completion of the vocabulary of its cycle: Substantial (see `rules`)",
      "Un avancement du vocabulaire de son cycle : Substantial (voir « rules »)"}},
    {"--date", "claim_date", "DATE", {"When it was so", "Quand il en était ainsi"}},
    {"--source", "source", "TEXT", {"Where it is said", "Où c'est dit"}},
    {"--milestone",
     "milestone",
     "MILESTONE",
     {"Of this milestone rather than of the commitment: PLAN/COMMITMENT/MILESTONE",
      "De ce jalon plutôt que de l'engagement : PLAN/ENGAGEMENT/JALON"}},
    {"--evidence", "evidence", "TEXT", {"What shows it", "Ce qui le montre"}},
    {"--uri", "uri", "URL", {"Where it can be read", "Où le lire"}},
};

constexpr FieldFlag kReviewFlags[] = {
    {"--report", "report", "TEXT", {"Which report", "Quel rapport"}},
    {"--observed", "observation_date", "DATE", {"The day that it observes", "Le jour qu'il observe"}},
    {"--completion",
     "completion",
     "TEXT",
     {"In the words of the cycle (see `rules`), as what follows",
      "Dans les mots du cycle (voir « rules »), comme ce qui suit"}},
    {"--specificity", "specificity", "TEXT", {"To 2019", "Jusqu'en 2019"}},
    {"--verifiability", "verifiability", "TEXT", {"Whether it can be verified", "S'il peut se vérifier"}},
    {"--potential-impact", "potential_impact", "TEXT", {"To 2019", "Jusqu'en 2019"}},
    {"--early-results", "early_results", "TEXT", {"What came of it so far", "Ce qu'il en est venu déjà"}},
    {"--potential-for-results", "potential_for_results", "TEXT", {"From 2020 on", "À partir de 2020"}},
    {"--relevance",
     "relevance",
     "TEXT",
     {"A value that it is relevant to, or \"Not Relevant\" (repeatable)",
      "Une valeur à laquelle il répond, ou « Not Relevant » (répétable)"}},
    {"--note", "note", "TEXT", {"What is to be said of it", "Ce qu'il y a à en dire"}},
    {"--uri", "uri", "URL", {"Where it can be read", "Où le lire"}},
};

constexpr Text kParentHelp = {"Of this commitment, or of all of a plan",
                              "De cet engagement, ou de tous ceux d'un plan"};
constexpr Text kParentWhich = {"The commitment: PLAN/COMMITMENT", "L'engagement : PLAN/ENGAGEMENT"};

}  // namespace

Noun CommitmentClaimsNoun() {
  return {
      .name = "claims",
      .help = {"What the government says of commitments: added, and never changed",
               "Ce que le gouvernement dit des engagements : ajouté, jamais changé"},
      .one = {"a claim", "une déclaration"},
      .many = {"claims", "les déclarations"},
      .type = "CLAIM",
      .which = {"PLAN/COMMITMENT/CLAIM, as `list` names it", "PLAN/ENGAGEMENT/DÉCLARATION, comme « list » la nomme"},
      .unknown = {"no such claim: $0", "aucune déclaration de ce nom : $0"},
      .parent_type = "COMMITMENT",
      .parent_help = kParentHelp,
      .across = true,
      .parent_which = kParentWhich,
      .of_all = true,
      .resource = CommitmentClaim::default_instance(),
      .part = PolicyPart,
      .fields = {"name", "milestone", "status", "claim_date", "evidence", "source", "uri", "create_time"},
      .columns = {{{"Claim", "Déclaration"}, "name", 1},
                  {{"Status", "Avancement"}, "status"},
                  {{"As of", "Au"}, "claim_date"},
                  {{"Milestone", "Jalon"}, "milestone", 2},
                  {{"Source", "Source"}, "source"}},
      .lines = {{{"Status", "Avancement"}, "status"},
                {{"As of", "Au"}, "claim_date"},
                {{"Milestone", "Jalon"}, "milestone"},
                {{"Source", "Source"}, "source"},
                {{"Address", "Adresse"}, "uri"},
                {{"Shown by", "Montré par"}, "evidence"}},
      .flags = kClaimFlags,
      .order_by = {"name or claim_date; \"claim_date desc\" reverses",
                   "name ou claim_date ; « claim_date desc » inverse"},
      .creates = {"record", {"Record what the government says", "Noter ce que dit le gouvernement"}},
      .list = &Stub::ListCommitmentClaims,
      .get = &Stub::GetCommitmentClaim,
      .create = &Stub::CreateCommitmentClaim};
}

Noun CommitmentReviewsNoun() {
  return {
      .name = "reviews",
      .help = {"What independent reports find of commitments: added, and never changed",
               "Ce que des rapports indépendants trouvent des engagements : ajouté, jamais changé"},
      .one = {"a review", "une évaluation"},
      .many = {"reviews", "les évaluations"},
      .type = "COMMITMENT_REVIEW",
      .which = {"PLAN/COMMITMENT/REVIEW, as `list` names it", "PLAN/ENGAGEMENT/ÉVALUATION, comme « list » la nomme"},
      .unknown = {"no such review: $0", "aucune évaluation de ce nom : $0"},
      .parent_type = "COMMITMENT",
      .parent_help = kParentHelp,
      .across = true,
      .parent_which = kParentWhich,
      .of_all = true,
      .resource = CommitmentReview::default_instance(),
      .part = PolicyPart,
      .fields = {"name", "report", "observation_date", "uri", "completion", "specificity", "verifiability",
                 "potential_impact", "early_results", "potential_for_results", "relevance", "note", "create_time"},
      .columns = {{{"Review", "Évaluation"}, "name", 1},
                  {{"Completion", "Avancement"}, "completion"},
                  {{"As of", "Au"}, "observation_date"},
                  {{"Early results", "Premiers résultats"}, "early_results", 2},
                  {{"Relevance", "Pertinence"}, "relevance", 3},
                  {{"Report", "Rapport"}, "report"}},
      .lines = {{{"Report", "Rapport"}, "report"},
                {{"As of", "Au"}, "observation_date"},
                {{"Completion", "Avancement"}, "completion"},
                {{"Specificity", "Précision"}, "specificity"},
                {{"Verifiability", "Vérifiabilité"}, "verifiability"},
                {{"Potential impact", "Impact potentiel"}, "potential_impact"},
                {{"Potential for results", "Potentiel de résultats"}, "potential_for_results"},
                {{"Early results", "Premiers résultats"}, "early_results"},
                {{"Relevance", "Pertinence"}, "relevance"},
                {{"Address", "Adresse"}, "uri"},
                {{"", ""}, "note"}},
      .flags = kReviewFlags,
      .order_by = {"name or observation_date; \"observation_date desc\" reverses",
                   "name ou observation_date ; « observation_date desc » inverse"},
      .creates = {"record", {"Record what an independent report finds", "Noter ce que trouve un rapport indépendant"}},
      .list = &Stub::ListCommitmentReviews,
      .get = &Stub::GetCommitmentReview,
      .create = &Stub::CreateCommitmentReview};
}

}  // namespace pepiniere::pep
