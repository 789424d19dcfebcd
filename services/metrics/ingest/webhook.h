// A request at a source's hook: who may send it, which reader it is for, and what is answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/problems.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/ingest/headers.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// What a source knows its sender by. What is empty lets nobody in.
struct HookCredential {
  std::string hmac_secret = {};   // GitHub: of its signatures
  std::string token_sha256 = {};  // of the token that X-Gitlab-Token or "Authorization: Bearer" bring, in hexadecimal
};

struct HookAnswer {
  int status = 200;                              // of HTTP
  std::vector<Event> events = {};                // to be recorded, none of them Ignored
  std::string ignored = {};                      // 202: why nothing of it is
  std::vector<base::FieldProblem> refused = {};  // 400, 413, 415; with 200, samples of a text of which the others count
};

// By its headers it is GitHub's (X-GitHub-Event), GitLab's (X-Gitlab-Event), a CloudEvent or OpenMetrics' text. 401
// says nothing else; 413 is for what is larger than kMostBodyBytes, 415 for what is none of these.
HookAnswer Hear(const HookHeaders& headers, std::string_view body, const HookCredential& credential,
                const Reading& reading);

// What to answer with, as JSON: {"accepted":1}, {"ignored":"..."}, {"refused":[{"field":"...","why":"..."}]}; nothing
// with 401.
std::string TextOf(const HookAnswer& answer);

}  // namespace pepiniere::metrics
