#include "services/cohort/api/reviews.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/screening.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/grid_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/resource/paging.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;
using Standard = resource::StandardMethods<Review>;
using Stored = base::Stored<Review>;

std::string CallIn(const std::string& id) { return id.substr(0, id.find('/')); }
std::string NameOf(const std::string& id) { return record::NameOf(Review::kPattern, id); }

// That the call still takes reviews of that application from who writes: the criteria to mark it by.
absl::StatusOr<std::vector<Criterion>> CheckTaken(journal::Unit& unit, const std::string& application) {
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(application)));
  PEP_ASSIGN(const bool recused, store::IsRecused(unit.session(), application, unit.caller().principal));
  if (!call || recused) return NoApplication(application);
  const std::string name = record::NameOf(Call::kPattern, call->id);
  if (call->value.cancelled_at) {
    return aip::Precondition(name + " takes no reviews", {{"STATE", name, "it was called off"}});
  }
  if (ReviewsAreOver(call->value, unit.Instant())) {
    return aip::Precondition(name + " takes no reviews any more",
                             {{"REVIEWS_OVER", name, "a coach may reopen them, with a reason"}}, "REVIEWS_OVER");
  }
  PEP_ASSIGN(const auto grid, record::Find<GridVersion>(unit.session(), call->value.grid_version));
  return grid ? grid->value.criteria : std::vector<Criterion>();
}

void AddUnanswered(const Review& review, const std::vector<Criterion>& criteria, std::string_view field,
                   aip::Violations& violations) {
  const std::vector<std::string> open = Unanswered(review, criteria);
  if (open.empty()) return;
  violations.Add(field, Concat("leave open ", absl::StrJoin(open, ", "), ": mark each, or abstain with a reason"));
}

absl::StatusOr<Review> Submit(journal::Unit& unit, const Stored& before) {
  const std::string name = NameOf(before.id);
  if (before.value.state != JurorReviewState::kDraft) {
    return aip::Precondition(name + " is no draft",
                             {{"STATE", name, "it was submitted: what is changed of it counts at once"}});
  }
  PEP_ASSIGN(const auto criteria, CheckTaken(unit, record::ParentIn(before.id)));
  aip::Violations violations;
  aip::AddProblems(CheckMarks(before.value, criteria), "review.", violations);
  AddUnanswered(before.value, criteria, "review.marks", violations);
  PEP_TRY(violations.ToStatus());
  Review submitted = before.value;
  submitted.state = JurorReviewState::kSubmitted;
  submitted.complete = IsComplete(submitted, criteria);
  submitted.submitted_at = unit.now();
  return submitted;
}

// What a jury has to do, and has done, of what was sent.
struct Work {
  std::vector<JurorReview> given;
  std::vector<Recusal> recusals;
};

absl::StatusOr<Work> WorkOf(const Context& context, const rpc::CallScope& call, const JurySeat& seat) {
  const auto deadline = call.deadline();
  PEP_ASSIGN(const auto jurors, record::SelectBelow<Juror>(context.db, deadline, seat.id()));
  PEP_ASSIGN(const auto applications, record::SelectBelow<Application>(context.db, deadline, seat.id()));
  PEP_ASSIGN(const auto reviews, record::SelectBelow<Review>(context.db, deadline, seat.id()));
  PEP_ASSIGN(const auto conflicts, record::SelectBelow<Conflict>(context.db, deadline, seat.id()));
  PEP_ASSIGN(const auto recused_from, store::RecusedFrom(context.db, deadline, seat.id(), seat.person()));
  std::map<std::string, const Review*> by_id;
  for (const Stored& review : reviews) by_id.emplace(review.id, &review.value);
  Work work;
  for (const base::Stored<Conflict>& conflict : conflicts) {
    work.recusals.push_back({record::ParentIn(conflict.id), conflict.value.application, conflict.value.cause, ""});
  }
  for (const base::Stored<Application>& application : applications) {
    if (!IsThereForJurors(application.value, seat.judged(), context.clock.Now())) continue;
    if (recused_from.contains(application.id)) continue;
    for (const base::Stored<Juror>& juror : jurors) {
      if (!Judges(juror.value, application.value.choices)) continue;
      JurorReview& review = work.given.emplace_back(JurorReview{juror.id, application.id});
      const auto found = by_id.find(Concat(application.id, "/", ReviewIdOf(juror.id, ReviewStage::kFile)));
      if (found == by_id.end()) continue;
      review.state = found->second->state;
      review.complete = found->second->complete;
    }
  }
  return work;
}

void Tell(const std::optional<Progress>& progress, auto mutable_figures) {
  if (!progress) return;
  v1::JuryProgress::Figures& figures = *mutable_figures();
  figures.set_done(progress->done);
  figures.set_asked(progress->of);
}

