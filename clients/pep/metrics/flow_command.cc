// pep metrics flow
#include <memory>
#include <string>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/metrics/indicator_view.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/date.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using base::CsvCell;
using metrics::v1::Flow;
using metrics::v1::Grain;
using M = const Messages&;
using Stub = metrics::v1::MetricsService::Stub;

constexpr char kCumulative[] = "cumulative", kAgeing[] = "ageing", kFinished[] = "finished";

// The last day of the day, week or month; its end is not in it.
base::Date LastDayOf(const Flow::Standing& standing) {
  return base::Date::InParis(FromProto(standing.time()) - absl::Nanoseconds(1));
}

const View<Flow::Standing>& StandingView() {
  using S = const Flow::Standing&;
  static const auto count = [](std::int64_t n, M say) {
    return Cell{say.Number(n), n == 0 ? Tone::kDim : Tone::kPlain};
  };
  static const auto* const view = new View<Flow::Standing>{
      .fields = {{"date", [](S s) { return Iso(s.date()); }},
                 {"time", [](S s) { return Iso(s.time()); }},
                 {"todo", [](S s) { return CsvCell::Number(s.todo()); }},
                 {"in_progress", [](S s) { return CsvCell::Number(s.in_progress()); }},
                 {"done", [](S s) { return CsvCell::Number(s.done()); }},
                 {"cancelled", [](S s) { return CsvCell::Number(s.cancelled()); }}},
      .columns = {
          {{"At the end of", "À la fin du"}, [](S s, M say) { return Cell{say.Date(LastDayOf(s))}; }},
          {{"To do", "À faire"}, [](S s, M say) { return count(s.todo(), say); }, Align::kRight},
          {{"In progress", "En cours"}, [](S s, M say) { return count(s.in_progress(), say); }, Align::kRight},
          {{"Done", "Finis"}, [](S s, M say) { return count(s.done(), say); }, Align::kRight},
          {{"Cancelled", "Abandonnés"}, [](S s, M say) { return count(s.cancelled(), say); }, Align::kRight, 0, 1}}};
  return *view;
}

// What it is called, for who may read that.
template <class Item>
std::string CalledItem(const Item& item) {
  if (!item.title().empty()) return item.title();
  return item.source_id().empty() ? std::string(Id(item.work_item())) : item.source_id();
}

// Older than what usually takes long is to be looked at.
Tone ToneOfAge(int beyond) {
  constexpr int kMost = 85;
  return beyond == 0 ? Tone::kPlain : beyond >= kMost ? Tone::kBad : Tone::kWarning;
}

const View<Flow::Ageing>& AgeingView() {
  using A = const Flow::Ageing&;
  static const auto* const view = new View<Flow::Ageing>{
      .fields = {{"work_item", [](A a) { return a.work_item(); }},
                 {"source_id", [](A a) { return a.source_id(); }},
                 {"title", [](A a) { return a.title(); }},
                 {"type", [](A a) { return a.type(); }},
                 {"status", [](A a) { return a.status(); }},
                 {"start_time", [](A a) { return Iso(a.start_time()); }},
                 {"age_seconds", [](A a) { return CsvCell::Number(PlainNumber(a.age_seconds())); }},
                 {"beyond_percentile", [](A a) { return CsvCell::Number(a.beyond_percentile()); }}},
      .columns = {{{"Item", "Élément"}, [](A a, M) { return Cell{CalledItem(a)}; }, Align::kLeft, 12, 0},
                  {{"Type", "Type"}, [](A a, M) { return Cell{a.type()}; }, Align::kLeft, 0, 3},
                  {{"Stands in", "Se trouve en"}, [](A a, M) { return Cell{a.status()}; }, Align::kLeft, 8, 2},
                  {{"Age", "Âge"},
                   [](A a, M say) {
                     return Cell{Measured(a.age_seconds(), "s", say), ToneOfAge(a.beyond_percentile())};
                   },
                   Align::kRight},
                  {{"Older than", "Plus vieux que"},
                   [](A a, M say) {
                     return Cell{a.beyond_percentile() == 0
                                     ? ""
                                     : say({"$0 % of others", "$0\u00a0% des autres"}, a.beyond_percentile())};
                   },
                   Align::kLeft,
                   0,
                   1}}};
  return *view;
}

