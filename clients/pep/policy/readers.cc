#include "clients/pep/policy/readers.h"

#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

constexpr Text kOfProposal = {
    "Read by its authors and policy officers; by everybody once it was consulted on, for good",
    "Lu par ses auteurs et les chargés de politique ; par tout le monde une fois en consultation, pour de bon"};
constexpr Text kOfEvidence = {
    "Read by whoever reads the proposal; what the source does not say to anybody, by its authors and policy officers",
    "Lu par qui lit la proposition ; ce que la source ne dit pas à tous, par ses auteurs et les chargés de politique"};
constexpr Text kOfConsultation = {"Read by everybody, or by those whom it invites",
                                  "Lu par tout le monde, ou par les personnes invitées"};
constexpr Text kOfComment = {
    "Read by whoever reads the consultation; what is hidden or waits, by its author and policy officers",
    "Lu par qui lit la consultation ; ce qui est masqué ou attend, par qui l'a écrit et les chargés de politique"};
constexpr Text kOfVote = {"Read by that person alone; everybody who reads the consultation reads how many there are",
                          "Lu par cette personne seule ; qui lit la consultation en lit le nombre"};

}  // namespace

Contract PolicyContract() {
  return {.services = {FindService(policy::v1::PolicyService::service_full_name())},
          .people = {"Read by whom it is about and policy officers; it is not open data",
                     "Lu par la personne concernée et les chargés de politique ; ce ne sont pas des données ouvertes"},
          .except = {"; whom it is about and policy officers alone read $0",
                     " ; les personnes concernées et les chargés de politique lisent seuls $0"},
          .of = {{.about = "Vote", .people = kOfVote},
                 {.about = "Evidence", .people = kOfEvidence, .everybody = kOfEvidence},
                 {.about = "Amendment", .people = kOfProposal, .everybody = kOfProposal},
                 {.about = "Consultation", .people = kOfConsultation, .everybody = kOfConsultation},
                 {.about = "Comment", .people = kOfComment, .everybody = kOfComment},
                 {.about = "Proposal", .people = kOfProposal, .everybody = kOfProposal}}};
}

}  // namespace pepiniere::pep
