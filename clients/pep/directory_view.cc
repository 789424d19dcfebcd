#include "clients/pep/directory_view.h"

#include "clients/pep/arguments.h"
#include "clients/pep/sheet.h"
#include "clients/pep/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Incubator;
using portfolio::v1::Organisation;
using portfolio::v1::Team;
using M = const Messages&;

// The columns that all of them start with.
template <class T>
std::vector<typename View<T>::Column> IdAndTitle(Text heading) {
  return {{heading, [](const T& item, M) { return Cell{std::string(Id(item.name()))}; }},
          {{"Title", "Titre"},
           [](const T& item, M) {
             return Cell{item.title(), Tone::kStrong};
           },
           Align::kLeft,
           20,
           0}};
}

template <class T>
typename View<T>::Column Column(Text heading, std::string (*value)(const T&), int rank) {
  return {heading, [value](const T& item, M) { return Cell{value(item)}; }, Align::kLeft, 10, rank};
}

template <class T>
void PrintHead(const T& item, const Output& output) {
  output.Line(base::Concat(output.terminal.Paint(Tone::kStrong, Printable(item.title())), "  ",
                           output.terminal.Paint(Tone::kDim, item.name())));
}

template <class T>
void PrintTail(const T& item, Sheet& sheet) {
  if (!item.description().empty()) {
    sheet.Section({"Description", "Description"});
    sheet.Body(item.description());
  }
  sheet.Print();
}

}  // namespace

const View<Organisation>& OrganisationView() {
  using O = const Organisation&;
  static const auto* view = [] {
    auto* made = new View<Organisation>{.fields = {{"name", [](O o) { return o.name(); }},
                                                   {"title", [](O o) { return o.title(); }},
                                                   {"acronym", [](O o) { return o.acronym(); }},
                                                   {"type", [](O o) { return o.type(); }},
                                                   {"ministerial_domain", [](O o) { return o.ministerial_domain(); }},
                                                   {"parent", [](O o) { return o.parent(); }},
                                                   {"create_time", [](O o) { return Iso(o.create_time()); }},
                                                   {"update_time", [](O o) { return Iso(o.update_time()); }},
                                                   {"delete_time", [](O o) { return Iso(o.delete_time()); }}},
                                        .columns = IdAndTitle<Organisation>({"Organisation", "Organisation"})};
    made->columns.push_back(Column<Organisation>(
        {"Domain", "Domaine"}, [](O o) { return o.ministerial_domain(); }, 2));
    made->columns.push_back(Column<Organisation>(
        {"Type", "Type"}, [](O o) { return o.type(); }, 3));
    made->columns.push_back(Column<Organisation>(
        {"Under", "Sous"}, [](O o) { return std::string(Id(o.parent())); }, 1));
    return made;
  }();
  return *view;
}

const View<Incubator>& IncubatorView() {
  using I = const Incubator&;
  static const auto* view = [] {
    auto* made = new View<Incubator>{.fields = {{"name", [](I i) { return i.name(); }},
                                                {"title", [](I i) { return i.title(); }},
                                                {"summary", [](I i) { return i.summary(); }},
                                                {"owner", [](I i) { return i.owner(); }},
                                                {"contact", [](I i) { return i.contact(); }},
                                                {"website_uri", [](I i) { return i.website_uri(); }},
                                                {"repository_uri", [](I i) { return i.repository_uri(); }},
                                                {"address", [](I i) { return i.address(); }},
                                                {"create_time", [](I i) { return Iso(i.create_time()); }},
                                                {"update_time", [](I i) { return Iso(i.update_time()); }},
                                                {"delete_time", [](I i) { return Iso(i.delete_time()); }},
                                                {"hidden", [](I i) { return i.hidden() ? "true" : "false"; }}},
                                     .columns = IdAndTitle<Incubator>({"Incubator", "Incubateur"})};
    made->columns.push_back(Column<Incubator>(
        {"Owner", "Organisation"}, [](I i) { return std::string(Id(i.owner())); }, 1));
    made->columns.push_back(Column<Incubator>(
        {"Contact", "Contact"}, [](I i) { return i.contact(); }, 2));
    return made;
  }();
  return *view;
}

const View<Team>& TeamView() {
  using T = const Team&;
  static const auto* view = [] {
    auto* made = new View<Team>{.fields = {{"name", [](T t) { return t.name(); }},
                                           {"title", [](T t) { return t.title(); }},
                                           {"mission", [](T t) { return t.mission(); }},
                                           {"incubator", [](T t) { return t.incubator(); }},
                                           {"create_time", [](T t) { return Iso(t.create_time()); }},
                                           {"update_time", [](T t) { return Iso(t.update_time()); }},
                                           {"delete_time", [](T t) { return Iso(t.delete_time()); }}},
                                .columns = IdAndTitle<Team>({"Team", "Équipe"})};
    made->columns.push_back(Column<Team>(
        {"Incubator", "Incubateur"}, [](T t) { return std::string(Id(t.incubator())); }, 1));
    made->columns.push_back(Column<Team>(
        {"Mission", "Mission"}, [](T t) { return t.mission(); }, 2));
    return made;
  }();
  return *view;
}

void PrintOrganisation(const Organisation& organisation, const Output& output) {
  PrintHead(organisation, output);
  Sheet sheet(output);
  sheet.Line({"Acronym", "Sigle"}, organisation.acronym());
  sheet.Line({"Type", "Type"}, organisation.type());
  sheet.Line({"Domain", "Domaine"}, organisation.ministerial_domain());
  sheet.Line({"Under", "Sous"}, organisation.parent());
  PrintTail(organisation, sheet);
}

void PrintIncubator(const Incubator& incubator, const Output& output) {
  PrintHead(incubator, output);
  Sheet sheet(output);
  sheet.Body(incubator.summary());
  sheet.Line({"Owner", "Organisation"}, incubator.owner());
  sheet.Line({"Contact", "Contact"}, incubator.contact());
  sheet.Line({"Website", "Site"}, incubator.website_uri());
  sheet.Line({"Code", "Code"}, incubator.repository_uri());
  sheet.Line({"Address", "Adresse"}, incubator.address());
  if (incubator.hidden()) {
    sheet.Line({"Shown", "Visible"},
               output.say({"to those who hold a role on it only", "de ceux qui y ont un rôle seulement"}),
               Tone::kWarning);
  }
  PrintTail(incubator, sheet);
}

void PrintTeam(const Team& team, const Output& output) {
  PrintHead(team, output);
  Sheet sheet(output);
  sheet.Line({"Mission", "Mission"}, team.mission());
  sheet.Line({"Incubator", "Incubateur"}, team.incubator());
  PrintTail(team, sheet);
}

}  // namespace pepiniere::pep
