#include "services/feedback/api/measures.h"

#include <algorithm>
#include <string>
#include <vector>

#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/feedback/api/receipts.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/constraint.h"
#include "services/feedback/domain/idea.h"
#include "services/feedback/store/measure_store.h"
#include "services/resource/references.h"

namespace pepiniere::feedback::api {

absl::Status Measures::Advance(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::AdvanceMeasureRequest&>(any);
  return standard_.Change(
      call, any, reply, [&](journal::Unit&, const base::Stored<Measure>& before) -> absl::StatusOr<Measure> {
        const auto to = static_cast<MeasureState>(request.state());
        const std::string name = record::NameOf(Measure::kPattern, before.id);
        if (!MayFollow(before.value.state, to)) {
          return aip::Precondition(
              base::Concat(name, " cannot go there"),
              {{"ILLEGAL_TRANSITION", name,
                base::Concat("it is ", Symbol(before.value.state), ", from which it does not become ", Symbol(to))}},
              "ILLEGAL_TRANSITION");
        }
        aip::Violations violations;
        const auto date = aip::ReadDate(request.date(), "date", violations).value_or(resource::Today(call));
        if (date > resource::Today(call)) violations.Add("date", "lies in the future");
        const auto& moves = before.value.moves;
        if (!moves.empty() && moves.back().date && date < *moves.back().date) {
          violations.Add("date", "lies before it came to where it is");
        }
        if (to == MeasureState::kAbandoned && request.note().empty()) {
          violations.Add("note", "is required: everybody reads why");
        }
        PEP_TRY(violations.ToStatus());
        Measure now = before.value;
        now.state = to;
        now.moves.push_back({.state = to, .date = date, .note = request.note()});
        return now;
      });
}

void Measures::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("AdvanceMeasure",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Advance(call, request, reply); });
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Measure;
using feedback::MeasureState;
using feedback::ReceiptOutcome;
namespace api = feedback::api;

namespace {

ReceiptOutcome OutcomeOf(MeasureState state) {
  switch (state) {
    case MeasureState::kDelivered:
      return ReceiptOutcome::kDelivered;
    case MeasureState::kAbandoned:
      return ReceiptOutcome::kAbandoned;
    default:
      return ReceiptOutcome::kBecameMeasure;
  }
}

}  // namespace

absl::Status Rules<Measure>::Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations&) {
  api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

void Rules<Measure>::Complete(const rpc::CallScope& call, const Measure* before, Measure& now) {
  if (before) {
    now.state = before->state;
    now.moves = before->moves;
    return;
  }
  now.state = MeasureState::kAnnounced;
  now.moves = {{.state = MeasureState::kAnnounced, .date = Today(call), .note = {}}};
}

absl::Status Rules<Measure>::Check(journal::Unit& unit, const std::string&, const Measure& before, const Measure& now,
                                   aip::Violations& violations) {
  if (now.ideas != before.ideas) {
    PEP_TRY(CheckExist<feedback::Idea>(unit, "measure.ideas", now.ideas, violations));
  }
  if (now.constraints == before.constraints) return absl::OkStatus();
  return CheckExist<feedback::Constraint>(unit, "measure.constraints", now.constraints, violations);
}

absl::Status Rules<Measure>::Changed(const Context& context, journal::Unit& unit, const Measure*,
                                     const base::Stored<Measure>& after) {
  std::vector<std::string> contributions;
  for (const std::string& id : after.value.ideas) {
    contributions.push_back(record::NameOf(feedback::Idea::kPattern, id));
  }
  for (const std::string& id : after.value.constraints) {
    contributions.push_back(record::NameOf(feedback::Constraint::kPattern, id));
  }
  for (const std::string& contribution : contributions) {
    PEP_ASSIGN(const std::string author, api::AuthorOf(unit.session(), contribution));
    PEP_TRY(api::Tell(context, unit,
                      {.person = author,
                       .contribution = contribution,
                       .outcome = OutcomeOf(after.value.state),
                       .consequence = record::NameOf(Measure::kPattern, after.id),
                       .title = after.value.title})
                .status());
  }
  return absl::OkStatus();
}

const query::FilterSchema& Rules<Measure>::Filters() { return feedback::store::MeasureFilters(); }

template class StandardMethods<Measure>;

}  // namespace pepiniere::resource
