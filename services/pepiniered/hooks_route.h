// Where tools of teams tell what happened: for their forges and their monitoring, which have no account.
#pragma once

#include <memory>

#include "grpcpp/channel.h"
#include "services/gateway/http/page.h"

namespace pepiniere {

// POST /hooks/{source} and what is below it: the body as it came, with the headers that show whose it is, to the
// metrics service. 200 and 202 (ignored) say what became of it, 400 why it was refused; 401 says nothing.
gateway::Route HooksRoute(std::shared_ptr<grpc::Channel> channel);

}  // namespace pepiniere
