#include "services/record/payload.h"

namespace pepiniere::record {

json::Json Instant(absl::Time time) { return absl::ToUnixMicros(time); }
json::Json Instant(const std::optional<absl::Time>& time) { return time ? Instant(*time) : json::Json(); }

absl::StatusOr<json::Json> ParsePayload(std::string_view payload) {
  std::optional<json::Json> read = json::ParseObject(payload);
  if (!read) return absl::DataLossError("a change's payload is no JSON object");
  return *std::move(read);
}

std::optional<absl::Time> PayloadReader::OptTime(const char* key) {
  const json::Json* found = json::At(json_, key);
  return found == nullptr || found->is_null() ? std::nullopt : std::optional(Time(key));
}

base::Date PayloadReader::Day(const json::Json& json) {
  const auto day = json.is_string() ? base::Date::Parse(json.get<std::string>()) : std::nullopt;
  return day ? *day : Lost(base::Date());
}

}  // namespace pepiniere::record
