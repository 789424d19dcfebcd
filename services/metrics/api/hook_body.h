// What was sent to a source, as one text: what is kept of it, sealed, where it was refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/metrics/ingest/headers.h"

namespace pepiniere::metrics::api {

struct HookBody {
  std::string path;  // what followed the source in the address
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  HookHeaders Headers() const;
};

std::string Packed(const HookBody& hook);
// None: it is nothing that was packed so.
std::optional<HookBody> Unpacked(std::string_view packed);

}  // namespace pepiniere::metrics::api
