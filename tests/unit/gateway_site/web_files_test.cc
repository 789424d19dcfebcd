#include "services/gateway/site/web_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace pepiniere::gateway::site {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class WebFilesTest : public testing::Test {
 protected:
  WebFilesTest() {
    std::string pattern = (fs::temp_directory_path() / "pepiniere-web-XXXXXX").string();
    root = fs::path(mkdtemp(pattern.data()));
    Write("secret.txt", "nobody's business");
    Write("web/index.html", "<!doctype html><title>Client</title>");
    Write("web/assets/index-B1aX9_c2.js", "export {};");
    Write("web/assets/plain.js", "export {};");
    Write("web/robots.txt", "User-agent: *");
  }
  ~WebFilesTest() override { fs::remove_all(root); }

  void Write(const fs::path& path, const std::string& text) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path) << text;
  }
  WebFiles Files() { return WebFiles::Read((root / "web").string()).value(); }
  Response Get(const std::string& path) {
    Request request;
    request.path = path;
    return Files().Answer(request);
  }

  fs::path root;
};

TEST_F(WebFilesTest, FilesHaveTheirTypes) {
  EXPECT_EQ(Get("/").headers.Get("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(Get("/index.html").headers.Get("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(Get("/assets/plain.js").headers.Get("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(*Get("/robots.txt").body, "User-agent: *");
}

TEST_F(WebFilesTest, OnlyWhatHasItsHashInItsNameIsKeptForEver) {
  EXPECT_EQ(Get("/assets/index-B1aX9_c2.js").headers.Get("cache-control"), "public, max-age=31536000, immutable");
  for (const char* path : {"/", "/index.html", "/assets/plain.js", "/robots.txt", "/projects"}) {
    EXPECT_EQ(Get(path).headers.Get("cache-control"), "no-cache") << path;
  }
}

TEST_F(WebFilesTest, AFileInBrotliIsTheFileBesideItForThoseWhoTakeIt) {
  Write("web/assets/plain.js.br", "packed");
  Write("web/alone.br", "a file as any other");
  Request request;
  request.path = "/assets/plain.js";
  request.headers.Add("accept-encoding", "gzip, br");
  const Response packed = Files().Answer(request);
  EXPECT_EQ(*packed.body, "packed");
  EXPECT_EQ(packed.headers.Get("content-encoding"), "br");
  EXPECT_EQ(packed.headers.Get("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(*Get("/assets/plain.js").body, "export {};");
  EXPECT_EQ(Get("/assets/plain.js.br").status, 404) << "no file of its own";
  EXPECT_EQ(*Get("/alone.br").body, "a file as any other");
}

TEST_F(WebFilesTest, ThePathsOfTheClientsRouterAreTheClient) {
  for (const char* path : {"/projects", "/projects/alerte-crue", "/projects/impots.gouv.fr", "/ministere/été"}) {
    const Response response = Get(path);
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_THAT(*response.body, HasSubstr("Client")) << path;
  }
}

TEST_F(WebFilesTest, APathThatLeadsNowhereIsTheClientsPageFor404) {
  Write("web/paths.json", R"(["/", "/projets", "/projets/:id"])");
  const WebFiles files = Files();
  Request request;
  for (const char* path : {"/", "/projets", "/projets/", "/projets/le-jardin", "/projets/été.1"}) {
    request.path = path;
    EXPECT_EQ(files.Answer(request).status, 200) << path;
  }
  request.headers.Add("if-none-match", "*");
  for (const char* path : {"/projet", "/projets/a/b", "/wp-admin", "/projets/a/historique", "/projets//a"}) {
    request.path = path;
    const Response response = files.Answer(request);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(response.headers.Get("content-type"), "text/html; charset=utf-8");
    EXPECT_FALSE(response.headers.Has("etag"));
    ASSERT_TRUE(response.body);
    EXPECT_THAT(*response.body, HasSubstr("Client"));
  }
}

TEST_F(WebFilesTest, APageAboutNothingIsTheClientsPageFor404) {
  Write("web/paths.json", R"(["/comites", "/comites/:id"])");
  const Route route = Files().RouteOf("/comites/", [](std::string_view id) {
    if (id == "down") return absl::UnavailableError("down");
    return id == "de-mars" ? absl::OkStatus() : absl::NotFoundError("none");
  });
  EXPECT_EQ(route.path, "/comites/");
  const std::pair<const char*, int> cases[] = {
      {"/comites/de-mars", 200}, {"/comites/de-mars/", 200}, {"/comites/", 200},   {"/comites/down", 200},
      {"/comites/d-avril", 404}, {"/comites/d-avril/", 404}, {"/comites/a/b", 404}};
  for (const auto& [path, status] : cases) {
    Request request;
    request.path = path;
    EXPECT_EQ(route.page(request).status, status) << path;
  }
}

TEST_F(WebFilesTest, AFileThatIsNotThereIsNot) {
  for (const char* path : {"/favicon.ico", "/assets/index-00000000.js", "/assets/no", "/a/b.CSS"}) {
    EXPECT_EQ(Get(path).status, 404) << path;
  }
}

TEST_F(WebFilesTest, NoPathLeavesTheFolder) {
  fs::create_symlink(root / "secret.txt", root / "web/link.txt");
  fs::create_directory_symlink(root, root / "web/up");
  for (const char* path :
       {"/../secret.txt", "/link.txt", "/up/secret.txt", "/assets/../../secret.txt", "//secret.txt"}) {
    const Response response = Get(path);
    EXPECT_EQ(response.status, 404) << path;
  }
}

TEST_F(WebFilesTest, AFolderWithoutAClientIsAMistake) {
  EXPECT_EQ(WebFiles::Read((root / "web/assets").string()).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(WebFiles::Read((root / "none").string()).status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(WebFilesTest, WithoutAClientItSaysWhereTheApiIs) {
  Request request;
  request.path = "/projects";
  const Response response = WebFiles::Read("").value().Answer(request);
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(*response.body, HasSubstr("/openapi.json"));
}

}  // namespace
}  // namespace pepiniere::gateway::site
