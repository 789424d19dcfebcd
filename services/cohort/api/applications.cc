#include "services/cohort/api/applications.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/answered.h"
#include "services/cohort/api/decisions.h"
#include "services/cohort/api/detection.h"
#include "services/cohort/api/letters.h"
#include "services/cohort/api/offers.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/domain/screening.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/resource/paging.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Stored = base::Stored<Application>;
using Reading = ApplicationReading;

std::string NameOf(const std::string& id) { return record::NameOf(Application::kPattern, id); }

std::vector<std::string> NamesOf(const std::vector<base::Stored<ApplicationFile>>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(record::NameOf(ApplicationFile::kPattern, file.id));
  return names;
}

absl::StatusOr<Application> Submit(journal::Unit& unit, const Stored& before) {
  PEP_ASSIGN(const Call call, LockedCallOf(unit, before.id, before.value));
  PEP_TRY(CheckIsOpen(unit, record::ParentIn(before.id), call));
  PEP_TRY(CheckApplicationStep(before, {.move = ApplicationMove::kSubmit, .at = unit.Instant()}, call));
  aip::Violations violations;
  PEP_TRY(CheckApplication(unit, before.id, before.value, call, Completeness::kSubmitted, violations));
  PEP_TRY(violations.ToStatus());
  Application submitted = before.value;
  submitted.state = ApplicationState::kSubmitted;
  submitted.submitted_at = unit.now();
  submitted.withdrawn_at.reset();
  Stored after = before;
  after.value = submitted;
  PEP_TRY(WriteReceived(unit, after, call));
  return submitted;
}

absl::StatusOr<Application> Withdraw(journal::Unit& unit, const Stored& before) {
  PEP_ASSIGN(const Call call, LockedCallOf(unit, before.id, before.value));
  Stored told = before;
  told.value = AsToldToApplicant(std::move(told.value));
  const absl::Time now = unit.Instant();
  PEP_TRY(CheckApplicationStep(told, {.move = ApplicationMove::kWithdraw, .at = now}, call));
  Application withdrawn = before.value;
  withdrawn.state = ApplicationState::kWithdrawn;
  withdrawn.withdrawn_at = now;
  PEP_TRY(WithdrawOffersOf(unit, before.id, OfferActor::kApplicant));
  return withdrawn;
}

absl::StatusOr<Application> Open(journal::Unit& unit, const Stored& before, const std::string& reason) {
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(before.id)));
  if (!call || IsReadByCoaches(before.value, call->value, unit.Instant())) {
    return aip::Precondition(Concat(NameOf(before.id), " is not sealed"),
                             {{"STATE", NameOf(before.id), "the call has closed: read it, without a reason"}});
  }
  Application opened = before.value;
  opened.openings.push_back({unit.now(), unit.caller().principal, reason});
  return opened;
}

}  // namespace

bool IsApplicant(const rpc::CallScope& call, const Application& application) {
  return !application.applicant.empty() && call.principal().person == application.applicant;
}

absl::StatusOr<std::optional<JurySeat>> Reading::SeatIn(const std::string& call) {
  const auto known = seats_.find(call);
  if (known != seats_.end()) return known->second;
  auto seat = JurySeat::Of(context_, call_, call);
  if (!seat.ok() && !absl::IsNotFound(seat.status())) return std::move(seat).status();
  return seats_[call] = seat.ok() ? std::optional(*std::move(seat)) : std::nullopt;
}

absl::StatusOr<std::optional<Call>> Reading::CallOf(const std::string& id) {
  PEP_ASSIGN(const auto seat, SeatIn(id));
  return seat ? std::optional(seat->judged()) : std::nullopt;
}

absl::StatusOr<bool> Reading::Reads(const Stored& stored) {
  if (IsApplicant(call_, stored.value)) return true;
  PEP_ASSIGN(const auto seat, SeatIn(record::ParentIn(stored.id)));
  if (!seat) return false;
  return seat->Sees(context_, call_, stored);
}

absl::StatusOr<bool> Reading::ReadsAsJuror(const Stored& stored) {
  if (IsApplicant(call_, stored.value)) return false;
  PEP_ASSIGN(const auto seat, SeatIn(record::ParentIn(stored.id)));
  return seat && seat->reads_as_juror();
}

absl::StatusOr<bool> Reading::IsAnonymous(const Stored& stored) {
  PEP_ASSIGN(const bool as_juror, ReadsAsJuror(stored));
  PEP_ASSIGN(const auto seat, SeatIn(record::ParentIn(stored.id)));
  return as_juror && cohort::IsAnonymous(seat->judged());
}

