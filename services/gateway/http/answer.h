// What every answer carries, whoever made it, and how it is made smaller.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

struct AnswerOptions {
  std::vector<std::string> cors_origins = {"*"};
  std::vector<std::string> form_actions{};
};

class Answers {
 public:
  explicit Answers(const AnswerOptions& options);

  // A preflight (OPTIONS with Access-Control-Request-Method) is answered here, whatever its path.
  static bool IsPreflight(const Request& request);
  Response Preflight(const Request& request) const;

  // The answer to a request that is conditional (If-None-Match) and that may take gzip. Compresses: not for a thread
  // that others wait for, if the body is large.
  static void Fit(const Request& request, Response& response);
  // The headers for browsers: where the answer may be read, and what a page may load. A header that the answer has
  // already stays.
  void Dress(const Request& request, Response& response) const;

 private:
  // The origin that may read, as Access-Control-Allow-Origin; empty: none.
  std::string_view Reader(const Request& request) const;

  const std::vector<std::string> origins_;
  const bool anybody_;
  const std::string content_security_policy_;
};

// Whether a list such as "gzip, deflate;q=0.5" takes `coding`, by its name or by "*".
bool Accepts(std::string_view accept_encoding, std::string_view coding);

}  // namespace pepiniere::gateway
