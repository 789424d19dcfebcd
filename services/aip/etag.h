// Etags (AIP-154): an opaque word for one version of one resource.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace pepiniere::aip {

// The same for the same name and version, on every server, for ever; another for any other.
std::string Etag(std::string_view name, std::int64_t version);

// OK if the caller gave none or the current one; ABORTED otherwise.
absl::Status CheckEtag(std::string_view given, std::string_view name, std::int64_t version);

}  // namespace pepiniere::aip
