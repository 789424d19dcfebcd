#include "clients/pep/kit/proto_values.h"

#include <cstdlib>

#include "absl/strings/str_format.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/text.h"

namespace pepiniere::pep {

std::optional<base::Date> FromProto(const google::type::Date& date) {
  return base::Date::FromCivil(date.year(), date.month(), date.day());
}

void ToProto(base::Date date, google::type::Date* proto) {
  proto->set_year(date.year());
  proto->set_month(date.month());
  proto->set_day(date.day());
}

absl::Time FromProto(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

void ToProto(absl::Time time, google::protobuf::Timestamp* proto) {
  const std::int64_t seconds = absl::ToUnixSeconds(time);
  proto->set_seconds(seconds);
  proto->set_nanos(static_cast<std::int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
}

std::string Iso(const google::type::Date& date) {
  const auto day = FromProto(date);
  return day ? day->ToString() : "";
}

std::string Iso(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0 && time.nanos() == 0) return "";
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%E*SZ", FromProto(time), absl::UTCTimeZone());
}

base::CsvCell Plain(const google::type::Money& money) {
  if (money.units() == 0 && money.nanos() == 0) return "";
  const char* sign = money.units() < 0 || money.nanos() < 0 ? "-" : "";
  return base::CsvCell::Number(
      absl::StrFormat("%s%d.%02d", sign, std::abs(money.units()), std::abs(money.nanos()) / 10'000'000));
}

std::string Said(const google::type::Date& date, const Messages& say) {
  const auto day = FromProto(date);
  return day ? say.Date(*day) : "";
}

std::string Said(const google::type::Money& money, const Messages& say) {
  if (money.currency_code().empty()) return "";
  if (money.nanos() == 0) return say.Euros(money.units());
  const bool french = say.language() == Language::kFrench;
  const std::string_view sign = money.units() < 0 || money.nanos() < 0 ? "-" : "";
  const std::string cents = absl::StrFormat("%02d", std::abs(money.nanos()) / 10'000'000);
  const std::string whole = say.Number(std::abs(money.units()));
  return french ? base::Concat(sign, whole, ",", cents, "\u00a0€") : base::Concat(sign, "€", whole, ".", cents);
}

std::string Json(const google::protobuf::Message& message) {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  return status.ok() ? json : base::Concat("{\"error\":\"", status.ToString(), "\"}");
}

}  // namespace pepiniere::pep
