// What letters that wait have of persons, for exports and erasures.
#pragma once

#include "services/record/personal_data.h"

namespace pepiniere::mail {

// Of every schema. A letter to a person who is erased is stopped, and says nothing any more.
record::LiveRows HeldLetters();

}  // namespace pepiniere::mail
