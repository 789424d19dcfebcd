#include "clients/pep/metrics/source_setup.h"

#include <span>

#include "absl/strings/strip.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Source;

// $0: the address; $1: the secret.
constexpr Text kGithub[] = {
    {"On GitHub: Settings of the repository, or of the organisation, then Webhooks, then Add webhook",
     "Sur GitHub : Settings du dépôt, ou de l'organisation, puis Webhooks, puis Add webhook"},
    {"Payload URL: $0", "Payload URL : $0"},
    {"Content type: application/json", "Content type : application/json"},
    {"Secret: $1", "Secret : $1"},
    {"Let me select individual events: Deployment statuses, Issues, Pull requests",
     "Let me select individual events : Deployment statuses, Issues, Pull requests"},
};
constexpr Text kGitlab[] = {
    {"On GitLab: Settings of the project, then Webhooks, then Add new webhook",
     "Sur GitLab : Settings du projet, puis Webhooks, puis Add new webhook"},
    {"URL: $0", "URL : $0"},
    {"Secret token: $1", "Secret token : $1"},
    {"Trigger: Deployment events, Issues events, Merge request events",
     "Trigger : Deployment events, Issues events, Merge request events"},
};
constexpr Text kCdevents[] = {
    {"Send CloudEvents there, one a request: $0", "Y envoyer des CloudEvents, un par requête : $0"},
    {"With the header: Authorization: Bearer $1", "Avec l'en-tête : Authorization: Bearer $1"},
    {"Of dev.cdevents.service.{deployed,upgraded,rolledback} and dev.cdevents.incident.{detected,reported,resolved}",
     "De dev.cdevents.service.{deployed,upgraded,rolledback} et dev.cdevents.incident.{detected,reported,resolved}"},
};
constexpr Text kOpenmetrics[] = {
    {"Post OpenMetrics text there: $0/openmetrics", "Y envoyer (POST) du texte OpenMetrics : $0/openmetrics"},
    {"With the header: Authorization: Bearer $1", "Avec l'en-tête : Authorization: Bearer $1"},
};
constexpr Text kJson[] = {
    {"Post JSON, the message of IngestPoints, there: $0/points",
     "Y envoyer (POST) en JSON le message d'IngestPoints : $0/points"},
    {"And likewise UpsertWorkItems to $0/workItems, RecordDeployments to $0/deployments, RecordIncident to "
     "$0/incidents",
     "De même UpsertWorkItems à $0/workItems, RecordDeployments à $0/deployments, RecordIncident à $0/incidents"},
    {"With the header: Authorization: Bearer $1", "Avec l'en-tête : Authorization: Bearer $1"},
};

struct Setup {
  Source::Kind kind;
  std::span<const Text> steps;
};
constexpr Setup kSetups[] = {
    {Source::KIND_GITHUB, kGithub},           {Source::KIND_GITLAB, kGitlab}, {Source::KIND_CDEVENTS, kCdevents},
    {Source::KIND_OPENMETRICS, kOpenmetrics}, {Source::KIND_JSON, kJson},
};

}  // namespace

std::string HookAddress(const Source& source, const std::string& site) {
  const std::string at = site.empty() ? "https://ADDRESS" : std::string(absl::StripSuffix(site, "/"));
  return base::Concat(at, source.hook_uri());
}

std::vector<std::string> SetupSteps(const Source& source, const std::string& site, const Messages& say) {
  std::vector<std::string> steps;
  if (source.secret().empty()) return steps;
  for (const Setup& setup : kSetups) {
    if (setup.kind != source.kind()) continue;
    for (const Text& step : setup.steps) steps.push_back(say(step, HookAddress(source, site), source.secret()));
  }
  return steps;
}

}  // namespace pepiniere::pep
