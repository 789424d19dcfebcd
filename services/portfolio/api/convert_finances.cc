#include "services/portfolio/api/convert_finances.h"

#include "services/portfolio/api/convert_project.h"

namespace pepiniere::portfolio::api {

v1::ProjectFinances ToProto(const Totals& totals) {
  v1::ProjectFinances proto;
  if (totals.allocated) *proto.mutable_allocated() = aip::ToMoney(*totals.allocated);
  if (totals.spent) *proto.mutable_spent() = aip::ToMoney(*totals.spent);
  if (totals.remaining) *proto.mutable_remaining() = aip::ToMoney(*totals.remaining);
  if (totals.used_percent) proto.set_used_percent(*totals.used_percent);
  if (totals.daily_rate) proto.set_daily_rate(*totals.daily_rate);
  if (totals.exhaustion) *proto.mutable_exhaustion_date() = ToProto(*totals.exhaustion);
  if (totals.forecast_spent) *proto.mutable_forecast_spent() = aip::ToMoney(*totals.forecast_spent);
  if (totals.time_box.start) *proto.mutable_time_box_start() = ToProto(*totals.time_box.start);
  if (totals.time_box.end) *proto.mutable_time_box_end() = ToProto(*totals.time_box.end);
  if (totals.original_end) *proto.mutable_original_time_box_end() = ToProto(*totals.original_end);
  if (totals.time_used_percent) proto.set_time_used_percent(*totals.time_used_percent);
  return proto;
}

v1::ProjectFinances::PhaseShare ToProto(const PhaseShare& share) {
  v1::ProjectFinances::PhaseShare proto;
  if (share.phase) proto.set_phase(ToProto(*share.phase));
  if (share.allocated) *proto.mutable_allocated() = aip::ToMoney(*share.allocated);
  if (share.spent) *proto.mutable_spent() = aip::ToMoney(*share.spent);
  return proto;
}

v1::ProjectFinances::BurnDownPoint ToProto(const BurnDownPoint& point) {
  v1::ProjectFinances::BurnDownPoint proto;
  *proto.mutable_date() = ToProto(point.date);
  if (point.remaining) *proto.mutable_remaining() = aip::ToMoney(*point.remaining);
  *proto.mutable_spent() = aip::ToMoney(point.spent);
  return proto;
}

}  // namespace pepiniere::portfolio::api
