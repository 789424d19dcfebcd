// A project as the rules see it. Field meanings are documented once, on the contract (project.proto).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"

namespace pepiniere::portfolio {

// Numbered as in the contract.
enum class ProjectKind : std::uint8_t {
  kStateStartup = 1,
  kMinisterialIncubatorProject = 2,
  kEigChallenge = 3,
  kPrivatePlayerProject = 4,
};

// STATE_STARTUP: the symbol of the contract without its prefix, also what the database stores.
std::string_view Symbol(ProjectKind kind);
std::optional<ProjectKind> ProjectKindFromSymbol(std::string_view symbol);

// Numbered as in the contract.
enum class AccessibilityStatus : std::uint8_t { kUnknown = 0, kNotCompliant, kPartiallyCompliant, kFullyCompliant };

struct Links {
  std::string product, repository, statistics, budget, impact, quality_dashboard;
  bool operator==(const Links&) const = default;
};

// Euro cents.
struct Budget {
  std::optional<std::int64_t> allocated, spent;
  bool operator==(const Budget&) const = default;
};

struct TimeBox {
  std::optional<base::Date> start, end;
  bool operator==(const TimeBox&) const = default;
};

struct Standards {
  AccessibilityStatus accessibility_status = AccessibilityStatus::kUnknown;
  std::optional<double> accessibility_percent;
  std::string accessibility_level;
  std::optional<base::Date> accessibility_audit_date;
  std::optional<bool> risk_analysis_done;
  std::string risk_analysis_uri;
  std::optional<bool> security_homologation_done, statistics_published;
  std::string open_source_exception;
  std::optional<bool> design_system_used, ecodesign_assessed, interoperability_met;
  bool operator==(const Standards&) const = default;
};

struct Outcome {
  std::string host, maintainer, way_out_plan_uri, reason, lessons;
  bool lessons_confidential = false;  // reason and lessons
  bool operator==(const Outcome&) const = default;
};

struct ExternalOwner {
  std::string legal_entity, agreement_uri, sector;
  bool operator==(const ExternalOwner&) const = default;
};

// What people say of a project; what the ledger says of it is not here.
struct Project {
  ProjectKind kind = ProjectKind::kStateStartup;
  std::string title, mission, description;
  std::string primary_incubator;  // an id, as are all references
  std::vector<std::string> other_incubators;
  std::vector<std::string> sponsors;
  std::vector<std::string> themes, user_types, technologies;
  Links links;
  std::string contact;
  std::string problem_statement, intrapreneur;
  Budget budget;
  TimeBox time_box;
  Standards standards;
  Outcome outcome;
  ExternalOwner owner;
  std::vector<std::string> aliases;  // former names, as written
  std::string programme_contact, incubator_contact;
  std::string source_fields;  // a JSON object, or empty
  bool noindex = false;       // search engines are asked to leave it out

  // One table of the fields for whoever walks them all (the store's document, the import's comparison): visit(name,
  // field of each) in the order of the contract, named as there.
  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("title", each.title...);
    visit("mission", each.mission...);
    visit("description", each.description...);
    visit("primary_incubator", each.primary_incubator...);
    visit("other_incubators", each.other_incubators...);
    visit("sponsors", each.sponsors...);
    visit("themes", each.themes...);
    visit("user_types", each.user_types...);
    visit("technologies", each.technologies...);
    visit("links.product_uri", each.links.product...);
    visit("links.repository_uri", each.links.repository...);
    visit("links.statistics_uri", each.links.statistics...);
    visit("links.budget_uri", each.links.budget...);
    visit("links.impact_uri", each.links.impact...);
    visit("links.quality_dashboard_uri", each.links.quality_dashboard...);
    visit("contact", each.contact...);
    visit("problem_statement", each.problem_statement...);
    visit("intrapreneur", each.intrapreneur...);
    visit("budget.allocated", each.budget.allocated...);
    visit("budget.spent", each.budget.spent...);
    visit("time_box.start_date", each.time_box.start...);
    visit("time_box.end_date", each.time_box.end...);
    visit("standards.accessibility_status", each.standards.accessibility_status...);
    visit("standards.accessibility_percent", each.standards.accessibility_percent...);
    visit("standards.accessibility_level", each.standards.accessibility_level...);
    visit("standards.accessibility_audit_date", each.standards.accessibility_audit_date...);
    visit("standards.risk_analysis_done", each.standards.risk_analysis_done...);
    visit("standards.risk_analysis_uri", each.standards.risk_analysis_uri...);
    visit("standards.security_homologation_done", each.standards.security_homologation_done...);
    visit("standards.statistics_published", each.standards.statistics_published...);
    visit("standards.open_source_exception", each.standards.open_source_exception...);
    visit("standards.design_system_used", each.standards.design_system_used...);
    visit("standards.ecodesign_assessed", each.standards.ecodesign_assessed...);
    visit("standards.interoperability_met", each.standards.interoperability_met...);
    visit("outcome.host", each.outcome.host...);
    visit("outcome.maintainer", each.outcome.maintainer...);
    visit("outcome.way_out_plan_uri", each.outcome.way_out_plan_uri...);
    visit("outcome.reason", each.outcome.reason...);
    visit("outcome.lessons", each.outcome.lessons...);
    visit("outcome.lessons_confidential", each.outcome.lessons_confidential...);
    visit("owner.legal_entity", each.owner.legal_entity...);
    visit("owner.agreement_uri", each.owner.agreement_uri...);
    visit("owner.sector", each.owner.sector...);
    visit("aliases", each.aliases...);
    visit("programme_contact", each.programme_contact...);
    visit("incubator_contact", each.incubator_contact...);
    visit("source_fields", each.source_fields...);
    visit("noindex", each.noindex...);
  }
  bool operator==(const Project&) const = default;
};

}  // namespace pepiniere::portfolio
