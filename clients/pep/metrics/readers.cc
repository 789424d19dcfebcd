#include "clients/pep/metrics/readers.h"

#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

constexpr Text kOfPoints = {
    "Read by everybody, as open data, but where the metric is the project's own: then by the people of the project",
    "Lu par tout le monde, en données ouvertes, sauf si la mesure est interne au projet : alors par ceux qui y ont un "
    "rôle"};
constexpr Text kOfSource = {
    "Read by the coaches of the project and administrators; its secret is told once, to who makes it",
    "Lu par les coachs du projet et les administrateurs ; le secret n'est dit qu'une fois, à qui le crée"};

}  // namespace

Contract MetricsContract() {
  return {
      .services = {FindService(metrics::v1::MetricsService::service_full_name())},
      .people = {"Read by the people of the project (coaches, ministries, team), administrators and systems; it is "
                 "not open data",
                 "Lu par ceux qui ont un rôle sur le projet (coachs, ministères, équipe), administrateurs et "
                 "systèmes ; ce ne sont pas des données ouvertes"},
      .except = {"; the people of the project alone read $0", " ; ceux qui ont un rôle sur le projet lisent seuls $0"},
      .of = {{.about = "Points", .people = kOfPoints, .everybody = kOfPoints},
             {.about = "Objective", .everybody = kOfPoints},
             {.about = "Source", .people = kOfSource}}};
}

}  // namespace pepiniere::pep
