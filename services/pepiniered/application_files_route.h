// Files of applications over HTTP: for the browser, which keeps them and never shows them.
#pragma once

#include <memory>

#include "grpcpp/channel.h"
#include "services/gateway/http/page.h"
#include "services/gateway/http/visitor.h"

namespace pepiniere {

// GET /fichiers/{name of a file}: its bytes as an attachment, to whoever the request's token or session stands for, as
// the cohort service lets them read it. `visitors`: null where nobody signs in; it must outlive the route.
gateway::Route ApplicationFilesRoute(std::shared_ptr<grpc::Channel> cohort, gateway::VisitorSource* visitors);

}  // namespace pepiniere
