#include "services/portfolio/domain/project.h"

#include <algorithm>
#include <array>

#include "services/portfolio/domain/problems.h"

namespace pepiniere::portfolio {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"STATE_STARTUP", "MINISTERIAL_INCUBATOR_PROJECT", "EIG_CHALLENGE",
                                                    "PRIVATE_PLAYER_PROJECT"};

bool HasDuplicates(std::vector<std::string> values) {
  std::ranges::sort(values);
  return std::ranges::adjacent_find(values) != values.end();
}

}  // namespace

std::string_view Symbol(ProjectKind kind) { return kKinds[static_cast<int>(kind) - 1]; }

std::optional<ProjectKind> ProjectKindFromSymbol(std::string_view symbol) {
  const auto found = std::ranges::find(kKinds, symbol);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<ProjectKind>(found - kKinds.begin() + 1);
}

std::vector<FieldProblem> CheckProject(const Project& p) {
  Problems problems;
  const bool external = p.kind == ProjectKind::kPrivatePlayerProject;
  problems.If(external && p.owner.legal_entity.empty(), "owner.legal_entity",
              "name the legal entity that owns a private player's project");
  problems.If(!external && p.owner != ExternalOwner{}, "owner", "only a PRIVATE_PLAYER_PROJECT has an external owner");
  problems.If(std::ranges::find(p.other_incubators, p.primary_incubator) != p.other_incubators.end(),
              "other_incubators", "leave the primary incubator out of the others");
  for (const auto& [field, values] : {std::pair("other_incubators", &p.other_incubators),
                                      {"sponsors", &p.sponsors},
                                      {"themes", &p.themes},
                                      {"user_types", &p.user_types},
                                      {"technologies", &p.technologies},
                                      {"aliases", &p.aliases}}) {
    problems.If(HasDuplicates(*values), field, "name each value once");
    problems.If(std::ranges::any_of(*values, &std::string::empty), field, "leave out empty values");
  }
  for (const auto& [field, uri] : {std::pair("links.product_uri", &p.links.product),
                                   {"links.repository_uri", &p.links.repository},
                                   {"links.statistics_uri", &p.links.statistics},
                                   {"links.budget_uri", &p.links.budget},
                                   {"links.impact_uri", &p.links.impact},
                                   {"links.quality_dashboard_uri", &p.links.quality_dashboard},
                                   {"standards.risk_analysis_uri", &p.standards.risk_analysis_uri},
                                   {"outcome.way_out_plan_uri", &p.outcome.way_out_plan_uri},
                                   {"owner.agreement_uri", &p.owner.agreement_uri}}) {
    problems.If(!LooksLikeUri(*uri), field, kNoUri);
  }
  problems.If(p.time_box.start && p.time_box.end && *p.time_box.end < *p.time_box.start, "time_box.end_date",
              "must not lie before time_box.start_date");
  problems.If(p.budget.allocated.value_or(0) < 0, "budget.allocated", "must not be negative");
  problems.If(p.budget.spent.value_or(0) < 0, "budget.spent", "must not be negative");
  const double percent = p.standards.accessibility_percent.value_or(0);
  problems.If(!(percent >= 0 && percent <= 100), "standards.accessibility_percent", "must be between 0 and 100");
  static constexpr std::array<std::string_view, 4> kLevels = {"", "A", "AA", "AAA"};
  problems.If(std::ranges::find(kLevels, p.standards.accessibility_level) == kLevels.end(),
              "standards.accessibility_level", "must be A, AA or AAA");
  return std::move(problems).Take();
}

}  // namespace pepiniere::portfolio
