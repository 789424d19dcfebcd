#include "services/cohort/api/results.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/characters.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/api/letters.h"
#include "services/cohort/api/run_reading.h"
#include "services/cohort/domain/screening.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/offer_store.h"
#include "services/cohort/store/result_store.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Standard = resource::StandardMethods<ApplicationResult>;
using Stored = base::Stored<ApplicationResult>;

std::string NameOf(const std::string& id) { return record::NameOf(Application::kPattern, id); }

absl::Status Refuse(const std::string& application, std::string_view message, std::string_view why) {
  return aip::Precondition(Concat(NameOf(application), " ", message),
                           {{"STATE", NameOf(application), std::string(why)}});
}

// An application (an id) that is held, with its call.
struct Held {
  base::Stored<Application> application;
  base::Stored<Call> call;
};
absl::StatusOr<Held> Hold(journal::Unit& unit, const std::string& id) {
  // Nobody calls it off meanwhile.
  PEP_ASSIGN(const auto call, record::FindForUpdate<Call>(unit.session(), record::ParentIn(id)));
  PEP_ASSIGN(const auto application, record::FindForUpdate<Application>(unit.session(), id));
  if (!application || !call) return aip::NotFound(NameOf(id));
  return Held{*application, *call};
}

absl::StatusOr<Stored> Add(journal::Unit& unit, const Held& held, ResultKind kind, const std::string& reason,
                           bool is_told) {
  ApplicationResult result;
  result.applicant = held.application.value.applicant;
  result.kind = kind;
  result.reason = reason;
  if (is_told) result.published_at = unit.now();
  return record::Insert<ApplicationResult>(unit, Concat(held.application.id, "/", base::NewId(unit.now())), result);
}

// That nobody is told that they are not selected whose seat is theirs.
absl::Status CheckNoSeatAccepted(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto offers, record::SelectBelow<SeatOffer>(unit.session(), record::ParentIn(id)));
  const bool accepted = std::ranges::any_of(offers, [&](const base::Stored<SeatOffer>& offer) {
    return offer.value.application == id && IsAccepted(offer.value.state);
  });
  return accepted ? Refuse(id, "has accepted a seat",
                           "withdraw the offer first, with a reason, or decide that it is selected")
                  : absl::OkStatus();
}

absl::StatusOr<Stored> DecideOne(journal::Unit& unit, const std::string& id, ResultKind kind,
                                 const std::string& reason) {
  PEP_ASSIGN(const Held held, Hold(unit, id));
  if (unit.caller().principal == held.application.value.applicant) {
    return aip::PermissionDenied("nobody decides of their own application");
  }
  PEP_ASSIGN(const Results before, record::SelectBelow<ApplicationResult>(unit.session(), id));
  const bool answers = IsAppealed(before);
  // An appeal is answered whatever became of the application or the call since: until then it is kept.
  if (!answers) PEP_TRY(CheckGoesOn(held.call));
  if (!answers && !IsToBeJudged(held.application.value, held.call.value, unit.Instant())) {
    return Refuse(id, "has no result", "it was withdrawn, or is not admissible");
  }
  if (kind == ResultKind::kNotSelected) PEP_TRY(CheckNoSeatAccepted(unit, id));
  PEP_ASSIGN(Stored decided, Add(unit, held, kind, reason, /*is_told=*/answers));
  if (answers) {
    const ApplicationResult* const told = LastTold(before);
    const bool upheld = !told || told->kind != kind;
    PEP_TRY(WriteAppealAnswer(unit, held.application, held.call.value, upheld, reason));
  }
  return decided;
}

absl::StatusOr<Stored> AppealOne(journal::Unit& unit, const std::string& id, const std::string& reason) {
  PEP_ASSIGN(const Held held, Hold(unit, id));
  if (unit.caller().principal != held.application.value.applicant) return aip::NotFound(NameOf(id));
  PEP_ASSIGN(const Results before, record::SelectBelow<ApplicationResult>(unit.session(), id));
  const auto problems = CheckAppeal(before);
  if (!problems.empty()) return Refuse(id, "cannot be appealed for", problems.front().problem);
  return Add(unit, held, ResultKind::kAppeal, reason, /*is_told=*/false);
}

