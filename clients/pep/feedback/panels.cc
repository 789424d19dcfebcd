// pep feedback panels|panelists
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/kit/text.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using feedback::v1::Panel;
using feedback::v1::PanelCriterion;
using feedback::v1::Panelist;
using google::protobuf::Message;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr std::size_t kCriterionParts = 3;

constexpr Text kBadCriterion = {
    "'$0' is not CODE;LABEL;VALUE|VALUE|…, such as age;Age;under 35|35 and more",
    "« $0 » n'est pas CODE;LIBELLÉ;VALEUR|VALEUR|…, comme age;Âge;moins de 35 ans|35 ans et plus"};
constexpr Text kBadValue = {"'$0' is not CRITERION=VALUE", "« $0 » n'est pas CRITÈRE=VALEUR"};

std::string AddCriterion(Message& panel, const std::string& typed, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', kCriterionParts - 1));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  const bool whole = parts.size() == kCriterionParts && !parts[0].empty() && !parts[1].empty() && !parts[2].empty();
  if (!whole) return say(kBadCriterion, typed);
  PanelCriterion& criterion = *static_cast<Panel&>(panel).add_criteria();
  criterion.set_code(parts[0]);
  criterion.set_label(parts[1]);
  for (const std::string& value : std::vector<std::string>(absl::StrSplit(parts[2], '|'))) {
    criterion.add_values(std::string(absl::StripAsciiWhitespace(value)));
  }
  return "";
}

std::string AddValue(Message& panelist, const std::string& typed, const Messages& say) {
  const std::vector<std::string> sides = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  if (sides.size() != 2) return say(kBadValue, typed);
  auto& value = *static_cast<Panelist&>(panelist).add_profile();
  value.set_criterion(std::string(absl::StripAsciiWhitespace(sides[0])));
  value.set_value(std::string(absl::StripAsciiWhitespace(sides[1])));
  return "";
}

constexpr FieldFlag kPanelFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--capacity",
     "capacity",
     "N",
     {"How many panelists it takes, 5,000 at most", "Combien de personnes il prend, 5 000 au plus"}},
    {"--criterion",
     "criteria",
     "CODE;LABEL;VALUE|VALUE",
     {"What panelists say of themselves (repeatable)", "Ce que l'on y dit de soi (répétable)"},
     AddCriterion,
     "--no-criteria",
     {"They say nothing of themselves", "On n'y dit rien de soi"}},
    {"--closed", "closed", "yes|no", {"Whether nobody joins any more", "Si l'on ne le rejoint plus"}},
};

constexpr FieldFlag kPanelistFlags[] = {
    {"--value",
     "profile",
     "CRITERION=VALUE",
     {"What one says to a criterion (repeatable); all of it, in an update",
      "Ce que l'on dit à un critère (répétable) ; tout, en modification"},
     AddValue,
     "--no-values",
     {"One says nothing of oneself", "On ne dit rien de soi"}},
    {"--paused",
     "paused",
     "yes|no",
     {"Whether one is not to be drawn for now", "Si l'on ne doit pas être tiré pour l'instant"}},
};

void ShowCriteria(const Message& panel, Sheet& sheet, const Messages&) {
  sheet.Section({"What panelists say of themselves", "Ce que l'on y dit de soi"});
  for (const PanelCriterion& criterion : static_cast<const Panel&>(panel).criteria()) {
    sheet.Body(Concat(criterion.code(), " · ", Printable(criterion.label()), " · ",
                      Printable(absl::StrJoin(criterion.values(), " | "))));
  }
}

void ShowProfile(const Message& panelist, Sheet& sheet, const Messages&) {
  sheet.Section({"What they say of themselves", "Ce que cette personne dit d'elle"});
  for (const auto& value : static_cast<const Panelist&>(panelist).profile()) {
    sheet.Body(Concat(value.criterion(), " = ", Printable(value.value())));
  }
}

}  // namespace

Noun PanelsNoun() {
  return {
      .name = "panels",
      .help = {"Panels of people who agreed to be asked", "Les panels de personnes qui ont accepté d'être interrogées"},
      .one = {"a panel", "un panel"},
      .many = {"panels", "les panels"},
      .type = "PANEL",
      .which = {"The panel", "Le panel"},
      .unknown = {"no such panel: $0", "aucun panel de ce nom : $0"},
      .resource = Panel::default_instance(),
      .part = FeedbackPart,
      .fields = {"name", "title", "criteria", "capacity", "closed", "panelists", "create_time", "update_time",
                 "delete_time"},
      .columns = {{{"Panel", "Panel"}, "name"},
                  {{"Title", "Titre"}, "title"},
                  {{"People, at least", "Personnes, au moins"}, "panelists"},
                  {{"Of", "Sur"}, "capacity"},
                  {{"Closed", "Fermé"}, "closed", 1}},
      .lines = {{{"People, at least", "Personnes, au moins"}, "panelists"},
                {{"Of", "Sur"}, "capacity"},
                {{"Closed", "Fermé"}, "closed"}},
      .show_more = ShowCriteria,
      .flags = kPanelFlags,
      .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
      .list = &Stub::ListPanels,
      .get = &Stub::GetPanel,
      .create = &Stub::CreatePanel,
      .update = &Stub::UpdatePanel,
      .remove = &Stub::DeletePanel,
      .undelete = &Stub::UndeletePanel};
}

Noun PanelistsNoun() {
  return {.name = "panelists",
          .help = {"Who is of a panel: oneself, and for its managers everybody",
                   "Qui est d'un panel : soi-même, et pour ses gestionnaires tout le monde"},
          .one = {"a panelist", "une personne du panel"},
          .many = {"panelists: oneself, all of those that you manage",
                   "les membres de panels : soi, tous ceux que l'on gère"},
          .type = "PANELIST",
          .which = {"PANEL/PANELIST, as `list` names it", "PANEL/PERSONNE, comme « list » la nomme"},
          .unknown = {"no such panelist: $0", "personne de ce nom dans un panel : $0"},
          .parent_type = "PANEL",
          .parent_help = {"Of this panel", "De ce panel"},
          .parent_which = {"The panel", "Le panel"},
          .of_all = true,
          .resource = Panelist::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "person", "profile", "paused", "create_time", "update_time"},
          .columns = {{{"Panelist", "Membre"}, "name"},
                      {{"Who", "Qui"}, "person", 0, true},
                      {{"Says", "Dit"}, "profile", 2},
                      {{"Paused", "En pause"}, "paused", 1}},
          .lines = {{{"Who", "Qui"}, "person", true},
                    {{"Paused", "En pause"}, "paused"},
                    {{"Joined", "Depuis"}, "create_time"}},
          .show_more = ShowProfile,
          .flags = kPanelistFlags,
          .creates = {"join", {"Join a panel, for oneself", "Rejoindre un panel, pour soi"}},
          .removes = {"leave",
                      {"Leave a panel, for good; its managers take out who asks for it",
                       "Quitter un panel, pour de bon ; ses gestionnaires retirent qui le demande"}},
          .list = &Stub::ListPanelists,
          .get = &Stub::GetPanelist,
          .create = &Stub::CreatePanelist,
          .update = &Stub::UpdatePanelist,
          .remove = &Stub::DeletePanelist};
}

}  // namespace pepiniere::pep
