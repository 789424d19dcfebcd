// The words of what becomes of letters.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/rpc/v1/mail.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<rpc::v1::Letter::State>> Words();
template <>
std::span<const Word<rpc::v1::Letter::Reason>> Words();

}  // namespace pepiniere::pep
