// A file that is served from memory: hashed and compressed once, whoever asks.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// Immutable; copies share the bytes.
class KeptFile {
 public:
  // `headers` go with every answer. What gzip makes shorter is kept in gzip too. `brotli`: the same file in Brotli,
  // where whoever made it packed it; empty where there is none.
  KeptFile(std::string_view content_type, std::string body, Headers headers = {}, std::string brotli = {});

  // 200, in Brotli or else in gzip, where there is one and the client takes it, with the ETag of just these bytes. 304
  // for a client that has what Last-Modified says, and names no ETag: those, the server looks at.
  Response Answer(const Request& request) const;

  const std::string& body() const { return *body_; }

 private:
  std::shared_ptr<const std::string> body_, gzip_, brotli_;  // all but body_ may be null
  std::string content_type_, hash_;
  Headers headers_;
};

}  // namespace pepiniere::gateway
