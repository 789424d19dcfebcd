#include "clients/pep/metrics/vocabulary.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Explanation;
using metrics::v1::ForecastRequest;
using metrics::v1::Objective;
using metrics::v1::PointResult;
using Distribution = metrics::v1::PortfolioIndicators::Distribution;
using metrics::v1::RecordResult;
using metrics::v1::Source;
using metrics::v1::SourceEvent;
using metrics::v1::Survey;

constexpr Word<Survey::Kind> kSurveys[] = {
    {Survey::KIND_JDMA, "JDMA", {"Je donne mon avis", "Je donne mon avis"}, "jdma"},
    {Survey::KIND_NPS, "NPS", {"recommendation", "recommandation"}, "nps"},
    {Survey::KIND_CSAT, "CSAT", {"satisfaction", "satisfaction"}, "csat"},
};
constexpr Word<Objective::Verdict> kVerdicts[] = {
    {Objective::VERDICT_CONFIRMED, "CONFIRMED", {"confirmed", "confirmée"}, "confirmed", Tone::kGood},
    {Objective::VERDICT_REFUTED, "REFUTED", {"refuted", "réfutée"}, "refuted", Tone::kBad},
    {Objective::VERDICT_INCONCLUSIVE,
     "INCONCLUSIVE",
     {"inconclusive", "non concluante"},
     "inconclusive",
     Tone::kWarning},
    {Objective::VERDICT_ABANDONED, "ABANDONED", {"abandoned", "abandonnée"}, "abandoned", Tone::kDim},
};
constexpr Word<Source::Kind> kSources[] = {
    {Source::KIND_GITHUB, "GITHUB", {"GitHub", "GitHub"}, "github"},
    {Source::KIND_GITLAB, "GITLAB", {"GitLab", "GitLab"}, "gitlab"},
    {Source::KIND_CDEVENTS, "CDEVENTS", {"CDEvents", "CDEvents"}, "cdevents"},
    {Source::KIND_OPENMETRICS, "OPENMETRICS", {"OpenMetrics", "OpenMetrics"}, "openmetrics"},
    {Source::KIND_JSON, "JSON", {"JSON", "JSON"}, "json"},
};
constexpr Word<SourceEvent::Outcome> kEvents[] = {
    {SourceEvent::OUTCOME_ACCEPTED, "ACCEPTED", {"accepted", "accepté"}, "accepted", Tone::kGood},
    {SourceEvent::OUTCOME_UNCHANGED, "UNCHANGED", {"nothing new", "rien de neuf"}, "unchanged", Tone::kDim},
    {SourceEvent::OUTCOME_IGNORED, "IGNORED", {"ignored", "ignoré"}, "ignored", Tone::kDim},
    {SourceEvent::OUTCOME_REFUSED, "REFUSED", {"refused", "refusé"}, "refused", Tone::kBad},
    {SourceEvent::OUTCOME_PARTLY, "PARTLY", {"accepted in part", "accepté en partie"}, "partly", Tone::kWarning},
};
constexpr Word<PointResult::State> kPoints[] = {
    {PointResult::STATE_CREATED, "CREATED", {"created", "créé"}, "", Tone::kGood},
    {PointResult::STATE_UNCHANGED, "UNCHANGED", {"unchanged", "inchangé"}, "", Tone::kDim},
    {PointResult::STATE_RESTATED, "RESTATED", {"restated", "corrigé"}, "", Tone::kWarning},
    {PointResult::STATE_REFUSED, "REFUSED", {"refused", "refusé"}, "", Tone::kBad},
};
constexpr Word<PointResult::Reason> kPointReasons[] = {
    {PointResult::REASON_UNKNOWN_METRIC,
     "UNKNOWN_METRIC",
     {"no such metric", "aucune mesure de ce nom"},
     "",
     Tone::kBad},
    {PointResult::REASON_HIDDEN_METRIC,
     "HIDDEN_METRIC",
     {"the metric was deleted", "la mesure a été supprimée"},
     "",
     Tone::kBad},
    {PointResult::REASON_RATIO,
     "RATIO",
     {"a ratio takes no points: tell its two parts", "un rapport ne prend pas de points : dites ses deux termes"},
     "",
     Tone::kBad},
    {PointResult::REASON_VALUE, "VALUE", {"no number that can be", "ce n'est pas un nombre possible"}, "", Tone::kBad},
    {PointResult::REASON_DIMENSION,
     "DIMENSION",
     {"a dimension that the metric has not, without a value or twice",
      "une dimension que la mesure n'a pas, sans valeur ou deux fois"},
     "",
     Tone::kBad},
    {PointResult::REASON_TIME, "TIME", {"no time, or one before 2000", "sans date, ou d'avant 2000"}, "", Tone::kBad},
    {PointResult::REASON_FUTURE, "FUTURE", {"more than a day ahead", "plus d'un jour dans l'avenir"}, "", Tone::kBad},
    {PointResult::REASON_TOO_MANY_SERIES,
     "TOO_MANY_SERIES",
     {"the project has too many series of the metric", "le projet a trop de séries de cette mesure"},
     "",
     Tone::kBad},
    {PointResult::REASON_CONFLICT,
     "CONFLICT",
     {"told twice, with two values", "dit deux fois, avec deux valeurs"},
     "",
     Tone::kBad},
    {PointResult::REASON_NEGATIVE,
     "NEGATIVE",
     {"less than 0 of what is counted", "moins de 0 de ce qui se compte"},
     "",
     Tone::kBad},
};
constexpr Word<RecordResult::State> kRecords[] = {
    {RecordResult::STATE_CREATED, "CREATED", {"created", "créé"}, "", Tone::kGood},
    {RecordResult::STATE_UPDATED, "UPDATED", {"updated", "modifié"}, "", Tone::kActive},
    {RecordResult::STATE_UNCHANGED, "UNCHANGED", {"unchanged", "inchangé"}, "", Tone::kDim},
    {RecordResult::STATE_REFUSED, "REFUSED", {"refused", "refusé"}, "", Tone::kBad},
};
constexpr Word<Distribution::Measure> kMeasures[] = {
    {Distribution::MEASURE_VALUE, "VALUE", {"value of each project", "valeur de chaque projet"}, ""},
    {Distribution::MEASURE_MEDIAN, "MEDIAN", {"median of each project", "médiane de chaque projet"}, ""},
    {Distribution::MEASURE_P85, "P85", {"P85 of each project", "P85 de chaque projet"}, ""},
};
constexpr Word<ForecastRequest::Method> kMethods[] = {
    {ForecastRequest::METHOD_EXACT, "EXACT", {"exact", "exacte"}, "exact"},
    {ForecastRequest::METHOD_WEEKDAYS,
     "WEEKDAYS",
     {"each weekday by its own", "chaque jour de semaine pour soi"},
     "weekdays"},
    {ForecastRequest::METHOD_MONTE_CARLO,
     "MONTE_CARLO",
     {"drawn at random, seeded", "tirée au hasard, avec graine"},
     "monte-carlo"},
};
constexpr Word<Explanation::Parameter::Origin> kParameterOrigins[] = {
    {Explanation::Parameter::ORIGIN_FORMULA, "FORMULA", {"the formula's own", "celui de la formule"}, ""},
    {Explanation::Parameter::ORIGIN_REQUEST, "REQUEST", {"as asked", "demandé"}, ""},
    {Explanation::Parameter::ORIGIN_OBJECTIVE, "OBJECTIVE", {"the objective's", "celui de l'objectif"}, ""},
};
constexpr Word<Explanation::Link::Origin> kLinkOrigins[] = {
    {Explanation::Link::ORIGIN_EXPLICIT, "EXPLICIT", {"somebody said so", "quelqu'un l'a dit"}, ""},
    {Explanation::Link::ORIGIN_TIME,
     "TIME",
     {"the latest one within the horizon", "le dernier avant lui, dans le délai"},
     ""},
    {Explanation::Link::ORIGIN_NONE,
     "NONE",
     {"no deployment within the horizon", "aucun déploiement dans le délai"},
     ""},
};
constexpr Word<Explanation::Difference::Kind> kDifferences[] = {
    {Explanation::Difference::KIND_LATE, "LATE", {"came late", "venu après"}, ""},
    {Explanation::Difference::KIND_RESTATED, "RESTATED", {"restated", "corrigé"}, ""},
    {Explanation::Difference::KIND_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retiré"}, ""},
    {Explanation::Difference::KIND_FORMULA,
     "FORMULA",
     {"a new version of the formula", "une nouvelle version de la formule"},
     ""},
};

}  // namespace

