#include "services/gateway/site/plain_paths.h"

#include <string>
#include <string_view>
#include <utility>

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
constexpr std::string_view kHooks = "Hooks";
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

// A figure of a project: numbers that are not known are null, and no_data says why.
Json FiguresSchema() {
  const Json number = {{"type", Json::array({"number", "null"})}};
  Json properties = Json::object();
  for (const char* name : {"project", "indicator", "subject", "formula", "unit"}) properties[name] = Text();
  properties["n"] = {{"type", "integer"}};
  for (const char* name : {"band", "no_data"}) properties[name] = Text();
  for (const char* name : {"from", "to", "as_of"}) properties[name] = {{"type", "string"}, {"format", "date-time"}};
  for (const char* name : {"value", "p50", "p85", "p95", "numerator", "denominator"}) properties[name] = number;
  return {{"type", "array"}, {"items", {{"type", "object"}, {"properties", std::move(properties)}}}};
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

// What became of something that a tool sent.
Json OutcomeSchema() {
  return {{"type", "object"},
          {"required", Json::array({"outcome"})},
          {"properties",
           {{"outcome", {{"type", "string"}, {"enum", Json::array({"ACCEPTED", "UNCHANGED", "IGNORED", "REFUSED"})}}},
            {"reason", Text()},
            {"field", Text()},
            {"message", Text()}}}};
}

Json InPath(const char* name, const char* description) {
  return {{"name", name}, {"in", "path"}, {"required", true}, {"description", description}, {"schema", Text()}};
}

// What a tool of a team posts, whatever its kind: a body as its tool makes it, with the secret of its source.
Json HookPath(const char* id, const char* summary, Json parameters, const Json& bodies) {
  const auto told = [](const char* description) {
    return Json{{"description", description}, {"content", {{kJson, {{"schema", OutcomeSchema()}}}}}};
  };
  Json content = Json::object();
  for (const Json& type : bodies) content[type.get<std::string>()] = {{"schema", Json::object()}};
  const Json later = {{"description", "Not now: send it again; Retry-After says when."}};
  return {{"post",
           {{"tags", Json::array({kHooks})},
            {"summary", summary},
            {"operationId", id},
            {"security", Json::array()},
            {"parameters", std::move(parameters)},
            {"requestBody", {{"required", true}, {"content", std::move(content)}}},
            {"responses",
             {{"200", told("Written, or known already.")},
              {"202", told("Of a kind that tells nothing here.")},
              {"400", told("Not understood, or what it says cannot be: it is kept for 30 days, to be replayed.")},
              {"401", {{"description", "It does not show the secret of such a source. Nothing else is said."}}},
              {"429", later},
              {"503", later}}}}}};
}

void AddHooks(Json& tags, Json& paths) {
  tags.push_back(
      {{"name", kHooks},
       {"description",
        "Where the tools of teams tell what happened. Each shows the secret of its source: GitHub by the header "
        "X-Hub-Signature-256 (HMAC-SHA256 of the body), GitLab by X-Gitlab-Token, all others by Authorization: Bearer. "
        "The same again changes nothing. A body has a megabyte at most, a source sends 600 a minute at most."}});
  paths["/hooks/{source}"] =
      HookPath("hook", "Tells an event of GitHub, of GitLab, or of CDEvents over CloudEvents (binary or structured).",
               Json::array({InPath("source", "The id of the source.")}),
               Json::array({kJson, "application/cloudevents+json", "application/cdevents+json"}));
  paths["/hooks/{source}/{what}"] = HookPath(
      "hookOf", "Tells OpenMetrics text, or a message of the contract.",
      Json::array(
          {InPath("source", "The id of the source."),
           InPath("what",
                  "openmetrics; or points (IngestPointsRequest), workItems (UpsertWorkItemsRequest), deployments "
                  "(RecordDeploymentsRequest), incidents (RecordIncidentRequest).")}),
      Json::array({"application/openmetrics-text", kJson}));
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
      {"/api/v1/metrics", "metrics", kOpenData, kJson,
       "Every indicator of every project over the last 13 weeks: a value, or why there is none.", FiguresSchema()},
      {"/api/v1/metrics/indicators.json", "metrics_json", kOpenData, kJson, "The same.", FiguresSchema()},
      {"/api/v1/metrics/indicators.csv", "metrics_csv", kOpenData, "text/csv",
       "The same in lines: "
       "project;indicator;subject;formula;unit;n;value;p50;p85;p95;numerator;denominator;band;no_data;from;to;as_of.",
       Text()},
      {"/api/v1/policy", "policy", kOpenData, kJson,
       "Every proposal from when it is consulted on: where it stands, whose turn it is, by when an answer is due.",
       List()},
      {"/api/v1/policy/proposals.json", "proposals", kOpenData, kJson, "The same.", List()},
      {"/api/v1/policy/proposals.csv", "proposals_csv", kOpenData, "text/csv",
       "The same in lines; fields are separated by semicolons.", Text()},
      {"/api/v1/policy/answers.json", "answers", kOpenData, kJson,
       "Every answer of an authority: to what, by when it was due, in whose words, and whether it came late.", List()},
      {"/api/v1/policy/answers.csv", "answers_csv", kOpenData, "text/csv",
       "The same in lines; fields are separated by semicolons.", Text()},
      {"/api/v1/policy/texts.json", "texts", kOpenData, kJson,
       "Every text that was adopted, and since when it is in force.", List()},
      {"/api/v1/policy/texts.csv", "texts_csv", kOpenData, "text/csv",
       "The same in lines; fields are separated by semicolons.", Text()},
      {"/api/v1/policy/commitments.json", "commitments", kOpenData, kJson,
       "Every commitment of action plans: what the government says of it beside what independent reports find.",
       List()},
      {"/api/v1/policy/commitments.csv", "commitments_csv", kOpenData, "text/csv",
       "The same in lines; fields are separated by semicolons.", Text()},
      {"/api/v1/policy/feed.atom", "policy_feed", kOpenData, "application/atom+xml",
       "What changed, the latest first: proposals and silence, texts, what is said of commitments.", Text()},
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
        "public. Below /api/v2.6/ and /api/v2.5/ the same documents answer who still asks there. Below /api/v1/, what "
        "teams and users tell, and what becomes of what people propose."}});
  tags.push_back(
      {{"name", kChanges},
       {"description",
        "The data of each event is a line of JSON: {\"service\", \"feed\", \"token\", \"changes\": [{\"name\", "
        "\"kind\"}]}, of which the first of a feed and a heartbeat have no changes; or {\"service\", \"feed\", "
        "\"lost\": true} where what followed a token is no longer kept: list again."}});
  tags.push_back({{"name", kProbes}, {"description", "For who runs the gateway."}});
  for (const PlainPath& plain : plain_paths) paths[plain.path] = Path(plain);
  AddHooks(tags, paths);
}

}  // namespace pepiniere::gateway::site
