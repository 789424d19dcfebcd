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
  Json parameters = Json::array();
};

constexpr std::string_view kOpenData = "OpenData";
constexpr std::string_view kProbes = "Probes";
constexpr std::string_view kChanges = "Changes";
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

// A parameter that may stand several times: feed=a&feed=b.
Json Repeated(const char* name, bool required, const char* description, const char* example) {
  return {{"name", name},
          {"in", "query"},
          {"required", required},
          {"description", description},
          {"schema", {{"type", "array"}, {"items", Text()}}},
          {"example", Json::array({example})}};
}

Json Path(const PlainPath& plain) {
  const bool kept = plain.tag == kOpenData, follows = plain.tag == kChanges;
  Json responses = {
      {"200", {{"description", "What was asked."}, {"content", {{plain.content_type, {{"schema", plain.schema}}}}}}}};
  if (kept) responses["304"] = {{"description", "As the ETag or the date sent along says that it was."}};
  if (follows) responses["default"] = {{"$ref", "#/components/responses/error"}};
  if (!follows) {
    responses["503"] = {{"description", kept ? "Nothing to give yet; Retry-After says when." : "Not yet, or no more."}};
  }
  Json security = Json::array();
  if (follows) security = Json::array({Json::object(), {{"bearer", Json::array()}}});
  return {{"get",
           {{"tags", Json::array({plain.tag})},
            {"summary", plain.summary},
            {"operationId", plain.id},
            {"security", std::move(security)},
            {"parameters", plain.parameters},
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
      {"/api/v2.7/programmes.json", "programmes", kOpenData, kJson, "Every programme.", List()},
      {"/api/v2.7/programmes.csv", "programmes_csv", kOpenData, "text/csv",
       "Every programme on a line; fields are separated by semicolons.", Text()},
      {"/api/v2.7/cohorts.json", "cohorts", kOpenData, kJson, "Every cohort, of all programmes.", List()},
      {"/api/v2.7/cohorts.csv", "cohorts_csv", kOpenData, "text/csv",
       "Every cohort on a line; fields are separated by semicolons.", Text()},
      {"/changes", "changes", kChanges, "text/event-stream",
       "What happens to the resources of several services, as server-sent events.", Text(),
       Json::array({Repeated("feed", true, "What to follow, each feed once.", "portfolio.projects"),
                    Repeated("resume", false, "FEED:TOKEN, the last token that was read of that feed.",
                             "portfolio.projects:AayA")})},
      {"/healthz", "healthz", kProbes, "text/plain", "Whether the gateway lives.", Text()},
      {"/readyz", "readyz", kProbes, "text/plain", "Whether the services answer.", Text()},
  };
  tags.push_back(
      {{"name", kOpenData},
       {"description",
        "The documents of the existing API, version 2.7, and of programmes and cohorts in its manner: only what is "
        "public. Below /api/v2.6/ and /api/v2.5/ the same documents answer who still asks there."}});
  tags.push_back(
      {{"name", kChanges},
       {"description",
        "The data of each event is a line of JSON: {\"service\", \"feed\", \"token\", \"changes\": [{\"name\", "
        "\"kind\"}]}, of which the first of a feed and a heartbeat have no changes; or {\"service\", \"feed\", "
        "\"lost\": true} where what followed a token is no longer kept: list again."}});
  tags.push_back({{"name", kProbes}, {"description", "For who runs the gateway."}});
  for (const PlainPath& plain : plain_paths) paths[plain.path] = Path(plain);
}

}  // namespace pepiniere::gateway::site
