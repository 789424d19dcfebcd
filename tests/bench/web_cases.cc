#include "tests/bench/web_cases.h"

#include <fstream>
#include <iostream>

#include "absl/strings/str_cat.h"

namespace pepiniere::bench {
namespace {

constexpr char kListProjects[] = "/pepiniere.portfolio.v1.PortfolioService/ListProjects";
constexpr char kPage[] = R"({"pageSize": 1000})";
constexpr char kJson[] = "content-type: application/json", kConnect[] = "connect-protocol-version: 1";
constexpr char kGzip[] = "accept-encoding: gzip";

// A gRPC-Web message: no flags, four bytes of length, the message.
std::string Framed(const std::string& message) {
  std::string frame(1, '\0');
  for (int shift = 24; shift >= 0; shift -= 8) frame += static_cast<char>(message.size() >> shift & 0xff);
  return frame + message;
}

// What ours answers, kept as a file that nginx serves, and the two of them side by side.
nlohmann::json BesideNginx(const Figures& f, const std::string& name, const std::string& file,
                           const WebRequest& request) {
  const auto body = Fetch(request);
  if (!body.ok()) {
    std::cerr << name << ": " << body.status() << "\n";
    return {};
  }
  std::ofstream(absl::StrCat(f.nginx_root, "/", file), std::ios::binary) << *body;
  const WebRequest same{.url = absl::StrCat(f.nginx.address, "/", file), .headers = {}, .body = ""};
  return Measure({absl::StrCat(name, ", ", f.projects, " projects, ", body->size() / 1024, " KiB"),
                  {1, 16},
                  {WebContender("nginx, a file", f.nginx.pid, [same](std::size_t) { return same; }),
                   WebContender("gateway", f.web.pid, [request](std::size_t) { return request; })}},
                 f.options);
}

}  // namespace

std::vector<Contender> WebContenders(const Server& web, const std::string& path,
                                     std::function<Spoken(std::size_t)> request) {
  const std::string url = web.address + path;
  const auto spoken = [&](const char* name, auto make) {
    return WebContender(name, web.pid, [=](std::size_t n) -> WebRequest { return make(url, request(n)); });
  };
  return {spoken("Connect, JSON",
                 [](const std::string& to, const Spoken& said) {
                   return WebRequest{to, {kJson, kConnect}, said.json};
                 }),
          spoken("Connect, binary",
                 [](const std::string& to, const Spoken& said) {
                   return WebRequest{to, {"content-type: application/proto", kConnect}, said.bytes};
                 }),
          spoken("gRPC-Web", [](const std::string& to, const Spoken& said) {
            return WebRequest{to, {"content-type: application/grpc-web+proto", "x-grpc-web: 1"}, Framed(said.bytes)};
          })};
}

nlohmann::json WholePortfolio(const Figures& f) {
  const WebRequest startups{.url = f.web.address + "/api/v2.7/startups.json", .headers = {}, .body = ""};
  WebRequest compressed = startups;
  compressed.headers = {kGzip};
  const WebRequest page{.url = f.web.address + kListProjects, .headers = {kJson, kConnect}, .body = kPage};
  return {{"name", "The whole portfolio"},
          {"parts",
           {BesideNginx(f, "startups.json", "startups.json", startups),
            BesideNginx(f, "startups.json in gzip", "startups.json.gz", compressed),
            BesideNginx(f, "ListProjects, a page of at most 1000 in JSON", "page.json", page)}}};
}

}  // namespace pepiniere::bench
