// What the money and the time of a project add up to, for the contract.
#pragma once

#include "pepiniere/portfolio/v1/finance.pb.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/domain/finances.h"

namespace pepiniere::portfolio::api {

// Without project, day, phases and burn-down.
pepiniere::portfolio::v1::ProjectFinances ToProto(const Totals& totals);
pepiniere::portfolio::v1::ProjectFinances::PhaseShare ToProto(const PhaseShare& share);
pepiniere::portfolio::v1::ProjectFinances::BurnDownPoint ToProto(const BurnDownPoint& point);

}  // namespace pepiniere::portfolio::api
