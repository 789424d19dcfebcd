// Who a request comes from, when it came through proxies.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

class TrustedProxies {
 public:
  // INVALID_ARGUMENT for what is no address ("::1") and no network ("10.0.0.0/8").
  static absl::StatusOr<TrustedProxies> Parse(const std::vector<std::string>& networks);

  // Sets the request's peer and `secure` to what the proxies say, if the socket's other end is one of them: the last
  // address that none of them vouches for. Whether the client used TLS is the nearest proxy's word.
  void Resolve(Request& request) const;
  bool Trusts(std::string_view address) const;

 private:
  using Address = std::array<std::uint8_t, 16>;  // IPv4 as IPv6 sees it
  struct Network {
    Address address;
    int bits;
  };

  std::vector<Network> networks_;
};

}  // namespace pepiniere::gateway
