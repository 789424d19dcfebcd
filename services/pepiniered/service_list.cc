#include "services/pepiniered/service_list.h"

namespace pepiniere {

absl::Span<const ServiceEntry> ServiceList() {
  static const auto* const services = new std::vector<ServiceEntry>{
      {"access", {"pepiniere.access.v1.AccessService"}},
      {"portfolio", {"pepiniere.portfolio.v1.PortfolioService", "pepiniere.portfolio.v1.GovernanceService"}},
      {"cohort", {"pepiniere.cohort.v1.CohortService"}},
      {"metrics", {"pepiniere.metrics.v1.MetricsService"}},
      {"feedback", {"pepiniere.feedback.v1.FeedbackService"}},
      {"policy", {"pepiniere.policy.v1.PolicyService"}},
  };
  return *services;
}

}  // namespace pepiniere
