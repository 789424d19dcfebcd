// pep cohort placements
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Placement;
using cohort::v1::PlacementRun;
using cohort::v1::Review;
using cohort::v1::UnfilledSeat;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

struct RunFlags : WriteFlags {
  std::string id, stage;
  bool fresh = false, keep_rankings = false;
};

absl::Status Show(Session& session, const absl::StatusOr<Placement>& shown, const WriteFlags& flags) {
  PEP_TRY(shown.status());
  const Noun noun = PlacementsNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(*shown));
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::StatusOr<std::string> FullName(const std::string& typed, const Messages& say) {
  const auto name = NamePattern::Of(*Placement::descriptor()).Full(typed);
  if (name) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(PlacementsNoun().which)));
}

absl::Status Run(Session& session, const RunFlags& flags) {
  const Messages& say = session.say();
  cohort::v1::RunPlacingRequest request;
  request.set_parent(ResourceName("calls", flags.id));
  if (!flags.stage.empty()) {
    const auto stage = ParseWord(Words<Review::Stage>(), flags.stage);
    if (!stage) {
      return UsageError(
          say({"'$0' is no stage: file or hearing", "« $0 » n'est pas une étape : file ou hearing"}, flags.stage));
    }
    request.set_stage(*stage);
  }
  request.set_fresh(flags.fresh);
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(&Stub::RunPlacing, request), flags);
}

absl::Status Publish(Session& session, const RunFlags& flags) {
  cohort::v1::PublishPlacementRequest request;
  PEP_ASSIGN(*request.mutable_name(), FullName(flags.id, session.say()));
  request.set_keep_rankings(flags.keep_rankings);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(&Stub::PublishPlacement, request), flags);
}

absl::StatusOr<PlacementRun> FetchRun(Session& session, const std::string& id) {
  cohort::v1::GetPlacementRunRequest request;
  PEP_ASSIGN(*request.mutable_name(), FullName(id, session.say()));
  return session.Call(&Stub::GetPlacementRun, request);
}

// A line of the results: who has a seat, who waits, which places nobody has and why.
struct Result {
  std::string seat, application;
  UnfilledSeat unfilled{};
};

const View<Result>& ResultsView() {
  using R = const Result&;
  using M = const Messages&;
  static const auto why = [](R r) {
    return r.unfilled.places() > 0 ? WordsOf<UnfilledSeat::Why>().code(r.unfilled.why()) : std::string();
  };
  static const auto* view = new View<Result>{
      .fields = {{"seat", [](R r) { return r.seat; }},
                 {"application", [](R r) { return r.application; }},
                 {"unfilled", [](R r) { return base::Concat(r.unfilled.places()); }},
                 {"why", [](R r) { return why(r); }}},
      .columns = {{{"Seat", "Place"}, [](R r, M) { return Cell{r.seat.empty() ? "–" : r.seat}; }, Align::kLeft, 0, 0},
                  {{"Who", "Qui"},
                   [](R r, M) { return r.application.empty() ? Cell{"–"} : Somebody(r.application); },
                   Align::kLeft,
                   0,
                   0},
                  {{"Application", "Candidature"},
                   [](R r, M) { return Cell{r.application.empty() ? "–" : r.application}; },
                   Align::kLeft,
                   0,
                   2},
                  {{"Unfilled", "Non pourvues"},
                   [](R r, M say) { return Cell{r.unfilled.places() > 0 ? say.Number(r.unfilled.places()) : ""}; },
                   Align::kRight,
                   0,
                   1},
                  {{"Why", "Pourquoi"},
                   [](R r, M say) {
                     return r.unfilled.places() > 0 ? WordsOf<UnfilledSeat::Why>().cell(r.unfilled.why(), say)
                                                    : Cell{""};
                   },
                   Align::kLeft,
                   0,
                   1}}};
  return *view;
}

absl::Status ShowResults(Session& session, const std::string& id) {
  PEP_ASSIGN(const PlacementRun run, FetchRun(session, id));
  Listing<Result> listing(session.out(), ResultsView());
  for (const auto& one : run.placed()) listing.Add({one.seat(), one.application()});
  for (const auto& application : run.waiting()) listing.Add({"", application});
  for (const auto& one : run.unfilled()) listing.Add({one.seat(), "", one});
  listing.Flush();
  return absl::OkStatus();
}

