// The web client: its built files, served from memory.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/http/page.h"

namespace pepiniere::gateway::site {

// What was in a folder when it was read. Paths are looked up, never opened, so none leads out of it.
class WebFiles {
 public:
  // Reads index.html and all that lies beside it; what is no regular file (a link, a socket) is left out. A file that
  // has one in Brotli beside it ("index.js.br") is sent so to those who take it. An empty path makes a site of one
  // page, which says where the API is. NOT_FOUND for a folder without an index.html, UNAVAILABLE for a file that cannot
  // be read, RESOURCE_EXHAUSTED past 64 MiB in all.
  static absl::StatusOr<WebFiles> Read(const std::string& folder);

  // A file; index.html for "/" and for the paths of the client's own router, which its paths.json lists
  // ("/projets/:id"); 404 for a file that is not there, and with index.html, which says so, for a path that leads
  // nowhere, such as a page of another site ("/x.html"). Without a paths.json every path may be the router's.
  Response Answer(const Request& request) const;
  // The same, where a path of the client's router is a page that search engines are to leave out: it says so.
  Response AnswerUnindexed(const Request& request) const;
  // The client's page for what is not there: 404.
  Response Missing(const Request& request) const;
  // GET of everything that no other route takes.
  Route route() const;
  // GET of the pages about one thing each, "/comites/{id}": Missing where `find`, which may block, says NOT_FOUND.
  Route RouteOf(std::string prefix, std::function<absl::Status(std::string_view id)> find) const;
  // The id in the path of such a page; empty if it is another.
  static std::string_view IdIn(std::string_view path, std::string_view prefix);

 private:
  using Files = std::map<std::string, KeptFile, std::less<>>;  // by path: "/assets/index-B1aX9_c2.js"
  explicit WebFiles(Files files, std::vector<std::string> paths = {})
      : files_(std::make_shared<const Files>(std::move(files))), paths_(std::move(paths)) {}
  Response Answer(const Request& request, std::string_view index) const;
  bool Leads(std::string_view path) const;

  std::shared_ptr<const Files> files_;
  std::vector<std::string> paths_;  // of the client's router; empty: any
};

}  // namespace pepiniere::gateway::site
