#include "services/metrics/ingest/webhook.h"

#include <utility>

#include "services/base/text.h"
#include "services/json/json.h"
#include "services/metrics/ingest/cdevents.h"
#include "services/metrics/ingest/github.h"
#include "services/metrics/ingest/gitlab.h"
#include "services/metrics/ingest/openmetrics.h"
#include "services/metrics/ingest/payload.h"

namespace pepiniere::metrics {
namespace {

enum class Way { kGithub, kGitlab, kCloudEvents, kOpenMetrics, kNone };

constexpr int kAccepted = 200, kIgnored = 202, kRefused = 400, kUnauthorized = 401, kTooLarge = 413, kOtherType = 415;

Way WayOf(const HookHeaders& headers) {
  if (!headers.Get("X-GitHub-Event").empty()) return Way::kGithub;
  if (!headers.Get("X-Gitlab-Event").empty()) return Way::kGitlab;
  if (IsCloudEvent(headers)) return Way::kCloudEvents;
  return headers.MediaType() == "application/openmetrics-text" ? Way::kOpenMetrics : Way::kNone;
}

std::string_view BearerOf(const HookHeaders& headers) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view header = headers.Get("Authorization");
  return header.starts_with(kScheme) ? header.substr(kScheme.size()) : std::string_view();
}

bool MaySend(Way way, const HookHeaders& headers, std::string_view body, const HookCredential& credential) {
  if (way == Way::kGithub) {
    return HasGithubSignature(credential.hmac_secret, body, headers.Get("X-Hub-Signature-256"));
  }
  return IsToken(credential.token_sha256, way == Way::kGitlab ? headers.Get("X-Gitlab-Token") : BearerOf(headers));
}

HookAnswer Refused(int status, base::FieldProblem problem) {
  HookAnswer answer{.status = status};
  answer.refused.push_back(std::move(problem));
  return answer;
}

HookAnswer AnswerTo(absl::StatusOr<Event> event) {
  if (!event.ok()) return Refused(kRefused, ProblemOf(event.status()));
  HookAnswer answer{.status = kAccepted};
  if (Ignored* const ignored = std::get_if<Ignored>(&*event)) {
    answer.status = kIgnored;
    answer.ignored = std::move(ignored->why);
  } else {
    answer.events.push_back(*std::move(event));
  }
  return answer;
}

HookAnswer AnswerTo(absl::StatusOr<Told> told) {
  if (!told.ok()) return Refused(kRefused, ProblemOf(told.status()));
  HookAnswer answer{.status = told->events.empty() && told->refused > 0 ? kRefused : kAccepted,
                    .events = std::move(told->events)};
  for (const Finding& finding : told->findings) {
    answer.refused.push_back({base::Concat("line ", finding.line, finding.column.empty() ? "" : " ", finding.column),
                              base::Concat(finding.message, ": ", finding.action)});
  }
  if (answer.events.empty() && answer.refused.empty()) {
    answer.status = kIgnored;
    answer.ignored = "it has no sample";
  }
  return answer;
}

}  // namespace

HookAnswer Hear(const HookHeaders& headers, std::string_view body, const HookCredential& credential,
                const Reading& reading) {
  if (body.size() > kMostBodyBytes) {
    return Refused(kTooLarge, {"body", base::Concat("must not be larger than ", kMostBodyBytes, " bytes")});
  }
  const Way way = WayOf(headers);
  if (!MaySend(way, headers, body, credential)) return {.status = kUnauthorized};
  const std::string type = headers.MediaType();
  if (way == Way::kNone || type == "application/x-www-form-urlencoded") {
    return Refused(kOtherType, {"Content-Type",
                                "must be application/json with the headers of GitHub, GitLab or "
                                "CloudEvents, or application/openmetrics-text"});
  }
  if (way == Way::kOpenMetrics) return AnswerTo(ReadOpenMetrics(body, reading));
  if (way == Way::kGitlab) return AnswerTo(ReadGitlab(body, reading));
  if (way == Way::kCloudEvents) return AnswerTo(ReadCdevent(headers, body, reading));
  return AnswerTo(ReadGithub(headers.Get("X-GitHub-Event"), body, reading));
}

std::string TextOf(const HookAnswer& answer) {
  if (answer.status == kUnauthorized) return "";
  json::OrderedJson text = json::OrderedJson::object();
  if (!answer.events.empty()) text["accepted"] = answer.events.size();
  if (!answer.ignored.empty()) text["ignored"] = answer.ignored;
  for (const base::FieldProblem& problem : answer.refused) {
    text["refused"].push_back({{"field", problem.field}, {"why", problem.problem}});
  }
  return json::Dump(text);
}

}  // namespace pepiniere::metrics
