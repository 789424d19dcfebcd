// Text in HTML.
#pragma once

#include <string>
#include <string_view>

#include "absl/strings/str_replace.h"
#include "services/base/text.h"

namespace pepiniere::base {

// For content, and for attributes between quotes.
inline std::string EscapeHtml(std::string_view text) {
  return absl::StrReplaceAll(Absl(text),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

}  // namespace pepiniere::base
