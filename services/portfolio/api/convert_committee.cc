#include "services/portfolio/api/convert_committee.h"

#include <algorithm>

#include "services/aip/etag.h"
#include "services/base/text.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

v1::Hearing ToProto(const Hearing& hearing) {
  v1::Hearing proto;
  proto.set_project(kProject.Format({hearing.project}));
  proto.set_summary(hearing.summary);
  proto.set_decision(static_cast<v1::Decision>(hearing.decision));
  if (hearing.phase) proto.set_phase(api::ToProto(*hearing.phase));
  proto.set_conditions(hearing.conditions);
  proto.set_notes(hearing.notes);
  if (hearing.amount_granted) *proto.mutable_amount_granted() = aip::ToMoney(*hearing.amount_granted);
  proto.set_funding_source(hearing.funding_source);
  proto.set_promotion(hearing.promotion.value_or(0));
  if (hearing.next_review) *proto.mutable_next_review_date() = api::ToProto(*hearing.next_review);
  const auto number = [](const std::optional<int>& n) { return std::to_string(*n); };
  if (hearing.phase_record) {
    proto.set_phase_record(kPhaseRecord.Format({hearing.project, number(hearing.phase_record)}));
  }
  if (hearing.funding_line) {
    proto.set_funding_line(kFundingLine.Format({hearing.project, number(hearing.funding_line)}));
  }
  return proto;
}

Hearing FromProto(const v1::Hearing& proto, std::string_view prefix, aip::Violations& violations) {
  const auto field = [&](std::string_view name) { return Concat(prefix, name); };
  Hearing hearing;
  if (proto.project().empty()) violations.Add(field("project"), "is required");
  hearing.project = aip::IdOf(proto.project());
  hearing.summary = proto.summary();
  if (proto.decision() < 0 || proto.decision() > v1::Decision_MAX) {
    violations.Add(field("decision"), "is not a value of the contract");
  } else {
    hearing.decision = static_cast<Decision>(proto.decision());
  }
  hearing.phase = ReadPhase(proto.phase(), field("phase"), violations);
  hearing.conditions = proto.conditions();
  hearing.notes = proto.notes();
  if (proto.has_amount_granted()) {
    hearing.amount_granted = aip::ReadMoney(proto.amount_granted(), field("amount_granted"), violations);
  }
  hearing.funding_source = proto.funding_source();
  if (proto.promotion() != 0) hearing.promotion = proto.promotion();
  hearing.next_review = aip::ReadDate(proto.next_review_date(), field("next_review_date"), violations);
  return hearing;
}

}  // namespace

v1::Committee ToProto(const base::Stored<Committee>& stored) {
  const Committee& c = stored.value;
  v1::Committee proto;
  proto.set_name(kCommittee.Format({stored.id}));
  proto.set_title(c.title);
  if (!c.incubator.empty()) proto.set_incubator(kIncubator.Format({c.incubator}));
  *proto.mutable_date() = ToProto(c.date);
  for (const Member& member : c.members) {
    v1::Committee::Member& added = *proto.add_members();
    added.set_display_name(member.display_name);
    added.set_title(member.title);
  }
  proto.set_state(static_cast<v1::Committee::State>(c.state));
  for (const Hearing& hearing : c.hearings) *proto.add_hearings() = ToProto(hearing);
  proto.set_minutes_uri(c.minutes_uri);
  proto.set_notes(c.notes);
  proto.set_source(c.source);
  *proto.mutable_create_time() = ToProto(stored.created_at);
  *proto.mutable_update_time() = ToProto(stored.updated_at);
  proto.set_etag(aip::Etag(proto.name(), stored.version));
  return proto;
}

Committee FromProto(const v1::Committee& proto, std::string_view prefix, const Committee& as_is,
                    aip::Violations& violations) {
  Committee c;
  c.title = proto.title();
  c.incubator = aip::IdOf(proto.incubator());
  const std::string date = Concat(prefix, "date");
  if (const auto day = aip::ReadDate(proto.date(), date, violations)) {
    c.date = *day;
  } else {
    violations.Add(date, "give the day of the session");
  }
  for (const v1::Committee::Member& member : proto.members())
    c.members.push_back({member.display_name(), member.title()});
  for (int i = 0; i < proto.hearings_size(); ++i) {
    Hearing hearing = FromProto(proto.hearings(i), Concat(prefix, "hearings[", i, "]."), violations);
    const auto was = std::ranges::find(as_is.hearings, hearing.project, &Hearing::project);
    if (was != as_is.hearings.end()) {
      hearing.phase_record = was->phase_record;
      hearing.funding_line = was->funding_line;
    }
    c.hearings.push_back(std::move(hearing));
  }
  c.minutes_uri = proto.minutes_uri();
  c.notes = proto.notes();
  c.state = as_is.state;
  c.source = as_is.source;
  return c;
}

}  // namespace pepiniere::portfolio::api