// The different ones of a member of what was given, in order.
std::set<std::string> Each(const std::vector<JurorReview>& given, std::string JurorReview::*member) {
  std::set<std::string> each;
  for (const JurorReview& review : given) each.insert(review.*member);
  return each;
}

}  // namespace

absl::StatusOr<v1::ListReviewRevisionsResponse> Reviews::ListRevisions(rpc::CallScope& call,
                                                                       const v1::ListReviewRevisionsRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<Review>(context_.db, call.deadline(), id));
  if (!found) return aip::NotFound(request.name());
  PEP_ASSIGN(const bool sees, resource::Rules<Review>::Viewer(context_, call).Sees(*found));
  if (!sees) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto submitted, store::LoadSubmitted(context_.db, call.deadline(), *found));
  v1::ListReviewRevisionsResponse reply;
  for (const Stored& review : submitted) *reply.add_reviews() = Standard::Told(review, resource::Today(call));
  return reply;
}

absl::StatusOr<v1::ListMyReviewsResponse> Reviews::ListMine(rpc::CallScope& call,
                                                            const v1::ListMyReviewsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "parent", request.parent()));
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context_, call, id));
  PEP_ASSIGN(const resource::Paging paging,
             resource::ReadPaging(call,
                                  {.page_size = request.page_size(),
                                   .page_token = request.page_token(),
                                   .bound_to = {id, request.unfinished() ? "unfinished" : ""}},
                                  store::ApplicationOrder()));
  v1::ListMyReviewsResponse reply;
  if (!seat.row()) return reply;
  PEP_ASSIGN(const auto page, store::ListToReview(context_.db, call.deadline(), paging.list, *seat.row(),
                                                  request.unfinished(), context_.clock.Now()));
  PEP_ASSIGN(const auto mine, store::ReviewsOf(context_.db, call.deadline(), seat.row()->id));
  for (const base::Stored<Application>& application : page.rows) {
    v1::ReviewTask& task = *reply.add_tasks();
    *task.mutable_application() = ToldToJurors(application, seat.judged());
    const std::string own = Concat(application.id, "/", ReviewIdOf(seat.row()->id, ReviewStage::kFile));
    const auto review = std::ranges::find(mine, own, &Stored::id);
    if (review != mine.end()) *task.mutable_review() = Standard::Told(*review, resource::Today(call));
  }
  reply.set_next_page_token(paging.NextToken(page.last));
  return reply;
}

absl::StatusOr<v1::JuryProgress> Reviews::GetProgress(rpc::CallScope& call, const v1::GetJuryProgressRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "name", request.name()));
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context_, call, id));
  PEP_ASSIGN(const Work work, WorkOf(context_, call, seat));
  const Recusals recusals(work.recusals);
  v1::JuryProgress reply;
  const bool all = seat.leads();
  Tell(all ? recusals.OfAll(work.given) : recusals.OfJuror(seat.row() ? seat.row()->id : "", work.given),
       [&] { return reply.mutable_figures(); });
  for (const std::string& juror : Each(work.given, &JurorReview::juror)) {
    const auto progress = recusals.OfJuror(juror, work.given);
    if (!progress || (!all && !(seat.row() && seat.row()->id == juror))) continue;
    v1::JuryProgress::OfJuror& told = *reply.add_jurors();
    told.set_juror(record::NameOf(Juror::kPattern, juror));
    Tell(progress, [&] { return told.mutable_figures(); });
  }
  if (!all) return reply;
  for (const std::string& application : Each(work.given, &JurorReview::application)) {
    const auto progress = recusals.OfApplication(application, work.given);
    if (!progress) continue;
    v1::JuryProgress::OfApplication& told = *reply.add_applications();
    told.set_application(record::NameOf(Application::kPattern, application));
    Tell(progress, [&] { return told.mutable_figures(); });
  }
  return reply;
}

void Reviews::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("SubmitReview", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply,
                            [](journal::Unit& unit, const Stored& before) { return Submit(unit, before); });
  });
  service.Unary("ListReviewRevisions", *this, &Reviews::ListRevisions);
  service.Unary("ListMyReviews", *this, &Reviews::ListMine);
  service.Unary("GetJuryProgress", *this, &Reviews::GetProgress);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Application;
using cohort::Juror;
using cohort::JurorReviewState;
using cohort::Review;

absl::Status Rules<Review>::AdmitBelow(const Context& context, const rpc::CallScope& call,
                                       const std::string& application, Proto& told) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(application)));
  PEP_ASSIGN(const auto seen, seat.Find(context, call, application));
  if (!seen) return NoApplication(application);
  PEP_ASSIGN(const bool judges, seat.Judges(context, call, *seen));
  if (!judges) {
    const std::string name = record::NameOf(Application::kPattern, application);
    return aip::Precondition(name + " is not the caller's to judge", {{"NOT_ITS_JUROR", name, "its jurors review it"}},
                             "NOT_ITS_JUROR");
  }
  PEP_TRY(seat.CheckMarks());
  told.set_juror(record::NameOf(Juror::kPattern, seat.row()->id));
  if (told.stage() == cohort::v1::Review::STAGE_UNSPECIFIED) told.set_stage(cohort::v1::Review::STAGE_FILE);
  if (told.application_revision() == 0) told.set_application_revision(seen->value.revision);
  return absl::OkStatus();
}

