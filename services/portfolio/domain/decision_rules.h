// What each decision of a committee may lead to: the rules of committee.h as a table, for who shows them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

struct DecisionRule {
  struct Lead {
    std::optional<Phase> from;  // none: of a project that has no phase yet
    Phase to;
    bool operator==(const Lead&) const = default;
  };
  Decision decision = Decision::kNone;
  std::vector<Phase> phases;          // that a hearing may name with it; empty: the project stays in its phase
  std::vector<Lead> leads;            // where it leads when it names none
  std::vector<std::string> required;  // fields of the hearing that must be set when the session is held
  bool grants = false;                // whether money may be granted with it
};

// Every decision but kNone. Asked of the rules themselves, which are written once.
std::vector<DecisionRule> DecisionRules();

}  // namespace pepiniere::portfolio
