// pep metrics portfolio
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/subject.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using base::CsvCell;
using metrics::v1::PortfolioIndicators;
using Distribution = PortfolioIndicators::Distribution;
using Stub = metrics::v1::MetricsService::Stub;
using D = const Distribution&;
using M = const Messages&;

CsvCell Plain(bool is_there, double value) { return is_there ? CsvCell::Number(PlainNumber(value)) : CsvCell(""); }

std::int64_t WithoutData(D d) {
  std::int64_t projects = 0;
  for (const auto& count : d.no_data()) projects += count.projects();
  return projects;
}

// Fewer than five projects tell too much of each.
Cell Shown(bool is_there, double value, D d, M say) {
  return is_there ? Cell{Measured(value, d.unit(), say)} : Cell{"–", Tone::kDim};
}

std::string PlainReasons(D d) {
  return absl::StrJoin(d.no_data(), ";", [](std::string* out, const auto& count) {
    *out += Concat(Code(count.reason()), "=", count.projects());
  });
}
std::string PlainBands(D d) {
  return absl::StrJoin(
      d.bands(), ";", [](std::string* out, const auto& count) { *out += Concat(count.band(), "=", count.projects()); });
}

std::string SaidBands(D d, M say) {
  return absl::StrJoin(d.bands(), ", ", [&](std::string* out, const auto& count) {
    *out += Concat(SaidServedBand(count.band(), say), " ", count.projects());
  });
}

// With which figure of each project the percentiles are of, where that is not its only one.
std::string SaidSpread(D d, M say) {
  std::string called = Called(d.indicator(), say);
  if (d.measure() == Distribution::MEASURE_UNSPECIFIED || d.measure() == Distribution::MEASURE_VALUE) return called;
  return Concat(called, ", ", Said(d.measure(), say));
}

const View<Distribution>& DistributionView() {
  static const auto* const view = new View<Distribution>{
      .fields = {{"indicator", [](D d) { return d.indicator(); }},
                 {"formula", [](D d) { return d.formula(); }},
                 {"unit", [](D d) { return d.unit(); }},
                 {"n", [](D d) { return CsvCell::Number(d.n()); }},
                 {"without_data", [](D d) { return CsvCell::Number(WithoutData(d)); }},
                 {"no_data", PlainReasons},
                 {"p15", [](D d) { return Plain(d.percentiles().has_p15(), d.percentiles().p15()); }},
                 {"p50", [](D d) { return Plain(d.percentiles().has_p50(), d.percentiles().p50()); }},
                 {"p85", [](D d) { return Plain(d.percentiles().has_p85(), d.percentiles().p85()); }},
                 {"bands", PlainBands},
                 {"measure", [](D d) { return Code(d.measure()); }}},
      .columns = {
          {{"Indicator", "Indicateur"}, [](D d, M say) { return Cell{SaidSpread(d, say)}; }, Align::kLeft, 12, 0, true},
          {{"Tell", "Le disent"},
           [](D d, M say) {
             return Cell{say({"$0 of $1", "$0 sur $1"}, d.n(), d.n() + WithoutData(d)),
                         d.n() == 0 ? Tone::kDim : Tone::kPlain};
           },
           Align::kRight},
          {{"P15", "P15"},
           [](D d, M say) { return Shown(d.percentiles().has_p15(), d.percentiles().p15(), d, say); },
           Align::kRight,
           0,
           1},
          {{"P50", "P50"},
           [](D d, M say) { return Shown(d.percentiles().has_p50(), d.percentiles().p50(), d, say); },
           Align::kRight},
          {{"P85", "P85"},
           [](D d, M say) { return Shown(d.percentiles().has_p85(), d.percentiles().p85(), d, say); },
           Align::kRight,
           0,
           1},
          {{"Projects a band", "Projets par tranche"},
           [](D d, M say) { return Cell{SaidBands(d, say)}; },
           Align::kLeft,
           12,
           2,
           true}}};
  return *view;
}

struct PortfolioFlags {
  std::string filter;
  std::vector<std::string> indicators;
  WindowFlags window;
};

absl::Status Ask(Session& session, const PortfolioFlags& flags) {
  metrics::v1::GetPortfolioIndicatorsRequest request;
  request.set_filter(flags.filter);
  for (const std::string& indicator : flags.indicators) request.add_indicators(indicator);
  flags.window.Fill(request);
  PEP_ASSIGN(const PortfolioIndicators reply, session.Call(&Stub::GetPortfolioIndicators, request));
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(reply));
    return absl::OkStatus();
  }
  output.Note(output.say({"$0 of $1 projects tell something; with fewer than 5, no percentile is told.",
                          "$0 projets sur $1 disent quelque chose ; à moins de 5, aucun centile n'est donné."},
                         reply.telling(), reply.projects()),
              Tone::kStrong);
  Listing<Distribution> listing(output, DistributionView());
  for (const Distribution& distribution : reply.distributions()) listing.Add(distribution);
  listing.Flush();
  output.Note(SaidWindow(reply, output.say));
  return absl::OkStatus();
}

}  // namespace

void AddPortfolioIndicatorsCommand(Command& metrics) {
  auto flags = std::make_shared<PortfolioFlags>();
  Command portfolio = metrics.Add(
      "portfolio",
      {"How figures are spread over projects, and of how many there is none; never a ranking",
       "Comment les chiffres se répartissent sur les projets, et pour combien il n'y en a pas ; jamais un classement"});
  portfolio.String("--filter", flags->filter,
                   {"Of which projects: an AIP-160 filter over project, incubator, organisation, phase, kind and theme",
                    "De quels projets : un filtre AIP-160 sur project, incubator, organisation, phase, kind et theme"},
                   "FILTER");
  AddIndicators(portfolio, flags->indicators);
  flags->window.AddTo(portfolio);
  flags->window.AddDimensions(portfolio);
  flags->window.AddParameters(portfolio);
  portfolio.Does([flags](Session& session) { return Ask(session, *flags); });
}

}  // namespace pepiniere::pep
