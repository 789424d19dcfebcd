// Committees, between the contract and the domain.
#pragma once

#include <string_view>

#include "pepiniere/portfolio/v1/committee.pb.h"
#include "services/aip/errors.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/committee.h"

namespace pepiniere::portfolio::api {

pepiniere::portfolio::v1::Committee ToProto(const base::Stored<Committee>& stored);
// What a caller may say of it; references become ids. State, source and what holding recorded are not the caller's:
// they keep what `as_is` has, hearing by hearing. Problems go to `violations` under `prefix` ("committee.").
Committee FromProto(const pepiniere::portfolio::v1::Committee& proto, std::string_view prefix, const Committee& as_is,
                    aip::Violations& violations);

}  // namespace pepiniere::portfolio::api
