// What there is of persons in this schema, and where.
#pragma once

#include "services/record/personal_data.h"

namespace pepiniere::feedback::store {

record::Holdings PersonalHoldings();

}  // namespace pepiniere::feedback::store
