// pep metrics definitions
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Definition;
using Stub = metrics::v1::MetricsService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it, in French", "Son nom d'usage, en français"}},
    {"--title-en", "title_en", "TEXT", {"The same in English", "Le même en anglais"}},
    {"--unit", "unit", "TEXT", {"What one of its values is: users, EUR…", "Ce qu'est une valeur : usagers, EUR…"}},
    {"--direction", "direction", "up|down|none", {"Whether more of it is better", "Si plus, c'est mieux"}},
    {"--kind",
     "kind",
     "additive|unique|gauge|ratio",
     {"What may be done with its values; never changes", "Ce qu'on peut faire de ses valeurs ; ne change plus"}},
    {"--period",
     "period",
     "day|week|month|instant",
     {"How often it is told; never changes", "À quel rythme elle est dite ; ne change plus"}},
    {"--source", "source", "TEXT", {"Where its values come from, in words", "D'où viennent ses valeurs, en mots"}},
    {"--source-uri", "source_uri", "URL", {"Where that is read", "Où cela se lit"}},
    {"--split-by",
     "dimensions",
     "KEY",
     {"By what it may be split (repeatable)", "Par quoi on peut la découper (répétable)"}},
    {"--additive-over",
     "additive_dimensions",
     "KEY",
     {"Over which of these its values may be added up (repeatable)",
      "Sur lesquels on peut additionner ses valeurs (répétable)"}},
    {"--numerator", "numerator", "METRIC", {"Of a ratio: what is divided", "D'un rapport : ce qui est divisé"}},
    {"--denominator", "denominator", "METRIC", {"Of a ratio: by what", "D'un rapport : par quoi"}},
    {"--purpose",
     "purpose",
     "usage|online-share|impact",
     {"What dashboards take it for", "Pour quoi les tableaux de bord la prennent"}},
    {"--visibility", "visibility", "public|project", {"Who is told its values", "Qui apprend ses valeurs"}},
    {"--project",
     "project",
     "PROJECT",
     {"Whose it is; everybody's by default, which administrators write",
      "De quel projet ; de tous par défaut, ce que les administrateurs écrivent"}},
};

}  // namespace

Noun DefinitionsNoun() {
  return {.name = "definitions",
          .help = {"What metrics mean, and what may be done with their values",
                   "Ce que veulent dire les mesures, et ce qu'on peut faire de leurs valeurs"},
          .one = {"a metric's definition", "une définition de mesure"},
          .many = {"the definitions of metrics", "les définitions des mesures"},
          .type = "METRIC",
          .which = {"The metric, by its id", "La mesure, par son id"},
          .unknown = {"no such metric: $0", "aucune mesure de ce nom : $0"},
          .resource = Definition::default_instance(),
          .part = MetricsPart,
          .fields = {"name",        "title",       "title_en",   "description", "unit",       "direction",
                     "kind",        "period",      "source",     "source_uri",  "dimensions", "additive_dimensions",
                     "numerator",   "denominator", "purpose",    "visibility",  "project",    "builtin",
                     "create_time", "update_time", "delete_time"},
          .columns = {{{"Metric", "Mesure"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Unit", "Unité"}, "unit", 2},
                      {{"Kind", "Sorte"}, "kind", 1},
                      {{"Told", "Rythme"}, "period", 3},
                      {{"Split by", "Découpée par"}, "dimensions", 4},
                      {{"Project", "Projet"}, "project", 3}},
          .lines = {{{"In English", "En anglais"}, "title_en"},
                    {{"Unit", "Unité"}, "unit"},
                    {{"Direction", "Sens"}, "direction"},
                    {{"Kind", "Sorte"}, "kind"},
                    {{"Told", "Rythme"}, "period"},
                    {{"Split by", "Découpée par"}, "dimensions"},
                    {{"Added up over", "S'additionne sur"}, "additive_dimensions"},
                    {{"Divides", "Divise"}, "numerator"},
                    {{"By", "Par"}, "denominator"},
                    {{"Taken for", "Sert à"}, "purpose"},
                    {{"Told to", "Dite à"}, "visibility"},
                    {{"Comes from", "Vient de"}, "source"},
                    {{"Read at", "Se lit sur"}, "source_uri"},
                    {{"Project", "Projet"}, "project"},
                    {{"Comes with the software", "Vient avec le logiciel"}, "builtin"}},
          .flags = kFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListDefinitions,
          .get = &Stub::GetDefinition,
          .create = &Stub::CreateDefinition,
          .update = &Stub::UpdateDefinition,
          .remove = &Stub::DeleteDefinition,
          .undelete = &Stub::UndeleteDefinition};
}

}  // namespace pepiniere::pep
