// pep cohort rankings and pep cohort tie-decisions
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using cohort::v1::Ranking;
using cohort::v1::RankingExplanation;
using cohort::v1::RankingRun;
using cohort::v1::Review;
using cohort::v1::TieDecision;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

constexpr Text kNoName = {"'$0' is not $1", "« $0 » n'est pas $1"};

struct RunFlags : WriteFlags {
  std::string id, stage, seat, reason;
  bool keep_ties = false;
};

template <typename T>
absl::StatusOr<std::string> FullName(const std::string& typed, const Noun& noun, const Messages& say) {
  const auto name = NamePattern::Of(*T::descriptor()).Full(typed);
  if (name) return *name;
  return UsageError(say(kNoName, typed, say.Pick(noun.which)));
}

template <typename T>
absl::Status Show(Session& session, const Noun& noun, const absl::StatusOr<T>& shown, const WriteFlags& flags) {
  PEP_TRY(shown.status());
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(*shown));
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::StatusOr<Review::Stage> StageOf(const std::string& typed, const Messages& say) {
  if (typed.empty()) return Review::STAGE_FILE;
  const auto stage = ParseWord(Words<Review::Stage>(), typed);
  if (stage) return *stage;
  return UsageError(say({"'$0' is no stage: file or hearing", "« $0 » n'est pas une étape : file ou hearing"}, typed));
}

// That there are applications of which nobody has decided yet whether they are admissible: where that is told to who
// asks, beside the answer.
void WarnOfAwaiting(Session& session, const std::string& call) {
  cohort::v1::CountApplicationsRequest request;
  request.set_parent(call);
  const auto counted = session.Call(&Stub::CountApplications, request);
  if (!counted.ok()) return;
  int awaiting = 0;
  for (const auto& count : counted->counts()) {
    if (count.state() != cohort::v1::Application::STATE_SUBMITTED || !count.seat().empty()) continue;
    awaiting += count.count() - count.erased();  // what is no longer kept awaits nothing
  }
  if (awaiting == 0) return;
  const Messages& say = session.say();
  session.Remark(Concat(
      say.Count(
          awaiting,
          {"$0 application still awaits a decision whether it is admissible: this ranking counts it like the others.",
           "$0 candidature attend encore que l'on décide si elle est recevable : ce classement la compte comme les "
           "autres."},
          {"$0 applications still await a decision whether they are admissible: this ranking counts them like the "
           "others.",
           "$0 candidatures attendent encore que l'on décide si elles sont recevables : ce classement les compte "
           "comme les autres."}),
      " ",
      say({"Decide first, or rank again afterwards: pep cohort applications list $0 --filter 'state = SUBMITTED'",
           "Décidez d'abord, ou classez de nouveau ensuite : pep cohort applications list $0 --filter 'state = "
           "SUBMITTED'"},
          Id(call))));
}

absl::Status Run(Session& session, const RunFlags& flags) {
  cohort::v1::RunRankingRequest request;
  request.set_parent(ResourceName("calls", flags.id));
  PEP_ASSIGN(const Review::Stage stage, StageOf(flags.stage, session.say()));
  request.set_stage(stage);
  if (!flags.seat.empty()) {
    PEP_ASSIGN(*request.mutable_seat(), FullName<cohort::v1::Seat>(flags.seat, SeatsNoun(), session.say()));
  }
  request.set_keep_ties(flags.keep_ties);
  request.set_validate_only(flags.dry_run);
  const auto run = session.Call(&Stub::RunRanking, request);
  if (run.ok()) WarnOfAwaiting(session, request.parent());
  return Show(session, RankingsNoun(), run, flags);
}

absl::Status Publish(Session& session, const RunFlags& flags) {
  cohort::v1::PublishRankingRequest request;
  PEP_ASSIGN(*request.mutable_name(), FullName<Ranking>(flags.id, RankingsNoun(), session.say()));
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return Show(session, RankingsNoun(), session.Call(&Stub::PublishRanking, request), flags);
}