absl::StatusOr<Stored> Reading::FindWhole(const std::string& id) {
  PEP_ASSIGN(Stored found, Find(id));
  PEP_ASSIGN(const bool anonymous, IsAnonymous(found));
  if (anonymous) return aip::NotFound(NameOf(id));
  return found;
}

absl::StatusOr<Stored> Reading::Find(const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<Application>(context_.db, call_.deadline(), id));
  if (!found) return aip::NotFound(NameOf(id));
  PEP_ASSIGN(const bool reads, Reads(*found));
  if (!reads) return aip::NotFound(NameOf(id));
  return *found;
}

absl::StatusOr<store::ApplicationReader> ReaderOf(const Context& context, const rpc::CallScope& call) {
  const std::string& person = call.principal().person;
  PEP_ASSIGN(auto rows, store::RowsOf(context.db, call.deadline(), person));
  PEP_ASSIGN(auto juries, store::JuriesOf(context.db, call.deadline(), person));
  return store::ApplicationReader{person, DraftsOf(call), context.clock.Now(), std::move(rows), std::move(juries)};
}

absl::StatusOr<Call> LockedCallOf(journal::Unit& unit, const std::string& id, const Application& application) {
  if (unit.caller().principal != application.applicant) return aip::NotFound(NameOf(id));
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(id)));
  if (!call || call->value.Concealed()) return aip::NotFound(record::NameOf(Call::kPattern, record::ParentIn(id)));
  return call->value;
}

absl::Status CheckIsOpen(const journal::Unit& unit, const std::string& call, const Call& its) {
  const CallState state = StateAt(its, unit.Instant());
  if (state == CallState::kOpen) return absl::OkStatus();
  const std::string name = record::NameOf(Call::kPattern, call);
  const auto at = [](absl::Time time) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", time, absl::UTCTimeZone()); };
  const std::string why =
      state == CallState::kCancelled ? "it was called off"
      : state == CallState::kPublished
          ? Concat("it opens at ", at(its.opening().opens), ": come back then")
          : Concat("it closed at ", at(its.opening().closes), ": what comes at that instant or later is too late");
  return aip::Precondition(Concat(name, " takes no applications"), {{"CALL_NOT_OPEN", name, why}}, "CALL_NOT_OPEN");
}

absl::Status CheckApplication(journal::Unit& unit, const std::string& id, const ApplicationContent& application,
                              const Call& call, Completeness completeness, aip::Violations& violations) {
  PEP_ASSIGN(const auto seats, store::SeatsOf(unit.session(), record::ParentIn(id)));
  PEP_ASSIGN(const auto files, store::FilesOf(unit.session(), id));
  aip::AddProblems(CheckContent(application, call, seats, NamesOf(files), completeness), "application.", violations);
  return absl::OkStatus();
}

absl::Status CheckApplicationStep(const Stored& application, const ApplicationStep& step, const Call& call) {
  const auto problems = CheckStep(application.value.state, step, call.opening());
  if (problems.empty()) return absl::OkStatus();
  if (problems.front().field == "reason") return aip::Invalid("reason", problems.front().problem);
  std::vector<aip::PreconditionViolation> violations;
  for (const auto& [field, problem] : problems) violations.push_back({"STATE", NameOf(application.id), problem});
  return aip::Precondition(Concat(NameOf(application.id), " cannot become that"), std::move(violations));
}

absl::StatusOr<v1::ListApplicationRevisionsResponse> Applications::ListRevisions(
    rpc::CallScope& call, const v1::ListApplicationRevisionsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Application>(), "parent", request.parent()));
  Reading reading(context_, call);
  PEP_ASSIGN(const Stored application, reading.Find(id));
  PEP_ASSIGN(const bool as_juror, reading.ReadsAsJuror(application));
  PEP_ASSIGN(const resource::Paging paging,
             resource::ReadPaging(
                 call, {.page_size = request.page_size(), .page_token = request.page_token(), .bound_to = {id}},
                 record::NumberOrder()));
  PEP_ASSIGN(const auto its, reading.CallOf(record::ParentIn(id)));
  PEP_ASSIGN(const auto revisions, store::LoadRevisions(context_.db, call.deadline(), id));
  std::vector<ApplicationRevision> saved;
  for (const store::SavedRevision& revision : revisions) saved.push_back({revision.number, revision.saved_at});
  const ApplicationRevision* const counts = CountingRevision(saved, its ? its->opening() : Opening());
  const std::int64_t after = paging.list.after.empty() ? 0 : std::get<std::int64_t>(paging.list.after[0]);
  v1::ListApplicationRevisionsResponse reply;
  for (const store::SavedRevision& revision : revisions) {
    if (revision.number <= after) continue;
    if (reply.revisions_size() == paging.list.limit) {
      reply.set_next_page_token(paging.NextToken({std::int64_t{reply.revisions().rbegin()->number()}}));
      break;
    }
    v1::ApplicationRevision& told = *reply.add_revisions();
    if (as_juror) {
      Application then = application.value;
      static_cast<ApplicationContent&>(then) = revision.content;
      aip::WriteFields(AsToldToJurors(then, *its).content(), told);
    } else {
      aip::WriteFields(revision.content, told);
    }
    told.set_number(revision.number);
    *told.mutable_save_time() = aip::ToProto(revision.saved_at);
    told.set_counts(counts && counts->number == revision.number);
  }
  return reply;
}

