#include "services/gateway/site/web_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/json/json.h"

namespace pepiniere::gateway::site {
namespace {

namespace fs = std::filesystem;
using base::Concat;

constexpr std::string_view kIndex = "/index.html";
constexpr std::string_view kPaths = "/paths.json";
// What the build packed, beside the file that it is: assets/index-B1aX9_c2.js.br.
constexpr std::string_view kBrotli = ".br";
constexpr std::uintmax_t kMostBytes = 64 << 20;
// The index, as it is for search engines that are to leave it out: a name that no path has.
constexpr std::string_view kUnindexed = "unindexed";

// What is in a web client's folder, by its extension. A path that ends otherwise is the client's own.
constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "text/xml; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".gif", "image/gif"},
    {".ico", "image/x-icon"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".wasm", "application/wasm"},
    {".pdf", "application/pdf"},
};

constexpr char kPlainPage[] =
    "<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Pépinière</title></head>\n<body>\n"
    "<h1>Pépinière</h1>\n"
    "<p>Cette adresse sert l’API, sans l’application. <a href=\"/openapi.json\">Sa description</a>, "
    "<a href=\"/api/v2.7/startups.json\">les données ouvertes</a>.</p>\n"
    "<p lang=\"en\">This address serves the API, without the web client. <a href=\"/openapi.json\">Its "
    "description</a>, "
    "<a href=\"/api/v2.7/startups.json\">the open data</a>.</p>\n"
    "</body></html>\n";

std::optional<std::string_view> TypeOf(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string extension = absl::AsciiStrToLower(base::Absl(name.substr(dot)));
  const auto* found = std::ranges::find(kTypes, extension, [](const auto& type) { return type.first; });
  return found == std::end(kTypes) ? std::nullopt : std::optional(found->second);
}

// Whether the name changes with the content, as the build's do: assets/index-B1aX9_c2.js.
bool IsHashed(std::string_view path) {
  constexpr std::string_view kAssets = "/assets/";
  constexpr std::size_t kHash = 8;
  const std::string_view stem = path.substr(0, path.find('.', path.rfind('/')));
  if (!path.starts_with(kAssets) || stem.size() <= kAssets.size() + kHash) return false;
  const std::string_view hash = stem.substr(stem.size() - kHash);
  return stem[stem.size() - kHash - 1] == '-' && std::ranges::all_of(hash, [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
         });
}

Headers HeadersOf(std::string_view path) {
  return {{"cache-control", IsHashed(path) ? "public, max-age=31536000, immutable" : "no-cache"}};
}

// ["/projets", "/projets/:id"]; nothing for what is no such list.
std::vector<std::string> ReadPaths(const std::string& text) {
  const std::optional<json::Json> list = json::Parse(text);
  std::vector<std::string> paths;
  if (!list || !list->is_array()) return paths;
  for (const json::Json& path : *list) {
    if (path.is_string()) paths.push_back(path.get<std::string>());
  }
  return paths;
}

// Whether a path is one of the pattern's, segment by segment: ":id" is any.
bool Matches(std::string_view pattern, std::string_view path) {
  const auto next = [](std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    const std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    return segment;
  };
  for (;;) {
    const std::string_view asked = next(pattern), given = next(path);
    if (asked.empty() || given.empty()) return asked.empty() && given.empty();
    if (!asked.starts_with(':') && asked != given) return false;
  }
}

absl::StatusOr<std::string> ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file || file.bad()) return absl::UnavailableError(Concat("cannot read ", path.string()));
  return bytes;
}

KeptFile Unindexed(std::string html) {
  constexpr std::string_view kMeta = "<meta name=\"robots\" content=\"noindex\">";
  const std::size_t head = html.find("</head>");
  html.insert(head == std::string::npos ? 0 : head, kMeta);
  Headers headers = HeadersOf(kIndex);
  headers.Set("x-robots-tag", "noindex");
  return {*TypeOf(kIndex), std::move(html), std::move(headers)};
}

}  // namespace

