#include "clients/pep/portfolio/governance_vocabulary.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the tables below are made of its constants

constexpr Word<Decision> kDecisions[] = {
    {DECISION_GO, "GO", {"Go", "Go"}, "go", Tone::kGood},
    {DECISION_STOP, "STOP", {"Stop", "Arrêt"}, "stop", Tone::kBad},
    {DECISION_GRADUATE, "GRADUATE", {"Graduate", "Sortie réussie"}, "graduate", Tone::kGood},
    {DECISION_PIVOT, "PIVOT", {"Pivot", "Pivot"}, "pivot", Tone::kWarning},
    {DECISION_POSTPONE, "POSTPONE", {"Postpone", "Report"}, "postpone", Tone::kWarning},
};

constexpr Word<Committee::State> kStates[] = {
    {Committee::STATE_PLANNED, "PLANNED", {"Planned", "Prévu"}, "planned", Tone::kActive},
    {Committee::STATE_HELD, "HELD", {"Held", "Tenu"}, "held", Tone::kGood},
    {Committee::STATE_CANCELLED, "CANCELLED", {"Cancelled", "Annulé"}, "cancelled", Tone::kDim},
};

constexpr Word<MoveKind> kMoves[] = {
    {MOVE_KIND_OPENED, "OPENED", {"opened", "ouvert"}, "opened"},
    {MOVE_KIND_CONVERTED, "CONVERTED", {"converted", "converti"}, "converted"},
    {MOVE_KIND_STOPPED, "STOPPED", {"stopped", "abandonné"}, "stopped"},
    {MOVE_KIND_INCONCLUSIVE, "INCONCLUSIVE", {"inconclusive", "non concluant"}, "inconclusive"},
    {MOVE_KIND_TRANSFERRED, "TRANSFERRED", {"transferred", "transféré"}, "transferred"},
    {MOVE_KIND_RESTARTED, "RESTARTED", {"restarted", "relancé"}, "restarted"},
};

constexpr Word<StayState> kStayStates[] = {
    {STAY_STATE_COMPLETED, "COMPLETED", {"completed", "terminé"}, "completed"},
    {STAY_STATE_RUNNING, "RUNNING", {"running", "en cours"}, "running"},
};

constexpr Word<SearchKind> kSearchKinds[] = {
    {SEARCH_KIND_PROJECT, "PROJECT", {"project", "projet"}, ""},
    {SEARCH_KIND_INCUBATOR, "INCUBATOR", {"incubator", "incubateur"}, ""},
    {SEARCH_KIND_ORGANISATION, "ORGANISATION", {"organisation", "organisation"}, ""},
    {SEARCH_KIND_TEAM, "TEAM", {"team", "équipe"}, ""},
};

constexpr Word<DifferenceReason> kDifferenceReasons[] = {
    {DIFFERENCE_REASON_MOVED, "MOVED", {"moved", "a bougé"}, ""},
    {DIFFERENCE_REASON_CORRECTED, "CORRECTED", {"corrected since", "corrigé depuis"}, ""},
    {DIFFERENCE_REASON_IMPORTED, "IMPORTED", {"imported since", "importé depuis"}, ""},
    {DIFFERENCE_REASON_CREATED, "CREATED", {"created since", "créé depuis"}, ""},
    {DIFFERENCE_REASON_DELETED, "DELETED", {"deleted since", "supprimé depuis"}, ""},
    {DIFFERENCE_REASON_FILTER, "FILTER", {"filter", "filtre"}, ""},
};

constexpr Word<GateRequirement::Weight> kWeights[] = {
    {GateRequirement::WEIGHT_MANDATORY, "MANDATORY", {"Mandatory", "Obligatoire"}, "mandatory", Tone::kStrong},
    {GateRequirement::WEIGHT_ADVISED, "ADVISED", {"Advised", "Conseillé"}, "advised"},
    {GateRequirement::WEIGHT_NOT_REQUIRED, "NOT_REQUIRED", {"Not required", "Non demandé"}, "not-required", Tone::kDim},
};