const View<Flow::Finish>& FinishView() {
  using F = const Flow::Finish&;
  static const auto* const view = new View<Flow::Finish>{
      .fields = {{"work_item", [](F f) { return f.work_item(); }},
                 {"source_id", [](F f) { return f.source_id(); }},
                 {"title", [](F f) { return f.title(); }},
                 {"type", [](F f) { return f.type(); }},
                 {"start_time", [](F f) { return Iso(f.start_time()); }},
                 {"finish_time", [](F f) { return Iso(f.finish_time()); }},
                 {"cycle_time_seconds",
                  [](F f) {
                    return f.has_start_time() ? CsvCell::Number(PlainNumber(f.cycle_time_seconds())) : CsvCell("");
                  }}},
      .columns = {{{"Item", "Élément"}, [](F f, M) { return Cell{CalledItem(f)}; }, Align::kLeft, 12, 0},
                  {{"Type", "Type"}, [](F f, M) { return Cell{f.type()}; }, Align::kLeft, 0, 2},
                  {{"Finished", "Fini"}, [](F f, M say) { return Cell{say.Time(FromProto(f.finish_time()), Paris())}; }},
                  {{"It took", "En"},
                   [](F f, M say) {
                     return f.has_start_time() ? Cell{Measured(f.cycle_time_seconds(), "s", say)}
                                               : Cell{say({"without a start", "sans début"}), Tone::kDim};
                   },
                   Align::kRight}}};
  return *view;
}

struct FlowFlags {
  std::string project, part;
  std::vector<std::string> types;
  Grain grain = metrics::v1::GRAIN_WEEK;
  WindowFlags window;
};

template <class Item, class Items>
void ListPart(const Output& output, const View<Item>& view, const Items& items, metrics::v1::NoDataReason no_data,
              std::int64_t all) {
  Listing<Item> listing(output, view);
  for (const Item& item : items) listing.Add(item);
  listing.Flush();
  if (const std::string why = SaidNoData(no_data, output.say); !why.empty()) output.Note(why);
  if (all > items.size())
    output.Note(output.say({"$0 of $1 are shown.", "$0 sur $1 sont montrés."}, items.size(), all));
}

void ShowPart(const Output& output, const Flow& flow, const std::string& part) {
  if (part == kAgeing) return ListPart(output, AgeingView(), flow.ageing(), flow.ageing_no_data(), flow.ageing_count());
  if (part == kFinished) {
    return ListPart(output, FinishView(), flow.finishes(), flow.bands_no_data(), flow.finish_count());
  }
  ListPart(output, StandingView(), flow.cumulative(), flow.cumulative_no_data(), 0);
}

void ShowBands(const Output& output, const Flow& flow) {
  const Messages& say = output.say;
  Sheet sheet(output);
  sheet.Section({"How long items take", "Combien de temps prennent les éléments"});
  if (flow.bands_no_data() != metrics::v1::NO_DATA_REASON_UNSPECIFIED) {
    sheet.Body(SaidNoData(flow.bands_no_data(), say));
  } else {
    const auto& bands = flow.bands();
    const auto at = [&](Text label, bool is_there, double seconds) {
      if (is_there) sheet.Line(label, Measured(seconds, "s", say));
    };
    at({"Half of them at most", "La moitié au plus"}, bands.has_p50(), bands.p50());
    at({"85 % at most", "85 % au plus"}, bands.has_p85(), bands.p85());
    at({"95 % at most", "95 % au plus"}, bands.has_p95(), bands.p95());
  }
  sheet.Print();
}

void ShowAll(const Output& output, const Flow& flow) {
  const auto title = [&](Text text) {
    output.Line(Concat("\n", output.terminal.Paint(Tone::kStrong, output.say(text))));
  };
  ListIndicators(output, flow.indicators());
  ShowBands(output, flow);
  title({"In progress, the oldest first", "En cours, les plus vieux d'abord"});
  ShowPart(output, flow, kAgeing);
  title({"How many stood where", "Combien se trouvaient où"});
  ShowPart(output, flow, kCumulative);
  output.Note(SaidWindow(flow, output.say));
}

absl::Status Ask(Session& session, const FlowFlags& flags) {
  metrics::v1::GetFlowRequest request;
  request.set_project(ResourceName("projects", flags.project));
  for (const std::string& type : flags.types) request.add_types(type);
  request.set_grain(flags.grain);
  flags.window.Fill(request);
  PEP_ASSIGN(const Flow flow, session.Call(&Stub::GetFlow, request));
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(flow));
  } else if (output.ForPeople() && flags.part.empty()) {
    ShowAll(output, flow);
  } else {
    ShowPart(output, flow, flags.part);
  }
  return absl::OkStatus();
}

}  // namespace

void AddFlowCommand(Command& metrics) {
  auto flags = std::make_shared<FlowFlags>();
  Command flow = metrics.Add(
      "flow", {"How the work of a project flows: what stood where, what ages, what others took",
               "Comment s'écoule le travail d'un projet : ce qui attend, ce qui vieillit, ce qu'il a fallu"});
  flow.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  flow.Strings("--type", flags->types, {"Items of these types alone", "Les éléments de ces types seulement"});
  AddWord(flow, "--grain", flags->grain,
          {"How often what stood where is told (week)", "À quel rythme dire ce qui se trouvait où (semaine)"});
  flow.String(
          "--part", flags->part,
          {"This part alone; in CSV, cumulative by default", "Cette partie seulement ; en CSV, cumulative par défaut"})
      .OneOf({kCumulative, kAgeing, kFinished});
  flags->window.AddTo(flow);
  flow.Does([flags](Session& session) { return Ask(session, *flags); });
}

}  // namespace pepiniere::pep
