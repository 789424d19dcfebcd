// The JSON body of an event, field by field. A field is named by its path, "deployment_status.id", in what is wrong
// too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/problems.h"
#include "services/json/json.h"

namespace pepiniere::metrics {

inline constexpr std::size_t kMostBodyBytes = 4 << 20;
inline constexpr std::size_t kMostLevels = 32;  // of nesting
inline constexpr std::size_t kMostIdBytes = 200;
inline constexpr std::size_t kMostTitleCharacters = 1'000;

// INVALID_ARGUMENT, about a field or, if it is empty, about the whole.
absl::Status Refuse(std::string_view field, std::string_view why);
// What such a status says.
base::FieldProblem ProblemOf(const absl::Status& refusal);

// A key that stands twice in its object, by its path, "points[0].value"; empty: none does. Who reads the first of two
// takes what was sent for another than who reads the last.
std::string RepeatedKeyOf(std::string_view body);

// Key of idempotency: the same for the same parts, and for no others.
std::string KeyOf(const std::vector<std::string>& parts);

// The sha of a commit: 40 or 64 hexadecimal digits, small letters.
bool IsSha(std::string_view text);

class Payload {
 public:
  // Refused: what is larger than may be, nested deeper, not UTF-8, no JSON object, or has a key twice.
  static absl::StatusOr<Payload> Read(std::string_view body, absl::Time received);

  absl::Time received() const { return received_; }

  // Null counts as absent everywhere.
  const json::Json* Find(std::string_view path) const;
  bool Has(std::string_view path) const { return Find(path) != nullptr; }

  // Those that must be there.
  absl::StatusOr<std::string> Id(std::string_view path) const;      // a text on one line, or a whole number as text
  absl::StatusOr<absl::Time> Instant(std::string_view path) const;  // with an offset, of a clock that is right
  absl::StatusOr<std::string> Sha(std::string_view path) const;

  // Those that may be absent: empty or none then.
  absl::StatusOr<std::string> Text(std::string_view path, std::size_t most_characters = kMostTitleCharacters) const;
  absl::StatusOr<std::optional<absl::Time>> InstantIfAny(std::string_view path) const;
  absl::StatusOr<std::optional<bool>> Flag(std::string_view path) const;
  absl::StatusOr<std::optional<double>> Number(std::string_view path) const;
  // The texts called `name` in the objects of a list.
  absl::StatusOr<std::vector<std::string>> Names(std::string_view path, std::string_view name) const;

 private:
  Payload(json::Json json, absl::Time received) : json_(std::move(json)), received_(received) {}

  json::Json json_;
  absl::Time received_;
};

}  // namespace pepiniere::metrics
