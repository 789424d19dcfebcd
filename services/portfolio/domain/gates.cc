#include "services/portfolio/domain/gates.h"

#include <algorithm>
#include <iterator>

namespace pepiniere::portfolio {
namespace {

using enum Phase;
using enum Weight;
using enum AnsweredBy;

using P = const Project&;

constexpr Requirement Needs(Phase phase, std::string_view code, std::string_view label, std::string_view field,
                            bool (*met)(P)) {
  return {phase, code, label, kMandatory, kField, field, met};
}
constexpr Requirement NeedsGo(Phase phase) {
  return {phase, "COMMITTEE_GO", "a committee's go", kMandatory, kCommittee, "", nullptr};
}

bool HasHost(P p) { return !p.outcome.host.empty(); }
bool HasMaintainer(P p) { return !p.outcome.maintainer.empty(); }
bool HasReason(P p) { return !p.outcome.reason.empty(); }
bool HasLessons(P p) { return !p.outcome.lessons.empty(); }

const Requirement kRequirements[] = {
    NeedsGo(kConstruction),
    Needs(kConstruction, "PROBLEM_STATEMENT", "a problem statement", "problem_statement",
          [](P p) { return !p.problem_statement.empty(); }),
    Needs(kConstruction, "SPONSOR", "a sponsor", "sponsors", [](P p) { return !p.sponsors.empty(); }),
    Needs(kConstruction, "INTRAPRENEUR", "a named intrapreneur", "intrapreneur",
          [](P p) { return !p.intrapreneur.empty(); }),
    Needs(kConstruction, "BUDGET", "a budget", "budget.allocated", [](P p) { return p.budget.allocated.has_value(); }),
    Needs(kConstruction, "TIME_BOX", "a time-box with its last day", "time_box.end_date",
          [](P p) { return p.time_box.end.has_value(); }),

    NeedsGo(kScaling),
    Needs(kScaling, "LIVE_PRODUCT", "a link to the live product", "links.product_uri",
          [](P p) { return !p.links.product.empty(); }),
    Needs(kScaling, "STATISTICS", "a public statistics page", "links.statistics_uri",
          [](P p) { return !p.links.statistics.empty(); }),
    Needs(kScaling, "IMPACT", "an impact indicator", "links.impact_uri", [](P p) { return !p.links.impact.empty(); }),
    Needs(kScaling, "RISK_ANALYSIS", "a risk analysis", "standards.risk_analysis_done",
          [](P p) { return p.standards.risk_analysis_done.value_or(false) || !p.standards.risk_analysis_uri.empty(); }),
    Needs(kScaling, "ACCESSIBILITY", "an accessibility statement", "standards.accessibility_status",
          [](P p) { return p.standards.accessibility_status != AccessibilityStatus::kUnknown; }),
    Needs(kScaling, "OPEN_SOURCE", "an open repository, or why there is none", "links.repository_uri",
          [](P p) { return !p.links.repository.empty() || !p.standards.open_source_exception.empty(); }),

    Needs(kConsolidation, "WAY_OUT_PLAN", "a way-out plan", "outcome.way_out_plan_uri",
          [](P p) { return !p.outcome.way_out_plan_uri.empty(); }),
    Needs(kConsolidation, "HOST", "the host of the way-out plan", "outcome.host", HasHost),
    Needs(kOperated, "HOST", "the host", "outcome.host", HasHost),
    Needs(kOperated, "MAINTAINER", "the maintainer", "outcome.maintainer", HasMaintainer),
    Needs(kTransferred, "HOST", "the host", "outcome.host", HasHost),
    Needs(kTransferred, "MAINTAINER", "the maintainer", "outcome.maintainer", HasMaintainer),
    Needs(kStopped, "REASON", "the reason", "outcome.reason", HasReason),
    Needs(kStopped, "LESSONS", "what was learned", "outcome.lessons", HasLessons),
    Needs(kInconclusive, "REASON", "the reason", "outcome.reason", HasReason),
    Needs(kInconclusive, "LESSONS", "what was learned", "outcome.lessons", HasLessons),
};

}  // namespace

std::vector<Requirement> RequirementsOf(Phase phase) {
  std::vector<Requirement> of;
  std::ranges::copy_if(kRequirements, std::back_inserter(of),
                       [phase](const Requirement& r) { return r.phase == phase; });
  return of;
}

std::vector<Requirement> UnmetGates(const Project& project, Phase phase) {
  std::vector<Requirement> unmet = RequirementsOf(phase);
  std::erase_if(
      unmet, [&](const Requirement& r) { return r.weight != kMandatory || r.answered_by != kField || r.met(project); });
  return unmet;
}

}  // namespace pepiniere::portfolio
