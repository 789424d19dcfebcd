#include "clients/pep/portfolio/readers.h"

#include "clients/pep/portfolio/stubs.h"

namespace pepiniere::pep {

const Contract& PortfolioContract() {
  static const auto* contract = new Contract{
      .services = {FindService(Portfolio::service_full_name()), FindService(Governance::service_full_name())},
      .people =
          {"Read by the people of the project (coaches, ministries, team), administrators and systems; it is not "
           "open data",
           "Lu par ceux qui ont un rôle sur le projet (coachs, ministères, équipe), administrateurs et systèmes ; "
           "ce ne sont pas des données ouvertes"},
      .except = {"; the people of the project alone read $0", " ; ceux qui y ont un rôle lisent seuls $0"},
      .withheld = kUntilHeld};
  return *contract;
}

std::string SayReaders(std::string_view method, const Messages& say) {
  return SayReaders(PortfolioContract(), method, say);
}

}  // namespace pepiniere::pep
