import { createClient } from '@connectrpc/connect';
import { GovernanceService } from '@/gen/pepiniere/portfolio/v1/governance_service_pb';
import { PortfolioService } from '@/gen/pepiniere/portfolio/v1/portfolio_service_pb';
import { transport } from '@/kit/api/transport';

export const portfolio = createClient(PortfolioService, transport);
export const governance = createClient(GovernanceService, transport);
// The methods, for query().
export const portfolioMethods = PortfolioService.method;
export const governanceMethods = GovernanceService.method;