absl::Status Rules<Review>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  const auto none = [&] { return aip::NotFound(NameOf(id)); };
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(id)));
  PEP_ASSIGN(const auto seen, seat.Find(context, call, record::ParentIn(id)));
  if (!seen) return none();
  const bool own = seat.row() && seat.row()->id == cohort::JurorOfReview(id);
  if (!own && seat.sees_own_reviews_alone()) return none();
  PEP_ASSIGN(const bool judges, seat.Judges(context, call, *seen));
  if (own && judges) return seat.CheckMarks();
  PEP_ASSIGN(const auto found, record::Find<Review>(context.db, call.deadline(), id));
  if (!found) return none();
  return aip::Precondition(NameOf(id) + " is its juror's own",
                           {{"NOT_ITS_JUROR", NameOf(id), "nobody else changes it"}}, "NOT_ITS_JUROR");
}

std::string Rules<Review>::IdOf(const Proto& told) {
  return cohort::ReviewIdOf(record::IdIn(Juror::kPattern, told.juror()),
                            static_cast<cohort::ReviewStage>(told.stage()));
}

void Rules<Review>::Complete(const rpc::CallScope& call, const Review* before, Review& now) {
  if (Symbol(now.stage).empty()) now.stage = cohort::ReviewStage::kFile;
  now.state = before ? before->state : JurorReviewState::kDraft;
  now.revision = before ? before->revision : 1;
  now.complete = before && before->complete;
  now.submitted_at = before ? before->submitted_at : std::nullopt;
  if (!before) return;
  now.juror = before->juror;
  if (before->state != JurorReviewState::kSubmitted || !SaysOtherwise(*before, now)) return;
  ++now.revision;
  now.submitted_at = call.received_at();
  now.complete = now.abstentions.empty();  // Check refuses what leaves a criterion open
}

absl::StatusOr<bool> Rules<Review>::FindParent(const Context& context, const rpc::CallScope& call,
                                               const std::string& parent) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(parent)));
  if (parent == seat.id()) return true;
  PEP_ASSIGN(const auto seen, seat.Find(context, call, parent));
  return seen.has_value();
}

absl::Status Rules<Review>::LockParent(journal::Unit& unit, const std::string& application) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Application>(unit.session(), application));
  return found ? absl::OkStatus() : NoApplication(application);
}

absl::Status Rules<Review>::Check(journal::Unit& unit, const std::string& id, const Review&, const Review& now,
                                  aip::Violations& violations) {
  const std::string parent = record::ParentIn(id);
  PEP_ASSIGN(const auto criteria, CheckTaken(unit, parent));
  aip::AddProblems(CheckMarks(now, criteria), "review.", violations);
  if (now.state == JurorReviewState::kSubmitted) AddUnanswered(now, criteria, "review.marks", violations);
  PEP_ASSIGN(const auto application, record::Find<Application>(unit.session(), parent));
  if (application && now.application_revision > application->value.revision) {
    violations.Add("review.application_revision", base::Concat("is past the last one, ", application->value.revision));
  }
  return absl::OkStatus();
}

absl::Status Rules<Review>::CheckOpen(const base::Stored<Review>& before) {
  if (before.value.state != JurorReviewState::kVoid) return absl::OkStatus();
  const std::string name = NameOf(before.id);
  return aip::Precondition(name + " is void", {{"STATE", name, "its juror was recused"}});
}

absl::StatusOr<record::Page<base::Stored<Review>>> Rules<Review>::List(const Context& context,
                                                                       const rpc::CallScope& call,
                                                                       const record::ListQuery& list,
                                                                       const std::string& parent) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(parent)));
  cohort::store::ReviewReader reader{.person = seat.person(), .juror = std::nullopt};
  if (seat.sees_own_reviews_alone()) reader.juror = seat.row() ? seat.row()->id : "";
  return cohort::store::ListReviews(context.db, call.deadline(), list, parent, reader);
}

absl::StatusOr<bool> Rules<Review>::Viewer::Sees(const base::Stored<Review>& stored) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context_, call_, CallIn(stored.id)));
  const bool own = seat.row() && seat.row()->id == stored.value.juror;
  if (!own && seat.sees_own_reviews_alone()) return false;
  PEP_ASSIGN(const bool recused,
             cohort::store::IsRecused(context_.db, call_.deadline(), record::ParentIn(stored.id), seat.person()));
  return !recused;
}

template class StandardMethods<Review>;

}  // namespace pepiniere::resource
