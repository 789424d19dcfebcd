// The words of the access service: what roles are called.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/rpc/v1/access.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<rpc::v1::Role>> Words();

}  // namespace pepiniere::pep
