// pep erasure list|show
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/access/commands.h"
#include "clients/pep/access/erasure.h"
#include "clients/pep/access/sentences.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using access::v1::Erasure;
using M = const Messages&;

constexpr Text kErased = {"erased", "effacé"}, kKept = {"kept", "gardé"},
               kNotDone = {"not done yet", "pas encore fait"};

Cell Done(const Erasure& erasure, const Messages& say) {
  if (erasure.has_done_time()) return {say.Time(FromProto(erasure.done_time())), Tone::kGood};
  return {say({"not yet: $0", "pas encore : $0"}, absl::StrJoin(NotDone(erasure), ", ")), Tone::kWarning};
}

const View<Erasure>& ErasuresView() {
  using E = const Erasure&;
  static const auto* view = new View<Erasure>{
      .fields = {{"name", [](E e) { return e.name(); }},
                 {"person", [](E e) { return e.person(); }},
                 {"reason", [](E e) { return e.reason(); }},
                 {"requested_by", [](E e) { return e.requested_by(); }},
                 {"create_time", [](E e) { return Iso(e.create_time()); }},
                 {"done_time", [](E e) { return Iso(e.done_time()); }},
                 {"not_done", [](E e) { return absl::StrJoin(NotDone(e), ";"); }}},
      .columns = {
          {{"Id", "Id"},
           [](E e, M) {
             return Cell{std::string(Id(e.name())), Tone::kDim};
           }},
          {{"Who", "Qui"},
           [](E e, M) {
             return Cell{e.person(), Tone::kStrong};
           }},
          {{"When", "Quand"}, [](E e, M say) { return Cell{say.Time(FromProto(e.create_time()))}; }},
          {{"Done", "Fait"}, Done},
          {{"By", "Par"}, [](E e, M) { return Principal(e.requested_by(), Tone::kDim); }, Align::kLeft, 8, 2},
          {{"Why", "Pourquoi"},
           [](E e, M) {
             return Cell{e.reason(), Tone::kDim};
           },
           Align::kLeft,
           10,
           1},
      }};
  return *view;
}

// What became of one kind of thing in one service.
struct Line {
  std::string service, what, why;
  Text fate;
  std::string_view code;  // of the fate, for programs
  Tone tone = Tone::kPlain;
  std::int64_t count = 0;
  std::vector<std::string> resources;
};

std::vector<Line> LinesOf(const Erasure& erasure) {
  std::vector<Line> lines;
  for (const auto& report : erasure.services()) {
    for (const auto& erased : report.erased()) {
      lines.push_back({report.service(),
                       erased.what(),
                       "",
                       kErased,
                       "erased",
                       Tone::kGood,
                       erased.count(),
                       {erased.resources().begin(), erased.resources().end()}});
    }
    for (const auto& kept : report.kept()) {
      lines.push_back({report.service(), kept.what(), kept.why(), kKept, "kept", Tone::kPlain, kept.count(), {}});
    }
    if (!report.has_done_time()) {
      lines.push_back({report.service(), "", report.error(), kNotDone, "not_done", Tone::kWarning, 0, {}});
    }
  }
  return lines;
}

const View<Line>& LinesView() {
  using L = const Line&;
  static const auto* view =
      new View<Line>{.fields = {{"service", [](L l) { return l.service; }},
                                {"fate", [](L l) { return std::string(l.code); }},
                                {"what", [](L l) { return l.what; }},
                                {"count", [](L l) { return base::CsvCell::Number(l.count); }},
                                {"resources", [](L l) { return absl::StrJoin(l.resources, ";"); }},
                                {"why", [](L l) { return l.why; }}},
                     .columns = {
                         {{"Service", "Service"},
                          [](L l, M) {
                            return Cell{l.service, Tone::kDim};
                          }},
                         {{"", ""},
                          [](L l, M say) {
                            return Cell{say(l.fate), l.tone};
                          }},
                         {{"What", "Quoi"},
                          [](L l, M say) {
                            return Cell{SaidKind(l.what, say), Tone::kStrong};
                          }},
                         {{"How many", "Combien"},
                          [](L l, M say) { return Cell{l.what.empty() ? "" : say.Number(l.count)}; },
                          Align::kRight},
                         {{"Of, or why", "De, ou pourquoi"},
                          [](L l, M say) {
                            const std::string why = SaidOfPersons(l.why, say).value_or(l.why);
                            return Cell{why.empty() ? absl::StrJoin(l.resources, ", ") : why, Tone::kDim};
                          },
                          Align::kLeft,
                          16,
                          0,
                          true},
                     }};
  return *view;
}

void PrintSheet(const Erasure& erasure, const Output& output) {
  const Messages& say = output.say;
  Sheet sheet(output);
  sheet.Line({"Erasure", "Effacement"}, std::string(Id(erasure.name())));
  sheet.Line({"Of", "De"}, erasure.person(), Tone::kStrong);
  sheet.Principal({"Asked by", "Demandé par"}, erasure.requested_by());
  sheet.Line({"On", "Le"}, say.Time(FromProto(erasure.create_time())));
  sheet.Line({"Why", "Pourquoi"}, erasure.reason());
  const Cell done = Done(erasure, say);
  sheet.Line({"Done", "Fait"}, done.text, done.tone);
  sheet.Print();
  output.Line("");
}

void AddList(Command& erasure) {
  auto pages = std::make_shared<PageOptions>();
  Command list =
      erasure.Add("list", {"List who was erased, the latest first", "Lister qui a été effacé, le dernier d'abord"});
  pages->AddTo(list);
  list.Does([pages](Session& session) {
    return ShowList(
        session, &AccessService::Stub::ListErasures, access::v1::ListErasuresRequest(), *pages, ErasuresView(),
        [](const auto& page) -> const auto& { return page.erasures(); });
  });
}

void AddShow(Command& erasure) {
  auto id = std::make_shared<std::string>();
  Command show = erasure.Add("show", {"Show what each service erased and kept, and why",
                                      "Montrer ce que chaque service a effacé et gardé, et pourquoi"});
  show.String("ID", *id, {"Which one, as `list` tells it", "Lequel, comme le dit « list »"}, "ERASURE").Required();
  show.Does([id](Session& session) -> absl::Status {
    access::v1::GetErasureRequest request;
    request.set_name(ResourceName("erasures", *id));
    PEP_ASSIGN(const Erasure found, session.Call(&AccessService::Stub::GetErasure, request));
    PrintErasure(found, session);
    return absl::OkStatus();
  });
}

}  // namespace

std::vector<std::string> NotDone(const Erasure& erasure) {
  std::vector<std::string> services;
  for (const auto& report : erasure.services()) {
    if (!report.has_done_time()) services.push_back(report.service());
  }
  return services;
}

void PrintErasure(const Erasure& erasure, const Session& session) {
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(erasure));
    return;
  }
  if (output.ForPeople()) PrintSheet(erasure, output);
  Listing<Line> listing(output, LinesView());
  for (const Line& line : LinesOf(erasure)) listing.Add(line);
  listing.Flush();
}

void AddErasureCommands(Command& root) {
  Command erasure = root.Add("erasure", {"Who was erased, and how far it is", "Qui a été effacé, et où cela en est"});
  AddList(erasure);
  AddShow(erasure);
}

}  // namespace pepiniere::pep