absl::StatusOr<v1::PublishAdmissibilityResponse> Applications::Publish(rpc::CallScope& call,
                                                                       const v1::PublishAdmissibilityRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "name", request.name()));
  PEP_TRY(CheckCompetesNot(context_, call, id));
  return resource::Write<v1::PublishAdmissibilityResponse>(
      context_, call, request, [&](journal::Unit& unit) { return PublishDecisions(unit, id); });
}

absl::StatusOr<v1::Application> Applications::OpenSealed(rpc::CallScope& call,
                                                         const v1::OpenApplicationRequest& request) {
  v1::Application opened;
  if (!request.validate_only()) {
    PEP_TRY(standard_.Change(call, request, opened, [&](journal::Unit& unit, const Stored& before) {
      return Open(unit, before, request.reason());
    }));
    return opened;
  }
  // Nobody learns, not even that there is one, what nothing is kept of their having learnt.
  PEP_TRY(resource::StandardMethods<Application>::ParseName("name", request.name()).status());
  opened.set_name(request.name());
  return resource::Write<v1::Application>(context_, call, request,
                                          [&](journal::Unit&) -> absl::StatusOr<v1::Application> { return opened; });
}

absl::StatusOr<v1::CountApplicationsResponse> Applications::Count(rpc::CallScope& call,
                                                                  const v1::CountApplicationsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "parent", request.parent()));
  PEP_TRY(CheckCompetesNot(context_, call, id));
  PEP_ASSIGN(const auto found, record::Find<Call>(context_.db, call.deadline(), id));
  if (!found || found->deleted_at) return aip::NotFound(request.parent());
  const absl::Time now = context_.clock.Now();
  if (found->value.Concealed() || now < found->value.opening().closes) {
    return aip::Precondition(Concat(request.parent(), " has not closed"),
                             {{"STATE", request.parent(), "applications are not counted before that"}});
  }
  PEP_ASSIGN(const auto counts, store::CountApplications(context_.db, call.deadline(), *found, call.principal().person,
                                                         now, store::Decided::kAtOnce));
  v1::CountApplicationsResponse reply;
  for (const auto& [of, count] : counts) {
    v1::CountApplicationsResponse::Count& told = *reply.add_counts();
    told.set_state(static_cast<v1::Application::State>(of.first));
    if (!of.second.empty()) told.set_seat(record::NameOf(Seat::kPattern, of.second));
    told.set_count(count.count);
    told.set_erased(count.erased);
  }
  return reply;
}

void Applications::Mount(rpc::Service& service) {
  standard_.Mount(service);
  decisions_.MountList(service);
  using Standard = resource::StandardMethods<Application>;
  const auto change = [&](std::string_view method, auto make) {
    service.Unary(method, [this, make](rpc::CallScope& call, const auto& request, auto& reply) {
      return standard_.Change(
          call, request, reply,
          [&](journal::Unit& unit, const Stored& before) { return make(call, unit, before, request); },
          Standard::Reason::kKeptBeside);
    });
  };
  using Request = google::protobuf::Message;
  change("SubmitApplication", [](const rpc::CallScope&, journal::Unit& unit, const Stored& before, const Request&) {
    return Submit(unit, before);
  });
  change("WithdrawApplication", [](const rpc::CallScope&, journal::Unit& unit, const Stored& before, const Request&) {
    return Withdraw(unit, before);
  });
  service.Unary("OpenApplication", *this, &Applications::OpenSealed);
  change("DecideAdmissibility",
         [](const rpc::CallScope& call, journal::Unit& unit, const Stored& before, const Request& request) {
           return Decide(call, unit, before, static_cast<const v1::DecideAdmissibilityRequest&>(request));
         });
  change("AppealAdmissibility",
         [](const rpc::CallScope&, journal::Unit& unit, const Stored& before, const Request& request) {
           return Appeal(unit, before, aip::TextIn(request, "reason"));
         });
  service.Unary("PublishAdmissibility", *this, &Applications::Publish);
  service.Unary("ListApplicationRevisions", *this, &Applications::ListRevisions);
  service.Unary("CountApplications", *this, &Applications::Count);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Application;
using cohort::ApplicationDecision;
using cohort::Completeness;

absl::Status Rules<Application>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<T>(context.db, call.deadline(), id));
  if (!found || IsApplicant(call, found->value)) return absl::OkStatus();
  PEP_ASSIGN(const bool recused, cohort::store::IsRecused(context.db, call.deadline(), id, call.principal().person));
  return recused ? aip::NotFound(record::NameOf(T::kPattern, id)) : absl::OkStatus();
}

