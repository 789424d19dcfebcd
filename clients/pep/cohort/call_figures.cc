// pep cohort calls figures
#include <memory>
#include <string>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/text.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using cohort::v1::CallFigures;
using Stub = cohort::v1::CohortService::Stub;

constexpr Text kCall = {"call", "appel"}, kProfile = {"profile", "profil"}, kHost = {"host", "accueil"};
constexpr Text kUnsaid = {"not said", "non précisé"};

// A line: of what kind of thing, which one, and its counts.
struct Row {
  Text of;
  std::string name;
  CallFigures::Counts counts;
};

const View<Row>& FiguresView() {
  using R = const Row&;
  using M = const Messages&;
  static const auto* view = new View<Row>{
      .fields = {{"of", [](R r) { return std::string(r.of.english); }},
                 {"name", [](R r) { return r.name; }},
                 {"applications", [](R r) { return Concat(r.counts.applications()); }},
                 {"admissible", [](R r) { return Concat(r.counts.admissible()); }},
                 {"ranked", [](R r) { return Concat(r.counts.ranked()); }},
                 {"placed", [](R r) { return Concat(r.counts.placed()); }},
                 {"accepted", [](R r) { return Concat(r.counts.accepted()); }}},
      .columns = {
          {{"Of", "De"},
           [](R r, M say) {
             return Cell{say(r.of), Tone::kDim};
           },
           Align::kLeft,
           0,
           0},
          {{"Which", "Lequel"},
           [](R r, M say) { return Cell{r.name.empty() ? say(kUnsaid) : Printable(r.name)}; },
           Align::kLeft,
           0,
           0},
          {{"Applications", "Candidatures"},
           [](R r, M say) { return Cell{say.Number(r.counts.applications())}; },
           Align::kRight,
           0,
           0},
          {{"Admissible", "Recevables"},
           [](R r, M say) { return Cell{say.Number(r.counts.admissible())}; },
           Align::kRight,
           0,
           0},
          {{"Ranked", "Classées"}, [](R r, M say) { return Cell{say.Number(r.counts.ranked())}; }, Align::kRight, 0, 0},
          {{"Placed", "Placées"}, [](R r, M say) { return Cell{say.Number(r.counts.placed())}; }, Align::kRight, 0, 0},
          {{"Accepted", "Acceptées"},
           [](R r, M say) { return Cell{say.Number(r.counts.accepted())}; },
           Align::kRight,
           0,
           0}}};
  return *view;
}

absl::Status Show(Session& session, const std::string& id) {
  cohort::v1::GetCallFiguresRequest request;
  request.set_name(ResourceName("calls", id));
  PEP_ASSIGN(const CallFigures figures, session.Call(&Stub::GetCallFigures, request));
  Listing<Row> listing(session.out(), FiguresView());
  listing.Add({kCall, figures.name(), figures.counts()});
  for (const auto& share : figures.profiles()) listing.Add({kProfile, share.name(), share.counts()});
  for (const auto& share : figures.hosts()) listing.Add({kHost, share.name(), share.counts()});
  listing.Flush();
  const EnumWords words = WordsOf<cohort::v1::UnfilledSeat::Why>();
  for (const auto& seat : figures.unfilled()) {
    session.out().Note(session.say()({"$0, places that nobody has: $1 ($2)", "$0, places non pourvues : $1 ($2)"},
                                     seat.seat(), seat.places(), words.cell(seat.why(), session.say()).text));
  }
  return absl::OkStatus();
}

}  // namespace

void AddCallFigures(Command& calls) {
  auto id = std::make_shared<std::string>();
  Command figures = calls.Add("figures", {"Count applications, and what became of them, by profile and host",
                                          "Compter les candidatures et leurs suites, par profil et par accueil"});
  figures.String("ID", *id, CallsNoun().which, "CALL").Required();
  figures.Does([id](Session& session) { return Show(session, *id); });
}

}  // namespace pepiniere::pep