// Tells the applicants of a call (an id) what was decided of theirs.
absl::StatusOr<v1::PublishResultsResponse> PublishAll(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto call, record::FindForUpdate<Call>(unit.session(), id));
  if (!call || call->deleted_at) return aip::NotFound(record::NameOf(Call::kPattern, id));
  PEP_ASSIGN(const Results all, record::SelectBelow<ApplicationResult>(unit.session(), id));
  std::map<std::string, Stored> told;  // the last of each application
  for (const Stored& result : all) {
    if (result.value.kind == ResultKind::kAppeal || result.value.published_at) continue;
    PEP_ASSIGN(const auto before, record::FindForUpdate<ApplicationResult>(unit.session(), result.id));
    if (!before) continue;
    ApplicationResult published = before->value;
    published.published_at = unit.now();
    PEP_ASSIGN(const Stored after, record::Update(unit, *before, published));
    told.insert_or_assign(record::ParentIn(after.id), after);
  }
  v1::PublishResultsResponse reply;
  for (const auto& [application, result] : told) {
    PEP_ASSIGN(const auto found, record::Find<Application>(unit.session(), application));
    if (!found) continue;
    PEP_TRY(WriteResult(unit, *found, call->value, result.id.substr(result.id.rfind('/') + 1), result.value.reason));
    reply.set_published(reply.published() + 1);
  }
  return reply;
}

absl::StatusOr<ResultKind> DecisionOf(v1::ApplicationResult::Kind kind) {
  switch (kind) {
    case v1::ApplicationResult::KIND_SELECTED:
    case v1::ApplicationResult::KIND_WAITING:
    case v1::ApplicationResult::KIND_NOT_SELECTED:
      return static_cast<ResultKind>(kind);
    default:
      return aip::Invalid("kind", "decide that it is SELECTED, WAITING or NOT_SELECTED");
  }
}

}  // namespace

absl::StatusOr<v1::ApplicationResult> ApplicationResults::Decide(rpc::CallScope& call,
                                                                 const v1::DecideResultRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Application>(), "parent", request.parent()));
  PEP_ASSIGN(const ResultKind kind, DecisionOf(request.kind()));
  if (base::IsBlank(request.reason())) return aip::Invalid("reason", "say why: its applicant reads it");
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call, record::ParentIn(id)));
  PEP_TRY(reading.CheckRuns());
  using Reply = v1::ApplicationResult;
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const Stored decided, DecideOne(unit, id, kind, request.reason()));
    return Standard::Told(decided, resource::Today(call));
  });
}

absl::StatusOr<v1::ApplicationResult> ApplicationResults::Appeal(rpc::CallScope& call,
                                                                 const v1::AppealResultRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Application>(), "parent", request.parent()));
  if (base::IsBlank(request.reason())) return aip::Invalid("reason", "say why it should be decided anew");
  using Reply = v1::ApplicationResult;
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const Stored appeal, AppealOne(unit, id, request.reason()));
    return Standard::Told(appeal, resource::Today(call));
  });
}

absl::StatusOr<v1::PublishResultsResponse> ApplicationResults::Publish(rpc::CallScope& call,
                                                                       const v1::PublishResultsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "name", request.name()));
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call, id));
  PEP_TRY(reading.CheckRuns());
  return resource::Write<v1::PublishResultsResponse>(context_, call, request,
                                                     [&](journal::Unit& unit) { return PublishAll(unit, id); });
}

void ApplicationResults::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("DecideResult", *this, &ApplicationResults::Decide);
  service.Unary("AppealResult", *this, &ApplicationResults::Appeal);
  service.Unary("PublishResults", *this, &ApplicationResults::Publish);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::ApplicationResult;

absl::StatusOr<bool> Rules<ApplicationResult>::FindParent(const Context& context, const rpc::CallScope& call,
                                                          const std::string& parent) {
  const auto found = ApplicationReading(context, call).FindWhole(parent);
  if (absl::IsNotFound(found.status())) return false;
  if (!found.ok()) return found.status();
  return true;
}

absl::StatusOr<record::Page<base::Stored<ApplicationResult>>> Rules<ApplicationResult>::List(
    const Context& context, const rpc::CallScope& call, const record::ListQuery& list, const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, record::ParentIn(parent)));
  PEP_ASSIGN(const auto application, ApplicationReading(context, call).Find(parent));
  const bool sealed = reading.reads_sealed() && !IsApplicant(call, application.value);
  return cohort::store::ListResults(context.db, call.deadline(), list, parent, sealed);
}

template class StandardMethods<ApplicationResult>;

}  // namespace pepiniere::resource
