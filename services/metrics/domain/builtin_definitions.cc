// The metrics that the software brings: what every digital service can tell.
#include "services/metrics/domain/definition.h"

namespace pepiniere::metrics::domain {
namespace {

struct Brought {
  std::string_view id, french, english, description, unit;
  Direction direction = Direction::kUp;
  Kind kind = Kind::kAdditive;
  Period period = Period::kDay;
  std::vector<std::string> dimensions = {}, additive = {};
  std::string_view numerator = {}, denominator = {};
  std::optional<Purpose> purpose = {};
};

std::pair<std::string, Definition> Made(const Brought& brought) {
  Definition made;
  made.title = brought.french;
  made.title_en = brought.english;
  made.description = brought.description;
  made.unit = brought.unit;
  made.direction = brought.direction;
  made.kind = brought.kind;
  made.period = brought.period;
  made.dimensions = brought.dimensions;
  made.additive_dimensions = brought.additive;
  made.numerator = brought.numerator;
  made.denominator = brought.denominator;
  made.purpose = brought.purpose;
  made.builtin = true;
  return {std::string(brought.id), std::move(made)};
}

}  // namespace

const std::vector<std::pair<std::string, Definition>>& BuiltinDefinitions() {
  static const auto* const all = new std::vector<std::pair<std::string, Definition>>{
      Made({.id = "visits",
            .french = "Visites",
            .english = "Visits",
            .description = "Les visites du service en un jour, telles que l’outil de mesure d’audience les compte.",
            .unit = "visits",
            .dimensions = {"audience", "channel"},
            .additive = {"audience", "channel"},
            .purpose = Purpose::kUsage}),
      Made({.id = "active_users",
            .french = "Utilisateurs actifs du mois",
            .english = "Monthly active users",
            .description = "Les personnes différentes qui ont utilisé le service dans le mois. Celle qui vient deux "
                           "mois de suite compte dans l’un et dans l’autre : des mois ne s’ajoutent pas.",
            .unit = "users",
            .kind = Kind::kUnique,
            .period = Period::kMonth,
            .dimensions = {"audience"},
            .purpose = Purpose::kUsage}),
      Made({.id = "accounts",
            .french = "Comptes ouverts",
            .english = "Open accounts",
            .description = "Les comptes ouverts à la fin du jour.",
            .unit = "accounts",
            .kind = Kind::kGauge,
            .dimensions = {"audience"},
            .additive = {"audience"},
            .purpose = Purpose::kUsage}),
      Made({.id = "procedures_completed",
            .french = "Démarches abouties",
            .english = "Completed procedures",
            .description = "Les démarches menées à leur terme en un jour, par quelque canal que ce soit.",
            .unit = "procedures",
            .dimensions = {"audience"},
            .additive = {"audience"},
            .purpose = Purpose::kUsage}),
      Made({.id = "procedures_online",
            .french = "Démarches faites en ligne",
            .english = "Procedures done online",
            .description = "De ces démarches, celles qui ont été faites en ligne de bout en bout.",
            .unit = "procedures",
            .dimensions = {"audience"},
            .additive = {"audience"},
            .purpose = Purpose::kUsage}),
      Made({.id = "online_share",
            .french = "Part des démarches en ligne",
            .english = "Online share",
            .description = "Les démarches faites en ligne, sur toutes celles qui ont abouti : une somme sur une somme, "
                           "jamais une moyenne de parts.",
            .unit = "",
            .kind = Kind::kRatio,
            .dimensions = {"audience"},
            .numerator = "procedures_online",
            .denominator = "procedures_completed",
            .purpose = Purpose::kOnlineShare}),
      Made({.id = "support_requests",
            .french = "Demandes d’aide",
            .english = "Support requests",
            .description = "Les demandes d’aide reçues en un jour.",
            .unit = "requests",
            .direction = Direction::kDown,
            .dimensions = {"audience", "channel"},
            .additive = {"audience", "channel"}}),
      Made({.id = "support_backlog",
            .french = "Demandes d’aide en attente",
            .english = "Open support requests",
            .description = "Les demandes d’aide sans réponse à la fin du jour.",
            .unit = "requests",
            .direction = Direction::kDown,
            .kind = Kind::kGauge,
            .dimensions = {"channel"},
            .additive = {"channel"}}),
      Made({.id = "requests_served",
            .french = "Requêtes servies",
            .english = "Requests served",
            .description = "Les requêtes auxquelles le service a répondu comme il devait, en un jour.",
            .unit = "requests"}),
      Made({.id = "requests_received",
            .french = "Requêtes reçues",
            .english = "Requests received",
            .description = "Toutes les requêtes reçues en un jour.",
            .unit = "requests",
            .direction = Direction::kNone}),
      Made({.id = "availability",
            .french = "Disponibilité",
            .english = "Availability",
            .description = "La part des requêtes auxquelles le service a répondu comme il devait.",
            .unit = "",
            .kind = Kind::kRatio,
            .numerator = "requests_served",
            .denominator = "requests_received"})};
  return *all;
}

}  // namespace pepiniere::metrics::domain
