#include "clients/pep/cohort/vocabulary.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::AssignmentFunding;
using cohort::v1::Call;
using cohort::v1::Challenge;
using cohort::v1::Claim;
using cohort::v1::Cohort;
using cohort::v1::EligibilityRule;
using cohort::v1::FormField;
using cohort::v1::Supporter;
using Outcome = cohort::v1::ChallengeOutcome;

using cohort::v1::Application;
using cohort::v1::Conflict;
using cohort::v1::JuryHearing;
using cohort::v1::Offer;
using cohort::v1::Review;
using cohort::v1::UnfilledSeat;
using Result = cohort::v1::ApplicationResult;
using Verdict = cohort::v1::EligibilityFinding::Verdict;
using Finding = cohort::v1::EligibilityFinding;
using Decision = cohort::v1::ApplicationDecision;
using File = cohort::v1::ApplicationFile;

constexpr Word<Application::State> kApplicationStates[] = {
    {Application::STATE_DRAFT, "DRAFT", {"draft", "brouillon"}, "", Tone::kDim},
    {Application::STATE_SUBMITTED, "SUBMITTED", {"submitted", "déposée"}, "", Tone::kActive},
    {Application::STATE_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retirée"}, "", Tone::kDim},
    {Application::STATE_ADMISSIBLE, "ADMISSIBLE", {"admissible", "recevable"}, "", Tone::kGood},
    {Application::STATE_INADMISSIBLE, "INADMISSIBLE", {"inadmissible", "irrecevable"}, "", Tone::kBad},
};
constexpr Word<Verdict> kVerdicts[] = {
    {Finding::VERDICT_MET, "MET", {"met", "remplie"}, "", Tone::kGood},
    {Finding::VERDICT_NOT_MET, "NOT_MET", {"not met", "non remplie"}, "", Tone::kBad},
    {Finding::VERDICT_NOT_ANSWERED, "NOT_ANSWERED", {"not answered", "sans réponse"}, "", Tone::kWarning},
};
constexpr Word<Decision::Kind> kDecisions[] = {
    {Decision::KIND_ADMISSIBLE, "ADMISSIBLE", {"admissible", "recevable"}, "", Tone::kGood},
    {Decision::KIND_INADMISSIBLE, "INADMISSIBLE", {"inadmissible", "irrecevable"}, "", Tone::kBad},
    {Decision::KIND_APPEAL, "APPEAL", {"appeal", "recours"}, "", Tone::kActive},
};
constexpr Word<File::Kind> kFiles[] = {
    {File::KIND_PDF, "PDF", {"PDF", "PDF"}, ""},     {File::KIND_ODT, "ODT", {"ODT", "ODT"}, ""},
    {File::KIND_DOCX, "DOCX", {"DOCX", "DOCX"}, ""}, {File::KIND_PNG, "PNG", {"PNG", "PNG"}, ""},
    {File::KIND_JPEG, "JPEG", {"JPEG", "JPEG"}, ""},
};
constexpr Word<Conflict::Cause> kCauses[] = {
    {Conflict::CAUSE_DECLARED, "DECLARED", {"declared", "déclaré"}, ""},
    {Conflict::CAUSE_SAME_PERSON, "SAME_PERSON", {"same person", "même personne"}, ""},
    {Conflict::CAUSE_APPLICANT_ORGANISATION,
     "APPLICANT_ORGANISATION",
     {"organisation of the applicant", "organisme du candidat"},
     ""},
    {Conflict::CAUSE_HOST_ORGANISATION, "HOST_ORGANISATION", {"organisation of the host", "organisme d'accueil"}, ""},
};
constexpr Word<Review::Stage> kStages[] = {
    {Review::STAGE_FILE, "FILE", {"file", "dossier"}, ""},
    {Review::STAGE_HEARING, "HEARING", {"hearing", "audition"}, ""},
};
constexpr Word<Review::State> kReviewStates[] = {
    {Review::STATE_NONE, "NONE", {"none", "aucune"}, "", Tone::kDim},
    {Review::STATE_DRAFT, "DRAFT", {"draft", "brouillon"}, "", Tone::kDim},
    {Review::STATE_SUBMITTED, "SUBMITTED", {"submitted", "remise"}, "", Tone::kGood},
    {Review::STATE_VOID, "VOID", {"void", "annulée"}, "", Tone::kBad},
};
constexpr Word<JuryHearing::Answer> kAnswers[] = {
    {JuryHearing::ANSWER_NONE, "NONE", {"none", "aucune"}, "", Tone::kDim},
    {JuryHearing::ANSWER_CONFIRMED, "CONFIRMED", {"confirmed", "confirmée"}, "", Tone::kGood},
    {JuryHearing::ANSWER_DECLINED, "DECLINED", {"declined", "déclinée"}, "", Tone::kBad},
};
constexpr Word<JuryHearing::Result> kResults[] = {
    {JuryHearing::RESULT_AWAITED, "AWAITED", {"awaited", "attendue"}, "", Tone::kActive},
    {JuryHearing::RESULT_HEARD, "HEARD", {"heard", "entendu"}, "", Tone::kGood},
    {JuryHearing::RESULT_ABSENT, "ABSENT", {"absent", "absent"}, "", Tone::kBad},
    {JuryHearing::RESULT_CANCELLED, "CANCELLED", {"cancelled", "annulée"}, "", Tone::kDim},
};
constexpr Word<UnfilledSeat::Why> kWhys[] = {
    {UnfilledSeat::WHY_NOBODY_CHOSE, "NOBODY_CHOSE", {"nobody chose it", "personne ne l'a choisie"}, ""},
    {UnfilledSeat::WHY_NOBODY_RANKED,
     "NOBODY_RANKED",
     {"nobody who chose it is ranked", "personne qui l'a choisie n'est classé"},
     ""},
    {UnfilledSeat::WHY_TOO_FEW_RANKED,
     "TOO_FEW_RANKED",
     {"too few who chose it are ranked", "trop peu qui l'ont choisie sont classés"},
     ""},
    {UnfilledSeat::WHY_PREFERRED_OTHERS,
     "PREFERRED_OTHERS",
     {"the others got what they preferred", "les autres ont eu ce qu'ils préféraient"},
     ""},
    {UnfilledSeat::WHY_ALL_LEFT,
     "ALL_LEFT",
     {"those who chose it left, or have another", "ceux qui l'ont choisie sont partis, ou en ont une autre"},
     ""},
};
constexpr Word<Result::Kind> kResultKinds[] = {
    {Result::KIND_SELECTED, "SELECTED", {"selected", "retenue"}, "", Tone::kGood},
    {Result::KIND_WAITING, "WAITING", {"on the waiting list", "en liste d'attente"}, "", Tone::kActive},
    {Result::KIND_NOT_SELECTED, "NOT_SELECTED", {"not selected", "non retenue"}, "", Tone::kBad},
    {Result::KIND_APPEAL, "APPEAL", {"appeal", "recours"}, "", Tone::kActive},
};
constexpr Word<Offer::State> kOfferStates[] = {
    {Offer::STATE_OFFERED, "OFFERED", {"offered", "proposée"}, "", Tone::kActive},
    {Offer::STATE_ACCEPTED_WAITING,
     "ACCEPTED_WAITING",
     {"accepted, choices open", "acceptée, choix ouverts"},
     "",
     Tone::kGood},
    {Offer::STATE_ACCEPTED_FINAL, "ACCEPTED_FINAL", {"accepted", "acceptée"}, "", Tone::kGood},
    {Offer::STATE_DECLINED, "DECLINED", {"declined", "refusée"}, "", Tone::kBad},
    {Offer::STATE_EXPIRED, "EXPIRED", {"expired", "expirée"}, "", Tone::kBad},
    {Offer::STATE_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retirée"}, "", Tone::kDim},
    {Offer::STATE_SUPERSEDED, "SUPERSEDED", {"superseded", "remplacée"}, "", Tone::kDim},
};
constexpr Word<Cohort::State> kCohortStates[] = {
    {Cohort::STATE_PLANNED, "PLANNED", {"planned", "à venir"}, "", Tone::kActive},
    {Cohort::STATE_RUNNING, "RUNNING", {"running", "en cours"}, "", Tone::kGood},
    {Cohort::STATE_ENDED, "ENDED", {"ended", "terminée"}, "", Tone::kDim},
    {Cohort::STATE_UNDATED, "UNDATED", {"days unknown", "jours inconnus"}, "", Tone::kDim},
};
constexpr Word<Challenge::State> kChallengeStates[] = {
    {Challenge::STATE_PROPOSED, "PROPOSED", {"proposed", "proposé"}, "", Tone::kActive},
    {Challenge::STATE_SELECTED, "SELECTED", {"selected", "retenu"}, "", Tone::kGood},
    {Challenge::STATE_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retiré"}, "", Tone::kDim},
};
constexpr Word<Challenge::ProjectState> kProjectStates[] = {
    {Challenge::PROJECT_STATE_AWAITED, "AWAITED", {"awaited", "attendu"}, "", Tone::kActive},
    {Challenge::PROJECT_STATE_OPENING, "OPENING", {"being opened", "en cours d'ouverture"}, "", Tone::kActive},
    {Challenge::PROJECT_STATE_ATTACHED, "ATTACHED", {"attached", "rattaché"}, "", Tone::kGood},
    {Challenge::PROJECT_STATE_UNKNOWN,
     "UNKNOWN",
     {"unknown to the portfolio", "inconnu du portefeuille"},
     "",
     Tone::kWarning},
    {Challenge::PROJECT_STATE_TAKEN,
     "TAKEN",
     {"none: another has its id", "aucun : un autre porte son identifiant"},
     "",
     Tone::kBad},
    {Challenge::PROJECT_STATE_REFUSED, "REFUSED", {"refused", "refusé"}, "", Tone::kBad},
};
constexpr Word<Supporter::Part> kParts[] = {
    {Supporter::PART_SPONSOR, "SPONSOR", {"sponsor", "mentor de haut niveau"}, ""},
    {Supporter::PART_MENTOR, "MENTOR", {"mentor", "mentor opérationnel"}, ""},
    {Supporter::PART_COACH, "COACH", {"coach", "coach"}, ""},
};
constexpr Word<Outcome::Production> kProductions[] = {
    {Outcome::PRODUCTION_IN_PRODUCTION, "IN_PRODUCTION", {"in production", "en production"}, "", Tone::kGood},
    {Outcome::PRODUCTION_PLANNED, "PLANNED", {"planned", "prévue"}, "", Tone::kActive},
    {Outcome::PRODUCTION_NOT_PLANNED, "NOT_PLANNED", {"not planned", "non prévue"}, "", Tone::kDim},
};
constexpr Word<Outcome::Sequel> kSequels[] = {
    {Outcome::SEQUEL_MAINTAINED, "MAINTAINED", {"maintained", "maintenu"}, "", Tone::kGood},
    {Outcome::SEQUEL_EVOLVING, "EVOLVING", {"evolving", "en évolution"}, "", Tone::kGood},
    {Outcome::SEQUEL_SCALED_UP, "SCALED_UP", {"scaled up", "passé à l'échelle"}, "", Tone::kGood},
    {Outcome::SEQUEL_REUSED_BY_OTHERS,
     "REUSED_BY_OTHERS",
     {"reused by others", "réutilisé par d'autres"},
     "",
     Tone::kGood},
    {Outcome::SEQUEL_PROOF_OF_CONCEPT_ONLY,
     "PROOF_OF_CONCEPT_ONLY",
     {"proof of concept only", "preuve de concept seulement"},
     "",
     Tone::kDim},
    {Outcome::SEQUEL_ABANDONED, "ABANDONED", {"abandoned", "abandonné"}, "", Tone::kBad},
};
constexpr Word<Outcome::Destination> kDestinations[] = {
    {Outcome::DESTINATION_SAME_ADMINISTRATION,
     "SAME_ADMINISTRATION",
     {"same administration", "même administration"},
     ""},
    {Outcome::DESTINATION_ANOTHER_PROGRAMME, "ANOTHER_PROGRAMME", {"another programme", "autre programme"}, ""},
    {Outcome::DESTINATION_ANOTHER_ADMINISTRATION,
     "ANOTHER_ADMINISTRATION",
     {"another administration", "autre administration"},
     ""},
};
constexpr Word<Outcome::Maintainer> kMaintainers[] = {
    {Outcome::MAINTAINER_BUSINESS_TEAM, "BUSINESS_TEAM", {"business team", "équipe métier"}, ""},
    {Outcome::MAINTAINER_IT_DEPARTMENT, "IT_DEPARTMENT", {"IT department", "direction du numérique"}, ""},
    {Outcome::MAINTAINER_CONTRACTOR, "CONTRACTOR", {"contractor", "prestataire"}, ""},
    {Outcome::MAINTAINER_OTHER, "OTHER", {"other", "autre"}, ""},
};

constexpr Word<Call::Kind> kCallKinds[] = {
    {Call::KIND_CHALLENGES, "CHALLENGES", {"challenges", "défis"}, ""},
    {Call::KIND_CANDIDATES, "CANDIDATES", {"candidates", "candidats"}, ""},
    {Call::KIND_PROJECTS, "PROJECTS", {"projects", "projets"}, ""},
};
constexpr Word<Call::State> kCallStates[] = {
    {Call::STATE_DRAFT, "DRAFT", {"draft", "brouillon"}, "", Tone::kDim},
    {Call::STATE_PUBLISHED, "PUBLISHED", {"published", "publié"}, "", Tone::kActive},
    {Call::STATE_OPEN, "OPEN", {"open", "ouvert"}, "", Tone::kGood},
    {Call::STATE_CLOSED, "CLOSED", {"closed", "fermé"}, "", Tone::kPlain},
    {Call::STATE_CANCELLED, "CANCELLED", {"cancelled", "annulé"}, "", Tone::kBad},
};
constexpr Word<FormField::Kind> kFieldKinds[] = {
    {FormField::KIND_TEXT, "TEXT", {"text", "texte"}, ""},
    {FormField::KIND_LONG_TEXT, "LONG_TEXT", {"long text", "texte long"}, ""},
    {FormField::KIND_NUMBER, "NUMBER", {"number", "nombre"}, ""},
    {FormField::KIND_DATE, "DATE", {"date", "date"}, ""},
    {FormField::KIND_YES_OR_NO, "YES_OR_NO", {"yes or no", "oui ou non"}, ""},
    {FormField::KIND_CHOICE, "CHOICE", {"choice", "choix"}, ""},
    {FormField::KIND_URL, "URL", {"address", "adresse"}, ""},
    {FormField::KIND_FILE, "FILE", {"file", "fichier"}, ""},
};
constexpr Word<EligibilityRule::Kind> kRules[] = {
    {EligibilityRule::KIND_NOT_SERVING_AGENT, "NOT_SERVING_AGENT", {"no serving agent", "pas agent en poste"}, ""},
    {EligibilityRule::KIND_NOT_JUROR, "NOT_JUROR", {"no juror of this call", "pas membre de ce jury"}, ""},
    {EligibilityRule::KIND_NOT_HOST_MENTOR,
     "NOT_HOST_MENTOR",
     {"no mentor of the host", "pas mentor de l'accueil"},
     ""},
    {EligibilityRule::KIND_MINIMUM_AGE, "MINIMUM_AGE", {"minimum age", "âge minimal"}, ""},
    {EligibilityRule::KIND_RIGHT_TO_WORK, "RIGHT_TO_WORK", {"right to work", "droit de travailler"}, ""},
};
constexpr Word<EligibilityRule::Day> kDays[] = {
    {EligibilityRule::DAY_DECISION, "DECISION", {"at the decision", "à la décision"}, ""},
    {EligibilityRule::DAY_COHORT_START, "COHORT_START", {"at the start of the cohort", "au début de la promotion"}, ""},
    {EligibilityRule::DAY_NEVER, "NEVER", {"never", "jamais"}, ""},
};
constexpr Word<AssignmentFunding::Kind> kFundingKinds[] = {
    {AssignmentFunding::KIND_MONTHS_OF_COST, "MONTHS_OF_COST", {"months of cost", "mois de coût"}, ""},
    {AssignmentFunding::KIND_LUMP_SUM, "LUMP_SUM", {"lump sum", "forfait"}, ""},
};
constexpr Word<AssignmentFunding::State> kFundingStates[] = {
    {AssignmentFunding::STATE_GRANTED, "GRANTED", {"granted", "accordé"}, "", Tone::kActive},
    {AssignmentFunding::STATE_DECREED, "DECREED", {"decreed", "décrété"}, "", Tone::kActive},
    {AssignmentFunding::STATE_TRANSFERRED, "TRANSFERRED", {"transferred", "versé"}, "", Tone::kGood},
    {AssignmentFunding::STATE_OVERPAID, "OVERPAID", {"overpaid", "trop versé"}, "", Tone::kBad},
};
constexpr Word<Claim::Figure> kClaimFigures[] = {
    {Claim::FIGURE_PEOPLE, "PEOPLE", {"people", "personnes"}, ""},
    {Claim::FIGURE_PERSON_MONTHS, "PERSON_MONTHS", {"person-months", "mois-personnes"}, ""},
    {Claim::FIGURE_ASSIGNMENTS, "ASSIGNMENTS", {"assignments", "affectations"}, ""},
    {Claim::FIGURE_CHALLENGES, "CHALLENGES", {"challenges", "défis"}, ""},
    {Claim::FIGURE_IN_PRODUCTION, "IN_PRODUCTION", {"challenges in production", "défis en production"}, ""},
    {Claim::FIGURE_APPLICATIONS, "APPLICATIONS", {"applications", "candidatures"}, ""},
    {Claim::FIGURE_FUNDING, "FUNDING", {"euros planned", "euros prévus"}, ""},
    {Claim::FIGURE_OTHER, "OTHER", {"other", "autre"}, ""},
};

}  // namespace

template <>
std::span<const Word<Cohort::State>> Words() {
  return kCohortStates;
}
template <>
std::span<const Word<Claim::Figure>> Words() {
  return kClaimFigures;
}
template <>
std::span<const Word<Challenge::State>> Words() {
  return kChallengeStates;
}
template <>
std::span<const Word<Challenge::ProjectState>> Words() {
  return kProjectStates;
}
template <>
std::span<const Word<Supporter::Part>> Words() {
  return kParts;
}
template <>
std::span<const Word<Outcome::Production>> Words() {
  return kProductions;
}
template <>
std::span<const Word<Outcome::Sequel>> Words() {
  return kSequels;
}
template <>
std::span<const Word<Outcome::Destination>> Words() {
  return kDestinations;
}
template <>
std::span<const Word<Outcome::Maintainer>> Words() {
  return kMaintainers;
}

template <>
std::span<const Word<Call::Kind>> Words() {
  return kCallKinds;
}
template <>
std::span<const Word<Call::State>> Words() {
  return kCallStates;
}
template <>
std::span<const Word<FormField::Kind>> Words() {
  return kFieldKinds;
}
template <>
std::span<const Word<EligibilityRule::Kind>> Words() {
  return kRules;
}
template <>
std::span<const Word<EligibilityRule::Day>> Words() {
  return kDays;
}

template <>
std::span<const Word<AssignmentFunding::Kind>> Words() {
  return kFundingKinds;
}
template <>
std::span<const Word<AssignmentFunding::State>> Words() {
  return kFundingStates;
}

template <>
std::span<const Word<Application::State>> Words() {
  return kApplicationStates;
}
template <>
std::span<const Word<Verdict>> Words() {
  return kVerdicts;
}
template <>
std::span<const Word<Decision::Kind>> Words() {
  return kDecisions;
}
template <>
std::span<const Word<File::Kind>> Words() {
  return kFiles;
}

template <>
std::span<const Word<Conflict::Cause>> Words() {
  return kCauses;
}
template <>
std::span<const Word<Review::Stage>> Words() {
  return kStages;
}
template <>
std::span<const Word<Review::State>> Words() {
  return kReviewStates;
}
template <>
std::span<const Word<JuryHearing::Answer>> Words() {
  return kAnswers;
}
template <>
std::span<const Word<JuryHearing::Result>> Words() {
  return kResults;
}

template <>
std::span<const Word<UnfilledSeat::Why>> Words() {
  return kWhys;
}
template <>
std::span<const Word<Offer::State>> Words() {
  return kOfferStates;
}
template <>
std::span<const Word<Result::Kind>> Words() {
  return kResultKinds;
}

std::span<const EnumWords> CohortEnums() {
  static const EnumWords kEnums[] = {
      WordsOf<Cohort::State>(),
      WordsOf<Claim::Figure>(),
      WordsOf<Challenge::State>(),
      WordsOf<Challenge::ProjectState>(),
      WordsOf<Supporter::Part>(),
      WordsOf<Outcome::Production>(),
      WordsOf<Outcome::Sequel>(),
      WordsOf<Outcome::Destination>(),
      WordsOf<Outcome::Maintainer>(),
      WordsOf<Call::Kind>(),
      WordsOf<Call::State>(),
      WordsOf<FormField::Kind>(),
      WordsOf<EligibilityRule::Kind>(),
      WordsOf<EligibilityRule::Day>(),
      WordsOf<Application::State>(),
      WordsOf<Verdict>(),
      WordsOf<Decision::Kind>(),
      WordsOf<File::Kind>(),
      WordsOf<Conflict::Cause>(),
      WordsOf<Review::Stage>(),
      WordsOf<Review::State>(),
      WordsOf<JuryHearing::Answer>(),
      WordsOf<JuryHearing::Result>(),
      WordsOf<UnfilledSeat::Why>(),
      WordsOf<Offer::State>(),
      WordsOf<Result::Kind>(),
      WordsOf<AssignmentFunding::Kind>(),
      WordsOf<AssignmentFunding::State>(),
  };
  return kEnums;
}

}  // namespace pepiniere::pep
