// A file that is served from memory: hashed and compressed once, whoever asks.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// Whether the client takes an answer in gzip (RFC 9110, 12.5.3).
bool AcceptsGzip(const Request& request);

// Immutable; copies share the bytes.
class KeptFile {
 public:
  // `headers` go with every answer. A text is kept in gzip too, where that is shorter.
  KeptFile(std::string_view content_type, std::string body, Headers headers = {});

  // 200 with what the client can read best; 304 if it has what was last modified when our Last-Modified says, and sent
  // no If-None-Match, which the server looks at.
  Response Answer(const Request& request) const;

  const std::string& body() const { return *body_; }
  // The same content under other headers, hashed and compressed no second time.
  KeptFile With(Headers headers) const;

 private:
  std::shared_ptr<const std::string> body_, gzip_;  // gzip_ may be null
  std::string content_type_, hash_;
  Headers headers_;
};

}  // namespace pepiniere::gateway
