#include "services/metrics/compute/indicator_names.h"

#include <algorithm>

namespace pepiniere::metrics {
namespace {

constexpr IndicatorName kNames[] = {
    {"cycle_time", "Temps de cycle", "Cycle time"},
    {"lead_time", "Délai de livraison", "Lead time"},
    {"wip", "En cours", "In progress"},
    {"age", "Âge de ce qui est en cours", "Age of what is in progress"},
    {"throughput", "Débit", "Finished"},
    {"littles_law", "Loi de Little, écart", "Little's law, gap"},
    {"velocity", "Vélocité", "Velocity"},
    {"say_do", "Dit et fait", "Done of what was committed"},
    {"deployment_frequency", "Fréquence des déploiements", "Deployment frequency"},
    {"change_lead_time", "Délai d'un changement", "Lead time for changes"},
    {"change_fail_rate", "Taux d'échec des changements", "Change fail rate"},
    {"recovery_time", "Temps de rétablissement", "Recovery time"},
    {"rework_rate", "Taux de reprise", "Rework rate"},
    {"jdma", "Je donne mon avis", "Je donne mon avis"},
    {"nps", "Score net de recommandation", "Net promoter score"},
    {"csat", "Satisfaction", "Satisfaction"},
    {"usage", "Usage", "Usage"},
    {"online_share", "Part en ligne", "Share online"},
    {"impact", "Impact", "Impact"},
    {"forecast", "Prévision", "Forecast"},
};

}  // namespace

std::span<const IndicatorName> IndicatorNames() { return kNames; }

const IndicatorName* FindIndicatorName(std::string_view id) {
  const auto* const found = std::ranges::find(kNames, id, &IndicatorName::id);
  return found == std::ranges::end(kNames) ? nullptr : found;
}

}  // namespace pepiniere::metrics
