#include "services/cohort/api/decisions.h"

#include <utility>
#include <vector>

#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/letters.h"
#include "services/cohort/api/offers.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Stored = base::Stored<Application>;

std::string NameOf(const std::string& id) { return record::NameOf(Application::kPattern, id); }

absl::Status AddLine(journal::Unit& unit, const Stored& of, DecisionKind kind, const std::string& reason) {
  PEP_ASSIGN(const auto lines, record::LoadLines<ApplicationDecision>(unit.session(), of.id));
  const ApplicationDecision line = {.applicant = of.value.applicant, .kind = kind, .reason = reason};
  return record::AppendLine(unit, of.id, lines, line, /*source=*/"").status();
}

Application Told(Application application, absl::Time now) {
  application.told_state = application.state;
  application.told_decided_at = application.decided_at;
  application.published_at = now;
  return application;
}

// Whoever is told that they are not admissible holds no seat any more, nor is one offered to them.
absl::Status FreeSeatsOf(journal::Unit& unit, const std::string& id, const Application& told) {
  if (told.state != ApplicationState::kInadmissible) return absl::OkStatus();
  return WithdrawOffersOf(unit, id, OfferActor::kCoach, told.decision_reason);
}

absl::StatusOr<ApplicationMove> MoveOf(v1::ApplicationDecision::Kind decision) {
  switch (decision) {
    case v1::ApplicationDecision::KIND_ADMISSIBLE:
      return ApplicationMove::kAdmit;
    case v1::ApplicationDecision::KIND_INADMISSIBLE:
      return ApplicationMove::kRefuse;
    default:
      return aip::Invalid("decision", "decide that it is ADMISSIBLE or INADMISSIBLE");
  }
}

void AddFindings(const std::vector<EligibilityFinding>& findings, v1::Application& proto) {
  for (const EligibilityFinding& finding : findings) {
    v1::EligibilityFinding& told = *proto.add_eligibility_findings();
    told.set_kind(static_cast<v1::EligibilityRule::Kind>(finding.rule.kind));
    told.set_verdict(static_cast<v1::EligibilityFinding::Verdict>(finding.verdict));
    if (finding.day) told.set_day(finding.day->ToString());
    told.set_answer(finding.answer);
    told.set_declaration(finding.declaration);
  }
}

// An appeal is answered by any decision, with a reason; else the step must be one.
absl::Status CheckDecision(const Stored& before, const ApplicationStep& step, const Call& call) {
  const bool upholds = before.value.appealed_at && before.value.state == StateAfter(step.move);
  if (!upholds) return CheckApplicationStep(before, step, call);
  if (!base::IsBlank(step.reason)) return absl::OkStatus();
  return aip::Invalid("reason", "say why it stays so: its applicant, who appealed, reads it");
}

}  // namespace

absl::StatusOr<Application> Decide(const rpc::CallScope& call, journal::Unit& unit, const Stored& before,
                                   const v1::DecideAdmissibilityRequest& request) {
  PEP_ASSIGN(const auto its, record::Find<Call>(unit.session(), record::ParentIn(before.id)));
  const absl::Time now = unit.Instant();
  if (IsApplicant(call, before.value)) return aip::PermissionDenied("nobody decides of their own application");
  if (!its || !IsReadByCoaches(before.value, its->value, now)) return aip::NotFound(NameOf(before.id));
  PEP_ASSIGN(const bool leads, LeadsCall(unit.session(), call, *its, now));
  if (!leads) return aip::NotFound(NameOf(before.id));
  // An appeal is answered all the same: until then the application is kept.
  if (!before.value.appealed_at) PEP_TRY(CheckGoesOn(*its));
  PEP_ASSIGN(const ApplicationMove move, MoveOf(request.decision()));
  PEP_TRY(CheckDecision(before, {.move = move, .by = ApplicationActor::kCoach, .at = now, .reason = request.reason()},
                        its->value));
  PEP_TRY(AddLine(unit, before, static_cast<DecisionKind>(request.decision()), request.reason()));
  Application decided = before.value;
  decided.state = StateAfter(move);
  decided.decided_at = unit.now();
  decided.decision_reason = request.reason();
  if (!decided.appealed_at) return decided;
  decided.appealed_at.reset();
  const bool upheld = decided.state != before.value.state;
  PEP_TRY(WriteAppealAnswer(unit, before, its->value, upheld, request.reason()));
  PEP_TRY(FreeSeatsOf(unit, before.id, decided));
  return Told(std::move(decided), unit.now());
}

absl::StatusOr<Application> Appeal(journal::Unit& unit, const Stored& before, const std::string& reason) {
  PEP_TRY(LockedCallOf(unit, before.id, before.value).status());
  const Application told = AsToldToApplicant(before.value);
  const auto refuse = [&](std::string_view why) {
    return aip::Precondition(Concat(NameOf(before.id), " cannot be appealed for"),
                             {{"STATE", NameOf(before.id), std::string(why)}});
  };
  if (told.state != ApplicationState::kInadmissible) return refuse("an appeal is against a refusal that was published");
  if (before.value.appealed_at) return refuse("an appeal is open already: the next decision answers it");
  PEP_TRY(AddLine(unit, before, DecisionKind::kAppeal, reason));
  Application appealed = before.value;
  appealed.appealed_at = unit.now();
  return appealed;
}

