// What bounds us: callback handlers with nothing around them. No executor, no identity, no checks, no log, no pool.
#pragma once

#include <memory>
#include <string>

#include "grpcpp/grpcpp.h"

namespace pepiniere::bench {

// GetProject answers a canned project of the size of a real one.
std::unique_ptr<grpc::Service> MakeEcho();

struct Database {
  std::string socket, schema, user, password;
};

// GetProject, AdvancePhase, ListProjects and GetPortfolioSummary send the statements that our handlers send, straight
// through Connector/C++ on a connection of the callback thread's own, prepared once. Columns go into the reply as they
// are: names are not formatted, the JSON document stays text in one field, so the reply has about its real size.
std::unique_ptr<grpc::Service> MakeBare(const Database& database);

}  // namespace pepiniere::bench