absl::StatusOr<WebFiles> WebFiles::Read(const std::string& folder) {
  Files files;
  std::map<std::string, std::string> found;
  if (folder.empty()) {
    files.emplace(kIndex, KeptFile(*TypeOf(kIndex), kPlainPage, HeadersOf(kIndex)));
    files.emplace(kUnindexed, Unindexed(kPlainPage));
    return WebFiles(std::move(files));
  }
  std::error_code error;
  std::uintmax_t size = 0;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->symlink_status(error).type() != fs::file_type::regular) continue;
    const std::string path = Concat("/", entry->path().lexically_relative(folder).generic_string());
    PEP_ASSIGN(std::string bytes, ReadFile(entry->path()));
    size += bytes.size();
    if (size > kMostBytes) return absl::ResourceExhaustedError(Concat("more than 64 MiB of files in ", folder));
    found.emplace(path, std::move(bytes));
  }
  if (error) return absl::UnavailableError(Concat("cannot read the folder ", folder, ": ", error.message()));
  for (const auto& [path, bytes] : found) {
    if (path.ends_with(kBrotli) && found.contains(path.substr(0, path.size() - kBrotli.size()))) continue;
    const auto packed = found.find(Concat(path, kBrotli));
    const std::string_view type = TypeOf(path).value_or("application/octet-stream");
    files.emplace(path, KeptFile(type, bytes, HeadersOf(path), packed == found.end() ? "" : packed->second));
  }
  if (!files.contains(kIndex)) {
    return absl::NotFoundError(Concat("no index.html in ", folder, ": build the web client, or leave the flag out"));
  }
  files.emplace(kUnindexed, Unindexed(files.find(kIndex)->second.body()));
  const auto paths = files.find(kPaths);
  std::vector<std::string> known = paths == files.end() ? std::vector<std::string>() : ReadPaths(paths->second.body());
  return WebFiles(std::move(files), std::move(known));
}

bool WebFiles::Leads(std::string_view path) const {
  if (path.find("//") != path.npos) return false;
  return paths_.empty() ||
         std::ranges::any_of(paths_, [&](const std::string& pattern) { return Matches(pattern, path); });
}

Response WebFiles::Answer(const Request& request) const { return Answer(request, kIndex); }

Response WebFiles::AnswerUnindexed(const Request& request) const { return Answer(request, kUnindexed); }

Response WebFiles::Answer(const Request& request, std::string_view index) const {
  const auto found = files_->find(request.path);
  if (found != files_->end()) return found->second.Answer(request);
  const std::optional<std::string_view> type = TypeOf(request.path);
  const bool is_file = (type && type != TypeOf(kIndex)) || request.path.starts_with("/assets/");
  if (is_file) return Problem(404, "no such file");
  return Leads(request.path) ? files_->find(index)->second.Answer(request) : Missing(request);
}

Response WebFiles::Missing(const Request& request) const {
  Request anew = request;  // what is not there has not been kept either
  anew.headers.Remove("if-modified-since");
  Response response = files_->find(kIndex)->second.Answer(anew);
  response.status = 404;
  response.headers.Set("cache-control", "no-store");
  response.headers.Remove("etag");
  return response;
}

Route WebFiles::route() const {
  return {"GET", "/", [files = *this](const Request& request) { return files.Answer(request); }, /*quick=*/true};
}

std::string_view WebFiles::IdIn(std::string_view path, std::string_view prefix) {
  std::string_view id = path.substr(std::min(prefix.size(), path.size()));
  id = id.substr(0, id.find_last_not_of('/') + 1);
  return id.find('/') == std::string_view::npos ? id : std::string_view();
}

Route WebFiles::RouteOf(std::string prefix, std::function<absl::Status(std::string_view id)> find) const {
  return {"GET", prefix, [files = *this, prefix, find = std::move(find)](const Request& request) {
            const std::string_view id = IdIn(request.path, prefix);
            return !id.empty() && absl::IsNotFound(find(id)) ? files.Missing(request) : files.Answer(request);
          }};
}

}  // namespace pepiniere::gateway::site
