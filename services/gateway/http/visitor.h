// Who sends a request, where a browser's cookie says it rather than an Authorization header.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

struct Visitor {
  std::string access_token;              // for "authorization: Bearer"; empty: anonymous
  std::vector<std::string> set_cookies;  // to be sent with the answer: a session that was renewed, or is over
  std::vector<std::string> farewell{};   // to be sent in their place with an answer that ends the session
};

// Thread-safe.
class VisitorSource {
 public:
  virtual ~VisitorSource() = default;
  // Whether the request has a session cookie at all. Cheap; without one, Find is not asked.
  virtual bool HasSession(const Request& request) const = 0;
  // Whom the session stands for. May block once, to renew a token. A session that is over, or that is none, makes an
  // anonymous visitor whose cookie is taken back. PERMISSION_DENIED for a request that another site may have made
  // (CSRF); UNAVAILABLE while a token must be renewed and the identity provider does not answer.
  virtual absl::StatusOr<Visitor> Find(const Request& request) = 0;
};

}  // namespace pepiniere::gateway
