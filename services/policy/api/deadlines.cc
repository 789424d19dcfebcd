#include "services/policy/api/deadlines.h"

#include <optional>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/journal/mutation.h"
#include "services/policy/domain/deadline_move.h"
#include "services/policy/store/transmission_store.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::Transmission;
using StoredTransmission = base::Stored<Transmission>;
using KeptMove = resources::DeadlineMove;

constexpr std::string_view kWho = "service:policy", kMethod = "/pepiniere.policy.v1.PolicyService/RecomputeClocks";
constexpr std::string_view kOtherRules = "the rules of public holidays are another version";

std::optional<absl::Time> Kept(absl::Time overdue_from) {
  return overdue_from == absl::InfiniteFuture() ? std::nullopt : std::optional(overdue_from);
}

void TellStep(const ClockStep& step, v1::Deadline::Step& told) {
  told.set_kind(static_cast<v1::Deadline::Step::Kind>(step.kind));
  if (step.day) *told.mutable_day() = aip::ToProto(*step.day);
  if (step.from) *told.mutable_from_date() = aip::ToProto(*step.from);
  if (step.to) *told.mutable_to_date() = aip::ToProto(*step.to);
  if (step.n) told.set_n(*step.n);
  if (step.unit) told.set_unit(static_cast<v1::TermUnit>(*step.unit));
  if (step.days) told.set_days(*step.days);
  if (!step.holiday) return;
  told.set_holiday_fr(step.holiday->french);
  told.set_holiday_en(step.holiday->english);
  told.set_holiday_law(step.holiday->law);
}

}  // namespace

absl::StatusOr<Transmission> WithDeadline(journal::Unit& unit, Transmission transmission) {
  PEP_ASSIGN(const auto decided, store::DecidedOf(unit.session(), transmission.calendar));
  const policy::Deadline deadline = resources::DeadlineOf(transmission, decided);
  transmission.last_day = deadline.last_day;
  transmission.overdue_from = Kept(deadline.overdue_from);
  transmission.calendar_version = deadline.calendar;
  return transmission;
}

absl::Status KeepReceipt(journal::Unit& unit, const std::string& id, const Transmission& transmission) {
  KeptMove move;
  move.causes = {"RECEIVED"};
  move.to_date = transmission.last_day;
  move.calendar_version = transmission.calendar_version;
  return record::InsertBelow<KeptMove>(unit, id, {move}).status();
}

absl::StatusOr<Transmission> MovedTo(journal::Unit& unit, const StoredTransmission& before, const Transmission& now,
                                     const Because& because) {
  PEP_ASSIGN(Transmission moved, WithDeadline(unit, now));
  const auto move = MoveOf(resources::ClockOf(before.value), resources::KeptDeadline(before.value),
                           resources::ClockOf(moved), resources::KeptDeadline(moved));
  if (!move) return moved;
  KeptMove kept;
  for (const MoveCause cause : move->causes) kept.causes.emplace_back(Symbol(cause));
  kept.reason = because.reason;
  kept.from_date = move->from;
  kept.to_date = move->to;
  kept.calendar_version = move->calendar;
  kept.source = because.holiday;
  PEP_TRY(record::InsertBelow<KeptMove>(unit, before.id, {kept}).status());
  return moved;
}

absl::Status RecomputeClocks(journal::Unit& unit, const std::string& calendar, const Because& because) {
  PEP_ASSIGN(const std::vector<std::string> running, store::RunningOf(unit.session(), calendar));
  for (const std::string& id : running) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Transmission>(unit.session(), id));
    if (!before || !resources::Runs(before->value)) continue;
    PEP_ASSIGN(const Transmission now, MovedTo(unit, *before, before->value, because));
    PEP_TRY(record::Update(unit, *before, now, because.reason).status());
  }
  return absl::OkStatus();
}

absl::Status RecomputeOutdated(const resource::Context& context, absl::Time deadline) {
  using Nothing = v1::ListDeadlineMovesResponse;
  const journal::WriteCall writer = {
      .principal = std::string(kWho), .method = std::string(kMethod), .deadline = deadline};
  for (const CalendarName& calendar : CalendarNames()) {
    const std::string id(calendar.id);
    PEP_ASSIGN(const auto decided, store::DecidedOf(context.db, deadline, id));
    const auto now = Calendar::Of(id, decided);
    query::SqlFragment where{.sql = "answer_time_us IS NULL AND recall_time_us IS NULL AND calendar = "};
    where.Bind(id).Add(" AND calendar_version <> ").Bind(now ? now->version() : "");
    PEP_ASSIGN(const auto outdated, record::Select<Transmission>(context.db, deadline, where));
    if (!now || outdated.empty()) continue;
    const auto compute = [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
      PEP_TRY(RecomputeClocks(unit, id, {.reason = std::string(kOtherRules)}));
      return Nothing();
    };
    PEP_TRY(journal::Mutate<Nothing>(context.db, context.clock, writer, Nothing(), compute).status());
    context.committed();
  }
  return absl::OkStatus();
}

absl::Status RecallTransmission(journal::Unit& unit, const std::string& id, const std::string& reason) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<Transmission>(unit.session(), id));
  const std::string name = record::NameOf(Transmission::kPattern, id);
  if (!before) return aip::NotFound(name);
  if (!resources::Runs(before->value)) {
    return aip::Precondition("there is nothing to take back", {{"STATE", name, "it was answered, or is taken back"}});
  }
  Transmission now = before->value;
  now.recall_time = unit.now();
  now.recall_reason = reason;
  return record::Update(unit, *before, now, reason).status();
}

v1::Deadline Told(const policy::Deadline& deadline) {
  v1::Deadline told;
  if (deadline.last_day) *told.mutable_last_day() = aip::ToProto(*deadline.last_day);
  if (deadline.overdue_from != absl::InfiniteFuture()) {
    *told.mutable_overdue_from() = aip::ToProto(deadline.overdue_from);
  }
  for (const ClockStep& step : deadline.steps) TellStep(step, *told.add_steps());
  told.set_calendar_version(deadline.calendar);
  return told;
}

}  // namespace pepiniere::policy::api