absl::StatusOr<RankingRun> FetchRun(Session& session, const std::string& id) {
  cohort::v1::GetRankingRunRequest request;
  PEP_ASSIGN(*request.mutable_name(), FullName<Ranking>(id, RankingsNoun(), session.say()));
  return session.Call(&Stub::GetRankingRun, request);
}

// A line of the results: an application with its rank, or without one.
struct Result {
  std::string application, rank, score, decided_by;
  int complete = 0;
};

const View<Result>& ResultsView() {
  using R = const Result&;
  using M = const Messages&;
  static const auto* view = new View<Result>{
      .fields = {{"rank", [](R r) { return r.rank; }},
                 {"application", [](R r) { return r.application; }},
                 {"score", [](R r) { return r.score; }},
                 {"decided_by", [](R r) { return r.decided_by; }},
                 {"complete_reviews", [](R r) { return Concat(r.complete); }}},
      .columns = {
          {{"Rank", "Rang"}, [](R r, M) { return Cell{r.rank.empty() ? "–" : r.rank}; }, Align::kRight, 0, 0},
          {{"Who", "Qui"}, [](R r, M) { return Somebody(r.application); }, Align::kLeft, 0, 0},
          {{"Application", "Candidature"}, [](R r, M) { return Cell{r.application}; }, Align::kLeft, 0, 2},
          {{"Score", "Score"}, [](R r, M say) { return Cell{say.Figure(r.score)}; }, Align::kRight, 0, 0},
          {{"Decided by", "Départagée par"}, [](R r, M) { return Cell{r.decided_by}; }, Align::kLeft, 0, 1},
          {{"Reviews", "Évaluations"}, [](R r, M say) { return Cell{say.Number(r.complete)}; }, Align::kRight, 0, 1}}};
  return *view;
}

absl::Status ShowResults(Session& session, const std::string& id) {
  PEP_ASSIGN(const RankingRun run, FetchRun(session, id));
  Listing<Result> listing(session.out(), ResultsView());
  for (const auto& one : run.ranked()) {
    listing.Add({one.application(), Concat(one.rank()), one.score(), one.decided_by(), one.complete_reviews()});
  }
  for (const auto& one : run.unrankable()) listing.Add({one.application(), "", "", "", one.complete_reviews()});
  listing.Flush();
  return absl::OkStatus();
}

const View<cohort::v1::JurorOffset>& OffsetsView() {
  using J = const cohort::v1::JurorOffset&;
  using M = const Messages&;
  static const auto* view = new View<cohort::v1::JurorOffset>{
      .fields = {{"juror", [](J j) { return j.juror(); }},
                 {"reviews", [](J j) { return Concat(j.reviews()); }},
                 {"compared_reviews", [](J j) { return Concat(j.compared_reviews()); }},
                 {"offset", [](J j) { return j.offset(); }}},
      .columns = {
          {{"Juror", "Juré"}, [](J j, M) { return Somebody(j.juror()); }, Align::kLeft, 0, 0},
          {{"Reviews", "Évaluations"}, [](J j, M say) { return Cell{say.Number(j.reviews())}; }, Align::kRight, 0, 0},
          {{"Compared", "Comparées"},
           [](J j, M say) { return Cell{say.Number(j.compared_reviews())}; },
           Align::kRight,
           0,
           1},
          {{"From the others", "Écart aux autres"},
           [](J j, M say) { return Cell{j.offset().empty() ? "–" : say.Figure(j.offset())}; },
           Align::kRight,
           0,
           0}}};
  return *view;
}

absl::Status ShowOffsets(Session& session, const std::string& id) {
  PEP_ASSIGN(const RankingRun run, FetchRun(session, id));
  Listing<cohort::v1::JurorOffset> listing(session.out(), OffsetsView());
  for (const auto& one : run.juror_offsets()) listing.Add(one);
  listing.Flush();
  return absl::OkStatus();
}

