#include "clients/pep/access/vocabulary.h"

namespace pepiniere::pep {
namespace {

// Those that somebody gives.
constexpr Word<rpc::v1::Role> kRoles[] = {
    {rpc::v1::ROLE_PROGRAMME_ADMIN,
     "PROGRAMME_ADMIN",
     {"Programme administrator", "Administrateur du programme"},
     "programme_admin"},
    {rpc::v1::ROLE_COACH, "COACH", {"Coach", "Coach"}, "coach"},
    {rpc::v1::ROLE_MINISTRY, "MINISTRY", {"Ministry", "Ministère"}, "ministry"},
    {rpc::v1::ROLE_TEAM, "TEAM", {"Project team", "Équipe de projet"}, "team"},
    {rpc::v1::ROLE_SYSTEM, "SYSTEM", {"System", "Système"}, "system"},
    {rpc::v1::ROLE_SOURCE, "SOURCE", {"Source of metrics", "Source de mesures"}, "source"},
    {rpc::v1::ROLE_POLICY_OFFICER, "POLICY_OFFICER", {"Policy officer", "Politiques publiques"}, "policy_officer"},
    {rpc::v1::ROLE_PANEL_MANAGER, "PANEL_MANAGER", {"Panel manager", "Gestion de panel"}, "panel_manager"},
    {rpc::v1::ROLE_PLAN_COORDINATOR,
     "PLAN_COORDINATOR",
     {"Action plan coordinator", "Coordination de plan d'action"},
     "plan_coordinator"},
    {rpc::v1::ROLE_ORGANISER, "ORGANISER", {"Organiser", "Organisation d'événements"}, "organiser"},
};

constexpr Word<access::v1::Consent::State> kConsentStates[] = {
    {access::v1::Consent::STATE_GIVEN, "GIVEN", {"given", "donné"}, "", Tone::kGood},
    {access::v1::Consent::STATE_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retiré"}, "", Tone::kBad},
};

constexpr Word<rpc::v1::PersonalDatum::Place> kPlaces[] = {
    {rpc::v1::PersonalDatum::PLACE_LIVE, "LIVE", {"now", "maintenant"}, ""},
    {rpc::v1::PersonalDatum::PLACE_HISTORY, "HISTORY", {"before", "avant"}, ""},
    {rpc::v1::PersonalDatum::PLACE_IMPORT, "IMPORT", {"an import", "un import"}, ""},
    {rpc::v1::PersonalDatum::PLACE_AUTHOR, "AUTHOR", {"author", "auteur"}, ""},
};

}  // namespace

template <>
std::span<const Word<rpc::v1::Role>> Words() {
  return kRoles;
}
template <>
std::span<const Word<access::v1::Consent::State>> Words() {
  return kConsentStates;
}
template <>
std::span<const Word<rpc::v1::PersonalDatum::Place>> Words() {
  return kPlaces;
}

}  // namespace pepiniere::pep
