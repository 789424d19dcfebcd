#include "services/gateway/site/crawlers.h"

#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/kept_file.h"

namespace pepiniere::gateway::site {
namespace {

using base::Concat;

constexpr std::string_view kProjects = "/projets/";
constexpr absl::Duration kFresh = absl::Minutes(1);
constexpr std::size_t kMostAddresses = 50'000;  // in one sitemap, says its format

// What the web client has beside projects, for people who look for it.
constexpr std::string_view kPages[] = {"/", "/projets", "/comites", "/ministeres", "/rapport", "/lecons"};

std::string WriteSitemap(const std::string& origin, const std::vector<CrawledProject>& projects) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string_view page : kPages) xml += Concat("<url><loc>", origin, page, "</loc></url>\n");
  std::size_t count = std::size(kPages);
  for (const CrawledProject& project : projects) {
    if (project.noindex) continue;
    if (++count > kMostAddresses) break;
    xml += Concat("<url><loc>", origin, kProjects, PercentEncode(project.id), "</loc><lastmod>",
                  absl::FormatTime("%Y-%m-%d", project.changed_at, absl::UTCTimeZone()), "</lastmod></url>\n");
  }
  return xml + "</urlset>\n";
}

class Sitemap {
 public:
  explicit Sitemap(CrawlerOptions options) : options_(std::move(options)) {}

  Response Answer(const Request& request) {
    const absl::Status read = Refresh();
    const std::lock_guard lock(mutex_);
    if (file_) return file_->Answer(request);
    Response response = Problem(503, base::Concat("the projects cannot be listed for the moment: ", read.message()));
    response.headers.Set("retry-after", "60");
    return response;
  }

 private:
  // One reading at a time; who comes meanwhile waits for it.
  absl::Status Refresh() {
    const std::lock_guard reading(reading_);
    if (file_ && absl::Now() - read_at_ < kFresh) return absl::OkStatus();
    PEP_ASSIGN(const std::vector<CrawledProject> projects, options_.list());
    KeptFile file("application/xml; charset=utf-8", WriteSitemap(options_.origin, projects),
                  {{"cache-control", "public, max-age=60"}});
    const std::lock_guard lock(mutex_);
    file_ = std::move(file);
    read_at_ = absl::Now();
    return absl::OkStatus();
  }

  const CrawlerOptions options_;
  std::mutex reading_;
  std::mutex mutex_;  // guards the file; it and the time are written under both
  std::optional<KeptFile> file_;
  absl::Time read_at_ = absl::InfinitePast();
};

}  // namespace

Routes CrawlerRoutes(CrawlerOptions options, const WebFiles& files) {
  const std::string robots = Concat("User-agent: *\nDisallow: /auth/\n\nSitemap: ", options.origin, "/sitemap.xml\n");
  const KeptFile robots_file("text/plain; charset=utf-8", robots, {{"cache-control", "public, max-age=3600"}});
  const auto sitemap = std::make_shared<Sitemap>(options);
  return {
      {"GET", "/robots.txt", [robots_file](const Request& request) { return robots_file.Answer(request); },
       /*quick=*/true},
      {"GET", "/sitemap.xml", [sitemap](const Request& request) { return sitemap->Answer(request); }},
      {"GET", std::string(kProjects),
       [find = std::move(options.find), files](const Request& request) {
         const std::string_view id = WebFiles::IdIn(request.path, kProjects);
         if (id.empty()) return files.Answer(request);
         const absl::StatusOr<CrawledProject> project = find(id);
         if (absl::IsNotFound(project.status())) return files.Missing(request);
         return project.ok() && !project->noindex ? files.Answer(request) : files.AnswerUnindexed(request);
       }},
  };
}

}  // namespace pepiniere::gateway::site
