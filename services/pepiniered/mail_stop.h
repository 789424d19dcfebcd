// What the link of a letter asks of the access service.
#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "grpcpp/channel.h"

namespace pepiniere {

// Stops what is not owed to the person whom the letter of that token is to. It blocks.
absl::Status StopMail(const std::shared_ptr<grpc::Channel>& access, const std::string& token);

}  // namespace pepiniere
