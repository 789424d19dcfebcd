#include "services/gateway/http/proxies.h"

#include <arpa/inet.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

using Address = std::array<std::uint8_t, 16>;

struct Parsed {
  Address address;
  int spare;  // bits before an IPv4 address begins
};

std::optional<Parsed> ParseAddress(std::string_view text) {
  const std::string copy(text);
  Parsed parsed{{}, 0};
  if (inet_pton(AF_INET6, copy.c_str(), parsed.address.data()) == 1) return parsed;
  parsed = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
  if (inet_pton(AF_INET, copy.c_str(), parsed.address.data() + 12) == 1) return parsed;
  return std::nullopt;
}

bool SamePrefix(const Address& a, const Address& b, int bits) {
  const auto whole = static_cast<std::size_t>(bits / 8);
  if (!std::equal(a.begin(), a.begin() + bits / 8, b.begin())) return false;
  const int mask = 0xff00 >> (bits % 8) & 0xff;
  return mask == 0 || (a[whole] & mask) == (b[whole] & mask);
}

// "192.0.2.1:4711" and "[2001:db8::1]:4711" as some proxies write them.
std::string_view WithoutPort(std::string_view text) {
  if (text.starts_with('[')) return text.substr(1, std::min(text.find(']'), text.size()) - 1);
  return std::ranges::count(text, ':') == 1 ? text.substr(0, text.find(':')) : text;
}

}  // namespace

absl::StatusOr<TrustedProxies> TrustedProxies::Parse(const std::vector<std::string>& networks) {
  TrustedProxies proxies;
  for (const std::string& network : networks) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(network, absl::MaxSplits('/', 1));
    const auto parsed = ParseAddress(parts.first);
    int bits = 128;
    if (parsed && !parts.second.empty() && absl::SimpleAtoi(parts.second, &bits)) bits += parsed->spare;
    if (!parsed || bits < parsed->spare || bits > 128 || (network.find('/') != network.npos && parts.second.empty())) {
      return absl::InvalidArgumentError(
          absl::StrCat("trusted proxy ", network, ": neither an address nor a network such as 10.0.0.0/8"));
    }
    proxies.networks_.push_back({parsed->address, bits});
  }
  return proxies;
}

bool TrustedProxies::Trusts(std::string_view address) const {
  const auto parsed = ParseAddress(address);
  return parsed && std::ranges::any_of(networks_, [&](const Network& network) {
           return SamePrefix(parsed->address, network.address, network.bits);
         });
}

void TrustedProxies::Resolve(Request& request) const {
  if (!Trusts(request.peer)) return;
  std::vector<std::string> hops;
  for (const auto& [name, value] : request.headers) {
    if (!absl::EqualsIgnoreCase(name, "x-forwarded-for")) continue;
    for (const absl::string_view hop : absl::StrSplit(value, ',')) {
      hops.emplace_back(WithoutPort(std::string(absl::StripAsciiWhitespace(hop))));
    }
  }
  for (; !hops.empty() && Trusts(request.peer) && ParseAddress(hops.back()); hops.pop_back()) {
    request.peer = std::move(hops.back());
  }
  if (const std::string_view scheme = request.headers.Get("x-forwarded-proto"); !scheme.empty()) {
    request.secure = absl::EqualsIgnoreCase(base::Absl(scheme), "https");
  }
}

}  // namespace pepiniere::gateway
