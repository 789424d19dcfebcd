// What the connections of a server share.
#pragma once

#include <atomic>
#include <string_view>

#include "services/base/unread.h"
#include "services/gateway/http/answer.h"
#include "services/gateway/http/proxies.h"
#include "services/gateway/http/router.h"
#include "services/gateway/http/server.h"
#include "services/gateway/http/workers.h"

namespace pepiniere::gateway {

struct ServerContext {
  ServerContext(const HttpOptions& its_options, HttpHandlers its_handlers, TrustedProxies its_proxies)
      : options(its_options),
        handlers(std::move(its_handlers)),
        router(handlers.routes),
        answers({.cors_origins = options.cors_origins, .form_actions = options.form_actions}),
        proxies(std::move(its_proxies)),
        unread(options.max_unread_bytes),
        workers(options.page_threads, options.page_queue) {}

  void Complain(std::string_view message) const {
    if (handlers.complain) handlers.complain(message);
  }

  const HttpOptions options;
  const HttpHandlers handlers;
  const Router router;
  const Answers answers;
  const TrustedProxies proxies;
  base::Unread unread;
  std::atomic<bool> draining = false;
  Workers workers;
};

}  // namespace pepiniere::gateway
