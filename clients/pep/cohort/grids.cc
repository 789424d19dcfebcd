// pep cohort grids|grid-versions
#include "clients/pep/cohort/criteria.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Grid;
using cohort::v1::GridVersion;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

constexpr FieldFlag kGridFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--programme",
     "programme",
     "PROGRAMME",
     {"The programme whose coaches keep it", "Le programme dont les coachs la tiennent"}},
};

std::string SetCriterion(Message& version, const std::string& typed, const Messages& say) {
  return AddCriterion(typed, static_cast<GridVersion&>(version), say);
}

constexpr FieldFlag kVersionFlags[] = {
    {"--criterion",
     "criteria",
     "CODE;LABEL;LEAST..MOST;WEIGHT;MARK=MEANING",
     {"A criterion (repeatable), in the order in which they part equal scores; what follows the marks may be left out",
      "Un critère (répétable), dans l'ordre où ils départagent les ex æquo ; ce qui suit les notes peut manquer"},
     SetCriterion},
    {"--note", "note", "TEXT", {"What is new in it", "Ce qu'elle a de nouveau"}},
};

void ShowCriteria(const Message& version, Sheet& sheet, const Messages&) {
  sheet.Section({"Criteria", "Critères"});
  for (const auto& criterion : static_cast<const GridVersion&>(version).criteria())
    sheet.Body(SaidCriterion(criterion));
}

}  // namespace

Noun GridsNoun() {
  return {.name = "grids",
          .help = {"Grids: by which criteria applications are marked",
                   "Les grilles : sur quels critères les candidatures sont notées"},
          .one = {"a grid", "une grille"},
          .many = {"grids", "les grilles"},
          .type = "GRID",
          .which = {"The grid", "La grille"},
          .unknown = {"no such grid: $0", "aucune grille de ce nom : $0"},
          .resource = Grid::default_instance(),
          .part = CohortPart,
          .fields = {"name", "title", "programme", "create_time", "update_time", "delete_time"},
          .columns = {{{"Grid", "Grille"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Programme", "Programme"}, "programme", 1}},
          .lines = {{{"Programme", "Programme"}, "programme"}},
          .contained = GridVersionsNoun,
          .flags = kGridFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListGrids,
          .get = &Stub::GetGrid,
          .create = &Stub::CreateGrid,
          .update = &Stub::UpdateGrid,
          .remove = &Stub::DeleteGrid,
          .undelete = &Stub::UndeleteGrid};
}

Noun GridVersionsNoun() {
  return {.name = "grid-versions",
          .help = {"Versions of grids: frozen once a published call uses them",
                   "Les versions de grilles : figées dès qu'un appel publié s'en sert"},
          .one = {"a version of a grid", "une version de grille"},
          .many = {"versions of a grid", "les versions d'une grille"},
          .type = "GRID_VERSION",
          .which = {"GRID/VERSION, such as eig/2", "GRILLE/VERSION, par exemple eig/2"},
          .unknown = {"no such version of a grid: $0", "aucune version de grille de ce nom : $0"},
          .parent_type = "GRID",
          .parent_help = {"Of this grid", "De cette grille"},
          .parent_which = {"The grid", "La grille"},
          .resource = GridVersion::default_instance(),
          .part = CohortPart,
          .fields = {"name", "criteria", "note", "frozen", "create_time", "update_time"},
          .columns = {{{"Version", "Version"}, "name"},
                      {{"Criteria", "Critères"}, "criteria"},
                      {{"Frozen", "Figée"}, "frozen"},
                      {{"What is new", "Nouveautés"}, "note", 1}},
          .lines = {{{"Frozen", "Figée"}, "frozen"}, {{"What is new", "Nouveautés"}, "note"}},
          .show_more = ShowCriteria,
          .flags = kVersionFlags,
          .list = &Stub::ListGridVersions,
          .get = &Stub::GetGridVersion,
          .create = &Stub::CreateGridVersion,
          .update = &Stub::UpdateGridVersion};
}

}  // namespace pepiniere::pep
