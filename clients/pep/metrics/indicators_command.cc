// pep metrics indicators
#include <memory>
#include <string>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/metrics/indicator_view.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/subject.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Indicator;
using Stub = metrics::v1::MetricsService::Stub;

struct IndicatorFlags {
  std::string project, filter;
  std::vector<std::string> indicators;
  WindowFlags window;
  PageOptions pages;
};

absl::Status Ask(Session& session, const IndicatorFlags& flags) {
  metrics::v1::QueryIndicatorsRequest request;
  request.set_project(ResourceName("projects", flags.project));
  request.set_filter(flags.filter);
  for (const std::string& indicator : flags.indicators) request.add_indicators(indicator);
  flags.window.Fill(request);
  // Many lines a project: pages are of projects, and one of them is whole.
  const View<Indicator>& view = flags.project.empty() ? ProjectIndicatorView() : IndicatorView();
  metrics::v1::Indicator last;
  PEP_TRY(ShowList<Indicator>(
      session, &Stub::QueryIndicators, request, flags.pages, view, [&](const auto& page) -> const auto& {
        if (page.indicators_size() > 0) last = page.indicators(page.indicators_size() - 1);
        return page.indicators();
      }));
  if (!last.indicator().empty()) session.out().Note(SaidWindow(last, session.say()));
  return absl::OkStatus();
}

}  // namespace

void AddIndicatorsCommand(Command& metrics) {
  auto flags = std::make_shared<IndicatorFlags>();
  Command ask = metrics.Add("indicators",
                            {"Figures of a project, or of several: each a value, or why there is none",
                             "Les chiffres d'un projet, ou de plusieurs : une valeur, ou pourquoi il n'y en a pas"});
  ask.String("PROJECT", flags->project, {"The project; all of them by default", "Le projet ; tous par défaut"},
             kProjectType);
  ask.String("--filter", flags->filter,
             {"Of which projects: an AIP-160 filter over project, incubator, organisation, phase, kind and theme",
              "De quels projets : un filtre AIP-160 sur project, incubator, organisation, phase, kind et theme"},
             "FILTER");
  AddIndicators(ask, flags->indicators);
  flags->window.AddTo(ask);
  flags->window.AddDimensions(ask);
  flags->window.AddSource<metrics::v1::QueryIndicatorsRequest>(ask);
  flags->window.AddParameters(ask);
  flags->pages.AddTo(ask);
  ask.Note({"`explain` says what a figure is made of; `formulas` how it is computed",
            "« explain » dit de quoi un chiffre est fait ; « formulas », comment il est calculé"});
  ask.Does([flags](Session& session) { return Ask(session, *flags); });
}

}  // namespace pepiniere::pep
