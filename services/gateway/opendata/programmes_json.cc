#include <array>
#include <string>
#include <string_view>

#include "services/base/text.h"
#include "services/gateway/opendata/day.h"
#include "services/gateway/opendata/documents.h"
#include "services/gateway/opendata/json.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = cohort::v1;

// By the number of the figure that a claim speaks of.
constexpr std::array<std::string_view, 9> kFigures = {
    "", "people", "person_months", "assignments", "challenges", "in_production", "applications", "funding", "other"};
static_assert(kFigures.size() == v1::Claim::Figure_ARRAYSIZE);

Json Sessions(const v1::Cohort& cohort) {
  Json sessions = Json::array();
  for (const v1::Session& session : cohort.sessions()) {
    sessions.push_back({{"kind", session.kind()},
                        {"name", session.title()},
                        {"start", Day(session.start_date())},
                        {"end", Day(session.end_date())},
                        {"place", session.place()}});
  }
  return sessions;
}

Json Claims(const auto& told) {
  Json claims = Json::array();
  for (const v1::Claim& claim : told) {
    const auto number = static_cast<std::size_t>(claim.figure());
    const std::string figure(number < kFigures.size() ? kFigures[number] : "");
    Json value;
    if (claim.has_value()) value = claim.value();
    claims.push_back({{"quote", claim.quote()},
                      {"figure", figure},
                      {"value", value},
                      {"source", claim.source()},
                      {"source_url", claim.source_uri()},
                      {"date", Day(claim.date())}});
  }
  return claims;
}

}  // namespace

std::string ProgrammesJson(const Programmes& read) {
  std::string out = "[";
  Joined programmes(out);
  for (const v1::Programme& programme : read.programmes) {
    programmes.Add({{"id", IdOf(programme.name())},
                    {"name", programme.title()},
                    {"owner", programme.owner().empty() ? "" : base::Concat("/", programme.owner())},
                    {"description", programme.description()},
                    {"usual_months", programme.usual_months() > 0 ? Json(programme.usual_months()) : Json()},
                    {"website", programme.website_uri()},
                    {"claims", Claims(programme.claims())}});
  }
  out += "]\n";
  return out;
}

std::string CohortsJson(const Programmes& read) {
  std::string out = "[";
  Joined cohorts(out);
  for (const v1::Cohort& cohort : read.cohorts) {
    cohorts.Add({{"id", IdWithinProgramme(cohort)},
                 {"programme", ProgrammeOf(cohort)},
                 {"name", cohort.title()},
                 {"start", Day(cohort.start_date())},
                 {"end", Day(cohort.end_date())},
                 {"capacity", cohort.has_capacity() ? Json(cohort.capacity()) : Json()},
                 {"state", StateOf(cohort)},
                 {"description", cohort.description()},
                 {"sessions", Sessions(cohort)},
                 {"claims", Claims(cohort.claims())}});
  }
  out += "]\n";
  return out;
}

}  // namespace pepiniere::gateway::opendata
