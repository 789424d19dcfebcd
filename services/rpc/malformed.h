// What a method answers to bytes that are not its message.
#pragma once

#include <memory>

#include "grpcpp/support/server_interceptor.h"

namespace pepiniere::rpc {

// gRPC's callback API answers UNIMPLEMENTED, without a word: as if there was no such method. Its calls end with
// INVALID_ARGUMENT, reason MALFORMED_REQUEST, instead. No handler of this house says UNIMPLEMENTED by itself.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> SayWhatIsMalformed();

}  // namespace pepiniere::rpc
