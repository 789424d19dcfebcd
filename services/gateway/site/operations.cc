#include "services/gateway/site/operations.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "services/base/text.h"
#include "services/gateway/site/contract.h"

namespace pepiniere::gateway::site {
namespace {

using google::protobuf::MethodDescriptor;

constexpr char kJson[] = "application/json";
constexpr char kStream[] = "application/connect+json";
constexpr char kError[] = "#/components/schemas/connect.Error";

constexpr std::string_view kCodes[] = {
    "canceled",       "unknown",           "invalid_argument",   "deadline_exceeded",   "not_found",
    "already_exists", "permission_denied", "resource_exhausted", "failed_precondition", "aborted",
    "out_of_range",   "unimplemented",     "internal",           "unavailable",         "data_loss",
    "unauthenticated"};

std::string Roles(const rpc::v1::Access& access) {
  std::vector<std::string_view> words;
  const auto& may = access.roles();
  const auto& roles = *rpc::v1::Role_descriptor();
  for (int i = 0; i < roles.value_count(); ++i) {
    const auto& role = *roles.value(i);
    if (role.number() == rpc::v1::ROLE_PROGRAMME_ADMIN || std::ranges::count(may, role.number()) > 0) {
      words.push_back(role.options().GetExtension(rpc::v1::role_rule).holders());
    }
  }
  return absl::StrJoin(words, ", ", [](std::string* out, std::string_view word) { out->append(word); });
}

std::string WhoMayCall(const rpc::v1::Access& access) {
  if (access.open()) return "Who may call: anybody. What is not open data is blank for who holds no role on it.";
  return base::Concat("Who may call: ", Roles(access),
                      access.resource().empty() ? "." : base::Concat("; the role covers `", access.resource(), "`."));
}

std::string_view HowItStreams(const MethodDescriptor& method) {
  if (method.client_streaming()) {
    return "A stream: the request's body is any number of messages, each behind five bytes (flags, then its length, "
           "big-endian); so is the answer, whose last one has the flag 2 and holds the error, if any.";
  }
  if (method.server_streaming()) {
    return "A stream: the answer is any number of messages, each behind five bytes (flags, then its length, "
           "big-endian), as is the one of the request; the last one has the flag 2 and holds the error, if any.";
  }
  return "";
}

bool Streams(const MethodDescriptor& method) { return method.client_streaming() || method.server_streaming(); }

std::string FirstSentence(const std::string& text) {
  const auto end = std::min(text.find(". "), text.find(".\n"));
  return end == std::string::npos ? text : text.substr(0, end + 1);
}

// What both verbs say.
Json Operation(const MethodDescriptor& method, Schemas& schemas) {
  const std::string comment = CommentOf(method);
  const auto& access = method.options().GetExtension(rpc::v1::access);
  std::vector<std::string_view> texts = {comment, HowItStreams(method)};
  const std::string who = WhoMayCall(access);
  texts.push_back(who);
  std::erase(texts, "");
  const auto append = [](std::string* out, std::string_view text) { out->append(text); };
  Json security = Json::array({{{"bearer", Json::array()}}});
  if (access.open()) security.insert(security.begin(), Json::object());
  return {{"tags", Json::array({method.service()->name()})},
          {"summary", FirstSentence(comment)},
          {"description", absl::StrJoin(texts, "\n\n", append)},
          {"operationId", base::Concat(method.service()->name(), "_", method.name())},
          {"security", std::move(security)},
          {"parameters", Json::array({{{"$ref", "#/components/parameters/timeout"}}})},
          {"responses",
           {{"200",
             {{"description", Streams(method) ? "The stream." : "The answer."},
              {"content", {{Streams(method) ? kStream : kJson, {{"schema", schemas.Of(*method.output_type())}}}}}}},
            {"default", {{"$ref", "#/components/responses/error"}}}}}};
}

Json Get(Json operation, const Json& message) {
  operation["operationId"] = operation["operationId"].get<std::string>() + "_get";
  Json& parameters = operation["parameters"];
  parameters.push_back({{"name", "message"},
                        {"in", "query"},
                        {"required", true},
                        {"description", "The request, as JSON."},
                        {"content", {{kJson, {{"schema", message}}}}}});
  parameters.push_back({{"$ref", "#/components/parameters/encoding"}});
  parameters.push_back({{"$ref", "#/components/parameters/connect"}});
  return operation;
}

}  // namespace

Json PathOf(const MethodDescriptor& method, Schemas& schemas) {
  const Json operation = Operation(method, schemas);
  const Json message = schemas.Of(*method.input_type());
  Json path = {{"post", operation}};
  path["post"]["requestBody"] = {{"required", true},
                                 {"content", {{Streams(method) ? kStream : kJson, {{"schema", message}}}}}};
  const bool reads = method.options().idempotency_level() == google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
  if (reads && !Streams(method)) path["get"] = Get(operation, message);
  return path;
}

Json SharedParameters() {
  return {{"timeout",
           {{"name", "Connect-Timeout-Ms"},
            {"in", "header"},
            {"description", "How long the caller waits, in milliseconds."},
            {"schema", {{"type", "integer"}, {"minimum", 1}, {"maximum", 9'999'999'999}}}}},
          {"encoding",
           {{"name", "encoding"},
            {"in", "query"},
            {"required", true},
            {"description", "How `message` is written."},
            {"schema", {{"const", "json"}}}}},
          {"connect",
           {{"name", "connect"},
            {"in", "query"},
            {"description", "The version of the protocol."},
            {"schema", {{"const", "v1"}}}}}};
}

Json SharedResponses() {
  return {{"error",
           {{"description", "What went wrong: https://connectrpc.com/docs/protocol/#error-codes"},
            {"content", {{kJson, {{"schema", {{"$ref", kError}}}}}}}}}};
}

Json ErrorSchema() {
  Json codes = Json::array();
  for (const std::string_view code : kCodes) codes.push_back(code);
  return {{"type", "object"},
          {"required", Json::array({"code"})},
          {"properties",
           {{"code", {{"type", "string"}, {"enum", std::move(codes)}}},
            {"message", {{"type", "string"}, {"description", "For people."}}},
            {"details",
             {{"type", "array"},
              {"description", "For programs: google.rpc.ErrorInfo, BadRequest, PreconditionFailure, RetryInfo."},
              {"items",
               {{"type", "object"},
                {"required", Json::array({"type", "value"})},
                {"properties",
                 {{"type", {{"type", "string"}, {"description", "The message's full name."}}},
                  {"value", {{"type", "string"}, {"contentEncoding", "base64"}}},
                  {"debug", {{"description", "The message as JSON."}}}}}}}}}}}};
}

}  // namespace pepiniere::gateway::site
