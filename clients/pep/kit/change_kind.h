// The words of what happened to a resource.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/rpc/v1/watch.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<rpc::v1::ChangeKind>> Words();

}  // namespace pepiniere::pep
