#include "services/portfolio/domain/gates.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "services/base/characters.h"

namespace pepiniere::portfolio {
namespace {

using enum Phase;
using enum AnsweredBy;

using P = const Project&;

constexpr std::array<std::string_view, 3> kWeights = {"MANDATORY", "ADVISED", "NOT_REQUIRED"};

// Whether there is more to it than blanks.
bool Says(std::string_view text) { return !base::IsBlank(text); }

Requirement Needs(Phase phase, std::string_view code, std::string_view label_fr, std::string_view label_en,
                  std::string_view field, bool (*met)(P)) {
  return {.phase = phase,
          .code = std::string(code),
          .label_fr = std::string(label_fr),
          .label_en = std::string(label_en),
          .field = std::string(field),
          .met = met};
}
Requirement NeedsGo(Phase phase) {
  return {.phase = phase,
          .code = "COMMITTEE_GO",
          .label_fr = "un « go » du comité d’investissement",
          .label_en = "a committee's go",
          .answered_by = kCommittee};
}
Requirement NeedsHost(Phase phase) {
  return Needs(phase, "HOST", "la structure d’accueil", "the host", "outcome.host",
               [](P p) { return Says(p.outcome.host); });
}
Requirement NeedsMaintainer(Phase phase) {
  return Needs(phase, "MAINTAINER", "le mainteneur", "the maintainer", "outcome.maintainer",
               [](P p) { return Says(p.outcome.maintainer); });
}
Requirement NeedsReason(Phase phase) {
  return Needs(phase, "REASON", "la raison", "the reason", "outcome.reason",
               [](P p) { return Says(p.outcome.reason); });
}
Requirement NeedsLessons(Phase phase) {
  return Needs(phase, "LESSONS", "ce qui a été appris", "what was learned", "outcome.lessons",
               [](P p) { return Says(p.outcome.lessons); });
}

const std::vector<Requirement>& Table() {
  static const auto* const table = new std::vector<Requirement>{
      NeedsGo(kConstruction),
      Needs(kConstruction, "PROBLEM_STATEMENT", "l’énoncé du problème", "a problem statement", "problem_statement",
            [](P p) { return Says(p.problem_statement); }),
      Needs(kConstruction, "SPONSOR", "un sponsor", "a sponsor", "sponsors",
            [](P p) { return std::ranges::any_of(p.sponsors, Says); }),
      Needs(kConstruction, "INTRAPRENEUR", "un intrapreneur désigné", "a named intrapreneur", "intrapreneur",
            [](P p) { return Says(p.intrapreneur); }),
      Needs(kConstruction, "BUDGET", "un budget", "a budget", "budget.allocated",
            [](P p) { return p.budget.allocated.has_value(); }),
      Needs(kConstruction, "TIME_BOX", "une durée avec son dernier jour", "a time-box with its last day",
            "time_box.end_date", [](P p) { return p.time_box.end.has_value(); }),

      NeedsGo(kScaling),
      Needs(kScaling, "LIVE_PRODUCT", "le lien du produit en ligne", "a link to the live product", "links.product_uri",
            [](P p) { return Says(p.links.product); }),
      Needs(kScaling, "STATISTICS", "une page publique de statistiques", "a public statistics page",
            "links.statistics_uri", [](P p) { return Says(p.links.statistics); }),
      Needs(kScaling, "IMPACT", "un indicateur d’impact", "an impact indicator", "links.impact_uri",
            [](P p) { return Says(p.links.impact); }),
      Needs(kScaling, "RISK_ANALYSIS", "une analyse de risques", "a risk analysis", "standards.risk_analysis_done",
            [](P p) { return p.standards.risk_analysis_done.value_or(false) || Says(p.standards.risk_analysis_uri); }),
      Needs(kScaling, "ACCESSIBILITY", "une déclaration d’accessibilité", "an accessibility statement",
            "standards.accessibility_status",
            [](P p) { return p.standards.accessibility_status != AccessibilityStatus::kUnknown; }),
      Needs(kScaling, "OPEN_SOURCE", "un dépôt ouvert, ou la raison de son absence",
            "an open repository, or why there is none", "links.repository_uri",
            [](P p) { return Says(p.links.repository) || Says(p.standards.open_source_exception); }),

      Needs(kConsolidation, "WAY_OUT_PLAN", "un plan de sortie", "a way-out plan", "outcome.way_out_plan_uri",
            [](P p) { return Says(p.outcome.way_out_plan_uri); }),
      NeedsHost(kConsolidation),
      NeedsHost(kOperated),
      NeedsMaintainer(kOperated),
      NeedsHost(kTransferred),
      NeedsMaintainer(kTransferred),
      NeedsReason(kStopped),
      NeedsLessons(kStopped),
      NeedsReason(kInconclusive),
      NeedsLessons(kInconclusive),
  };
  return *table;
}

void Apply(const StoredGateChange& change, Requirement& requirement) {
  const GateChange& value = change.value;
  if (!value.label_fr.empty()) requirement.label_fr = value.label_fr;
  if (!value.label_en.empty()) requirement.label_en = value.label_en;
  requirement.weight = value.weight;
  requirement.since = value.since;
  requirement.changed_by = change.key.scope;
  requirement.version = change.version;
}

auto PlaceOf(const Requirement& requirement) { return ReadingPlace(requirement.phase, requirement.code); }

}  // namespace

std::string_view Symbol(Weight weight) { return kWeights[static_cast<std::size_t>(weight) - 1]; }

std::optional<Weight> WeightFromSymbol(std::string_view symbol) {
  const auto found = std::ranges::find(kWeights, symbol);
  if (found == kWeights.end()) return std::nullopt;
  return WeightFromNumber(static_cast<int>(found - kWeights.begin()) + 1);
}

std::optional<Weight> WeightFromNumber(int number) {
  if (number < 1 || number > static_cast<int>(kWeights.size())) return std::nullopt;
  return static_cast<Weight>(number);
}

std::span<const Requirement> BuiltInRequirements() { return Table(); }

const Requirement* FindBuiltIn(Phase phase, std::string_view code) {
  const auto found =
      std::ranges::find_if(Table(), [&](const Requirement& r) { return r.phase == phase && r.code == code; });
  return found == Table().end() ? nullptr : &*found;
}

std::tuple<int, std::size_t, std::string_view> ReadingPlace(Phase phase, std::string_view code) {
  const Requirement* built_in = FindBuiltIn(phase, code);
  const std::size_t place = built_in ? static_cast<std::size_t>(built_in - Table().data()) : Table().size();
  return {Index(phase), place, code};
}

std::vector<Requirement> EffectiveRequirements(Phase phase, std::span<const StoredGateChange> changes) {
  std::vector<Requirement> requirements;
  std::ranges::copy_if(Table(), std::back_inserter(requirements),
                       [phase](const Requirement& r) { return r.phase == phase; });
  for (const StoredGateChange& change : changes) {
    const GateKey& key = change.key;
    if (key.phase != phase) continue;
    auto same = std::ranges::find(requirements, key.code, &Requirement::code);
    if (same == requirements.end()) {
      const auto place = std::ranges::upper_bound(requirements, ReadingPlace(phase, key.code), {}, PlaceOf);
      same = requirements.insert(place, {.phase = phase, .code = key.code, .answered_by = kEvidence});
    }
    Apply(change, *same);
  }
  return requirements;
}

}  // namespace pepiniere::portfolio