absl::Status Export(Session& session, const std::string& id) {
  PEP_ASSIGN(const PlacementRun run, FetchRun(session, id));
  session.out().Line(run.run_json());
  return absl::OkStatus();
}

void AddReading(Command& placements, const char* verb, Text help,
                absl::Status (*does)(Session& session, const std::string& id)) {
  auto id = std::make_shared<std::string>();
  Command command = placements.Add(verb, help);
  command.String("ID", *id, PlacementsNoun().which, "PLACEMENT").Required();
  command.Does([id, does](Session& session) { return does(session, *id); });
}

}  // namespace

Noun PlacementsNoun() {
  return {.name = "placements",
          .help = {"Placements: who gets which seat of a call, run by run",
                   "Les affectations de places : qui a laquelle, calcul après calcul"},
          .one = {"a placement", "une affectation de places"},
          .many = {"placements", "les affectations de places"},
          .type = "PLACEMENT",
          .which = {"CALL/N, as `list` names it", "APPEL/N, comme « list » la nomme"},
          .unknown = {"no such placement: $0", "aucune affectation de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call", "De cet appel"},
          .parent_which = {"The call", "L'appel"},
          .resource = Placement::default_instance(),
          .part = CohortPart,
          .fields = {"name", "rankings", "rerun_of", "placed_count", "waiting_count", "unfilled_count", "inputs_sha256",
                     "result_sha256", "publish_time", "create_time", "update_time"},
          .columns = {{{"Placement", "Affectation"}, "name"},
                      {{"Placed", "Placées"}, "placed_count"},
                      {{"Waiting", "En attente"}, "waiting_count"},
                      {{"Places unfilled", "Places non pourvues"}, "unfilled_count"},
                      {{"Again of", "Reprise de"}, "rerun_of", 1},
                      {{"Published", "Publiée"}, "publish_time", 1}},
          .lines = {{{"By", "D'après"}, "rankings"},
                    {{"Again of", "Reprise de"}, "rerun_of"},
                    {{"Placed", "Placées"}, "placed_count"},
                    {{"Waiting", "En attente"}, "waiting_count"},
                    {{"Places unfilled", "Places non pourvues"}, "unfilled_count"},
                    {{"SHA-256 of the inputs", "SHA-256 des données"}, "inputs_sha256"},
                    {{"SHA-256 of the result", "SHA-256 du résultat"}, "result_sha256"},
                    {{"Published", "Publiée"}, "publish_time"}},
          .list = &Stub::ListPlacements,
          .get = &Stub::GetPlacement};
}

void AddPlacementVerbs(Command& placements) {
  auto running = std::make_shared<RunFlags>();
  Command run = placements.Add(
      "run", {"Give the seats of a call by its rankings; again without those who left, once a placement is published",
              "Donner les places d'un appel d'après ses classements ; à nouveau, sans ceux qui sont partis, après une "
              "publication"});
  run.String("CALL", running->id, CallsNoun().which, "CALL").Required();
  run.String("--stage", running->stage, {"By which rankings", "D'après quels classements"}, "file|hearing");
  run.Flag("--fresh", running->fresh,
           {"By the rankings as they are now, though a placement was published",
            "D'après les classements de maintenant, même après une publication"});
  running->AddTo(run, SayReaders(CohortPart().contract, "RunPlacing", run.say()));
  run.Does([running](Session& session) { return Run(session, *running); });

  AddReading(placements, "results",
             {"Show who has which seat, who waits, and which places nobody has",
              "Montrer qui a quelle place, qui attend, et les places non pourvues"},
             ShowResults);
  AddReading(placements, "export", {"Write a run, for `replay`", "Écrire un calcul, pour « replay »"}, Export);

  auto publishing = std::make_shared<RunFlags>();
  Command publish = placements.Add("publish", {"Publish a placement: its offers are made, others superseded",
                                               "Publier une affectation : ses propositions sont faites, d'autres "
                                               "remplacées"});
  publish.String("ID", publishing->id, PlacementsNoun().which, "PLACEMENT").Required();
  publish.Flag("--keep-rankings", publishing->keep_rankings,
               {"Though reviews changed since its rankings were run",
                "Même si des évaluations ont changé depuis ses classements"});
  publishing->AddTo(publish, SayReaders(CohortPart().contract, "PublishPlacement", publish.say()));
  publishing->AddEtag(publish);
  publish.Does([publishing](Session& session) { return Publish(session, *publishing); });
}

}  // namespace pepiniere::pep
