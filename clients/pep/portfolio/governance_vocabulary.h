// The words of governing: decisions, gates, lights, concerns, money.
#pragma once

#include <span>
#include <string_view>

#include "clients/pep/kit/words.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/entry.pb.h"
#include "pepiniere/portfolio/v1/gate.pb.h"
#include "pepiniere/portfolio/v1/health.pb.h"
#include "pepiniere/portfolio/v1/portfolio.pb.h"
#include "pepiniere/portfolio/v1/search.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<portfolio::v1::Decision>> Words();
template <>
std::span<const Word<portfolio::v1::Committee::State>> Words();
template <>
std::span<const Word<portfolio::v1::GateRequirement::Weight>> Words();
template <>
std::span<const Word<portfolio::v1::GateRequirement::AnsweredBy>> Words();
template <>
std::span<const Word<portfolio::v1::Readiness::Check::State>> Words();
template <>
std::span<const Word<portfolio::v1::ProjectHealth::Light>> Words();
template <>
std::span<const Word<portfolio::v1::Concern>> Words();
template <>
std::span<const Word<portfolio::v1::SpendingEntry::Category>> Words();
template <>
std::span<const Word<portfolio::v1::SpendingEntry::SupplierType>> Words();
template <>
std::span<const Word<portfolio::v1::MoveKind>> Words();
template <>
std::span<const Word<portfolio::v1::StayState>> Words();
template <>
std::span<const Word<portfolio::v1::SearchKind>> Words();
template <>
std::span<const Word<portfolio::v1::DifferenceReason>> Words();

// All words of the portfolio's that fields have.
std::span<const EnumWords> PortfolioEnums();

// What to do about a concern, in French; the server says it in English.
std::string_view FrenchNextStep(portfolio::v1::Concern concern);

}  // namespace pepiniere::pep
