#include "services/cohort/api/hearings.h"

#include <optional>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/api/letters.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/resource/references.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Stored = base::Stored<JuryHearing>;

std::string NameOf(const std::string& id) { return record::NameOf(JuryHearing::kPattern, id); }

// What the applicant says to a hearing that is still awaited.
absl::StatusOr<JuryHearing> Answer(journal::Unit& unit, const Stored& before, HearingAnswer answer) {
  if (answer != HearingAnswer::kConfirmed && answer != HearingAnswer::kDeclined) {
    return aip::Invalid("answer", "is CONFIRMED or DECLINED");
  }
  PEP_ASSIGN(const auto application, record::Find<Application>(unit.session(), before.value.application));
  if (!application || application->value.applicant != unit.caller().principal) {
    return aip::Precondition(NameOf(before.id) + " is not the caller's to answer",
                             {{"NOT_ITS_APPLICANT", NameOf(before.id), "who applies answers"}}, "NOT_ITS_APPLICANT");
  }
  if (before.value.result != HearingResult::kAwaited) {
    return aip::Precondition(NameOf(before.id) + " is over",
                             {{"STATE", NameOf(before.id), "it is no longer awaited: there is nothing to answer"}});
  }
  JuryHearing answered = before.value;
  answered.answer = answer;
  answered.answered_at = unit.now();
  return answered;
}

}  // namespace

void JuryHearings::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("AnswerJuryHearing", [this](rpc::CallScope& call, const auto& any, auto& reply) -> absl::Status {
    const auto& request = static_cast<const v1::AnswerJuryHearingRequest&>(any);
    const auto answer = static_cast<HearingAnswer>(request.answer());
    PEP_TRY(standard_.Change(call, request, reply,
                             [&](journal::Unit& unit, const Stored& before) { return Answer(unit, before, answer); }));
    resource::Rules<JuryHearing>::Viewer viewer(context_, call);
    return viewer.Restrict(static_cast<v1::JuryHearing&>(reply));
  });
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Application;
using cohort::Call;
using cohort::HearingAnswer;
using cohort::HearingResult;
using cohort::Juror;
using cohort::JuryHearing;

absl::Status Rules<JuryHearing>::AdmitBelow(const Context& context, const rpc::CallScope& call,
                                            const std::string& parent, Proto& told) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, parent));
  if (told.application().empty()) return absl::OkStatus();  // which the contract refuses
  PEP_ASSIGN(const std::string id, aip::ParseKey(PatternOf<Application>(), "hearing.application", told.application()));
  std::optional<base::Stored<Application>> seen;
  if (record::ParentIn(id) == parent) {
    PEP_ASSIGN(seen, seat.Find(context, call, id));
  }
  if (seen) return absl::OkStatus();
  return aip::Invalid("hearing.application", told.application() + " does not exist");
}

absl::Status Rules<JuryHearing>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<JuryHearing>(context.db, call.deadline(), id));
  if (!found) return aip::NotFound(NameOf(id));
  PEP_ASSIGN(const bool sees, Viewer(context, call).Sees(*found));
  return sees ? absl::OkStatus() : aip::NotFound(NameOf(id));
}

void Rules<JuryHearing>::Complete(const rpc::CallScope&, const JuryHearing* before, JuryHearing& now) {
  if (Symbol(now.result).empty()) now.result = HearingResult::kAwaited;
  const bool stays = before && !IsMoved(*before, now);
  now.answer = stays ? before->answer : HearingAnswer::kNone;
  now.answered_at = stays ? before->answered_at : std::nullopt;
}

absl::Status Rules<JuryHearing>::Check(journal::Unit& unit, const std::string& id, const JuryHearing&,
                                       const JuryHearing& now, aip::Violations& violations) {
  PEP_TRY(CheckExist<Juror>(unit, "hearing.panel", now.panel, violations));
  // Nobody is recused from it meanwhile.
  PEP_TRY(record::FindForUpdate<Application>(unit.session(), now.application).status());
  for (std::size_t i = 0; i < now.panel.size(); ++i) {
    const std::string field = base::Concat("hearing.panel[", i, "]");
    PEP_ASSIGN(const auto juror, record::Find<Juror>(unit.session(), now.panel[i]));
    if (!juror) continue;
    if (record::ParentIn(juror->id) != record::ParentIn(id)) violations.Add(field, "is no juror of the call");
    PEP_ASSIGN(const bool recused, cohort::store::IsRecused(unit.session(), now.application, juror->value.person));
    if (recused) violations.Add(field, "is recused from the application");
  }
  return absl::OkStatus();
}

absl::Status Rules<JuryHearing>::Changed(journal::Unit& unit, const JuryHearing* before,
                                         const base::Stored<JuryHearing>& after) {
  const bool is_set = !before || IsMoved(*before, after.value);
  if (!is_set || after.value.result != HearingResult::kAwaited) return absl::OkStatus();
  return WriteHearing(unit, after);
}

absl::StatusOr<bool> Rules<JuryHearing>::FindParent(const Context& context, const rpc::CallScope& call,
                                                    const std::string& parent) {
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), parent));
  if (!found || found->deleted_at) return false;
  return Rules<Call>::Viewer(context, call).Sees(*found);
}

const query::SortSchema& Rules<JuryHearing>::Order() { return cohort::store::HearingOrder(); }

absl::StatusOr<record::Page<base::Stored<JuryHearing>>> Rules<JuryHearing>::List(const Context& context,
                                                                                 const rpc::CallScope& call,
                                                                                 const record::ListQuery& list,
                                                                                 const std::string& parent) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, parent));
  return cohort::store::ListHearings(
      context.db, call.deadline(), list, parent,
      {.person = seat.person(), .leads = seat.leads(), .juror = seat.row(), .now = context.clock.Now()});
}

absl::StatusOr<bool> Rules<JuryHearing>::Viewer::Sees(const base::Stored<JuryHearing>& stored) {
  PEP_ASSIGN(const auto application,
             record::Find<Application>(context_.db, call_.deadline(), stored.value.application));
  if (!application) return false;
  return ApplicationReading(context_, call_).Reads(*application);
}

absl::Status Rules<JuryHearing>::Viewer::Restrict(Proto& proto) {
  const std::string id = record::IdIn(Application::kPattern, proto.application());
  PEP_ASSIGN(const auto application, record::Find<Application>(context_.db, call_.deadline(), id));
  if (!application || !IsApplicant(call_, application->value)) return absl::OkStatus();
  proto.clear_panel();
  proto.clear_note();
  return absl::OkStatus();
}

template class StandardMethods<JuryHearing>;

}  // namespace pepiniere::resource
