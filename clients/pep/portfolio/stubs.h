// The services of the portfolio, as commands call them: &Portfolio::Stub::ListProjects.
#pragma once

#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"

namespace pepiniere::pep {

using Portfolio = portfolio::v1::PortfolioService;
using Governance = portfolio::v1::GovernanceService;

}  // namespace pepiniere::pep