absl::Status Export(Session& session, const std::string& id) {
  PEP_ASSIGN(const RankingRun run, FetchRun(session, id));
  if (run.run_json().empty()) {
    return InOwnWords(absl::StatusCode::kFailedPrecondition,
                      session.say()({"$0 is not published: its run tells the seed of the lot",
                                     "$0 n'est pas publié : son calcul dit la graine du sort"},
                                    run.ranking().name()));
  }
  session.out().Line(run.run_json());
  return absl::OkStatus();
}

struct ExplainFlags {
  std::string id, ranking;
};

const View<RankingExplanation::CriterionMarks>& MarksView() {
  using C = const RankingExplanation::CriterionMarks&;
  using M = const Messages&;
  static const auto marks = [](C c) {
    std::string text;
    for (const int mark : c.marks()) text += Concat(text.empty() ? "" : " ", mark);
    return text;
  };
  static const auto* view = new View<RankingExplanation::CriterionMarks>{
      .fields = {{"criterion", [](C c) { return c.criterion(); }},
                 {"label", [](C c) { return c.label(); }},
                 {"weight", [](C c) { return c.weight(); }},
                 {"marks", [](C c) { return marks(c); }},
                 {"mean", [](C c) { return c.mean(); }}},
      .columns = {{{"Criterion", "Critère"}, [](C c, M) { return Cell{Printable(c.label())}; }, Align::kLeft, 0, 0},
                  {{"Weight", "Poids"}, [](C c, M) { return Cell{c.weight()}; }, Align::kRight, 0, 1},
                  {{"Marks", "Notes"}, [](C c, M) { return Cell{marks(c)}; }, Align::kLeft, 0, 0},
                  {{"Mean", "Moyenne"}, [](C c, M say) { return Cell{say.Figure(c.mean())}; }, Align::kRight, 0, 0}}};
  return *view;
}

absl::Status Explain(Session& session, const ExplainFlags& flags) {
  const Messages& say = session.say();
  cohort::v1::GetExplanationRequest request;
  PEP_ASSIGN(*request.mutable_application(), FullName<cohort::v1::Application>(flags.id, ApplicationsNoun(), say));
  if (!flags.ranking.empty()) {
    PEP_ASSIGN(*request.mutable_ranking(), FullName<Ranking>(flags.ranking, RankingsNoun(), say));
  }
  PEP_ASSIGN(const RankingExplanation told, session.Call(&Stub::GetExplanation, request));
  Listing<RankingExplanation::CriterionMarks> listing(session.out(), MarksView());
  for (const auto& one : told.criteria()) listing.Add(one);
  listing.Flush();
  if (told.rank() == 0) {
    session.out().Note(say({"Not ranked: $0 complete reviews of $1.", "Non classée : $0 évaluations complètes sur $1."},
                           told.complete_reviews(), told.needed_reviews()));
    return absl::OkStatus();
  }
  session.out().Note(say({"Rank $0 of $1, with a score of $2.", "Rang $0 sur $1, avec un score de $2."}, told.rank(),
                         told.ranked_count(), say.Figure(told.score())));
  if (!told.decided_by().empty()) {
    session.out().Note(
        say({"What parted it from others of that score: $0.", "Ce qui l'a départagée d'autres du même score : $0."},
            told.decided_by()));
  }
  return absl::OkStatus();
}

constexpr FieldFlag kDecisionFlags[] = {
    {"--application",
     "applications",
     "APPLICATION",
     {"Who comes first, then who comes next (repeatable)", "Qui vient d'abord, puis ensuite (répétable)"}},
    {"--stage", "stage", "file|hearing", {"Of which rankings", "De quels classements"}},
    {"--seat", "seat", "SEAT", {"Of the rankings of this seat alone", "Des classements de cette place seulement"}},
    {"--reason", "reason", "TEXT", {"Why the jury decided so", "Pourquoi le jury en a décidé ainsi"}},
};

