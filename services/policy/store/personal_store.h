// What there is of persons in this schema, and where.
#pragma once

#include "services/record/personal_data.h"

namespace pepiniere::policy::store {

record::Holdings PersonalHoldings();

}  // namespace pepiniere::policy::store
