#include "services/gateway/site/plain_paths.h"

#include <string_view>

namespace pepiniere::gateway::site {
namespace {

struct PlainPath {
  const char* path;
  const char* id;
  std::string_view tag;
  const char* content_type;
  const char* summary;
  Json schema;
};

constexpr std::string_view kOpenData = "OpenData";
constexpr std::string_view kProbes = "Probes";
constexpr char kJson[] = "application/json";

Json Object() { return {{"type", "object"}}; }
Json ById() { return {{"type", "object"}, {"additionalProperties", Object()}}; }
Json List() { return {{"type", "array"}, {"items", Object()}}; }
Json Text() { return {{"type", "string"}}; }

Json StartupsSchema() {
  return {{"type", "object"},
          {"required", Json::array({"links", "data", "included"})},
          {"properties", {{"links", Object()}, {"data", List()}, {"included", List()}}}};
}

Json Path(const PlainPath& plain) {
  const bool kept = plain.tag == kOpenData;
  Json responses = {
      {"200", {{"description", "What was asked."}, {"content", {{plain.content_type, {{"schema", plain.schema}}}}}}}};
  if (kept) responses["304"] = {{"description", "As the ETag or the date sent along says that it was."}};
  responses["503"] = {{"description", kept ? "Nothing to give yet; Retry-After says when." : "Not yet, or no more."}};
  return {{"get",
           {{"tags", Json::array({plain.tag})},
            {"summary", plain.summary},
            {"operationId", plain.id},
            {"security", Json::array()},
            {"responses", std::move(responses)}}}};
}

}  // namespace

void AddPlainPaths(Json& tags, Json& paths) {
  const PlainPath plain_paths[] = {
      {"/api/v2.7/startups.json", "startups", kOpenData, kJson,
       "Every project, with the incubators that they name (JSON:API).", StartupsSchema()},
      {"/api/v2.7/startups_details.json", "startups_details", kOpenData, kJson, "The phases of every project, by id.",
       ById()},
      {"/api/v2.7/incubators.json", "incubators", kOpenData, kJson, "Every incubator with its projects, by id.",
       ById()},
      {"/api/v2.7/organisations.json", "organisations", kOpenData, kJson, "Every organisation.", List()},
      {"/api/v2.7/sponsors.json", "sponsors", kOpenData, kJson, "Every organisation, by id.", ById()},
      {"/api/v2.7/startups.csv", "startups_csv", kOpenData, "text/csv",
       "Every project on a line; fields are separated by semicolons.", Text()},
      {"/healthz", "healthz", kProbes, "text/plain", "Whether the gateway lives.", Text()},
      {"/readyz", "readyz", kProbes, "text/plain", "Whether the services answer.", Text()},
  };
  tags.push_back(
      {{"name", kOpenData},
       {"description",
        "The documents of the existing API, version 2.7: only what is public. Below /api/v2.6/ and /api/v2.5/ "
        "the same documents answer who still asks there."}});
  tags.push_back({{"name", kProbes}, {"description", "For who runs the gateway."}});
  for (const PlainPath& plain : plain_paths) paths[plain.path] = Path(plain);
}

}  // namespace pepiniere::gateway::site
