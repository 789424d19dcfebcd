#include "services/portfolio/api/convert_entries.h"

#include "services/base/text.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

// A day that must be given: an empty date is none.
std::optional<base::Date> ReadDay(const google::type::Date& date, std::string_view field, aip::Violations& violations) {
  if (date.year() == 0 && date.month() == 0 && date.day() == 0) violations.Add(field, "is required");
  return aip::ReadDate(date, field, violations);
}

// None for the unspecified value.
std::optional<int> ReadChoice(int number, int last, std::string_view field, aip::Violations& violations) {
  if (number < 0 || number > last) violations.Add(field, "is not a value of the contract");
  return number == 0 ? std::nullopt : std::optional(number);
}

template <typename Proto, typename T>
Proto Begin(const aip::ResourcePattern& pattern, const std::string& project, const Entry<T>& line) {
  const auto name = [&](int number) { return pattern.Format({project, std::to_string(number)}); };
  Proto proto;
  proto.set_name(name(line.number));
  v1::Trail& trail = *proto.mutable_trail();
  *trail.mutable_record_time() = ToProto(line.recorded_at);
  trail.set_recorded_by(line.recorded_by);
  if (line.superseded_at) *trail.mutable_supersede_time() = ToProto(*line.superseded_at);
  if (line.superseded_by) trail.set_superseded_by(name(*line.superseded_by));
  trail.set_supersede_reason(line.supersede_reason);
  trail.set_source(line.source);
  return proto;
}

}  // namespace

Evidence FromProto(const v1::Evidence& proto, std::string_view prefix, aip::Violations& violations) {
  return {.phase = ReadPhase(proto.phase(), Concat(prefix, "phase"), violations),
          .code = proto.code(),
          .uri = proto.uri(),
          .note = proto.note()};
}

Waiver FromProto(const v1::Waiver& proto, std::string_view prefix, aip::Violations& violations) {
  return {.phase = ReadPhase(proto.phase(), Concat(prefix, "phase"), violations),
          .code = proto.code(),
          .reason = proto.reason(),
          .expires = aip::ReadDate(proto.expire_date(), Concat(prefix, "expire_date"), violations)};
}

FundingLine FromProto(const v1::FundingLine& proto, std::string_view prefix, aip::Violations& violations) {
  return {.phase = ReadPhase(proto.phase(), Concat(prefix, "phase"), violations),
          .funding_source = proto.funding_source(),
          .amount = aip::ReadMoney(proto.amount(), Concat(prefix, "amount"), violations),
          .share_percent = proto.has_share_percent() ? std::optional(proto.share_percent()) : std::nullopt,
          // Absent where an import's source does not say; people's lines were checked for it already.
          .date = proto.has_date() ? ReadDay(proto.date(), Concat(prefix, "date"), violations) : std::nullopt,
          .promotion = proto.promotion() != 0 ? std::optional(proto.promotion()) : std::nullopt,
          .note = proto.note()};
}

SpendingEntry FromProto(const v1::SpendingEntry& proto, std::string_view prefix, aip::Violations& violations) {
  using Message = v1::SpendingEntry;
  return {.date = ReadDay(proto.date(), Concat(prefix, "date"), violations),
          .amount = aip::ReadMoney(proto.amount(), Concat(prefix, "amount"), violations),
          .category = ReadChoice(proto.category(), Message::Category_MAX, Concat(prefix, "category"), violations),
          .supplier_type =
              ReadChoice(proto.supplier_type(), Message::SupplierType_MAX, Concat(prefix, "supplier_type"), violations),
          .note = proto.note()};
}

TimeBoxExtension FromProto(const v1::TimeBoxExtension& proto, std::string_view prefix, aip::Violations& violations) {
  return {.end = ReadDay(proto.end_date(), Concat(prefix, "end_date"), violations),
          .granted_by = proto.granted_by(),
          .reason = proto.reason()};
}

JournalEntry FromProto(const v1::JournalEntry& proto, std::string_view prefix, aip::Violations& violations) {
  return {.date = ReadDay(proto.date(), Concat(prefix, "date"), violations), .text = proto.text()};
}

v1::Evidence ToProto(const std::string& project, const Entry<Evidence>& line) {
  auto proto = Begin<v1::Evidence>(kEvidence, project, line);
  if (line.value.phase) proto.set_phase(ToProto(*line.value.phase));
  proto.set_code(line.value.code);
  proto.set_uri(line.value.uri);
  proto.set_note(line.value.note);
  return proto;
}

v1::Waiver ToProto(const std::string& project, const Entry<Waiver>& line) {
  auto proto = Begin<v1::Waiver>(kWaiver, project, line);
  if (line.value.phase) proto.set_phase(ToProto(*line.value.phase));
  proto.set_code(line.value.code);
  proto.set_reason(line.value.reason);
  if (line.value.expires) *proto.mutable_expire_date() = ToProto(*line.value.expires);
  return proto;
}

v1::FundingLine ToProto(const std::string& project, const Entry<FundingLine>& line) {
  auto proto = Begin<v1::FundingLine>(kFundingLine, project, line);
  if (line.value.phase) proto.set_phase(ToProto(*line.value.phase));
  proto.set_funding_source(line.value.funding_source);
  if (line.value.amount) *proto.mutable_amount() = aip::ToMoney(*line.value.amount);
  if (line.value.share_percent) proto.set_share_percent(*line.value.share_percent);
  if (line.value.date) *proto.mutable_date() = ToProto(*line.value.date);
  proto.set_promotion(line.value.promotion.value_or(0));
  proto.set_note(line.value.note);
  return proto;
}

v1::SpendingEntry ToProto(const std::string& project, const Entry<SpendingEntry>& line) {
  auto proto = Begin<v1::SpendingEntry>(kSpendingEntry, project, line);
  if (line.value.date) *proto.mutable_date() = ToProto(*line.value.date);
  if (line.value.amount) *proto.mutable_amount() = aip::ToMoney(*line.value.amount);
  proto.set_category(static_cast<v1::SpendingEntry::Category>(line.value.category.value_or(0)));
  proto.set_supplier_type(static_cast<v1::SpendingEntry::SupplierType>(line.value.supplier_type.value_or(0)));
  proto.set_note(line.value.note);
  return proto;
}

v1::TimeBoxExtension ToProto(const std::string& project, const Entry<TimeBoxExtension>& line) {
  auto proto = Begin<v1::TimeBoxExtension>(kTimeBoxExtension, project, line);
  if (line.value.end) *proto.mutable_end_date() = ToProto(*line.value.end);
  proto.set_granted_by(line.value.granted_by);
  proto.set_reason(line.value.reason);
  return proto;
}

v1::JournalEntry ToProto(const std::string& project, const Entry<JournalEntry>& line) {
  auto proto = Begin<v1::JournalEntry>(kJournalEntry, project, line);
  if (line.value.date) *proto.mutable_date() = ToProto(*line.value.date);
  proto.set_text(line.value.text);
  return proto;
}

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
