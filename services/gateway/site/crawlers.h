// What search engines are told: which pages there are, and which they are asked to leave out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/http/page.h"
#include "services/gateway/site/web_files.h"

namespace pepiniere::gateway::site {

// A project that anybody may see.
struct CrawledProject {
  std::string id;
  absl::Time changed_at;
  bool noindex = false;  // it asks to be left out
};

struct CrawlerOptions {
  // What browsers type, without a path: "https://portefeuille.example".
  std::string origin;
  // All of them, and one by its id (NOT_FOUND if there is none). They may block: calls to a service.
  std::function<absl::StatusOr<std::vector<CrawledProject>>()> list;
  std::function<absl::StatusOr<CrawledProject>(std::string_view id)> find;
};

// GET of /robots.txt, of /sitemap.xml, and of the pages of projects: one that asks to be left out says so in its
// headers and its head, and so does one that cannot be asked for the moment; one that nobody knows is 404. The sitemap
// is read anew once a minute at most.
Routes CrawlerRoutes(CrawlerOptions options, const WebFiles& files);

}  // namespace pepiniere::gateway::site