constexpr Word<GateRequirement::AnsweredBy> kAnsweredBy[] = {
    {GateRequirement::ANSWERED_BY_FIELD, "FIELD", {"A field", "Un champ"}, "field"},
    {GateRequirement::ANSWERED_BY_COMMITTEE, "COMMITTEE", {"A committee", "Un comité"}, "committee"},
    {GateRequirement::ANSWERED_BY_EVIDENCE, "EVIDENCE", {"Evidence", "Une preuve"}, "evidence"},
};

constexpr Word<Readiness::Check::State> kCheckStates[] = {
    {Readiness::Check::STATE_MET, "MET", {"met", "rempli"}, "met", Tone::kGood, {"✓", "✓"}},
    {Readiness::Check::STATE_MISSING, "MISSING", {"missing", "manque"}, "missing", Tone::kBad, {"✗", "✗"}},
    {Readiness::Check::STATE_ADVISED, "ADVISED", {"advised", "conseillé"}, "advised", Tone::kWarning, {"!", "!"}},
    {Readiness::Check::STATE_WAIVED, "WAIVED", {"waived", "dispensé"}, "waived", Tone::kDim, {"~", "~"}},
};

constexpr Word<ProjectHealth::Light> kLights[] = {
    {ProjectHealth::LIGHT_NO_DATA, "NO_DATA", {"no data", "sans donnée"}, "", Tone::kDim, {"○", "○"}},
    {ProjectHealth::LIGHT_GREEN, "GREEN", {"green", "vert"}, "", Tone::kGood, {"●", "●"}},
    {ProjectHealth::LIGHT_ORANGE, "ORANGE", {"orange", "orange"}, "", Tone::kWarning, {"●", "●"}},
    {ProjectHealth::LIGHT_RED, "RED", {"red", "rouge"}, "", Tone::kBad, {"●", "●"}},
};

constexpr Word<Concern> kConcerns[] = {
    {CONCERN_OVER_BUDGET, "OVER_BUDGET", {"Over budget", "Budget dépassé"}, "over-budget", Tone::kBad},
    {CONCERN_OVERDUE, "OVERDUE", {"Overdue", "Durée dépassée"}, "overdue", Tone::kBad},
    {CONCERN_REVIEW_DUE, "REVIEW_DUE", {"Review due", "À réentendre"}, "review-due", Tone::kBad},
    {CONCERN_TIME_BOX_ENDING, "TIME_BOX_ENDING", {"Time-box ending", "Fin proche"}, "time-box-ending", Tone::kWarning},
    {CONCERN_COMMITTEE_NOT_PREPARED,
     "COMMITTEE_NOT_PREPARED",
     {"Not ready for its committee", "Comité mal préparé"},
     "committee-not-prepared",
     Tone::kWarning},
    {CONCERN_STUCK, "STUCK", {"No news", "Sans nouvelles"}, "stuck", Tone::kWarning},
    {CONCERN_NO_DELIVERY, "NO_DELIVERY", {"No delivery", "Sans livraison"}, "no-delivery", Tone::kWarning},
    {CONCERN_NO_COMMITTEE,
     "NO_COMMITTEE",
     {"No committee for six months", "Sans comité depuis six mois"},
     "no-committee",
     Tone::kWarning},
    {CONCERN_UNSPONSORED, "UNSPONSORED", {"No sponsor", "Sans sponsor"}, "unsponsored"},
    {CONCERN_NO_FOLLOW_UP, "NO_FOLLOW_UP", {"Nobody follows it", "Sans suivi"}, "no-follow-up"},
    {CONCERN_OUTCOME_WITHOUT_LESSONS,
     "OUTCOME_WITHOUT_LESSONS",
     {"Lessons to write", "Enseignements à écrire"},
     "outcome-without-lessons"},
};

struct NextStep {
  Concern concern;
  std::string_view french;
};
constexpr NextStep kNextSteps[] = {
    {CONCERN_OVER_BUDGET, "Faire le point du budget : un financement de plus, ou réduire la dépense."},
    {CONCERN_OVERDUE, "Passer en comité, ou enregistrer une prolongation."},
    {CONCERN_REVIEW_DUE, "L'inscrire au prochain comité."},
    {CONCERN_TIME_BOX_ENDING, "Préparer le comité de fin de phase."},
    {CONCERN_COMMITTEE_NOT_PREPARED, "Compléter ce qui manque avant le comité."},
    {CONCERN_STUCK, "Appeler l'équipe, et enregistrer la livraison, l'événement ou la décision."},
    {CONCERN_NO_DELIVERY, "Demander ce qui empêche de livrer, ou si la forge dit encore les déploiements."},
    {CONCERN_NO_COMMITTEE, "L'inscrire au prochain comité."},
    {CONCERN_UNSPONSORED, "Trouver un sponsor."},
    {CONCERN_NO_FOLLOW_UP, "Dire qui le suit."},
    {CONCERN_OUTCOME_WITHOUT_LESSONS, "Écrire ce qui a été appris."},
};

