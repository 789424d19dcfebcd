// pep cohort moods
#include <memory>

#include "absl/strings/str_format.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/proto_values.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Mood;
using cohort::v1::MoodFigure;
using Stub = cohort::v1::CohortService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--mood", "mood", "1..5", {"From 1, bad, to 5, good", "De 1, mal, à 5, bien"}},
    {"--priority", "priority", "TEXT", {"What matters most next", "La priorité à venir"}},
    {"--went-well", "went_well", "TEXT", {"What went well", "Ce qui s'est bien passé"}},
    {"--hard", "hard", "TEXT", {"What was hard", "Ce qui a été difficile"}},
    {"--help-needed", "help_needed", "TEXT", {"What help is needed", "L'aide dont on a besoin"}},
};

const View<MoodFigure>& FigureView() {
  static const auto* const view = new View<MoodFigure>{
      .fields = {{"week_start_date", [](const MoodFigure& figure) { return Iso(figure.week_start_date()); }},
                 {"withheld", [](const MoodFigure& figure) { return figure.withheld() ? "true" : "false"; }},
                 {"people", [](const MoodFigure& figure) { return base::CsvCell::Number(figure.people()); }},
                 {"mean", [](const MoodFigure& figure) { return absl::StrFormat("%.2f", figure.mean()); }}},
      .columns = {{.heading = {"Week of", "Semaine du"},
                   .cell = [](const MoodFigure& figure, const Messages& say) -> Cell {
                     return {Said(figure.week_start_date(), say)};
                   }},
                  {.heading = {"People", "Personnes"},
                   .cell = [](const MoodFigure& figure, const Messages& say) -> Cell {
                     if (figure.withheld()) return {say({"fewer than 5", "moins de 5"}), Tone::kDim};
                     return {say.Number(figure.people())};
                   },
                   .align = Align::kRight},
                  {.heading = {"Mean", "Moyenne"},
                   .cell = [](const MoodFigure& figure, const Messages& say) -> Cell {
                     return {figure.withheld() ? "–" : say.Figure(absl::StrFormat("%.2f", figure.mean()))};
                   },
                   .align = Align::kRight}}};
  return *view;
}

absl::Status ShowFigures(Session& session, const std::string& typed) {
  PEP_ASSIGN(const std::string cohort, CohortName(typed, session.say()));
  cohort::v1::ListMoodFiguresRequest request;
  request.set_parent(cohort);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::ListMoodFigures, request));
  Listing<MoodFigure> listing(session.out(), FigureView());
  for (const MoodFigure& figure : reply.figures()) listing.Add(figure);
  listing.Flush();
  return absl::OkStatus();
}

}  // namespace

Noun MoodsNoun() {
  return {.name = "moods",
          .help = {"What people of a cohort write of their week",
                   "Ce que les membres d'une promotion disent de leur semaine"},
          .one = {"what somebody writes of a week", "ce que quelqu'un dit d'une semaine"},
          .many = {"what people of a cohort write of their week",
                   "ce que les membres d'une promotion disent de leur semaine"},
          .type = "MOOD",
          .which = {"PROGRAMME/COHORT/ID", "PROGRAMME/PROMOTION/ID"},
          .unknown = {"nothing of that name was written: $0", "rien de ce nom n'a été écrit : $0"},
          .parent_type = "COHORT",
          .parent_help = {"The cohort", "La promotion"},
          .parent_which = {"The cohort", "La promotion"},
          .resource = Mood::default_instance(),
          .part = CohortPart,
          .fields = {"name", "person", "week_start_date", "mood", "priority", "went_well", "hard", "help_needed",
                     "create_time", "update_time"},
          .columns = {{{"Id", "Id"}, "name", 3},
                      {{"Week of", "Semaine du"}, "week_start_date"},
                      {{"Who", "Qui"}, "person", 1, true},
                      {{"Mood", "Humeur"}, "mood"},
                      {{"Priority", "Priorité"}, "priority", 2},
                      {{"Help needed", "Aide"}, "help_needed"}},
          .lines = {{{"Week of", "Semaine du"}, "week_start_date"},
                    {{"Who", "Qui"}, "person", true},
                    {{"Mood", "Humeur"}, "mood"},
                    {{"Priority", "Priorité"}, "priority"},
                    {{"Went well", "Bien passé"}, "went_well"},
                    {{"Was hard", "Difficile"}, "hard"},
                    {{"Help needed", "Aide demandée"}, "help_needed"}},
          .flags = kFlags,
          .order_by = {"name, mood or week_start_date; \"mood desc\" reverses",
                       "name, mood ou week_start_date ; « mood desc » inverse"},
          .list = &Stub::ListMoods,
          .get = &Stub::GetMood,
          .create = &Stub::CreateMood,
          .update = &Stub::UpdateMood};
}

void AddMoodFigures(Command& moods) {
  auto typed = std::make_shared<std::string>();
  Command figures =
      moods.Add("figures", {"How the people of a cohort were, week by week; over fewer than 5 it is withheld",
                            "Comment allaient les membres d'une promotion, par semaine ; tu à moins de 5"});
  figures.String("COHORT", *typed, CohortsNoun().which, "COHORT").Required();
  figures.Does([typed](Session& session) { return ShowFigures(session, *typed); });
}

}  // namespace pepiniere::pep