absl::Status Withdraw(Session& session, const RunFlags& flags) {
  cohort::v1::WithdrawTieDecisionRequest request;
  PEP_ASSIGN(*request.mutable_name(), FullName<TieDecision>(flags.id, TieDecisionsNoun(), session.say()));
  request.set_etag(flags.etag);
  request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  return Show(session, TieDecisionsNoun(), session.Call(&Stub::WithdrawTieDecision, request), flags);
}

Command AddReading(Command& rankings, const char* verb, Text help,
                   absl::Status (*does)(Session& session, const std::string& id)) {
  auto id = std::make_shared<std::string>();
  Command command = rankings.Add(verb, help);
  command.String("ID", *id, RankingsNoun().which, "RANKING").Required();
  command.Does([id, does](Session& session) { return does(session, *id); });
  return command;
}

}  // namespace

Noun RankingsNoun() {
  return {.name = "rankings",
          .help = {"Rankings of the applications to a call: runs, kept for good",
                   "Les classements des candidatures à un appel : des calculs, gardés tels quels"},
          .one = {"a ranking", "un classement"},
          .many = {"rankings", "les classements"},
          .type = "RANKING",
          .which = {"CALL/N, as `list` names it", "APPEL/N, comme « list » le nomme"},
          .unknown = {"no such ranking: $0", "aucun classement de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call", "De cet appel"},
          .parent_which = {"The call", "L'appel"},
          .resource = Ranking::default_instance(),
          .part = CohortPart,
          .fields = {"name", "stage", "seat", "grid_version", "ranked_count", "not_rankable_count", "tie_count",
                     "inputs_sha256", "result_sha256", "publish_time", "create_time", "update_time"},
          .columns = {{{"Ranking", "Classement"}, "name"},
                      {{"Of", "De"}, "stage"},
                      {{"Seat", "Place"}, "seat"},
                      {{"Ranked", "Classées"}, "ranked_count"},
                      {{"Not rankable", "Non classables"}, "not_rankable_count", 1},
                      {{"Published", "Publié"}, "publish_time", 1}},
          .lines = {{{"Of", "De"}, "stage"},
                    {{"Seat", "Place"}, "seat"},
                    {{"Marked by", "Noté sur"}, "grid_version"},
                    {{"Ranked", "Classées"}, "ranked_count"},
                    {{"Not rankable", "Non classables"}, "not_rankable_count"},
                    {{"Ties", "Ex æquo"}, "tie_count"},
                    {{"SHA-256 of the inputs", "SHA-256 des données"}, "inputs_sha256"},
                    {{"SHA-256 of the result", "SHA-256 du résultat"}, "result_sha256"},
                    {{"Published", "Publié"}, "publish_time"}},
          .list = &Stub::ListRankings,
          .get = &Stub::GetRanking};
}

Noun TieDecisionsNoun() {
  return {.name = "tie-decisions",
          .help = {"What a jury decided between equals", "Ce qu'un jury a décidé entre ex æquo"},
          .one = {"a decision between equals", "une décision entre ex æquo"},
          .many = {"decisions between equals", "les décisions entre ex æquo"},
          .type = "DECISION",
          .which = {"CALL/N, as `list` names it", "APPEL/N, comme « list » la nomme"},
          .unknown = {"no such decision: $0", "aucune décision de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call", "De cet appel"},
          .parent_which = {"The call", "L'appel"},
          .resource = TieDecision::default_instance(),
          .part = CohortPart,
          .fields = {"name", "stage", "seat", "applications", "reason", "withdraw_time", "withdraw_reason",
                     "create_time", "update_time"},
          .columns = {{{"Decision", "Décision"}, "name"},
                      {{"In this order", "Dans cet ordre"}, "applications"},
                      {{"Because", "Parce que"}, "reason", 1},
                      {{"Withdrawn", "Retirée"}, "withdraw_time", 1}},
          .lines = {{{"In this order", "Dans cet ordre"}, "applications"},
                    {{"Of", "De"}, "stage"},
                    {{"Seat", "Place"}, "seat"},
                    {{"Because", "Parce que"}, "reason"},
                    {{"Withdrawn", "Retirée"}, "withdraw_time"},
                    {{"Withdrawn because", "Retirée parce que"}, "withdraw_reason"}},
          .flags = kDecisionFlags,
          .list = &Stub::ListTieDecisions,
          .get = {},
          .create = &Stub::RecordTieDecision};
}

