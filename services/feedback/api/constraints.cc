#include "services/feedback/api/constraints.h"

#include <algorithm>
#include <optional>
#include <string>

#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/receipts.h"
#include "services/feedback/api/standing.h"
#include "services/resource/references.h"

namespace pepiniere::feedback::api {
namespace {

constexpr std::string_view kProjects = "projects/", kProgrammes = "programmes/", kCohorts = "/cohorts/";
constexpr int kDaysBack = 28;

// The first day of the month that has that one.
base::Date MonthOf(base::Date day) {
  const std::string text = day.ToString();
  return base::Date::Parse(text.substr(0, text.rfind('-')) + "-01").value_or(day);
}
base::Date MonthAfter(base::Date month) { return MonthOf(month + 31); }

absl::Time StartOf(base::Date day) {
  absl::TimeZone zone = absl::UTCTimeZone();
  absl::LoadTimeZone("Europe/Paris", &zone);
  return absl::FromCivil(absl::CivilDay(1970, 1, 1) + day.days(), zone);
}

}  // namespace

store::TeamReader TeamReaderOf(const rpc::CallScope& call) {
  store::TeamReader reader{.everything = resource::SeesEverything(call),
                           .reads_programmes = false,
                           .person = call.principal().person,
                           .projects = {},
                           .programmes = CoachedProgrammes(call)};
  for (const identity::Binding& held : call.principal().bindings) {
    const bool reads = identity::ReadsRestricted(held.role);
    if (reads && held.resource.starts_with(kProjects)) reader.projects.push_back(held.resource);
    const bool leads = held.role == rpc::v1::ROLE_COACH || held.role == rpc::v1::ROLE_MINISTRY ||
                       held.role == rpc::v1::ROLE_POLICY_OFFICER;
    reader.reads_programmes = reader.reads_programmes || leads;
  }
  return reader;
}

std::string ProgrammeOf(std::string_view cohort) {
  const std::size_t end = cohort.find(kCohorts);
  return cohort.starts_with(kProgrammes) && end != cohort.npos ? std::string(cohort.substr(0, end)) : "";
}

absl::StatusOr<v1::ListConstraintFiguresResponse> ConstraintFigures::List(
    rpc::CallScope& call, const v1::ListConstraintFiguresRequest& request) {
  aip::Violations violations;
  auto from = aip::ReadDate(request.from_date(), "from_date", violations);
  const auto to = aip::ReadDate(request.to_date(), "to_date", violations);
  PEP_TRY(violations.ToStatus());
  if (from) from = MonthOf(*from);
  PEP_ASSIGN(const auto months, context_.db.Read(call.deadline(), [&](db::Session& session) {
    return store::FiguresBetween(session, from, to);
  }));
  v1::ListConstraintFiguresResponse reply;
  for (const store::MonthFigures& month : months) {
    for (const auto& [topic, cell] : month.cells) {
      v1::ConstraintFigure& told = *reply.add_figures();
      *told.mutable_month_date() = aip::ToProto(month.month);
      told.set_topic(record::NameOf(ConstraintTopic::kPattern, topic));
      told.set_reports(static_cast<int>(cell.reports));
      told.set_lost_days(cell.days_lost);
      for (const std::int64_t count : cell.by_severity) told.add_by_severity(static_cast<int>(count));
    }
  }
  return reply;
}

void ConstraintFigures::Mount(rpc::Service& service) {
  service.Unary("ListConstraintFigures", *this, &ConstraintFigures::List);
}

absl::Status PublishMonths(const Context& context, absl::Time deadline) {
  const base::Date this_month = MonthOf(base::Date::InParis(context.clock.Now()));
  const base::Date last = MonthOf(this_month + -kDaysBack);
  return context.db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const auto published, store::LastMonth(session));
    // Of months in which nobody looked, the last one tells all.
    if (published && *published >= last) return absl::OkStatus();
    PEP_ASSIGN(const auto before, store::FiguresBetween(session, published, published));
    PEP_ASSIGN(const auto waiting, store::Waiting(session, StartOf(MonthAfter(last))));
    return store::PutMonth(
        session, last,
        NextSnapshot(published && !before.empty() ? before.back().cells : std::map<std::string, ReportFigures>(),
                     waiting));
  });
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Constraint;
using feedback::ConstraintTopic;
using feedback::ConstraintVisibility;
namespace api = feedback::api;
namespace store = feedback::store;

