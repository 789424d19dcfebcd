// Organisations, incubators and teams, between the contract and the domain.
#pragma once

#include <string_view>

#include "pepiniere/portfolio/v1/incubator.pb.h"
#include "pepiniere/portfolio/v1/organisation.pb.h"
#include "services/aip/errors.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/directory.h"

namespace pepiniere::portfolio::api {

pepiniere::portfolio::v1::Organisation ToProto(const base::Stored<Organisation>& stored);
pepiniere::portfolio::v1::Incubator ToProto(const base::Stored<Incubator>& stored);
pepiniere::portfolio::v1::Team ToProto(const base::Stored<Team>& stored);

// What a caller may say of them; references become ids.
Organisation FromProto(const pepiniere::portfolio::v1::Organisation& proto, std::string_view prefix,
                       aip::Violations& violations);
Incubator FromProto(const pepiniere::portfolio::v1::Incubator& proto, std::string_view prefix,
                    aip::Violations& violations);
Team FromProto(const pepiniere::portfolio::v1::Team& proto, std::string_view prefix, aip::Violations& violations);

}  // namespace pepiniere::portfolio::api