void AddRankingVerbs(Command& rankings) {
  auto running = std::make_shared<RunFlags>();
  Command run = rankings.Add("run", {"Rank the applications to a call, by what the jury marked",
                                     "Classer les candidatures à un appel, par ce que le jury a noté"});
  run.String("CALL", running->id, CallsNoun().which, "CALL").Required();
  run.String("--stage", running->stage, {"By which reviews", "Par quelles évaluations"}, "file|hearing");
  run.String("--seat", running->seat,
             {"Those who chose this seat, by its own jurors where they marked",
              "Ceux qui ont choisi cette place, par ses propres jurés s'ils ont noté"},
             "SEAT");
  run.Flag("--keep-ties", running->keep_ties,
           {"Keep it though something is undecided", "Le garder même si quelque chose n'est pas tranché"});
  running->AddTo(run, SayReaders(CohortPart().contract, "RunRanking", run.say()));
  run.Does([running](Session& session) { return Run(session, *running); });

  AddReading(rankings, "results", {"Show the results of a ranking", "Montrer les résultats d'un classement"},
             ShowResults);
  AddReading(rankings, "offsets",
             {"Show how its jurors mark beside one another",
              "Montrer comment ses jurés notent les uns par rapport aux autres"},
             ShowOffsets);
  AddReading(rankings, "export", {"Write a published run, for `replay`", "Écrire un calcul publié, pour « replay »"},
             Export);

  auto publishing = std::make_shared<RunFlags>();
  Command publish = rankings.Add("publish", {"Publish a ranking: each applicant is told of their own place, and why",
                                             "Publier un classement : chacun apprend son rang, et pourquoi"});
  publish.String("ID", publishing->id, RankingsNoun().which, "RANKING").Required();
  publishing->AddTo(publish, SayReaders(CohortPart().contract, "PublishRanking", publish.say()));
  publishing->AddEtag(publish);
  publish.Does([publishing](Session& session) { return Publish(session, *publishing); });
}

void AddExplainVerb(Command& applications) {
  auto flags = std::make_shared<ExplainFlags>();
  Command explain = applications.Add(
      "explain", {"Say why an application is ranked as it is", "Dire pourquoi une candidature est classée ainsi"});
  explain.String("ID", flags->id, ApplicationsNoun().which, "APPLICATION").Required();
  explain.String("--ranking", flags->ranking,
                 {"In this one; the latest published one otherwise", "Dans celui-ci ; sinon le dernier publié"},
                 "RANKING");
  explain.Does([flags](Session& session) { return Explain(session, *flags); });
}

void AddTieDecisionVerbs(Command& decisions) {
  auto flags = std::make_shared<RunFlags>();
  Command withdraw =
      decisions.Add("withdraw", {"Withdraw a decision: it holds no more", "Retirer une décision : elle ne vaut plus"});
  withdraw.String("ID", flags->id, TieDecisionsNoun().which, "DECISION").Required();
  withdraw.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  flags->AddTo(withdraw, SayReaders(CohortPart().contract, "WithdrawTieDecision", withdraw.say()));
  flags->AddEtag(withdraw);
  withdraw.Does([flags](Session& session) { return Withdraw(session, *flags); });
}

}  // namespace pepiniere::pep
