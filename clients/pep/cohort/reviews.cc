// pep cohort reviews, and pep cohort calls jury|reopen-reviews|close-screening
#include <memory>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using cohort::v1::Call;
using cohort::v1::JuryProgress;
using cohort::v1::Review;
using cohort::v1::ReviewTask;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

constexpr Text kBadMark = {"'$0' is not CRITERION=MARK, such as IMPACT=4",
                           "« $0 » n'est pas CRITÈRE=NOTE, comme IMPACT=4"};
constexpr Text kBadAbstention = {"'$0' is not CRITERION=REASON", "« $0 » n'est pas CRITÈRE=MOTIF"};

std::string AddMark(Message& review, const std::string& typed, const Messages& say) {
  const std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  int mark = 0;
  if (parts.size() != 2 || parts[0].empty() || !absl::SimpleAtoi(parts[1], &mark)) return say(kBadMark, typed);
  auto& added = *static_cast<Review&>(review).add_marks();
  added.set_criterion(parts[0]);
  added.set_mark(mark);
  return "";
}

std::string AddAbstention(Message& review, const std::string& typed, const Messages& say) {
  const std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  if (parts.size() != 2 || parts[0].empty()) return say(kBadAbstention, typed);
  auto& added = *static_cast<Review&>(review).add_abstentions();
  added.set_criterion(parts[0]);
  added.set_reason(parts[1]);
  return "";
}

constexpr FieldFlag kFlags[] = {
    {"--mark",
     "marks",
     "CRITERION=MARK",
     {"The mark of a criterion (repeatable); all of them, in an update",
      "La note d'un critère (répétable) ; toutes, en modification"},
     AddMark,
     "--no-marks",
     {"Nothing is marked", "Rien n'est noté"}},
    {"--abstain",
     "abstentions",
     "CRITERION=REASON",
     {"A criterion from which one abstains, and why (repeatable)",
      "Un critère sur lequel on s'abstient, et pourquoi (répétable)"},
     AddAbstention,
     "--no-abstentions",
     {"One abstains from nothing", "On ne s'abstient sur rien"}},
    {"--comment", "comment", "TEXT", {"A comment", "Un commentaire"}},
    {"--stage", "stage", "file|hearing", {"Of what: what was sent, or the hearing", "Du dossier ou de l'audition"}},
    {"--read", "application_revision", "N", {"The revision that was read", "La révision lue"}},
};

void ShowMarks(const Message& message, Sheet& sheet, const Messages&) {
  const auto& review = static_cast<const Review&>(message);
  sheet.Section({"Marks", "Notes"});
  for (const auto& mark : review.marks()) sheet.Body(Concat(Printable(mark.criterion()), " · ", mark.mark()));
  for (const auto& one : review.abstentions()) {
    sheet.Body(Concat(Printable(one.criterion()), " · – · ", Printable(one.reason())));
  }
}

struct VerbFlags : WriteFlags {
  std::string id, reason, until;
};

absl::Status Submit(Session& session, const VerbFlags& flags) {
  const auto name = NamePattern::Of(*Review::descriptor()).Full(flags.id);
  if (!name) {
    return UsageError(
        session.say()({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, session.say().Pick(ReviewsNoun().which)));
  }
  cohort::v1::SubmitReviewRequest request;
  request.set_name(*name);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Review review, session.Call(&Stub::SubmitReview, request));
  const Noun noun = ReviewsNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(review));
  flags.Remind(session.out());
  return absl::OkStatus();
}

const View<ReviewTask>& TasksView() {
  using T = const ReviewTask&;
  using M = const Messages&;
  static const auto* view = new View<ReviewTask>{
      .fields = {{"application", [](T t) { return t.application().name(); }},
                 {"review", [](T t) { return t.review().name(); }},
                 {"revision", [](T t) { return Concat(t.application().revision()); }}},
      .columns = {
          {{"Application", "Candidature"}, [](T t, M) { return Cell{t.application().name()}; }, Align::kLeft, 0, 0},
          {{"Who", "Qui"},
           [](T t, M) {
             return t.application().applicant().empty() ? Cell{"–"} : Somebody(t.application().applicant());
           },
           Align::kLeft,
           0,
           1},
          {{"My review", "Mon évaluation"},
           [](T t, M say) {
             return t.has_review() ? WordsOf<Review::State>().cell(t.review().state(), say) : Cell{"–"};
           },
           Align::kLeft,
           0,
           0}}};
  return *view;
}

