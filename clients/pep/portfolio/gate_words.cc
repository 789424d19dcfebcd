#include "clients/pep/portfolio/gate_words.h"

#include "absl/strings/match.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// What a gate asks for, and the option of `pep projects update` that answers it.
struct Gate {
  std::string_view code;
  Text needs;
  std::string_view option;
};

constexpr Gate kGates[] = {
    {"COMMITTEE_GO", {"a committee's go", "un « go » du comité"}, ""},
    {"PROBLEM_STATEMENT", {"a problem statement", "l'énoncé du problème"}, "--problem \"…\""},
    {"SPONSOR", {"a sponsor", "un sponsor"}, "--sponsor ORGANISATION"},
    {"INTRAPRENEUR", {"a named intrapreneur", "un intrapreneur désigné"}, "--intrapreneur \"…\""},
    {"BUDGET", {"a budget", "un budget"}, "--budget EUR"},
    {"TIME_BOX", {"a time-box with its last day", "une durée avec son dernier jour"}, "--timebox START..END"},
    {"LIVE_PRODUCT", {"a link to the live product", "le lien du produit en ligne"}, "--product-uri URL"},
    {"STATISTICS", {"a public statistics page", "une page publique de statistiques"}, "--statistics-uri URL"},
    {"IMPACT", {"an impact indicator", "un indicateur d'impact"}, "--impact-uri URL"},
    {"RISK_ANALYSIS", {"a risk analysis", "une analyse de risques"}, "--risk-analysis yes"},
    {"ACCESSIBILITY", {"an accessibility statement", "une déclaration d'accessibilité"}, "--accessibility STATUS"},
    {"OPEN_SOURCE",
     {"an open repository, or why there is none", "un dépôt ouvert, ou la raison de son absence"},
     "--repository-uri URL"},
    {"WAY_OUT_PLAN", {"a way-out plan", "un plan de sortie"}, "--way-out-plan-uri URL"},
    {"HOST", {"a host", "une structure d'accueil"}, "--host \"…\""},
    {"MAINTAINER", {"a maintainer", "un mainteneur"}, "--maintainer \"…\""},
    {"REASON", {"the reason", "la raison"}, "--outcome-reason \"…\""},
    {"LESSONS", {"what was learned", "ce qui a été appris"}, "--lessons \"…\""},
};

const Gate* FindGate(std::string_view code) {
  for (const Gate& gate : kGates) {
    if (absl::EqualsIgnoreCase(base::Absl(gate.code), base::Absl(code))) return &gate;
  }
  return nullptr;
}

}  // namespace

std::string SaidGate(std::string_view code, const Messages& say) {
  const Gate* gate = FindGate(code);
  return gate == nullptr ? "" : say(gate->needs);
}

std::string AnswerToGate(std::string_view code, std::string_view project_id) {
  const Gate* gate = FindGate(code);
  if (gate == nullptr || gate->option.empty()) return "";
  return base::Concat("pep projects update ", project_id.empty() ? "ID" : project_id, " ", gate->option);
}

}  // namespace pepiniere::pep
