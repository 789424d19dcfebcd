// Resource names (AIP-122): "projects/{project}/phaseRecords/{record}".
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pepiniere::aip {

// Longest id in bytes: fits a utf8mb4 key of any MySQL row format.
inline constexpr std::size_t kMaxIdBytes = 190;

// An id is one segment of a name: non-empty UTF-8 in NFC, at most kMaxIdBytes, without '/' or control characters, and
// not "-", ".", "..". Real ids have dots, accents and upper case. OK, or INVALID_ARGUMENT on `field`.
absl::Status CheckId(std::string_view field, std::string_view id);

// A pattern of alternating collections and ids. Constructed once, as a constant.
class ResourcePattern {
 public:
  // `pattern` must outlive this: a literal. "{...}" segments are ids, the rest is matched as it is.
  explicit ResourcePattern(std::string_view pattern);

  // The ids of `name`, in order, as views into it. INVALID_ARGUMENT on `field`, saying what was expected.
  absl::StatusOr<std::vector<std::string_view>> Parse(std::string_view field, std::string_view name) const;
  bool Matches(std::string_view name) const;
  // The name of these ids; as many as the pattern has.
  std::string Format(std::initializer_list<std::string_view> ids) const;
  // What stands for all of them: "calls/-/jurors/-".
  std::string FormatAll() const;

  std::string_view pattern() const { return pattern_; }

 private:
  std::string_view pattern_;
  std::vector<std::string_view> segments_;
};

}  // namespace pepiniere::aip
