// Pages that the gateway itself writes: without the web client, and without anything inline (CSP).
#pragma once

#include <string_view>

#include "services/base/html.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

using base::EscapeHtml;

inline constexpr char kStylePath[] = "/auth/style.css";

// A whole page in French; `content`, HTML, is its <main>. Not to be kept.
Response HtmlPage(int status, std::string_view title, std::string_view content);

// What all of them link.
Response StyleSheet();

}  // namespace pepiniere::gateway
