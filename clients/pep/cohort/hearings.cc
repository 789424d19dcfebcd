// pep cohort hearings
#include <memory>

#include "absl/time/clock.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::JuryHearing;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

std::string SetInstant(const std::string& typed, google::protobuf::Timestamp* field, const Messages& say) {
  const auto time = ParseTime(typed, base::Date::InParis(absl::Now()));
  if (!time) return say({"'$0' is no instant", "« $0 » n'est pas un instant"}, typed);
  ToProto(*time, field);
  return "";
}
std::string SetStart(Message& hearing, const std::string& typed, const Messages& say) {
  return SetInstant(typed, static_cast<JuryHearing&>(hearing).mutable_start_time(), say);
}
std::string SetEnd(Message& hearing, const std::string& typed, const Messages& say) {
  return SetInstant(typed, static_cast<JuryHearing&>(hearing).mutable_end_time(), say);
}

constexpr FieldFlag kFlags[] = {
    {"--application", "application", "APPLICATION", {"Who is heard, for good", "Qui est entendu, pour de bon"}},
    {"--starts", "start_time", "TIME", {"When it begins", "Quand elle commence"}, SetStart},
    {"--ends", "end_time", "TIME", {"When it ends", "Quand elle finit"}, SetEnd},
    {"--place", "place", "TEXT", {"Where", "Où"}},
    {"--link", "link_uri", "URL", {"Where, at a distance", "Où, à distance"}},
    {"--panel", "panel", "JUROR", {"A juror who hears (repeatable)", "Un juré qui entend (répétable)"}},
    {"--result", "result", "awaited|heard|absent|cancelled", {"What came of it", "Ce qu'il en est"}},
    {"--note", "note", "TEXT", {"For the jury", "Pour le jury"}},
};

struct AnswerFlags : WriteFlags {
  std::string id, answer;
};

absl::Status Answer(Session& session, const AnswerFlags& flags) {
  const Messages& say = session.say();
  const Noun noun = HearingsNoun();
  const auto name = NamePattern::Of(*JuryHearing::descriptor()).Full(flags.id);
  if (!name) return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, say.Pick(noun.which)));
  const auto answer = ParseWord(Words<JuryHearing::Answer>(), flags.answer);
  if (!answer) {
    return UsageError(
        say({"'$0' is no answer: confirmed or declined", "« $0 » n'est pas une réponse : confirmed ou declined"},
            flags.answer));
  }
  cohort::v1::AnswerJuryHearingRequest request;
  request.set_name(*name);
  request.set_answer(*answer);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const JuryHearing hearing, session.Call(&Stub::AnswerJuryHearing, request));
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(hearing));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun HearingsNoun() {
  return {.name = "hearings",
          .help = {"Hearings of those who apply, by the jury of a call",
                   "Les auditions de ceux qui candidatent, par le jury d'un appel"},
          .one = {"a hearing", "une audition"},
          .many = {"hearings", "les auditions"},
          .type = "HEARING",
          .which = {"CALL/HEARING, as `list` names it", "APPEL/AUDITION, comme « list » la nomme"},
          .unknown = {"no such hearing: $0", "aucune audition de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"Of this call", "De cet appel"},
          .parent_which = {"The call", "L'appel"},
          .resource = JuryHearing::default_instance(),
          .part = CohortPart,
          .fields = {"name", "application", "start_time", "end_time", "place", "link_uri", "panel", "answer",
                     "answer_time", "result", "note", "create_time", "update_time", "delete_time"},
          .columns = {{{"Hearing", "Audition"}, "name"},
                      {{"Who", "Qui"}, "application", 0, true},
                      {{"Application", "Candidature"}, "application", 2},
                      {{"Begins", "Commence"}, "start_time"},
                      {{"Answer", "Réponse"}, "answer", 1},
                      {{"Result", "Suite"}, "result", 1}},
          .lines = {{{"Who", "Qui"}, "application", true},
                    {{"Application", "Candidature"}, "application"},
                    {{"Begins", "Commence"}, "start_time"},
                    {{"Ends", "Finit"}, "end_time"},
                    {{"Place", "Lieu"}, "place"},
                    {{"Link", "Lien"}, "link_uri"},
                    {{"Panel", "Jury"}, "panel"},
                    {{"Answer", "Réponse"}, "answer"},
                    {{"Result", "Suite"}, "result"},
                    {{"Note", "Note"}, "note"}},
          .flags = kFlags,
          .order_by = {"name or start_time; \"start_time desc\" reverses",
                       "name ou start_time ; « start_time desc » inverse"},
          .list = &Stub::ListJuryHearings,
          .get = &Stub::GetJuryHearing,
          .create = &Stub::CreateJuryHearing,
          .update = &Stub::UpdateJuryHearing,
          .remove = &Stub::DeleteJuryHearing,
          .undelete = &Stub::UndeleteJuryHearing};
}

void AddHearingVerbs(Command& hearings) {
  auto flags = std::make_shared<AnswerFlags>();
  Command answer =
      hearings.Add("answer", {"Confirm a hearing, or decline it", "Confirmer une audition, ou la décliner"});
  answer.String("ID", flags->id, HearingsNoun().which, "HEARING").Required();
  answer.String("ANSWER", flags->answer, {"confirmed or declined", "confirmed ou declined"}).Required();
  flags->AddTo(answer, SayReaders(CohortPart().contract, "AnswerJuryHearing", answer.say()));
  flags->AddEtag(answer);
  answer.Does([flags](Session& session) { return Answer(session, *flags); });
}

}  // namespace pepiniere::pep
