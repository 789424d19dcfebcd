// Values in cookies that only this origin's server sees: __Host-, Secure, HttpOnly, SameSite=Lax.
//
// Browsers keep 4096 bytes a cookie, so a long value goes into several: NAME, NAME-1, NAME-2. The first says how many
// there are ("2.AbCd..."), so that what an older, longer value left behind is not taken for part of a new one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

inline constexpr std::string_view kSessionCookie = "__Host-pepiniere";
inline constexpr std::string_view kLoginCookie = "__Host-pepiniere-login";

// Three of 3800 bytes: with whatever else a browser sends, less than servers and proxies take of headers (16 KiB).
inline constexpr std::size_t kMaxCookieValue = 3 * 3800;

bool HasCookie(const Request& request, std::string_view name);
// The value; empty if it is not there whole.
std::string ReadCookie(const Request& request, std::string_view name);

// The Set-Cookie fields that keep `value` (URL-safe characters) in this browser until it closes, or for `max_age`. None
// if it is longer than kMaxCookieValue.
std::optional<std::vector<std::string>> KeepCookie(const Request& request, std::string_view name,
                                                   std::string_view value,
                                                   absl::Duration max_age = absl::InfiniteDuration());
// The Set-Cookie fields that take back what the request shows of it.
std::vector<std::string> TakeBackCookie(const Request& request, std::string_view name);

}  // namespace pepiniere::gateway
