// What the feed carries of a resource: all that its state was when the transaction wrote it, as JSON. For the .cc files
// of stores.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/base/try.h"
#include "services/json/json.h"
#include "services/record/document.h"

namespace pepiniere::record {

json::Json Instant(absl::Time time);
json::Json Instant(const std::optional<absl::Time>& time);
// DATA_LOSS if it is no JSON object.
absl::StatusOr<json::Json> ParsePayload(std::string_view payload);

// Reads a payload: whatever does not fit makes the whole a loss, said once.
class PayloadReader {
 public:
  explicit PayloadReader(const json::Json& json) : json_(json) {}

  template <typename T>
  T Get(const char* key) {
    const json::Json* found = json::At(json_, key);
    std::optional<T> read = found ? json::As<T>(*found) : std::nullopt;
    return read ? *std::move(read) : Lost(T());
  }
  absl::Time Time(const char* key) { return absl::FromUnixMicros(Get<std::int64_t>(key)); }
  std::optional<absl::Time> OptTime(const char* key);
  base::Date Day(const json::Json& json);
  template <typename T>
  T Value() {
    T value;
    if (!FromDocument(Get<std::string>("value"), value).ok()) ok_ = false;
    return value;
  }
  template <typename T>
  T Lost(T value) {
    ok_ = false;
    return value;
  }
  absl::Status status() const { return ok_ ? absl::OkStatus() : absl::DataLossError("a change's payload is damaged"); }

 private:
  const json::Json& json_;
  bool ok_ = true;
};

template <typename T>
json::Json WriteStored(const base::Stored<T>& stored) {
  json::Json json = {{"id", stored.id},
                     {"version", stored.version},
                     {"created", Instant(stored.created_at)},
                     {"updated", Instant(stored.updated_at)},
                     {"deleted", Instant(stored.deleted_at)},
                     {"value", ToDocument(stored.value)}};
  if (!stored.uid.empty()) json["uid"] = stored.uid;
  return json;
}

template <typename T>
absl::StatusOr<base::Stored<T>> ReadStored(const json::Json& json) {
  PayloadReader reader(json);
  base::Stored<T> stored{reader.Get<std::string>("id"),
                         reader.Get<std::int64_t>("version"),
                         reader.Value<T>(),
                         reader.Time("created"),
                         reader.Time("updated"),
                         reader.OptTime("deleted")};
  if (json.contains("uid")) stored.uid = reader.Get<std::string>("uid");
  PEP_TRY(reader.status());
  return stored;
}

}  // namespace pepiniere::record