absl::Status Rules<Application>::CheckThere(journal::Unit& unit, const rpc::CallScope& call,
                                            const base::Stored<T>& application) {
  if (IsApplicant(call, application.value) || call.method().ends_with("/OpenApplication")) return absl::OkStatus();
  PEP_ASSIGN(const auto led, record::Find<cohort::Call>(unit.session(), record::ParentIn(application.id)));
  bool reads = led && IsReadByCoaches(application.value, led->value, unit.Instant());
  if (reads) {
    PEP_ASSIGN(reads, LeadsCall(unit.session(), call, *led, unit.Instant()));
  }
  return reads ? absl::OkStatus() : aip::NotFound(record::NameOf(T::kPattern, application.id));
}

absl::Status Rules<Application>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                     aip::Violations&) {
  AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

absl::Status Rules<Application>::LockParent(journal::Unit& unit, const std::string& parent) {
  const std::string name = record::NameOf(cohort::Call::kPattern, parent);
  PEP_ASSIGN(const auto missing, record::Missing<cohort::Call>(unit.session(), {parent}));
  if (!missing.empty()) return aip::NotFound(name);
  PEP_ASSIGN(const auto call, record::Find<cohort::Call>(unit.session(), parent));
  return call && !call->value.Concealed() ? absl::OkStatus() : aip::NotFound(name);
}

void Rules<Application>::Complete(const rpc::CallScope& call, const T* before, T& now) {
  Application next = before ? *before : Application();
  static_cast<cohort::ApplicationContent&>(next) = now.content();
  if (!before || next.content() != before->content()) {
    ++next.revision;
    next.revised_at = call.received_at();
  }
  now = std::move(next);
}

absl::Status Rules<Application>::Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                                       aip::Violations& violations) {
  const bool is_new = before.applicant.empty();
  if (is_new && unit.caller().principal != now.applicant) {
    violations.Add("application.applicant", "must be the person who calls: nobody applies for somebody else");
  }
  if (is_new && !violations.empty()) return absl::OkStatus();
  PEP_ASSIGN(const cohort::Call call, LockedCallOf(unit, id, is_new ? now : before));
  const std::string parent = record::ParentIn(id);
  PEP_TRY(CheckIsOpen(unit, parent, call));
  if (is_new) {
    PEP_ASSIGN(const bool applies, cohort::store::Applies(unit.session(), parent, now.applicant));
    if (applies) {
      return aip::AlreadyExists(
          base::Concat(record::NameOf(cohort::Call::kPattern, parent), "/applications of ", now.applicant));
    }
  } else {
    const auto problems = cohort::CheckRevision(before.state, unit.Instant(), call.opening());
    if (!problems.empty()) {
      const std::string name = record::NameOf(T::kPattern, id);
      return aip::Precondition(base::Concat(name, " is no longer written"), {{"STATE", name, problems[0].problem}});
    }
  }
  const bool submitted = before.state == cohort::ApplicationState::kSubmitted;
  return CheckApplication(unit, id, now, call, submitted ? Completeness::kSubmitted : Completeness::kDraft, violations);
}

absl::Status Rules<Application>::CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before) {
  const std::string name = record::NameOf(T::kPattern, before.id);
  if (unit.caller().principal != before.value.applicant) return aip::NotFound(name);
  if (before.value.state == cohort::ApplicationState::kDraft) return absl::OkStatus();
  return aip::Precondition(base::Concat(name, " was submitted"),
                           {{"STATE", name, "withdraw it: what was submitted is kept as long as the call says"}});
}

