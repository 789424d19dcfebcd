// pep incubators|organisations|teams list|show
#include "clients/pep/kit/noun.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/part.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Incubator;
using portfolio::v1::Organisation;
using portfolio::v1::Team;

void ShowHidden(const google::protobuf::Message& incubator, Sheet& sheet, const Messages& say) {
  if (!static_cast<const Incubator&>(incubator).hidden()) return;
  sheet.Line({"Shown", "Visible"}, say({"to those who hold a role on it only", "de ceux qui y ont un rôle seulement"}),
             Tone::kWarning);
}

}  // namespace

void AddDirectoryCommands(Command& root) {
  Noun{.name = "incubators",
       .help = {"Incubators", "Les incubateurs"},
       .one = {"an incubator", "un incubateur"},
       .many = {"incubators", "les incubateurs"},
       .resource = Incubator::default_instance(),
       .part = PortfolioPart,
       .fields = {"name", "title", "summary", "owner", "contact", "website_uri", "repository_uri", "address",
                  "create_time", "update_time", "delete_time", "hidden"},
       .columns = {{{"Incubator", "Incubateur"}, "name"},
                   {{"Title", "Titre"}, "title"},
                   {{"Owner", "Organisation"}, "owner", 1},
                   {{"Contact", "Contact"}, "contact", 2}},
       .lines = {{{}, "summary"},
                 {{"Owner", "Organisation"}, "owner"},
                 {{"Contact", "Contact"}, "contact"},
                 {{"Website", "Site"}, "website_uri"},
                 {{"Code", "Code"}, "repository_uri"},
                 {{"Address", "Adresse"}, "address"}},
       .show_more = ShowHidden,
       .list = &Portfolio::Stub::ListIncubators,
       .get = &Portfolio::Stub::GetIncubator}
      .AddTo(root);
  Noun{.name = "organisations",
       .help = {"Ministries, administrations, agencies", "Les ministères, administrations, agences"},
       .one = {"an organisation", "une organisation"},
       .many = {"organisations", "les organisations"},
       .resource = Organisation::default_instance(),
       .part = PortfolioPart,
       .fields = {"name", "title", "acronym", "type", "ministerial_domain", "parent", "create_time", "update_time",
                  "delete_time"},
       .columns = {{{"Organisation", "Organisation"}, "name"},
                   {{"Title", "Titre"}, "title"},
                   {{"Domain", "Domaine"}, "ministerial_domain", 2},
                   {{"Type", "Type"}, "type", 3},
                   {{"Under", "Sous"}, "parent", 1}},
       .lines = {{{"Acronym", "Sigle"}, "acronym"},
                 {{"Type", "Type"}, "type"},
                 {{"Domain", "Domaine"}, "ministerial_domain"},
                 {{"Under", "Sous"}, "parent"}},
       .list = &Portfolio::Stub::ListOrganisations,
       .get = &Portfolio::Stub::GetOrganisation}
      .AddTo(root);
  Noun{.name = "teams",
       .help = {"Teams", "Les équipes"},
       .one = {"a team", "une équipe"},
       .many = {"teams", "les équipes"},
       .resource = Team::default_instance(),
       .part = PortfolioPart,
       .fields = {"name", "title", "mission", "incubator", "create_time", "update_time", "delete_time"},
       .columns = {{{"Team", "Équipe"}, "name"},
                   {{"Title", "Titre"}, "title"},
                   {{"Incubator", "Incubateur"}, "incubator", 1},
                   {{"Mission", "Mission"}, "mission", 2}},
       .lines = {{{"Mission", "Mission"}, "mission"}, {{"Incubator", "Incubateur"}, "incubator"}},
       .list = &Portfolio::Stub::ListTeams,
       .get = &Portfolio::Stub::GetTeam}
      .AddTo(root);
}

}  // namespace pepiniere::pep
