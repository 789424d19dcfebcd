// Which projects under investigation could enter construction today, and what the others lack. Changes nothing.
//   example_advance SERVER [TOKEN_FILE]
#include <iostream>
#include <string>

#include "clients/cpp/channel.h"
#include "clients/cpp/credentials.h"
#include "clients/cpp/retry.h"
#include "clients/cpp/status.h"
#include "google/rpc/error_details.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"

namespace clients = pepiniere::clients;
namespace v1 = pepiniere::portfolio::v1;
using Stub = v1::PortfolioService::Stub;

// Everything that is in the way, from the details of the refusal.
void PrintRefusal(const absl::Status& status) {
  std::cout << "  " << absl::StatusCodeToString(status.code()) << " " << clients::Reason(status) << "\n";
  google::rpc::PreconditionFailure failure;
  if (!clients::GetDetail(status, failure)) return;
  for (const auto& each : failure.violations()) std::cout << "  " << each.type() << ": " << each.description() << "\n";
}

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto channel = clients::OpenChannel({.target = argv[1]});
  if (!channel.ok()) return 1;
  const auto stub = v1::PortfolioService::NewStub(*channel);
  // Deadline, retries and a request_id for each write are the Caller's business.
  const clients::Caller caller({.timeout = absl::Seconds(10)},
                               argc > 2 ? clients::TokenFromFile(argv[2]) : clients::NoToken());

  v1::ListProjectsRequest list;
  list.set_filter("phase = INVESTIGATION AND ministry = \"organisations/ministere-des-rivieres\"");
  list.set_page_size(100);
  do {
    const auto page = caller.Call(*stub, &Stub::ListProjects, list);
    if (!page.ok()) {
      for (const std::string& line : clients::Describe(page.status())) std::cerr << line << "\n";
      return 1;
    }
    for (const v1::Project& project : page->projects()) {
      std::cout << project.name() << "\n";
      v1::AdvancePhaseRequest advance;
      advance.set_name(project.name());
      advance.set_phase(v1::PHASE_CONSTRUCTION);
      advance.set_etag(project.etag());  // ABORTED if somebody was faster
      advance.set_validate_only(true);
      const auto moved = caller.Call(*stub, &Stub::AdvancePhase, advance);
      if (moved.ok()) std::cout << "  could enter construction\n";
      if (!moved.ok()) PrintRefusal(moved.status());
    }
    list.set_page_token(page->next_page_token());
  } while (!list.page_token().empty());
}
