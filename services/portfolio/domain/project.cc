#include "services/portfolio/domain/project.h"

#include <algorithm>
#include <array>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/portfolio/domain/alias.h"
#include "services/portfolio/domain/checks.h"

namespace pepiniere::portfolio {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"STATE_STARTUP", "MINISTERIAL_INCUBATOR_PROJECT", "EIG_CHALLENGE",
                                                    "PRIVATE_PLAYER_PROJECT"};

}  // namespace

std::string_view Symbol(ProjectKind kind) { return kKinds[static_cast<int>(kind) - 1]; }

std::optional<ProjectKind> ProjectKindFromSymbol(std::string_view symbol) {
  const auto found = std::ranges::find(kKinds, symbol);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<ProjectKind>(found - kKinds.begin() + 1);
}

std::vector<base::FieldProblem> ProblemsOf(const Project& p, base::Date today) {
  base::Problems problems;
  base::CheckFields(p, today, problems);
  const bool external = p.kind == ProjectKind::kPrivatePlayerProject;
  problems.If(external && base::IsBlank(p.owner.legal_entity), "owner.legal_entity",
              "name the legal entity that owns a private player's project");
  problems.If(!external && p.owner != ExternalOwner{}, "owner", "only a PRIVATE_PLAYER_PROJECT has an external owner");
  problems.If(std::ranges::find(p.other_incubators, p.primary_incubator) != p.other_incubators.end(),
              "other_incubators", "leave the primary incubator out of the others");
  for (std::size_t i = 0; i < p.aliases.size(); ++i) {
    problems.If(!IsFormerName(p.aliases[i]), base::Concat("aliases[", i, "]"),
                "must be a name like projects/{project}");
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::portfolio
