// pepiniere_bench: `bare` serves what bounds us, `measure` calls both and compares. See run.sh, which starts it all.
#include <CLI/CLI.hpp>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "grpcpp/grpcpp.h"
#include "tests/bench/bare.h"
#include "tests/bench/cases.h"

namespace pepiniere::bench {
namespace {

std::string FirstLine(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

struct Serve {
  std::string listen, echo_listen;
  Database database{.socket = "", .schema = "", .user = "pepiniere", .password = ""};
  std::string metrics_schema, policy_schema;

  int Run() const {
    const std::unique_ptr<grpc::Service> portfolio = MakeBare(database), governance = MakeBareGovernance(database);
    Database of_metrics = database;
    of_metrics.schema = metrics_schema;
    const std::unique_ptr<grpc::Service> metrics = metrics_schema.empty() ? nullptr : MakeBareMetrics(of_metrics);
    Database of_policy = database;
    of_policy.schema = policy_schema;
    const std::unique_ptr<grpc::Service> policy = policy_schema.empty() ? nullptr : MakeBarePolicy(of_policy);
    const Echo echo = MakeEcho();
    const auto start = [](const std::string& address, std::initializer_list<grpc::Service*> services) {
      grpc::ServerBuilder builder;
      builder.AddListeningPort(address, grpc::InsecureServerCredentials());
      for (grpc::Service* const service : services) {
        if (service) builder.RegisterService(service);
      }
      return builder.BuildAndStart();
    };
    const std::unique_ptr<grpc::Server> servers[] = {
        start(listen, {portfolio.get(), governance.get(), metrics.get(), policy.get()}),
        start(echo_listen, {echo.portfolio.get(), echo.governance.get()})};
    for (const auto& server : servers) {
      if (!server) return std::cerr << "cannot listen\n", 1;
    }
    servers[0]->Wait();
    return 0;
  }
};

int Main(int argc, char** argv) {
  CLI::App app("pepiniere_bench: our figures beside what bounds them");
  app.require_subcommand(1);
  Serve serve;
  std::string password_file;
  CLI::App* bare = app.add_subcommand("bare", "Serve the bare handlers");
  bare->add_option("--listen", serve.listen)->required();
  bare->add_option("--echo-listen", serve.echo_listen)->required();
  bare->add_option("--db-socket", serve.database.socket)->required();
  bare->add_option("--db-name", serve.database.schema)->required();
  bare->add_option("--metrics-db-name", serve.metrics_schema, "That of the points, where they are measured");
  bare->add_option("--policy-db-name", serve.policy_schema, "That of the proposals, where they are measured");
  bare->add_option("--db-password-file", password_file)->required();
  Figures figures;
  std::string token_file;
  double seconds = 1, feed_seconds = 10;
  CLI::App* measure = app.add_subcommand("measure", "Compare");
  measure->add_option("--ours", figures.ours.address)->required();
  measure->add_option("--ours-pid", figures.ours.pid)->required();
  measure->add_option("--bare", figures.bare.address)->required();
  measure->add_option("--bare-pid", figures.bare.pid)->required();
  measure->add_option("--echo", figures.echo.address, "Of the process of --bare")->required();
  measure->add_option("--web", figures.web.address, "The gateway of --ours, as a URL");
  measure->add_option("--nginx", figures.nginx.address, "What serves the files of --nginx-root, as a URL");
  measure->add_option("--nginx-pid", figures.nginx.pid);
  measure->add_option("--nginx-root", figures.nginx_root);
  measure->add_option("--token-file", token_file)->required();
  measure->add_option("--projects", figures.projects)->required();
  measure->add_option("--points", figures.points, "How many are stored");
  measure->add_option("--proposals", figures.proposals, "How many are stored");
  measure->add_option("--case", figures.cases)->required()->check(CLI::IsMember(Figures::AllCases()));
  measure->add_option("--rounds", figures.options.rounds)->capture_default_str();
  measure->add_option("--seconds", seconds, "A contender's turn in a round")->capture_default_str();
  measure->add_option("--watchers", figures.watchers, "Of the feed, at a time")->capture_default_str();
  measure->add_option("--feed-seconds", feed_seconds, "How long the feed is written to")->capture_default_str();
  measure->add_option("--json", figures.json, "Where to write the figures");
  CLI11_PARSE(app, argc, argv);
  if (*measure) {
    figures.token = FirstLine(token_file);
    figures.options.turn = absl::Seconds(seconds);
    figures.feed.turn = absl::Seconds(feed_seconds);
    figures.echo.pid = figures.bare.pid;
    figures.web.pid = figures.ours.pid;
    figures.Run();
    return 0;
  }
  serve.database.password = FirstLine(password_file);
  return serve.Run();
}

}  // namespace
}  // namespace pepiniere::bench

int main(int argc, char** argv) { return pepiniere::bench::Main(argc, argv); }