absl::Status ListMine(Session& session, const std::string& id, bool unfinished) {
  cohort::v1::ListMyReviewsRequest request;
  request.set_parent(ResourceName("calls", id));
  request.set_unfinished(unfinished);
  Listing<ReviewTask> listing(session.out(), TasksView());
  do {
    PEP_ASSIGN(const auto page, session.Call(&Stub::ListMyReviews, request));
    for (const ReviewTask& task : page.tasks()) listing.Add(task);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  listing.Flush();
  return absl::OkStatus();
}

constexpr Text kCall = {"call", "appel"}, kJuror = {"juror", "juré"}, kApplication = {"application", "candidature"};

// A line of the progress: of what, and how far.
struct Far {
  Text of;
  std::string name;
  JuryProgress::Figures figures;
};

const View<Far>& ProgressView() {
  using F = const Far&;
  using M = const Messages&;
  static const auto* view = new View<Far>{
      .fields = {{"name", [](F f) { return f.name; }},
                 {"done", [](F f) { return Concat(f.figures.done()); }},
                 {"asked", [](F f) { return Concat(f.figures.asked()); }}},
      .columns = {
          {{"Of", "De"},
           [](F f, M say) {
             return Cell{say(f.of), Tone::kDim};
           },
           Align::kLeft,
           0,
           0},
          {{"Which", "Lequel"}, [](F f, M) { return Somebody(f.name); }, Align::kLeft, 0, 0},
          {{"Done", "Faites"}, [](F f, M say) { return Cell{say.Number(f.figures.done())}; }, Align::kRight, 0, 0},
          {{"Asked", "Demandées"},
           [](F f, M say) { return Cell{say.Number(f.figures.asked())}; },
           Align::kRight,
           0,
           0}}};
  return *view;
}

// Why a jury has nothing to do.
absl::Status SayWhyNothing(Session& session, const std::string& name) {
  if (!session.out().ForPeople()) return absl::OkStatus();
  cohort::v1::GetCallRequest request;
  request.set_name(name);
  PEP_ASSIGN(const Call call, session.Call(&Stub::GetCall, request));
  const Messages& say = session.say();
  if (!call.has_close_time() || FromProto(call.close_time()) > absl::Now()) {
    session.out().Note(say({"The jury has nothing to mark before the call has closed: $0.",
                            "Le jury n'a rien à noter avant la fermeture de l'appel : $0."},
                           SaidField(call, "close_time", say, CohortEnums()).text));
  } else {
    session.out().Note(
        say({"Nothing is asked of this jury: the call has no juror, or none of its applications is to be marked.",
             "Rien n'est demandé à ce jury : l'appel n'a pas de juré, ou aucune candidature n'est à noter."}));
  }
  return absl::OkStatus();
}

absl::Status ShowProgress(Session& session, const std::string& id) {
  cohort::v1::GetJuryProgressRequest request;
  request.set_name(ResourceName("calls", id));
  PEP_ASSIGN(const JuryProgress progress, session.Call(&Stub::GetJuryProgress, request));
  Listing<Far> listing(session.out(), ProgressView());
  if (progress.has_figures()) listing.Add({kCall, request.name(), progress.figures()});
  for (const auto& one : progress.jurors()) listing.Add({kJuror, one.juror(), one.figures()});
  for (const auto& one : progress.applications()) listing.Add({kApplication, one.application(), one.figures()});
  listing.Flush();
  return progress.has_figures() ? absl::OkStatus() : SayWhyNothing(session, request.name());
}

absl::Status ShowCall(Session& session, const absl::StatusOr<Call>& call, const WriteFlags& flags) {
  PEP_TRY(call.status());
  const Noun noun = CallsNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(*call));
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::Status Reopen(Session& session, const VerbFlags& flags) {
  const auto until = ParseTime(flags.until, base::Date::InParis(absl::Now()));
  if (!until) {
    return UsageError(
        session.say()({"'$0' is no instant, nor a day", "« $0 » n'est ni un instant ni un jour"}, flags.until));
  }
  cohort::v1::ReopenReviewsRequest request;
  request.set_name(ResourceName("calls", flags.id));
  request.set_etag(flags.etag);
  request.set_reason(flags.reason);
  ToProto(*until, request.mutable_review_end_time());
  request.set_validate_only(flags.dry_run);
  return ShowCall(session, session.Call(&Stub::ReopenReviews, request), flags);
}

absl::Status CloseScreening(Session& session, const VerbFlags& flags) {
  cohort::v1::CloseScreeningRequest request;
  request.set_name(ResourceName("calls", flags.id));
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return ShowCall(session, session.Call(&Stub::CloseScreening, request), flags);
}

Command AddCallVerb(Command& calls, const char* verb, Text help, const std::shared_ptr<VerbFlags>& flags,
                    std::string_view method) {
  Command command = calls.Add(verb, help);
  command.String("ID", flags->id, CallsNoun().which, "CALL").Required();
  flags->AddTo(command, SayReaders(CohortPart().contract, method, command.say()));
  flags->AddEtag(command);
  return command;
}

}  // namespace