const query::FilterSchema& Rules<ConstraintTopic>::Filters() { return store::ConstraintTopicFilters(); }

absl::Status Rules<Constraint>::AdmitBelow(const Context&, const rpc::CallScope& call, const std::string&,
                                           Proto& told) {
  if (api::IsCaller(call, told.reporter())) return absl::OkStatus();
  return aip::Invalid("constraint.reporter", "must be yourself: nobody reports for somebody else");
}

absl::Status Rules<Constraint>::Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations&) {
  api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

void Rules<Constraint>::Complete(const rpc::CallScope&, const Constraint*, Constraint& now) {
  now.programme = api::ProgrammeOf(now.cohort);
}

absl::Status Rules<Constraint>::Check(journal::Unit& unit, const std::string&, const Constraint& before,
                                      const Constraint& now, aip::Violations& violations) {
  if (now.topic == before.topic) return absl::OkStatus();
  PEP_TRY(CheckExist<ConstraintTopic>(unit, "constraint.topic", {now.topic}, violations));
  PEP_ASSIGN(const auto topic, record::Find<ConstraintTopic>(unit.session(), now.topic));
  if (topic && topic->value.closed) violations.Add("constraint.topic", "is closed: nothing new is reported under it");
  return absl::OkStatus();
}

absl::Status Rules<Constraint>::CheckMove(const rpc::CallScope& call, const Constraint& before, const Constraint&) {
  if (api::IsCaller(call, before.reporter)) return absl::OkStatus();
  return aip::PermissionDenied("nobody changes what somebody else reported");
}

absl::Status Rules<Constraint>::CheckThere(journal::Unit&, const rpc::CallScope& call,
                                           const base::Stored<Constraint>& stored) {
  return CheckMove(call, stored.value, stored.value);
}

absl::Status Rules<Constraint>::Changed(const Context& context, journal::Unit& unit, const Constraint* before,
                                        const base::Stored<Constraint>& after) {
  if (before) return absl::OkStatus();
  return api::Tell(context, unit,
                   {.person = after.value.reporter,
                    .contribution = record::NameOf(Constraint::kPattern, after.id),
                    .outcome = feedback::ReceiptOutcome::kReceived})
      .status();
}

const query::SortSchema& Rules<Constraint>::Order() { return store::ConstraintOrder(); }

absl::StatusOr<record::Page<base::Stored<Constraint>>> Rules<Constraint>::List(const Context& context,
                                                                               const rpc::CallScope& call,
                                                                               const record::ListQuery& list,
                                                                               const std::string&) {
  return store::ListConstraints(context.db, call.deadline(), list, api::TeamReaderOf(call));
}

Rules<Constraint>::Viewer::Viewer(const Context&, const rpc::CallScope& call)
    : call_(call), reader_(api::TeamReaderOf(call)) {}

absl::StatusOr<bool> Rules<Constraint>::Viewer::Sees(const base::Stored<Constraint>& stored) {
  const Constraint& constraint = stored.value;
  if (reader_.everything || constraint.visibility == ConstraintVisibility::kPublic) return true;
  if (api::IsCaller(call_, constraint.reporter)) return true;
  if (reader_.reads_programmes && constraint.visibility == ConstraintVisibility::kProgramme) return true;
  return (!constraint.project.empty() && std::ranges::count(reader_.projects, constraint.project) > 0) ||
         (!constraint.programme.empty() && std::ranges::count(reader_.programmes, constraint.programme) > 0);
}

absl::Status Rules<Constraint>::Viewer::Restrict(Proto& proto) {
  const bool reads = api::IsCaller(call_, proto.reporter()) || IsAdministrator(call_) ||
                     (!proto.programme().empty() && api::Coaches(call_, proto.programme()));
  if (!reads) proto.clear_reporter();
  return absl::OkStatus();
}

template class StandardMethods<ConstraintTopic>;
template class StandardMethods<Constraint>;

}  // namespace pepiniere::resource
