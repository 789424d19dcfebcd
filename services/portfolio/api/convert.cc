#include "services/portfolio/api/convert.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <nlohmann/json.hpp>

namespace pepiniere::portfolio::api {

google::type::Date ToProto(base::Date date) {
  google::type::Date proto;
  proto.set_year(date.year());
  proto.set_month(date.month());
  proto.set_day(date.day());
  return proto;
}

google::protobuf::Timestamp ToProto(absl::Time time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(time));
}

google::protobuf::Struct ToStruct(std::string_view json) {
  google::protobuf::Struct fields;
  if (!json.empty()) {
    const google::protobuf::StringPiece text(json.data(), json.size());
    if (!google::protobuf::util::JsonStringToMessage(text, &fields).ok()) fields.Clear();
  }
  return fields;
}

std::string FromStruct(const google::protobuf::Struct& fields) {
  std::string json;
  if (fields.fields().empty() || !google::protobuf::util::MessageToJsonString(fields, &json).ok()) return "";
  // A Struct's map has no order; this one's keys are sorted.
  const auto sorted = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  return sorted.is_object() ? sorted.dump() : "";
}

std::optional<base::Date> ReadDate(const google::type::Date& date, std::string_view field,
                                   rpc::Violations& violations) {
  if (date.year() == 0 && date.month() == 0 && date.day() == 0) return std::nullopt;
  const std::optional<base::Date> read = base::Date::FromCivil(date.year(), date.month(), date.day());
  if (!read || *read == base::Date::Max()) {
    violations.Add(field, "is not a day of the calendar: give year, month and day");
    return std::nullopt;
  }
  return read;
}

std::optional<absl::Time> ReadTime(const google::protobuf::Timestamp& time, std::string_view field,
                                   rpc::Violations& violations) {
  using google::protobuf::util::TimeUtil;
  const bool valid = time.seconds() >= TimeUtil::kTimestampMinSeconds &&
                     time.seconds() <= TimeUtil::kTimestampMaxSeconds && time.nanos() >= 0 &&
                     time.nanos() < 1'000'000'000;
  if (!valid) {
    violations.Add(field, "is not an instant between the years 1 and 9999");
    return std::nullopt;
  }
  return absl::FromUnixMicros(TimeUtil::TimestampToMicroseconds(time));
}

}  // namespace pepiniere::portfolio::api
