// What bounds us: callback handlers with nothing around them. No executor, no identity, no checks, no log, no pool.
#pragma once

#include <memory>
#include <string>

#include "grpcpp/impl/service_type.h"

namespace pepiniere::bench {

// Two services of one server, without a database. GetProject answers a canned project of the size of a real one;
// UpdateProject writes nothing and sends such a project to all who are in WatchProjects: a fan-out of the same bytes.
struct Echo {
  std::unique_ptr<grpc::Service> portfolio, governance;
};
Echo MakeEcho();

struct Database {
  std::string socket, schema, user, password;
};

// These send the statements that our handlers send, straight through Connector/C++ on a connection of the callback
// thread's own, prepared once. Columns go into the reply as they are: names are not formatted, a JSON document stays
// text in one field, so the reply has about its real size.

// GetProject, AdvancePhase, ListProjects and GetPortfolioSummary.
std::unique_ptr<grpc::Service> MakeBare(const Database& database);
// CheckReadiness; and GetAttentionList, as who keeps no census would have to ask for it (attention_sql.h).
std::unique_ptr<grpc::Service> MakeBareGovernance(const Database& database);
// IngestPoints, as an upsert alone; ReadSeries; and GetPortfolioIndicators of the first metric, from what is added up.
std::unique_ptr<grpc::Service> MakeBareMetrics(const Database& database);
// ListProposals and QueryTrace, a statement each.
std::unique_ptr<grpc::Service> MakeBarePolicy(const Database& database);

}  // namespace pepiniere::bench