absl::StatusOr<v1::PublishAdmissibilityResponse> PublishDecisions(journal::Unit& unit, const std::string& call) {
  const std::string name = record::NameOf(Call::kPattern, call);
  // Alone: whoever decides or withdraws meanwhile waits.
  PEP_ASSIGN(const auto locked, record::FindForUpdate<Call>(unit.session(), call));
  if (!locked || locked->deleted_at) return aip::NotFound(name);
  if (locked->value.Concealed() || unit.Instant() < locked->value.opening().closes) {
    return aip::Precondition(Concat(name, " has not closed"),
                             {{"STATE", name, "applications are sealed until then: nothing is decided of them"}});
  }
  query::SqlFragment where{.sql = "call_id = "};
  where.Bind(call).Add(" AND state IN ('ADMISSIBLE', 'INADMISSIBLE')");
  PEP_ASSIGN(const auto decided, record::Select<Application>(unit.session(), where));
  PEP_ASSIGN(const auto recused_from, store::RecusedFrom(unit.session(), call, unit.caller().principal));
  v1::PublishAdmissibilityResponse reply;
  for (const Stored& application : decided) {
    if (!HidesDecision(application.value)) continue;
    PEP_TRY(record::Update(unit, application, Told(application.value, unit.now())).status());
    PEP_TRY(WriteAdmissibility(unit, application, locked->value));
    PEP_TRY(FreeSeatsOf(unit, application.id, application.value));
    if (!recused_from.contains(application.id)) reply.set_published(reply.published() + 1);
  }
  return reply;
}

absl::Status TellApplicant(const Context& context, const rpc::CallScope& call, v1::Application& proto) {
  if (!proto.has_decide_time()) return absl::OkStatus();
  const std::string id = record::IdIn(Application::kPattern, proto.name());
  PEP_ASSIGN(const auto found, record::Find<Application>(context.db, call.deadline(), id));
  if (!found || !HidesDecision(found->value)) return absl::OkStatus();
  Application decided = found->value;
  if (proto.state() == v1::Application::STATE_WITHDRAWN) decided.state = ApplicationState::kWithdrawn;
  const Application told = AsToldToApplicant(decided);
  proto.set_state(static_cast<v1::Application::State>(told.state));
  PEP_ASSIGN(const auto decisions, record::LoadLines<ApplicationDecision>(context.db, call.deadline(), id));
  proto.set_decision_reason(ReasonTold(told, decisions));
  proto.clear_decide_time();
  if (told.decided_at) *proto.mutable_decide_time() = aip::ToProto(*told.decided_at);
  proto.clear_update_time();
  proto.clear_etag();
  return absl::OkStatus();
}

absl::StatusOr<std::optional<base::Date>> EligibilityTelling::StartOf(const std::string& cohort) {
  const auto known = starts_.find(cohort);
  if (known != starts_.end()) return known->second;
  PEP_ASSIGN(const auto found, record::Find<Cohort>(context_.db, call_.deadline(), cohort));
  return starts_[cohort] = found ? std::optional<base::Date>(found->value.start) : std::nullopt;
}

absl::StatusOr<Eligibility> EligibilityTelling::Of(const v1::Application& proto) {
  const std::string id = record::IdIn(Application::kPattern, proto.name());
  PEP_ASSIGN(const std::optional<Call> call, reading_.CallOf(record::ParentIn(id)));
  if (!call || call->eligibility_rules.empty()) return Eligibility();
  PEP_ASSIGN(const std::optional<base::Date> start, StartOf(call->cohort));
  aip::Violations none;
  Application application;
  aip::ReadFields(proto, "", application, none);
  const base::Date decision =
      application.decided_at ? base::Date::InParis(*application.decided_at) : resource::Today(call_);
  return EligibilityOf(call->eligibility_rules, DeclarationsOf(application),
                       {.decision = decision, .cohort_start = start});
}

absl::Status EligibilityTelling::Add(v1::Application& proto) {
  PEP_ASSIGN(const Eligibility eligibility, Of(proto));
  if (eligibility.findings.empty()) return absl::OkStatus();
  AddFindings(eligibility.findings, proto);
  proto.set_eligibility_verdict(static_cast<v1::EligibilityFinding::Verdict>(eligibility.verdict()));
  return absl::OkStatus();
}

absl::Status EligibilityTelling::AddUnmet(v1::Application& proto) {
  PEP_ASSIGN(const Eligibility eligibility, Of(proto));
  AddFindings(eligibility.Those(Verdict::kNotMet), proto);
  return absl::OkStatus();
}

}  // namespace pepiniere::cohort::api
