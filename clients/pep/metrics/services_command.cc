// pep metrics services
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/service_rows.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using metrics::v1::DigitalService;
using metrics::v1::Indicator;
using Stub = metrics::v1::MetricsService::Stub;
using S = const DigitalService&;
using M = const Messages&;

constexpr double kPercent = 100;

// Usage: the first metric of it, with how it moved; the others are in CSV and JSON.
Cell UsageCell(S s, M say) {
  if (s.usages().empty()) return {SaidNoData(s.usage_no_data(), say), Tone::kDim};
  const auto& usage = s.usages(0);
  if (!usage.has_value()) return {SaidNoData(usage.no_data(), say), Tone::kDim};
  return {Measured(usage.value(), usage.unit(), say)};
}

Cell ProgressionCell(S s, M say) {
  if (s.usages().empty() || !s.usages(0).has_progression()) return {"–", Tone::kDim};
  const double progression = s.usages(0).progression();
  return {Concat(progression > 0 ? "+" : "", SaidNumber(progression * kPercent, say), say({" %", "\u00a0%"})),
          progression < 0 ? Tone::kWarning : Tone::kPlain};
}

// Of all audiences together.
Cell SatisfactionCell(S s, std::string_view id, M say) {
  for (const auto& satisfaction : s.satisfactions()) {
    if (satisfaction.audience() != metrics::v1::AUDIENCE_UNSPECIFIED) continue;
    const auto found = std::ranges::find(satisfaction.indicators(), id, &Indicator::indicator);
    if (found != satisfaction.indicators().end()) return SaidFigure(*found, say);
  }
  return {"–", Tone::kDim};
}

const View<DigitalService>& ServiceView() {
  static const auto* const view = new View<DigitalService>{
      .fields = {},
      .columns = {
          {{"Service", "Service"},
           [](S s, M) {
             return Cell{s.title().empty() ? std::string(Id(s.project())) : s.title(), Tone::kStrong};
           },
           Align::kLeft,
           14,
           0},
          {{"Usage", "Usage"}, UsageCell, Align::kLeft, 8, 0, true},
          {{"Progression", "Progression"}, ProgressionCell, Align::kRight, 0, 1},
          {{"Share online", "Part en ligne"},
           [](S s, M say) { return SaidFigure(s.online_share(), say); },
           Align::kLeft,
           8,
           2,
           true},
          {{"Told until", "Dit jusqu'au"},
           [](S s, M say) {
             return s.has_last_day() ? Cell{Said(s.last_day(), say)} : Cell{"–", Tone::kDim};
           },
           Align::kLeft,
           0,
           4},
          {{"JDMA", "JDMA"}, [](S s, M say) { return SatisfactionCell(s, "jdma", say); }, Align::kLeft, 8, 1, true},
          {{"CSAT", "CSAT"}, [](S s, M say) { return SatisfactionCell(s, "csat", say); }, Align::kLeft, 8, 3, true}}};
  return *view;
}

struct ServicesFlags {
  std::string filter;
  WindowFlags window;
  PageOptions pages;
};

// In CSV, a line a figure.
absl::Status ListFigures(Session& session, metrics::v1::ListDigitalServicesRequest request, const PageOptions& pages) {
  request.set_page_size(pages.Size());
  request.set_page_token(pages.page_token);
  Listing<ServiceRow> listing(session.out(), ServiceRowView());
  int services = 0;
  const auto add = [&](const metrics::v1::ListDigitalServicesResponse& page) {
    for (const DigitalService& service : page.digital_services()) {
      if (pages.limit > 0 && services == pages.limit) return false;
      ++services;
      for (const ServiceRow& row : RowsOf(service)) listing.Add(row);
    }
    listing.Flush();
    return pages.ManyPages();
  };
  PEP_ASSIGN(const std::string next, ForEachPage(session, &Stub::ListDigitalServices, std::move(request), add));
  SayWhatIsLeft(session, services, next, pages);
  return absl::OkStatus();
}

absl::Status Ask(Session& session, const ServicesFlags& flags) {
  metrics::v1::ListDigitalServicesRequest request;
  request.set_filter(flags.filter);
  flags.window.Fill(request);
  if (session.out().format == Format::kCsv) return ListFigures(session, std::move(request), flags.pages);
  metrics::v1::ListDigitalServicesResponse last;
  PEP_TRY(ShowList<DigitalService>(
      session, &Stub::ListDigitalServices, request, flags.pages, ServiceView(), [&](const auto& page) -> const auto& {
        last = page;
        return page.digital_services();
      }));
  session.out().Note(session.say()({"$0 of $1 services tell something.", "$0 services sur $1 disent quelque chose."},
                                   last.telling_size(), last.total_size()));
  session.out().Note(SaidWindow(last, session.say()));
  return absl::OkStatus();
}

}  // namespace

void AddServicesCommand(Command& metrics) {
  auto flags = std::make_shared<ServicesFlags>();
  Command services = metrics.Add(
      "services", {"The dashboard of digital services: usage, share online, satisfaction by audience",
                   "Le tableau de bord des services numériques : usage, part en ligne, satisfaction par public"});
  services.String("--filter", flags->filter,
                  {"Of which projects: an AIP-160 filter over project, incubator, organisation, phase, kind and theme",
                   "De quels projets : un filtre AIP-160 sur project, incubator, organisation, phase, kind et theme"},
                  "FILTER");
  flags->window.AddTo(services);
  flags->pages.AddTo(services);
  services.Note({"Each audience by itself: --output csv, a line a figure",
                 "Chaque public pour soi : --output csv, une ligne par chiffre"});
  services.Does([flags](Session& session) { return Ask(session, *flags); });
}

}  // namespace pepiniere::pep