template <>
std::span<const Word<Survey::Kind>> Words() {
  return kSurveys;
}
template <>
std::span<const Word<Objective::Verdict>> Words() {
  return kVerdicts;
}
template <>
std::span<const Word<Source::Kind>> Words() {
  return kSources;
}
template <>
std::span<const Word<SourceEvent::Outcome>> Words() {
  return kEvents;
}
template <>
std::span<const Word<PointResult::State>> Words() {
  return kPoints;
}
template <>
std::span<const Word<PointResult::Reason>> Words() {
  return kPointReasons;
}
template <>
std::span<const Word<RecordResult::State>> Words() {
  return kRecords;
}
template <>
std::span<const Word<Distribution::Measure>> Words() {
  return kMeasures;
}
template <>
std::span<const Word<ForecastRequest::Method>> Words() {
  return kMethods;
}
template <>
std::span<const Word<Explanation::Parameter::Origin>> Words() {
  return kParameterOrigins;
}
template <>
std::span<const Word<Explanation::Link::Origin>> Words() {
  return kLinkOrigins;
}
template <>
std::span<const Word<Explanation::Difference::Kind>> Words() {
  return kDifferences;
}

std::span<const EnumWords> MetricsEnums() {
  using namespace metrics::v1;  // NOLINT: the list is made of its enumerations
  static const EnumWords kEnums[] = {
      WordsOf<metrics::v1::NoDataReason>(),
      WordsOf<metrics::v1::Grain>(),
      WordsOf<Definition::Direction>(),
      WordsOf<Definition::Kind>(),
      WordsOf<Definition::Period>(),
      WordsOf<Definition::Purpose>(),
      WordsOf<Definition::Visibility>(),
      WordsOf<metrics::v1::Audience>(),
      WordsOf<metrics::v1::StateCategory>(),
      WordsOf<Deployment::Tier>(),
      WordsOf<Deployment::Outcome>(),
      WordsOf<Deployment::Intent>(),
      WordsOf<Survey::Kind>(),
      WordsOf<Objective::Verdict>(),
      WordsOf<Source::Kind>(),
      WordsOf<SourceEvent::Outcome>(),
      WordsOf<PointResult::State>(),
      WordsOf<PointResult::Reason>(),
      WordsOf<RecordResult::State>(),
      WordsOf<Distribution::Measure>(),
      WordsOf<ForecastRequest::Method>(),
      WordsOf<Explanation::Parameter::Origin>(),
      WordsOf<Explanation::Link::Origin>(),
      WordsOf<Explanation::Difference::Kind>(),
  };
  return kEnums;
}

}  // namespace pepiniere::pep
