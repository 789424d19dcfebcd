// pep metrics dora
#include <memory>
#include <string>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/metrics/indicator_view.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::CsvCell;
using metrics::v1::Dora;
using Stub = metrics::v1::MetricsService::Stub;

// A week that is not covered has no figures: not 0.
Cell Count(const Dora::Week& week, int n, const Messages& say) {
  return week.covered() ? Cell{say.Number(n), n == 0 ? Tone::kDim : Tone::kPlain} : Cell{"–", Tone::kDim};
}
CsvCell Plain(const Dora::Week& week, int n) { return week.covered() ? CsvCell::Number(n) : CsvCell(""); }

const View<Dora::Week>& WeekView() {
  using W = const Dora::Week&;
  using M = const Messages&;
  static const auto* const view = new View<Dora::Week>{
      .fields = {{"start_date", [](W w) { return Iso(w.start_date()); }},
                 {"covered", [](W w) { return w.covered() ? "true" : "false"; }},
                 {"deployment_days", [](W w) { return Plain(w, w.deployment_days()); }},
                 {"deployments", [](W w) { return Plain(w, w.deployments()); }},
                 {"failed", [](W w) { return Plain(w, w.failed()); }},
                 {"maturing", [](W w) { return Plain(w, w.maturing()); }},
                 {"partial", [](W w) { return w.partial() ? "true" : "false"; }}},
      .columns = {
          {{"Week of", "Semaine du"},
           [](W w, M say) {
             return Cell{base::Concat(Said(w.start_date(), say), w.partial() ? say({" in part", " en partie"}) : "")};
           }},
          {{"Days", "Jours"}, [](W w, M say) { return Count(w, w.deployment_days(), say); }, Align::kRight},
          {{"Deployments", "Déploiements"}, [](W w, M say) { return Count(w, w.deployments(), say); }, Align::kRight},
          {{"Failed", "En échec"}, [](W w, M say) { return Count(w, w.failed(), say); }, Align::kRight},
          {{"Too young to tell", "Trop jeunes"},
           [](W w, M say) { return Count(w, w.maturing(), say); },
           Align::kRight,
           0,
           1}}};
  return *view;
}

struct DoraFlags {
  std::string project;
  bool weeks = false;
  WindowFlags window;
};

void ListWeeks(const Output& output, const Dora& dora) {
  Listing<Dora::Week> listing(output, WeekView());
  for (const auto& week : dora.weeks()) listing.Add(week);
  listing.Flush();
}

void ShowForPeople(const Output& output, const Dora& dora) {
  ListIndicators(output, dora.indicators());
  output.Line("");
  ListWeeks(output, dora);
  Sheet sheet(output);
  sheet.Section({"Failed, and not remedied", "En échec, et pas réparés"});
  for (const std::string& deployment : dora.open_failures()) sheet.Body(Id(deployment));
  sheet.Section(
      {"Too young to tell, in neither side of the rate", "Trop jeunes pour le dire, dans aucun terme du taux"});
  for (const std::string& deployment : dora.maturing()) sheet.Body(Id(deployment));
  sheet.Print();
  output.Note(base::Concat(SaidWindow(dora, output.say), output.say({"; bands $0", " ; tranches $0"}, dora.bands())));
}

absl::Status Ask(Session& session, const DoraFlags& flags) {
  metrics::v1::GetDoraRequest request;
  request.set_project(ResourceName("projects", flags.project));
  flags.window.Fill(request);
  PEP_ASSIGN(const Dora dora, session.Call(&Stub::GetDora, request));
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(dora));
  } else if (flags.weeks) {
    ListWeeks(output, dora);
  } else if (output.ForPeople()) {
    ShowForPeople(output, dora);
  } else {
    ListIndicators(output, dora.indicators());
  }
  return absl::OkStatus();
}

}  // namespace

void AddDoraCommand(Command& metrics) {
  auto flags = std::make_shared<DoraFlags>();
  Command dora = metrics.Add("dora", {"How a project delivers, by the measures of DORA and their bands",
                                      "Comment un projet livre, selon les mesures de DORA et leurs tranches"});
  dora.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  dora.Flag("--weeks", flags->weeks, {"Week by week alone", "Semaine par semaine seulement"});
  flags->window.AddTo(dora);
  flags->window.AddParameters(dora);
  dora.Does([flags](Session& session) { return Ask(session, *flags); });
}

}  // namespace pepiniere::pep
