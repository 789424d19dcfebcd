#include "services/record/payload.h"

namespace pepiniere::record {

PayloadJson Instant(absl::Time time) { return absl::ToUnixMicros(time); }
PayloadJson Instant(const std::optional<absl::Time>& time) { return time ? Instant(*time) : PayloadJson(); }

std::string PayloadText(const PayloadJson& json) {
  return json.dump(-1, ' ', false, PayloadJson::error_handler_t::replace);
}

absl::StatusOr<PayloadJson> ParsePayload(std::string_view payload) {
  PayloadJson json = PayloadJson::parse(payload, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::DataLossError("a change's payload is no JSON object");
  return json;
}

std::optional<absl::Time> PayloadReader::OptTime(const char* key) {
  const auto found = json_.find(key);
  return found == json_.end() || found->is_null() ? std::nullopt : std::optional(Time(key));
}

base::Date PayloadReader::Day(const PayloadJson& json) {
  const auto day = json.is_string() ? base::Date::Parse(json.get<std::string>()) : std::nullopt;
  return day ? *day : Lost(base::Date());
}

}  // namespace pepiniere::record
