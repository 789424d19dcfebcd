#include "services/gateway/site/crawlers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::gateway::site {
namespace {

using testing::HasSubstr;
using testing::Not;

class CrawlersTest : public testing::Test {
 protected:
  Response Get(const std::string& path) {
    for (const Route& route : routes_) {
      const bool below = route.path.ends_with('/') && path.starts_with(route.path);
      if (route.path != path && !below) continue;
      Request request;
      request.path = path;
      return route.page(request);
    }
    return Problem(404, "no route");
  }

  absl::Status down_;  // not OK: nothing can be asked
  int lists_ = 0;
  std::vector<CrawledProject> projects_ = {
      {"alerte-crue", absl::FromUnixSeconds(1'700'000'000)},
      {"discrète & co", absl::FromUnixSeconds(1'700'000'000), /*noindex=*/true},
      {"été <1>", absl::FromUnixSeconds(1'700'086'400)},
  };
  Routes routes_ = CrawlerRoutes({.origin = "https://portefeuille.example",
                                  .list = [this]() -> absl::StatusOr<std::vector<CrawledProject>> {
                                    ++lists_;
                                    if (!down_.ok()) return down_;
                                    return projects_;
                                  },
                                  .find = [this](std::string_view id) -> absl::StatusOr<CrawledProject> {
                                    if (!down_.ok()) return down_;
                                    for (const CrawledProject& project : projects_) {
                                      if (project.id == id) return project;
                                    }
                                    return absl::NotFoundError("none");
                                  }},
                                 WebFiles::Read("").value());
};

TEST_F(CrawlersTest, RobotsAreShownTheSitemap) {
  const Response robots = Get("/robots.txt");
  EXPECT_EQ(robots.headers.Get("content-type"), "text/plain; charset=utf-8");
  EXPECT_THAT(*robots.body, HasSubstr("Sitemap: https://portefeuille.example/sitemap.xml\n"));
  EXPECT_THAT(*robots.body, Not(HasSubstr("Disallow: /projets"))) << "who may not read a page does not see its noindex";
}

TEST_F(CrawlersTest, TheSitemapListsWhatIsToBeFound) {
  const std::string sitemap = *Get("/sitemap.xml").body;
  EXPECT_THAT(sitemap, HasSubstr("<loc>https://portefeuille.example/projets/alerte-crue</loc>"
                                 "<lastmod>2023-11-14</lastmod>"));
  EXPECT_THAT(sitemap, HasSubstr("<loc>https://portefeuille.example/projets/%C3%A9t%C3%A9%20%3C1%3E</loc>"));
  EXPECT_THAT(sitemap, Not(HasSubstr("discr")));
  Get("/sitemap.xml");
  EXPECT_EQ(lists_, 1) << "it is read once a minute at most";
}

TEST_F(CrawlersTest, ASitemapThatWasReadStays) {
  down_ = absl::UnavailableError("down");
  EXPECT_EQ(Get("/sitemap.xml").status, 503);
  down_ = absl::OkStatus();
  EXPECT_EQ(Get("/sitemap.xml").status, 200);
}

TEST_F(CrawlersTest, AProjectThatNobodyKnowsIsNotThere) {
  for (const char* path : {"/projets/nulle-part", "/projets/nulle-part/"}) {
    const Response page = Get(path);
    EXPECT_EQ(page.status, 404) << path;
    EXPECT_EQ(page.headers.Get("content-type"), "text/html; charset=utf-8") << path;
  }
}

TEST_F(CrawlersTest, AProjectThatAsksForItIsLeftOut) {
  const auto says = [&](const std::string& path) {
    const Response page = Get(path);
    EXPECT_EQ(page.status, 200) << path;
    const bool in_head = page.body->find("<meta name=\"robots\" content=\"noindex\"></head>") != std::string::npos;
    EXPECT_EQ(page.headers.Get("x-robots-tag") == "noindex", in_head) << path;
    return in_head;
  };
  EXPECT_TRUE(says("/projets/discrète & co"));
  EXPECT_TRUE(says("/projets/discrète & co/"));
  for (const char* path : {"/projets/alerte-crue", "/projets/alerte-crue/", "/projets/", "/projets/a/b"}) {
    EXPECT_FALSE(says(path)) << path;
  }
  down_ = absl::UnavailableError("down");
  EXPECT_TRUE(says("/projets/alerte-crue")) << "nothing worth finding is there for the moment";
}

}  // namespace
}  // namespace pepiniere::gateway::site
