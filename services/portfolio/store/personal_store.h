// What the portfolio has of persons, and where.
#pragma once

#include "services/record/personal_data.h"

namespace pepiniere::portfolio::store {

record::Holdings PersonalHoldings();

}  // namespace pepiniere::portfolio::store
