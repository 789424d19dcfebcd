// Projects before a gate, written short.
#pragma once

#include <string>
#include <vector>

#include "services/base/stored.h"
#include "services/portfolio/domain/project.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {

// Its fields meet every requirement of every phase that a field answers.
inline base::Stored<Project> Ready() {
  base::Stored<Project> stored;
  stored.id = "forms";
  Project& p = stored.value;
  p.problem_statement = "Nobody can find the form.";
  p.sponsors = {"ministry-of-forms"};
  p.intrapreneur = "intrapreneur@forms.example";
  p.budget.allocated = 0;
  p.time_box.end = Day("2025-01-01");
  p.links.product = "https://forms.example";
  p.links.statistics = "https://forms.example/stats";
  p.links.impact = "https://forms.example/impact";
  p.links.repository = "https://code.example/forms";
  p.standards.risk_analysis_done = true;
  p.standards.accessibility_status = AccessibilityStatus::kNotCompliant;
  p.outcome.host = "ministry-of-forms";
  p.outcome.maintainer = "its IT department";
  p.outcome.way_out_plan_uri = "https://forms.example/plan";
  p.outcome.reason = "no users";
  p.outcome.lessons = "ask users first";
  return stored;
}

// The codes of requirements, checks or refusals.
std::vector<std::string> CodesOf(const auto& list) {
  std::vector<std::string> codes;
  for (const auto& item : list) {
    if constexpr (requires { item.requirement; }) {
      codes.push_back(item.requirement.code);
    } else {
      codes.push_back(item.code);
    }
  }
  return codes;
}

}  // namespace pepiniere::portfolio
