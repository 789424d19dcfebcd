// A resource without the texts of a person: its document (document.h), blanked (personal_data.h), read again.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "services/base/try.h"
#include "services/record/document.h"
#include "services/record/wanted_texts.h"

namespace pepiniere::record {

// Of the resource of that name; none if it has none of them. `found`: what they were.
template <typename T>
absl::StatusOr<std::optional<T>> Blanked(std::string_view name, const T& value, const Wanted& wanted,
                                         std::set<std::string>& found) {
  const auto document = BlankDocument(name, ToDocument(value), wanted, found);
  if (!document) return std::optional<T>();
  T blanked{};
  PEP_TRY(FromDocument(*document, blanked));
  return std::optional<T>(std::move(blanked));
}

}  // namespace pepiniere::record