absl::Status Rules<Application>::Changed(const Context& context, journal::Unit& unit, const T* before,
                                         const base::Stored<T>& after) {
  const bool revised = !before || before->revision != after.value.revision;
  if (revised) {
    PEP_TRY(cohort::store::KeepRevision(
        unit.session(), after.id,
        {after.value.revision, after.value.content(), after.value.revised_at.value_or(unit.now())}));
  }
  const bool is_told = after.value.state == cohort::ApplicationState::kSubmitted;
  if (!is_told || (!revised && before->state == after.value.state)) return absl::OkStatus();
  return DetectOfApplication(context, unit, after).status();
}

absl::Status Rules<Application>::LifeChanged(journal::Unit& unit, const base::Stored<T>& after) {
  return after.deleted_at ? cohort::store::RemoveBeside(unit.session(), after.id) : absl::OkStatus();
}

absl::StatusOr<bool> Rules<Application>::FindParent(const Context& context, const rpc::CallScope& call,
                                                    const std::string& parent) {
  PEP_ASSIGN(const auto found, record::Find<cohort::Call>(context.db, call.deadline(), parent));
  if (!found || found->deleted_at) return false;
  return Rules<cohort::Call>::Viewer(context, call).Sees(*found);
}

const query::SortSchema& Rules<Application>::Order() { return cohort::store::ApplicationOrder(); }

absl::StatusOr<record::Page<base::Stored<Application>>> Rules<Application>::List(const Context& context,
                                                                                 const rpc::CallScope& call,
                                                                                 const record::ListQuery& list,
                                                                                 const std::string& parent) {
  PEP_ASSIGN(const auto reader, ReaderOf(context, call));
  return cohort::store::ListApplications(context.db, call.deadline(), list, parent, reader);
}

absl::Status Rules<Application>::AddBeside(const Context& context, const rpc::CallScope& call,
                                           const std::vector<Proto*>& applications) {
  EligibilityTelling telling(context, call);
  ApplicationReading reading(context, call);
  for (Proto* proto : applications) {
    if (proto->applicant() == call.principal().person) {
      PEP_TRY(TellApplicant(context, call, *proto));
      PEP_TRY(telling.AddUnmet(*proto));
      continue;
    }
    const std::string id = record::IdIn(T::kPattern, proto->name());
    PEP_ASSIGN(const auto seat, reading.SeatIn(record::ParentIn(id)));
    if (!seat || !seat->reads_as_juror()) {
      PEP_TRY(telling.Add(*proto));
      continue;
    }
    PEP_ASSIGN(const auto found, record::Find<T>(context.db, call.deadline(), id));
    if (found) {
      *proto = ToldToJurors(*found, seat->judged());
      continue;
    }
    // Of what is gone, its name is told.
    Proto gone;
    gone.set_name(proto->name());
    *proto = std::move(gone);
  }
  return absl::OkStatus();
}

Rules<Application>::Viewer::Viewer(const Context& context, const rpc::CallScope& call)
    : context_(context),
      call_(call),
      watches_(call.method().ends_with("/WatchApplications")),
      reading_(context, call) {}

absl::StatusOr<bool> Rules<Application>::Viewer::Sees(const base::Stored<T>& stored) {
  const bool own = IsApplicant(call_, stored.value);
  PEP_ASSIGN(const bool as_juror, reading_.ReadsAsJuror(stored));
  if (watches_ && (own || as_juror)) {
    const T told = cohort::AsToldToApplicant(stored.value);
    if (HidesDecision(stored.value) && told.state != stored.value.state) return false;
  }
  if (own) return true;
  return reading_.Reads(stored);
}

// Where it is no watch, AddBeside has said it all.
absl::Status Rules<Application>::Viewer::Restrict(Proto& proto) {
  return watches_ ? AddBeside(context_, call_, {&proto}) : absl::OkStatus();
}

absl::StatusOr<bool> LineRules<ApplicationDecision>::FindParent(const Context& context, const rpc::CallScope& call,
                                                                const std::string& application) {
  const auto found = ApplicationReading(context, call).FindWhole(application);
  if (absl::IsNotFound(found.status())) return false;
  if (!found.ok()) return found.status();
  return true;
}

absl::Status LineRules<ApplicationDecision>::Leave(const Context& context, const rpc::CallScope& call,
                                                   const std::string& application,
                                                   std::vector<base::Line<ApplicationDecision>>& lines) {
  PEP_ASSIGN(const auto found, ApplicationReading(context, call).Find(application));
  if (IsApplicant(call, found.value)) lines = cohort::AsToldToApplicant(std::move(lines), found.value);
  return absl::OkStatus();
}

template class StandardMethods<Application>;

}  // namespace pepiniere::resource
