#include "clients/pep/metrics/vocabulary.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Definition;
using metrics::v1::Deployment;

constexpr Word<metrics::v1::NoDataReason> kNoData[] = {
    {metrics::v1::NO_DATA_REASON_NO_ROWS,
     "NO_ROWS",
     {"no data: nothing of the kind was told", "pas de donnée : rien de tel n'a été dit"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_EMPTY_DENOMINATOR,
     "EMPTY_DENOMINATOR",
     {"no data: nothing to divide by", "pas de donnée : rien par quoi diviser"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_TOO_FEW,
     "TOO_FEW",
     {"no data: too few to tell", "pas de donnée : trop peu pour le dire"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_NOT_COVERED,
     "NOT_COVERED",
     {"no data: nobody told of it", "pas de donnée : personne ne l'a dit"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_NO_TARGET,
     "NO_TARGET",
     {"no data: no baseline or no target is said", "pas de donnée : ni point de départ ni cible"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_NOT_ADDITIVE,
     "NOT_ADDITIVE",
     {"no data: it cannot be added up so", "pas de donnée : cela ne s'additionne pas ainsi"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_SEVERAL_SOURCES,
     "SEVERAL_SOURCES",
     {"no data: several sources tell of it, name one", "pas de donnée : plusieurs sources en parlent, nommez-en une"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_NO_INTENT,
     "NO_INTENT",
     {"no data: no deployment says whether an incident caused it",
      "pas de donnée : aucun déploiement ne dit si un incident l'a causé"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_TOO_LATE,
     "TOO_LATE",
     {"no data: it was told too late", "pas de donnée : cela a été dit trop tard"},
     "",
     Tone::kDim},
    {metrics::v1::NO_DATA_REASON_NO_FAILURE,
     "NO_FAILURE",
     {"no failure in the period", "aucun échec dans la période"},
     "",
     Tone::kDim},
};
constexpr Word<metrics::v1::Grain> kGrains[] = {
    {metrics::v1::GRAIN_RAW, "RAW", {"point by point", "point par point"}, "raw"},
    {metrics::v1::GRAIN_DAY, "DAY", {"by the day", "par jour"}, "day"},
    {metrics::v1::GRAIN_WEEK, "WEEK", {"by the week", "par semaine"}, "week"},
    {metrics::v1::GRAIN_MONTH, "MONTH", {"by the month", "par mois"}, "month"},
};
constexpr Word<Definition::Direction> kDirections[] = {
    {Definition::DIRECTION_UP, "UP", {"more is better", "plus, c'est mieux"}, "up"},
    {Definition::DIRECTION_DOWN, "DOWN", {"less is better", "moins, c'est mieux"}, "down"},
    {Definition::DIRECTION_NONE, "NONE", {"neither", "ni l'un ni l'autre"}, "none"},
};
constexpr Word<Definition::Kind> kKinds[] = {
    {Definition::KIND_ADDITIVE, "ADDITIVE", {"counted", "compté"}, "additive"},
    {Definition::KIND_UNIQUE, "UNIQUE", {"different ones", "distincts"}, "unique"},
    {Definition::KIND_GAUGE, "GAUGE", {"how much there is", "combien il y en a"}, "gauge"},
    {Definition::KIND_RATIO, "RATIO", {"ratio", "rapport"}, "ratio"},
};
constexpr Word<Definition::Period> kPeriods[] = {
    {Definition::PERIOD_DAY, "DAY", {"a day", "par jour"}, "day"},
    {Definition::PERIOD_WEEK, "WEEK", {"a week", "par semaine"}, "week"},
    {Definition::PERIOD_MONTH, "MONTH", {"a month", "par mois"}, "month"},
    {Definition::PERIOD_INSTANT, "INSTANT", {"at any instant", "à tout instant"}, "instant"},
};
constexpr Word<Definition::Purpose> kPurposes[] = {
    {Definition::PURPOSE_USAGE, "USAGE", {"usage", "usage"}, "usage"},
    {Definition::PURPOSE_ONLINE_SHARE, "ONLINE_SHARE", {"share online", "part en ligne"}, "online-share"},
    {Definition::PURPOSE_IMPACT, "IMPACT", {"impact", "impact"}, "impact"},
};
constexpr Word<Definition::Visibility> kVisibilities[] = {
    {Definition::VISIBILITY_PUBLIC, "PUBLIC", {"open data", "données ouvertes"}, "public"},
    {Definition::VISIBILITY_PROJECT, "PROJECT", {"the project's own", "interne au projet"}, "project"},
};
constexpr Word<metrics::v1::Audience> kAudiences[] = {
    {metrics::v1::AUDIENCE_INDIVIDUALS, "INDIVIDUALS", {"individuals", "particuliers"}, "individuals"},
    {metrics::v1::AUDIENCE_COMPANIES, "COMPANIES", {"companies", "entreprises"}, "companies"},
    {metrics::v1::AUDIENCE_ASSOCIATIONS, "ASSOCIATIONS", {"associations", "associations"}, "associations"},
};
constexpr Word<metrics::v1::StateCategory> kStates[] = {
    {metrics::v1::STATE_CATEGORY_TODO, "TODO", {"to do", "à faire"}, "todo"},
    {metrics::v1::STATE_CATEGORY_IN_PROGRESS, "IN_PROGRESS", {"in progress", "en cours"}, "in-progress", Tone::kActive},
    {metrics::v1::STATE_CATEGORY_DONE, "DONE", {"done", "fini"}, "done", Tone::kGood},
    {metrics::v1::STATE_CATEGORY_CANCELLED, "CANCELLED", {"cancelled", "abandonné"}, "cancelled", Tone::kDim},
};
constexpr Word<Deployment::Tier> kTiers[] = {
    {Deployment::TIER_PRODUCTION, "PRODUCTION", {"production", "production"}, "production"},
    {Deployment::TIER_STAGING, "STAGING", {"staging", "préproduction"}, "staging"},
    {Deployment::TIER_TESTING, "TESTING", {"testing", "recette"}, "testing"},
    {Deployment::TIER_DEVELOPMENT, "DEVELOPMENT", {"development", "développement"}, "development"},
    {Deployment::TIER_OTHER, "OTHER", {"other", "autre"}, "other"},
};
constexpr Word<Deployment::Outcome> kOutcomes[] = {
    {Deployment::OUTCOME_SUCCEEDED, "SUCCEEDED", {"succeeded", "réussi"}, "succeeded", Tone::kGood},
    {Deployment::OUTCOME_FAILED, "FAILED", {"failed", "échoué"}, "failed", Tone::kBad},
    {Deployment::OUTCOME_ROLLED_BACK,
     "ROLLED_BACK",
     {"rolled back", "annulé après coup"},
     "rolled-back",
     Tone::kWarning},
    {Deployment::OUTCOME_CANCELLED, "CANCELLED", {"called off", "interrompu"}, "cancelled", Tone::kDim},
};
constexpr Word<Deployment::Intent> kIntents[] = {
    {Deployment::INTENT_PLANNED, "PLANNED", {"planned", "prévu"}, "planned"},
    {Deployment::INTENT_INCIDENT,
     "INCIDENT",
     {"caused by an incident", "causé par un incident"},
     "incident",
     Tone::kWarning},
};

}  // namespace

template <>
std::span<const Word<metrics::v1::NoDataReason>> Words() {
  return kNoData;
}
template <>
std::span<const Word<metrics::v1::Grain>> Words() {
  return kGrains;
}
template <>
std::span<const Word<Definition::Direction>> Words() {
  return kDirections;
}
template <>
std::span<const Word<Definition::Kind>> Words() {
  return kKinds;
}
template <>
std::span<const Word<Definition::Period>> Words() {
  return kPeriods;
}
template <>
std::span<const Word<Definition::Purpose>> Words() {
  return kPurposes;
}
template <>
std::span<const Word<Definition::Visibility>> Words() {
  return kVisibilities;
}
template <>
std::span<const Word<metrics::v1::Audience>> Words() {
  return kAudiences;
}
template <>
std::span<const Word<metrics::v1::StateCategory>> Words() {
  return kStates;
}
template <>
std::span<const Word<Deployment::Tier>> Words() {
  return kTiers;
}
template <>
std::span<const Word<Deployment::Outcome>> Words() {
  return kOutcomes;
}
template <>
std::span<const Word<Deployment::Intent>> Words() {
  return kIntents;
}

}  // namespace pepiniere::pep