Noun ReviewsNoun() {
  return {
      .name = "reviews",
      .help = {"Reviews: what jurors mark of applications", "Les évaluations : ce que les jurés notent"},
      .one = {"a review", "une évaluation"},
      .many = {"reviews", "les évaluations"},
      .type = "REVIEW",
      .which = {"CALL/APPLICATION/REVIEW, as `list` names it", "APPEL/CANDIDATURE/ÉVALUATION, comme « list » la nomme"},
      .unknown = {"no such review: $0", "aucune évaluation de ce nom : $0"},
      .parent_type = "APPLICATION",
      .parent_help = {"Of this application, or of all those to this call",
                      "De cette candidature, ou de toutes celles à cet appel"},
      .across = true,
      .parent_which = {"an application, as CALL/APPLICATION", "une candidature, sous la forme APPEL/CANDIDATURE"},
      .resource = Review::default_instance(),
      .part = CohortPart,
      .fields = {"name", "juror", "stage", "state", "comment", "application_revision", "revision", "complete",
                 "submit_time", "create_time", "update_time"},
      .columns = {{{"Review", "Évaluation"}, "name"},
                  {{"Applicant", "Qui candidate"}, "name", 1, true},
                  {{"Juror", "Juré"}, "juror", 0, true},
                  {{"Of", "De"}, "stage", 1},
                  {{"State", "État"}, "state"},
                  {{"Complete", "Complète"}, "complete"},
                  {{"Submitted", "Remise"}, "submit_time", 2}},
      .lines = {{{"Applicant", "Qui candidate"}, "name", true},
                {{"Juror", "Juré"}, "juror", true},
                {{"Of", "De"}, "stage"},
                {{"State", "État"}, "state"},
                {{"Complete", "Complète"}, "complete"},
                {{"Revision", "Révision"}, "revision"},
                {{"Revision read", "Révision lue"}, "application_revision"},
                {{"Submitted", "Remise"}, "submit_time"},
                {{"Comment", "Commentaire"}, "comment"}},
      .show_more = ShowMarks,
      .flags = kFlags,
      .list = &Stub::ListReviews,
      .get = &Stub::GetReview,
      .create = &Stub::CreateReview,
      .update = &Stub::UpdateReview};
}

void AddReviewVerbs(Command& reviews) {
  auto submitting = std::make_shared<VerbFlags>();
  Command submit = reviews.Add("submit", {"Submit a review: it counts", "Remettre une évaluation : elle compte"});
  submit.String("ID", submitting->id, ReviewsNoun().which, "REVIEW").Required();
  submitting->AddTo(submit, SayReaders(CohortPart().contract, "SubmitReview", submit.say()));
  submitting->AddEtag(submit);
  submit.Does([submitting](Session& session) { return Submit(session, *submitting); });

  auto call = std::make_shared<std::string>();
  auto unfinished = std::make_shared<bool>(false);
  Command mine =
      reviews.Add("mine", {"List what one has to mark of a call", "Lister ce que l'on a à noter d'un appel"});
  mine.String("CALL", *call, CallsNoun().which, "CALL").Required();
  mine.Flag("--unfinished", *unfinished, {"What is still to be submitted alone", "Seulement ce qui reste à remettre"});
  mine.Does([call, unfinished](Session& session) { return ListMine(session, *call, *unfinished); });
}

void AddJuryVerbs(Command& calls) {
  auto id = std::make_shared<std::string>();
  Command jury =
      calls.Add("jury", {"Say how far the reviews of a call are", "Dire où en sont les évaluations d'un appel"});
  jury.String("ID", *id, CallsNoun().which, "CALL").Required();
  jury.Does([id](Session& session) { return ShowProgress(session, *id); });

  auto reopening = std::make_shared<VerbFlags>();
  Command reopen = AddCallVerb(calls, "reopen-reviews",
                               {"Take reviews again, once they are over", "Reprendre les évaluations, une fois closes"},
                               reopening, "ReopenReviews");
  reopen
      .String("--until", reopening->until, {"Until when; a day means its end", "Jusqu'à quand ; un jour, sa fin"},
              "TIME")
      .Required();
  reopen.String("--reason", reopening->reason, {"Why; kept in the audit", "Pourquoi ; gardé dans l'audit"}).Required();
  reopen.Does([reopening](Session& session) { return Reopen(session, *reopening); });

  auto closing = std::make_shared<VerbFlags>();
  AddCallVerb(calls, "close-screening",
              {"Tell the jurors of a call who applied", "Dire aux jurés d'un appel qui a candidaté"}, closing,
              "CloseScreening")
      .Does([closing](Session& session) { return CloseScreening(session, *closing); });
}

}  // namespace pepiniere::pep
