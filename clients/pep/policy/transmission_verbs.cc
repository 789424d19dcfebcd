// pep policy transmissions correct|suspend|resume|recall|explain
#include <memory>
#include <optional>
#include <string>

#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/deadline_view.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/transmission_flags.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"

namespace pepiniere::pep {
namespace {

using policy::v1::CorrectTransmissionRequest;
using policy::v1::EndTransmissionSuspensionRequest;
using policy::v1::SuspendTransmissionRequest;
using policy::v1::Transmission;
using Stub = PolicyStub;

constexpr FieldFlag kCorrected[] = {kReceivedFlag, kTermFlag,     kUnitFlag,    kZoneFlag,
                                    kRollsFlag,    kCalendarFlag, kSilenceFlag, kLegalBasisFlag};

struct CorrectFlags : PolicyVerbFlags {
  FieldFlags fields{Transmission::default_instance(), kCorrected, PolicyEnums()};
};

absl::Status Correct(Session& session, CorrectFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  PEP_TRY(flags.fields.CheckGiven(session.say()));
  CorrectTransmissionRequest request;
  request.mutable_transmission()->CopyFrom(flags.fields.resource());
  *request.mutable_update_mask() = flags.fields.given();
  request.set_reason(flags.reason);
  return FinishPolicy(session, &Stub::CorrectTransmission, std::move(request), TransmissionsNoun(), flags);
}

void AddCorrect(Command& transmissions) {
  auto flags = std::make_shared<CorrectFlags>();
  Command correct = AddPolicyVerb<CorrectTransmissionRequest>(
      transmissions, "correct",
      {"Correct what the last day follows from: it moves, and the move stands with its reason",
       "Corriger ce dont découle le dernier jour : il bouge, et ce mouvement reste avec sa raison"},
      TransmissionsNoun(), *flags, "CorrectTransmission");
  flags->fields.AddTo(correct);
  correct.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  correct.Does([flags](Session& session) { return Correct(session, *flags); });
}

struct SuspendFlags : PolicyVerbFlags {
  std::optional<base::Date> first, last;
};

void AddSuspend(Command& transmissions) {
  auto flags = std::make_shared<SuspendFlags>();
  Command suspend = AddPolicyVerb<SuspendTransmissionRequest>(
      transmissions, "suspend",
      {"Say that the time does not run from a day on: until `resume` where no last day is said",
       "Dire que le délai ne court pas à partir d'un jour : jusqu'à « resume » si le dernier n'est pas dit"},
      TransmissionsNoun(), *flags, "SuspendTransmission");
  suspend.Date("--from", flags->first, {"The first of these days", "Le premier de ces jours"}).Required();
  suspend.Date("--to", flags->last, {"The last of them", "Le dernier"});
  suspend.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  suspend.Does([flags](Session& session) {
    SuspendTransmissionRequest request;
    Transmission::Suspension& days = *request.mutable_suspension();
    ToProto(*flags->first, days.mutable_first_date());
    if (flags->last) ToProto(*flags->last, days.mutable_last_date());
    days.set_reason(flags->reason);
    return FinishPolicy(session, &Stub::SuspendTransmission, std::move(request), TransmissionsNoun(), *flags);
  });
}

void AddResume(Command& transmissions) {
  auto flags = std::make_shared<SuspendFlags>();
  Command resume = AddPolicyVerb<EndTransmissionSuspensionRequest>(
      transmissions, "resume", {"Say when the suspension that goes on ends", "Dire quand finit la suspension en cours"},
      TransmissionsNoun(), *flags, "EndTransmissionSuspension");
  resume.Date("--to", flags->last, {"Its last day", "Son dernier jour"}).Required();
  resume.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  resume.Does([flags](Session& session) {
    EndTransmissionSuspensionRequest request;
    ToProto(*flags->last, request.mutable_last_date());
    request.set_reason(flags->reason);
    return FinishPolicy(session, &Stub::EndTransmissionSuspension, std::move(request), TransmissionsNoun(), *flags);
  });
}

void AddExplain(Command& transmissions) {
  auto id = std::make_shared<std::string>();
  Command explain = transmissions.Add("explain", {"How the last day of its answer comes about, step by step",
                                                  "D'où vient le dernier jour de la réponse, pas à pas"});
  explain.String("ID", *id, TransmissionsNoun().which, TransmissionsNoun().type).Required();
  explain.Does([id](Session& session) -> absl::Status {
    policy::v1::ExplainDeadlineRequest request;
    PEP_ASSIGN(const std::string name, PolicyName(TransmissionsNoun(), *id, session.say()));
    request.set_name(name);
    PEP_ASSIGN(const policy::v1::Deadline deadline, session.Call(&Stub::ExplainDeadline, request));
    ShowDeadline(session.out(), deadline);
    return absl::OkStatus();
  });
}

}  // namespace

void AddTransmissionVerbs(Command& transmissions) {
  AddCorrect(transmissions);
  AddSuspend(transmissions);
  AddResume(transmissions);
  AddReasonedVerb(transmissions, "recall",
                  {"Take a transmission back before it is answered: the proposal is before the committee again",
                   "Reprendre une transmission sans réponse : la proposition revient en comité"},
                  TransmissionsNoun, &Stub::RecallTransmission, "RecallTransmission", {"Why", "Pourquoi"});
  AddExplain(transmissions);
}

}  // namespace pepiniere::pep
