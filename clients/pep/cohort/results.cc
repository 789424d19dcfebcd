// pep cohort results
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::ApplicationResult;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

struct ResultFlags : WriteFlags {
  std::string id, kind, reason;
};

absl::StatusOr<std::string> ApplicationName(const std::string& typed, const Messages& say) {
  const auto name = NamePattern::Of(*cohort::v1::Application::descriptor()).Full(typed);
  if (name) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(ApplicationsNoun().which)));
}

absl::Status Show(Session& session, const absl::StatusOr<ApplicationResult>& shown, const WriteFlags& flags) {
  PEP_TRY(shown.status());
  const Noun noun = ResultsNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(*shown));
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::Status Decide(Session& session, const ResultFlags& flags) {
  const Messages& say = session.say();
  cohort::v1::DecideResultRequest request;
  PEP_ASSIGN(*request.mutable_parent(), ApplicationName(flags.id, say));
  const auto kind = ParseWord(Words<ApplicationResult::Kind>(), flags.kind);
  if (!kind) {
    return UsageError(say({"'$0' is no result: selected, waiting or not_selected",
                           "« $0 » n'est pas un résultat : selected, waiting ou not_selected"},
                          flags.kind));
  }
  request.set_kind(*kind);
  request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(&Stub::DecideResult, request), flags);
}

absl::Status Appeal(Session& session, const ResultFlags& flags) {
  cohort::v1::AppealResultRequest request;
  PEP_ASSIGN(*request.mutable_parent(), ApplicationName(flags.id, session.say()));
  request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(&Stub::AppealResult, request), flags);
}

absl::Status Publish(Session& session, const ResultFlags& flags) {
  cohort::v1::PublishResultsRequest request;
  request.set_name(ResourceName("calls", flags.id));
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::PublishResults, request));
  session.out().Note(session.say()({"Applicants who are told: $0", "Personnes prévenues : $0"}, reply.published()));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun ResultsNoun() {
  return {
      .name = "results",
      .help = {"What a call comes to for an application, and appeals against it",
               "Le résultat d'une candidature, et les recours"},
      .one = {"a result", "un résultat"},
      .many = {"results", "les résultats"},
      .type = "RESULT",
      .which = {"CALL/APPLICATION/RESULT, as `list` names it", "APPEL/CANDIDATURE/RÉSULTAT, comme « list » le nomme"},
      .unknown = {"no such result: $0", "aucun résultat de ce nom : $0"},
      .parent_type = "APPLICATION",
      .parent_help = {"Of this application", "De cette candidature"},
      .parent_which = {"The application", "La candidature"},
      .resource = ApplicationResult::default_instance(),
      .part = CohortPart,
      .fields = {"name", "kind", "reason", "applicant", "publish_time", "create_time"},
      .columns = {{{"Decided", "Décidé"}, "create_time"},
                  {{"Result", "Résultat"}, "kind"},
                  {{"Because", "Parce que"}, "reason", 1},
                  {{"Published", "Publié"}, "publish_time", 1}},
      .lines = {{{"Result", "Résultat"}, "kind"},
                {{"Because", "Parce que"}, "reason"},
                {{"Published", "Publié"}, "publish_time"}},
      .list = &Stub::ListApplicationResults,
      .get = {}};
}

void AddResultVerbs(Command& results) {
  auto deciding = std::make_shared<ResultFlags>();
  Command decide =
      results.Add("decide", {"Decide the result of an application", "Décider du résultat d'une candidature"});
  decide.String("ID", deciding->id, ApplicationsNoun().which, "APPLICATION").Required();
  decide.String("KIND", deciding->kind, {"selected, waiting or not_selected", "selected, waiting ou not_selected"})
      .Required();
  decide.String("--reason", deciding->reason, {"Why: its applicant reads it", "Pourquoi : lu par qui candidate"})
      .Required();
  deciding->AddTo(decide, SayReaders(CohortPart().contract, "DecideResult", decide.say()));
  decide.Does([deciding](Session& session) { return Decide(session, *deciding); });

  auto publishing = std::make_shared<ResultFlags>();
  Command publish = results.Add("publish", {"Tell the applicants of a call what was decided of their results",
                                            "Dire à ceux qui candidatent ce qui a été décidé"});
  publish.String("CALL", publishing->id, CallsNoun().which, "CALL").Required();
  publishing->AddTo(publish, SayReaders(CohortPart().contract, "PublishResults", publish.say()));
  publish.Does([publishing](Session& session) { return Publish(session, *publishing); });

  auto appealing = std::make_shared<ResultFlags>();
  Command appeal = results.Add(
      "appeal", {"Ask that a published result be decided anew", "Demander qu'un résultat publié soit revu"});
  appeal.String("ID", appealing->id, ApplicationsNoun().which, "APPLICATION").Required();
  appeal.String("--reason", appealing->reason, {"Why", "Pourquoi"}).Required();
  appealing->AddTo(appeal, SayReaders(CohortPart().contract, "AppealResult", appeal.say()));
  appeal.Does([appealing](Session& session) { return Appeal(session, *appealing); });
}

}  // namespace pepiniere::pep
