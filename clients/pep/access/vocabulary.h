// The words of the access service: what roles are called, whether a consent counts, and where a text about a person is.
#pragma once

#include <span>

#include "clients/pep/kit/words.h"
#include "pepiniere/access/v1/consent.pb.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "pepiniere/rpc/v1/personal.pb.h"

namespace pepiniere::pep {

template <>
std::span<const Word<rpc::v1::Role>> Words();
template <>
std::span<const Word<access::v1::Consent::State>> Words();
template <>
std::span<const Word<rpc::v1::PersonalDatum::Place>> Words();

}  // namespace pepiniere::pep
