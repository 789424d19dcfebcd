#include "services/aip/values.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include "services/json/json.h"

namespace pepiniere::aip {
namespace {

constexpr std::int64_t kCentsPerUnit = 100;
constexpr std::int32_t kNanosPerCent = 10'000'000;
constexpr std::int32_t kMaxNanos = 999'999'999;

}  // namespace

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

google::protobuf::Duration ToProto(absl::Duration duration) {
  google::protobuf::Duration proto;
  proto.set_seconds(absl::IDivDuration(duration, absl::Seconds(1), &duration));
  proto.set_nanos(static_cast<std::int32_t>(absl::ToInt64Nanoseconds(duration)));
  return proto;
}

absl::Duration FromProto(const google::protobuf::Duration& duration) {
  return absl::Seconds(duration.seconds()) + absl::Nanoseconds(duration.nanos());
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
  const std::optional<json::Json> sorted = json::ParseObject(json);
  return sorted ? json::Dump(*sorted) : "";
}

bool IsEmpty(const google::type::Date& date) { return date.year() == 0 && date.month() == 0 && date.day() == 0; }

std::optional<base::Date> ReadDate(const google::type::Date& date, std::string_view field, Violations& violations) {
  if (IsEmpty(date)) return std::nullopt;
  const std::optional<base::Date> read = base::Date::FromCivil(date.year(), date.month(), date.day());
  if (!read) {
    violations.Add(field, "is not a day of the calendar: give year, month and day");
    return std::nullopt;
  }
  if (*read == base::Date::Max()) {
    violations.Add(field, "is the day that stands for \"no end\": give a real one, or leave it out");
    return std::nullopt;
  }
  return read;
}

std::optional<absl::Time> ReadTime(const google::protobuf::Timestamp& time, std::string_view field,
                                   Violations& violations) {
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

std::optional<std::int64_t> ReadMoney(const google::type::Money& money, std::string_view field,
                                      Violations& violations) {
  if (!money.currency_code().empty() && money.currency_code() != "EUR") {
    violations.Add(field, "must be in EUR");
  } else if (money.nanos() % kNanosPerCent != 0 || money.nanos() > kMaxNanos) {
    violations.Add(field, "must be a whole number of cents");
  } else if (money.units() > INT64_MAX / 1000 || money.units() < 0 || money.nanos() < 0) {
    violations.Add(field, "must be zero or more, and below 9 223 372 036 854 775 EUR");
  } else {
    return money.units() * kCentsPerUnit + money.nanos() / kNanosPerCent;
  }
  return std::nullopt;
}

google::type::Money ToMoney(std::int64_t cents) {
  google::type::Money money;
  money.set_currency_code("EUR");
  money.set_units(cents / kCentsPerUnit);
  money.set_nanos(static_cast<std::int32_t>(cents % kCentsPerUnit) * kNanosPerCent);
  return money;
}

}  // namespace pepiniere::aip
