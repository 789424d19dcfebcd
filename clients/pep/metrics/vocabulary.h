// The words of the metrics service's enumerations.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/metrics/v1/definition.pb.h"
#include "pepiniere/metrics/v1/deployment.pb.h"
#include "pepiniere/metrics/v1/dimension.pb.h"
#include "pepiniere/metrics/v1/explanation.pb.h"
#include "pepiniere/metrics/v1/forecast.pb.h"
#include "pepiniere/metrics/v1/indicator.pb.h"
#include "pepiniere/metrics/v1/objective.pb.h"
#include "pepiniere/metrics/v1/point.pb.h"
#include "pepiniere/metrics/v1/portfolio_indicators.pb.h"
#include "pepiniere/metrics/v1/reading.pb.h"
#include "pepiniere/metrics/v1/source.pb.h"
#include "pepiniere/metrics/v1/source_event.pb.h"
#include "pepiniere/metrics/v1/survey.pb.h"
#include "pepiniere/metrics/v1/work_item.pb.h"

namespace pepiniere::pep {

// Whatever has no value says why, in these words.
template <>
std::span<const Word<metrics::v1::NoDataReason>> Words();
template <>
std::span<const Word<metrics::v1::Grain>> Words();

template <>
std::span<const Word<metrics::v1::Definition::Direction>> Words();
template <>
std::span<const Word<metrics::v1::Definition::Kind>> Words();
template <>
std::span<const Word<metrics::v1::Definition::Period>> Words();
template <>
std::span<const Word<metrics::v1::Definition::Purpose>> Words();
template <>
std::span<const Word<metrics::v1::Definition::Visibility>> Words();
template <>
std::span<const Word<metrics::v1::Audience>> Words();

template <>
std::span<const Word<metrics::v1::StateCategory>> Words();
template <>
std::span<const Word<metrics::v1::Deployment::Tier>> Words();
template <>
std::span<const Word<metrics::v1::Deployment::Outcome>> Words();
template <>
std::span<const Word<metrics::v1::Deployment::Intent>> Words();
template <>
std::span<const Word<metrics::v1::Survey::Kind>> Words();
template <>
std::span<const Word<metrics::v1::Objective::Verdict>> Words();

template <>
std::span<const Word<metrics::v1::Source::Kind>> Words();
template <>
std::span<const Word<metrics::v1::SourceEvent::Outcome>> Words();
template <>
std::span<const Word<metrics::v1::PointResult::State>> Words();
template <>
std::span<const Word<metrics::v1::PointResult::Reason>> Words();
template <>
std::span<const Word<metrics::v1::RecordResult::State>> Words();

template <>
std::span<const Word<metrics::v1::PortfolioIndicators::Distribution::Measure>> Words();
template <>
std::span<const Word<metrics::v1::ForecastRequest::Method>> Words();
template <>
std::span<const Word<metrics::v1::Explanation::Parameter::Origin>> Words();
template <>
std::span<const Word<metrics::v1::Explanation::Link::Origin>> Words();
template <>
std::span<const Word<metrics::v1::Explanation::Difference::Kind>> Words();

// All of them, for fields.
std::span<const EnumWords> MetricsEnums();

}  // namespace pepiniere::pep
