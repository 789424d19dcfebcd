#include "clients/pep/feedback/readers.h"

#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

constexpr Text kOfAnswer = {
    "Read by yourself alone, until the campaign closes; after that nobody can tell whose it was",
    "Lu par vous seul, jusqu'à la clôture de la campagne ; ensuite, personne ne peut dire de qui c'était"};
constexpr Text kOfMember = {"Read by that person and by the coaches of the network; there is nothing of it elsewhere",
                            "Lu par cette personne et par les coachs du réseau ; il n'en paraît rien ailleurs"};
constexpr Text kOfCampaign = {
    "Read by the coaches of the programme; from its opening by those whom it asks, and by everybody once it is "
    "released "
    "to everybody",
    "Lu par les coachs du programme ; dès son ouverture par les personnes interrogées, et par tout le monde une fois "
    "publiée à tous"};
constexpr Text kOfText = {"Read by the coaches of the programme; what is approved, by whoever reads the release",
                          "Lu par les coachs du programme ; ce qui est approuvé, par qui lit la publication"};
constexpr Text kOfConstraint = {
    "Read by those whom it says (--visibility) and administrators; by everybody if that is public",
    "Lu par celles et ceux qu'elle dit (--visibility) et les administrateurs ; par tout le monde si elle est publique"};
constexpr Text kOfSpace = {"Read by everybody, or by those whom the space lets read",
                           "Lu par tout le monde, ou par celles et ceux que l'espace laisse lire"};
constexpr Text kOfVote = {"Read by that person alone; everybody who reads the space reads how many there are",
                          "Lu par cette personne seule ; qui lit l'espace en lit le nombre"};
constexpr Text kOfPanelist = {"Read by that person and by the managers of the panel; there is nothing of it elsewhere",
                              "Lu par cette personne et par les gestionnaires du panel ; il n'en paraît rien ailleurs"};
constexpr Text kOfRetrospective = {
    "Read by its author, its team and the coaches of the programme; by everybody if it is shared",
    "Lu par qui l'écrit, son équipe et les coachs du programme ; par tout le monde si elle est partagée"};

}  // namespace

Contract FeedbackContract() {
  return {.services = {FindService(feedback::v1::FeedbackService::service_full_name())},
          .people = {"Read by whom it is about, whoever keeps it and administrators; it is not open data",
                     "Lu par la personne concernée, qui le tient et les administrateurs ; ce ne sont pas des données "
                     "ouvertes"},
          .except = {"; who keeps it and administrators alone read $0",
                     " ; qui le tient et les administrateurs lisent seuls $0"},
          .of = {{.about = "Answer", .people = kOfAnswer},
                 {.about = "Member", .people = kOfMember},
                 {.about = "Campaign", .everybody = kOfCampaign},
                 {.about = "FreeText", .people = kOfText},
                 {.about = "ConstraintTopic"},
                 {.about = "Constraint", .people = kOfConstraint, .everybody = kOfConstraint},
                 {.about = "Space", .people = kOfSpace, .everybody = kOfSpace},
                 {.about = "Idea", .people = kOfSpace, .everybody = kOfSpace},
                 {.about = "Comment", .people = kOfSpace, .everybody = kOfSpace},
                 {.about = "Moder", .people = kOfSpace, .everybody = kOfSpace},
                 {.about = "Appeal", .people = kOfSpace, .everybody = kOfSpace},
                 {.about = "Vote", .people = kOfVote},
                 {.about = "Panelist", .people = kOfPanelist},
                 {.about = "Invitation", .people = kOfPanelist},
                 {.about = "Disposition", .people = kOfPanelist},
                 {.about = "Retrospective", .people = kOfRetrospective, .everybody = kOfRetrospective}}};
}

}  // namespace pepiniere::pep
