// How many projects are in each phase, from the root of the repository: node clients/examples/summary.mjs SERVER
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const { PortfolioService } = grpc.loadPackageDefinition(loader.loadSync('pepiniere/portfolio/v1/portfolio_service.proto',
  { includeDirs: ['proto', 'node_modules/google-proto-files'], enums: String, longs: Number })).pepiniere.portfolio.v1;
const portfolio = new PortfolioService(process.argv[2], grpc.credentials.createInsecure());

portfolio.getPortfolioSummary({ groupBy: ['PORTFOLIO_DIMENSION_PHASE'] }, (error, summary) => {
  if (error) throw error;
  for (const { keys, count } of summary.groups) console.log(keys.phase, count);
  portfolio.close();
});