constexpr Word<SpendingEntry::Category> kCategories[] = {
    {SpendingEntry::CATEGORY_BUILDING, "BUILDING", {"Building", "Réalisation"}, "building"},
    {SpendingEntry::CATEGORY_COACHING, "COACHING", {"Coaching", "Accompagnement"}, "coaching"},
    {SpendingEntry::CATEGORY_DEPLOYMENT, "DEPLOYMENT", {"Deployment", "Déploiement"}, "deployment"},
    {SpendingEntry::CATEGORY_HOSTING, "HOSTING", {"Hosting", "Hébergement"}, "hosting"},
    {SpendingEntry::CATEGORY_AUDIT, "AUDIT", {"Audit", "Audit"}, "audit"},
    {SpendingEntry::CATEGORY_OTHER, "OTHER", {"Other", "Autre"}, "other"},
};

constexpr Word<SpendingEntry::SupplierType> kSupplierTypes[] = {
    {SpendingEntry::SUPPLIER_TYPE_CONTRACTOR, "CONTRACTOR", {"Contractor", "Prestataire"}, "contractor"},
    {SpendingEntry::SUPPLIER_TYPE_FREELANCE, "FREELANCE", {"Freelance", "Indépendant"}, "freelance"},
    {SpendingEntry::SUPPLIER_TYPE_PUBLIC_AGENT, "PUBLIC_AGENT", {"Public agent", "Agent public"}, "public-agent"},
    {SpendingEntry::SUPPLIER_TYPE_ASSOCIATION, "ASSOCIATION", {"Association", "Association"}, "association"},
    {SpendingEntry::SUPPLIER_TYPE_OTHER, "OTHER", {"Other", "Autre"}, "other"},
};

}  // namespace

template <>
std::span<const Word<Decision>> Words() {
  return kDecisions;
}
template <>
std::span<const Word<Committee::State>> Words() {
  return kStates;
}
template <>
std::span<const Word<GateRequirement::Weight>> Words() {
  return kWeights;
}
template <>
std::span<const Word<GateRequirement::AnsweredBy>> Words() {
  return kAnsweredBy;
}
template <>
std::span<const Word<Readiness::Check::State>> Words() {
  return kCheckStates;
}
template <>
std::span<const Word<ProjectHealth::Light>> Words() {
  return kLights;
}
template <>
std::span<const Word<MoveKind>> Words() {
  return kMoves;
}
template <>
std::span<const Word<StayState>> Words() {
  return kStayStates;
}
template <>
std::span<const Word<SearchKind>> Words() {
  return kSearchKinds;
}
template <>
std::span<const Word<DifferenceReason>> Words() {
  return kDifferenceReasons;
}
template <>
std::span<const Word<Concern>> Words() {
  return kConcerns;
}
template <>
std::span<const Word<SpendingEntry::Category>> Words() {
  return kCategories;
}
template <>
std::span<const Word<SpendingEntry::SupplierType>> Words() {
  return kSupplierTypes;
}

std::span<const EnumWords> PortfolioEnums() {
  static const EnumWords kEnums[] = {WordsOf<ProjectKind>(),
                                     WordsOf<AccessibilityStatus>(),
                                     WordsOf<Phase>(),
                                     WordsOf<SpendingEntry::Category>(),
                                     WordsOf<SpendingEntry::SupplierType>(),
                                     WordsOf<Committee::State>()};
  return kEnums;
}

std::string_view FrenchNextStep(Concern concern) {
  for (const NextStep& step : kNextSteps) {
    if (step.concern == concern) return step.french;
  }
  return "";
}

}  // namespace pepiniere::pep
