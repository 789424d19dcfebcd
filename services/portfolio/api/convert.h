// The pieces of values that all conversions of this package share.
#pragma once

#include "services/aip/values.h"

namespace pepiniere::portfolio::api {

using aip::ToProto;

}  // namespace pepiniere::portfolio::api
